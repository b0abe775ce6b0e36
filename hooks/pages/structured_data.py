"""JSON-LD for search engines, in the vocabulary of schema.org.

An article is an `Article` with a `BreadcrumbList`. Nothing is claimed that nobody did: `reviewedBy` needs a named reviewer,
and `dateModified` is the date in the front matter.
"""

from typing import Any

from library.model import ARTICLE, HOME, OVERVIEW, READING, Library, Page

SCHEMA_ORG = "https://schema.org"


def structured_data(library: Library, page: Page) -> list[dict[str, Any]]:
    """The JSON-LD node objects of a page; none for kinds without, or while `site_url` is not set."""
    base = str(library.site_url)
    if page.kind not in {HOME, OVERVIEW, ARTICLE, READING} or not base.startswith("http"):
        return []
    name = library.name
    if page.kind == HOME:
        return [_node("WebSite", name=name, url=base, description=page.summary, inLanguage=library.language)]
    part = page.series if page.number else None
    publisher = {"@type": "Organization", "name": name, "url": base}
    article = _node(
        "Article",
        headline=page.title,
        description=page.summary,
        url=base + page.url,
        inLanguage=library.language,
        dateModified=page.written.isoformat() if page.written else None,
        author={"@type": "Person", "name": page.author} if page.author else publisher,
        publisher=publisher,
        isPartOf={"@type": "CreativeWork", "name": part.title, "url": base + part.url} if part else None,
        position=page.number,
        reviewedBy={"@type": "Person", "name": page.reviewed.by} if page.reviewed else None,
        lastReviewed=page.reviewed.on.isoformat() if page.reviewed else None,
        citation=[work.address or work.text for work in page.cited] or None,
    )
    trail = [(name, base), *([(part.title, base + part.url)] if part else []), (page.title, base + page.url)]
    items = [
        {"@type": "ListItem", "position": at, "name": place, "item": url}
        for at, (place, url) in enumerate(trail, 1)
    ]
    return [article, _node("BreadcrumbList", itemListElement=items)]


def _node(kind: str, **properties: object) -> dict[str, Any]:
    """A JSON-LD node object, without empty properties."""
    known = {key: value for key, value in properties.items() if value}
    return {"@context": SCHEMA_ORG, "@type": kind, **known}
