"""What search engines read of a page: JSON-LD in the words of schema.org.

An article is an `Article` with the place it has in the whole (`BreadcrumbList`). What nobody did is not claimed:
`reviewedBy` stands only where a named person has read the page, `dateModified` is the day of the words.
"""

import re
from html import unescape
from typing import Any

from library.model import ARTICLE, HOME, OVERVIEW, READING, Library, Page

SCHEMA_ORG = "https://schema.org"


def structured_data(library: Library, page: Page) -> list[dict[str, Any]]:
    """The graphs of a page; none for one that is not read in turn, or while the site has no address of its own."""
    base = str(library.site_url)
    if page.kind not in {HOME, OVERVIEW, ARTICLE, READING} or not base.startswith("http"):
        return []
    name = library.name
    if page.kind == HOME:
        return [
            _schema_object(
                "WebSite", name=name, url=base, description=page.summary, inLanguage=library.language
            )
        ]
    publisher = {"@type": "Organization", "name": name, "url": base}
    said = _schema_object(
        "Article",
        headline=page.title,
        description=page.summary,
        url=base + page.url,
        inLanguage=library.language,
        dateModified=page.written.isoformat() if page.written else None,
        author={"@type": "Person", "name": page.author} if page.author else publisher,
        publisher=publisher,
        isPartOf={"@type": "CreativeWork", "name": page.series.title, "url": base + page.series.url}
        if page.series and page.number
        else None,
        position=page.number,
        reviewedBy={"@type": "Person", "name": page.reviewed.by} if page.reviewed else None,
        lastReviewed=page.reviewed.on.isoformat() if page.reviewed else None,
        citation=[_citation_url(work.html) for work in page.cited] or None,
    )
    return [said, _breadcrumbs(base, name, page)]


def _breadcrumbs(base: str, site: str, page: Page) -> dict[str, Any]:
    way = [(site, base)]
    if page.series and page.number:
        way.append((page.series.title, base + page.series.url))
    way.append((page.title, base + page.url))
    return _schema_object(
        "BreadcrumbList",
        itemListElement=[
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(way, 1)
        ],
    )


def _schema_object(kind: str, **said: object) -> dict[str, Any]:
    """What is not known is left out."""
    return {"@context": SCHEMA_ORG, "@type": kind, **{key: value for key, value in said.items() if value}}


def _citation_url(reference: str) -> str:
    """A work by its DOI or page, which says who wrote it and when; by its words where it has neither."""
    link = re.search(r'href="([^"]+)"', reference)
    return unescape(link[1] if link else " ".join(re.sub(r"<[^>]+>", "", reference).split()))
