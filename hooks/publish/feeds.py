"""sitemap.xml, feed.xml (Atom) and robots.txt. They depend on the library alone, not on the clock."""

import datetime
import xml.etree.ElementTree as etree
from pathlib import Path

from library import Library, Page
from library.model import ARTICLE, OVERVIEW, READING

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NO_DATE = datetime.date(2000, 1, 1)


def write_feeds(site: Path, library: Library) -> None:
    base = library.site_url
    _write_xml(site / "sitemap.xml", _sitemap(library, base))
    _write_xml(site / "feed.xml", _feed(library, base))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, "utf-8", newline="\n")


def _write_xml(file: Path, root: etree.Element) -> None:
    etree.indent(root)
    file.write_bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def _sitemap(library: Library, base: str) -> etree.Element:
    root = etree.Element("urlset", xmlns=SITEMAP)
    for page in library.pages.values():
        if not page.draft:
            url = etree.SubElement(root, "url")
            etree.SubElement(url, "loc").text = base + page.url
            if page.written:
                etree.SubElement(url, "lastmod").text = page.written.isoformat()
    return root


def _feed(library: Library, base: str) -> etree.Element:
    pages = [page for page in library.of_kind(OVERVIEW, ARTICLE, READING) if not page.draft]
    pages.sort(key=_date, reverse=True)  # newest first; pages of one day in reading order
    root = etree.Element("feed", {"xmlns": ATOM, "xml:lang": library.language})
    etree.SubElement(root, "title").text = library.name
    if about := library.config.get("site_description"):
        etree.SubElement(root, "subtitle").text = str(about)
    etree.SubElement(root, "id").text = base
    etree.SubElement(root, "link", rel="alternate", type="text/html", href=base)
    etree.SubElement(root, "link", rel="self", type="application/atom+xml", href=f"{base}feed.xml")
    etree.SubElement(root, "updated").text = _timestamp(_date(pages[0]) if pages else NO_DATE)
    author = etree.SubElement(root, "author")
    etree.SubElement(author, "name").text = str(library.practice.get("name") or library.name)
    for page in pages:
        entry = etree.SubElement(root, "entry")
        etree.SubElement(entry, "title").text = page.title
        etree.SubElement(entry, "id").text = base + page.url
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=base + page.url)
        etree.SubElement(entry, "updated").text = _timestamp(_date(page))
        etree.SubElement(entry, "summary").text = page.summary
    return root


def _date(page: Page) -> datetime.date:
    return page.written or NO_DATE


def _timestamp(date: datetime.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"
