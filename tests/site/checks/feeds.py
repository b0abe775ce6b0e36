"""What other programs read: sitemap, feed, robots.txt, the search's index."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections import Counter
from datetime import datetime

from tests.site.folder import Site
from tests.site.words import Words

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(site: Site, words: Words) -> list[str]:
    """All pages of nav at their canonical addresses, each once; the error page is none of them."""
    root = etree.fromstring(site.text("sitemap.xml"))
    listed = [str(url.findtext(f"{MAP}loc")) for url in root.iter(f"{MAP}url")]
    wanted = [words.base + words.address(path) for path in words.order]
    found = (
        []
        if Counter(listed) == Counter(wanted)
        else [f"sitemap.xml has {set(listed) ^ set(wanted)} too much or too little"]
    )
    for url in root.iter(f"{MAP}url"):
        path = next(
            (path for path in words.order if words.base + words.address(path) == url.findtext(f"{MAP}loc")),
            None,
        )
        if path and url.findtext(f"{MAP}lastmod") != (
            str(words.meta[path]["written"]) if words.meta[path].get("written") else None
        ):
            found.append(f"sitemap.xml: {path} was not changed on {url.findtext(f'{MAP}lastmod')}")
    return found


def feed(site: Site, words: Words) -> list[str]:
    """Every article with what RFC 4287 asks of an entry. (`test_atom_schema` holds it to the schema itself.)"""
    root = etree.fromstring(site.text("feed.xml"))
    found = [
        f"feed.xml lacks {name}"
        for name in ("id", "title", "updated", "author")
        if root.find(ATOM + name) is None
    ]
    entries = root.findall(f"{ATOM}entry")
    ids = [str(entry.findtext(f"{ATOM}id")) for entry in entries]
    wanted = {words.base + words.address(path) for path in words.chain[1:]}
    if Counter(ids) != Counter(wanted):
        found.append(f"feed.xml has {set(ids) ^ wanted} too much or too little")
    moments = []
    for entry, one in zip(entries, ids, strict=True):
        link = entry.find(f"{ATOM}link")
        if link is None or link.get("href") != one or not entry.findtext(f"{ATOM}summary"):
            found.append(f"feed.xml: {one} lacks its link or summary")
        moments.append(datetime.fromisoformat(str(entry.findtext(f"{ATOM}updated"))))
    if moments != sorted(moments, reverse=True) or any(moment.tzinfo is None for moment in moments):
        found.append("feed.xml: the newest is not first, or a time has no zone")
    return found


def robots(site: Site, words: Words) -> list[str]:
    text = site.text("robots.txt")
    found = (
        []
        if re.search(rf"^Sitemap: {re.escape(words.base)}sitemap\.xml$", text, re.MULTILINE)
        else ["robots.txt does not name the sitemap"]
    )
    return [
        *found,
        *(["robots.txt keeps robots out"] if re.search(r"^Disallow: */", text, re.MULTILINE) else []),
    ]


def search_index(site: Site, words: Words) -> list[str]:
    """Every page can be found, and every hit leads to a page and a place that are there."""
    entries = json.loads(site.text("search.json"))["entries"]
    found = []
    for entry in entries:
        page = site.pages.get(entry["url"])
        if page is None or (entry.get("anchor") and page.find(id=entry["anchor"]) is None):
            found.append(f"search.json: {entry['url']}#{entry.get('anchor')} leads nowhere")
        found += [
            f"search.json: {entry['url']} holds HTML or a value that is none"
            for key in ("title", "heading", "text")
            if re.search(r"<\w|&\w+;| None(?: ·|$)", entry[key])
        ]
    listed = {entry["url"] for entry in entries}
    return found + [
        f"search.json lacks /{words.address(path)}"
        for path in words.order[1:]
        if words.address(path) not in listed
    ]
