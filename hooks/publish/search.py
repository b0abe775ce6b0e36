"""search.json: what the search looks through, fetched only when a reader opens it.

An entry for each page and for each section, with the first sentences of both, and the words by
which readers ask for them (docs/data/search-words.yml). The whole text would be 100 KB.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from library import Library, Page
from library.model import HOME
from pages.filters import where
from pages.strings import Translate

SECTION = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>(.*?)(?=<h2 |\Z)', re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>|<li>(.*?)</li>", re.DOTALL)
EXCERPT = 160


def write(site: Path, library: Library, contents: dict[str, str], t: Translate) -> None:
    """Writes search.json. `contents` is each page's text as HTML, by its file."""
    entries = [
        entry
        for page in library.pages.values()
        if page.kind != HOME
        for entry in _entries(page, contents.get(page.path, ""), t)
    ]
    index = {"synonyms": library.synonyms, "entries": entries}
    (site / "search.json").write_text(
        json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8", newline="\n"
    )


def _entries(page: Page, content: str, t: Translate) -> Iterator[dict[str, Any]]:
    shared = {"title": page.title, "where": where(page, t), "url": page.url}
    yield {**shared, "heading": "", "anchor": "", "text": page.summary}
    for match in SECTION.finditer(content):
        yield {**shared, "heading": _plain(match[2]), "anchor": match[1], "text": _excerpt(match[3])}


def _excerpt(html: str) -> str:
    paragraph = PARAGRAPH.search(html)
    text = _plain((paragraph[1] or paragraph[2] or "") if paragraph else "")
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + "…"


def _plain(html: str) -> str:
    html = re.sub(r'<sup class="cite">.*?</sup><span popover.*?</a></span>', "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
