"""All articles in one EPUB 3.3: the same chapters as the book on paper, rendered by the templates in `templates/`.

Roles are from the EPUB Structural Semantics Vocabulary 1.1 and DPUB-ARIA 1.1, metadata on accessibility from EPUB
Accessibility 1.1, "Discovery metadata" and "Conformance reporting".
"""

import base64
import io
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
from lxml import etree

import fonts
import palette
from files import zip_entry
from press.read.blocks import BlockReader
from press.read.book import COVER_PART, Book
from press.read.chapters import Chapter
from press.read.finished_page import FinishedSite
from press.read.model import as_data, iter_dicts, resolve_links
from translations import Translate

ADDRESS = "articles.epub"
TITLE_PAGE = "title.xhtml"
TEMPLATES = Path(__file__).parent / "templates"
COVER = TEMPLATES / "cover.typ"
STRINGS = (
    *("epub_accessibility", "epub_back", "epub_begin", "epub_landmarks", "epub_newest"),
    *("foot_urgent", "foot_urgent_link", "press_contents", "press_prompts", "written"),
)
# TrueType, because older reading apps do not read WOFF2.
FONT_FILES = {
    "fonts/literata.ttf": "literata-500.ttf",
    "fonts/atkinson.ttf": "atkinson-400.ttf",
    "fonts/atkinson-bold.ttf": "atkinson-700.ttf",
    "fonts/atkinson-italic.ttf": "atkinson-400-italic.ttf",
}
MEDIA_TYPES = {
    **{".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"},
    **{".mp3": "audio/mpeg", ".m4a": "audio/mp4"},
}
# The owner's metadata on an accessibility evaluation of the EPUB.
EVALUATION = ("conformsTo", "certifiedBy", "date", "report")


def epub_data(
    site: FinishedSite, book: Book, chapters: list[Chapter], translate: Translate
) -> dict[str, Any]:
    """Everything that decides the bytes of the EPUB except its date, as JSON takes it. Links within the EPUB are names of its
    files; photos and recordings are in base64, by name."""
    first = book.first
    chapter_data = [as_data(chapter) for chapter in chapters]
    for chapter in chapter_data:
        chapter["file"] = f"{chapter['key']}.xhtml"
        chapter["thread"] = palette.thread_number(chapter["part"] or COVER_PART)
        chapter["cited"] = _link_citations(chapter)
    out = book.imprint | {
        "description": first.meta("description"),
        "opening": as_data(BlockReader(first).blocks(first.require("words"))),
        "drawing": as_data(first.picture),
        "chapters": chapter_data,
        "evaluation": {name: first.meta(f"epub.{name}") for name in EVALUATION},
        "help": next((chapter["file"] for chapter in chapter_data if chapter["role"] == "appendix"), ""),
        "strings": {key: translate(key) for key in STRINGS},
        "style": (TEMPLATES / "book.css").read_text("utf-8"),
    }
    targets = {first.full_address: TITLE_PAGE}
    for page, chapter in zip(book.pages, chapter_data, strict=True):
        targets[page.full_address] = file = chapter["file"]
        for block in iter_dicts(chapter):
            for anchor in [block.get("anchor"), *block.get("anchors", [])]:
                if anchor:
                    targets[f"{page.full_address}#{anchor}"] = f"{file}#{anchor}"
    resolve_links(out, targets)
    for run in iter_dicts(out):
        if run.get("href", "").startswith("sms:"):
            # Few reading apps open such a link, and its text says what to send, and to whom.
            run["href"], run["strong"] = "", True
    cover = {"picture": book.cover, "colors": palette.PALETTE, "fonts": fonts.FAMILIES}
    return out | {
        "files": _collect_media(out, site, first.full_address),
        "cover": cover | {name: out[name] for name in ("title", "author")},
    }


def _link_citations(chapter: dict[str, Any]) -> list[str]:
    """Links numbers of sources and footnotes, in place; returns their anchors. The first of each gets an id to link back to."""
    numbers = [run for run in iter_dicts(chapter) if run.get("cites")]
    for run in numbers:
        run["href"], run["id"] = run["cites"], ""
    first = {run["cites"].partition("#")[2]: run for run in reversed(numbers)}
    for anchor, run in first.items():
        run["id"] = f"to-{anchor}"
    return sorted(first)


def _collect_media(data: dict[str, Any], site: FinishedSite, base: str) -> dict[str, str]:
    """The photos and recordings, in base64 by their names in the EPUB, which are set here. Drawings stay in the text, where
    the EPUB's style sheet colors them, so that they follow the light or dark mode of a reading app."""
    files = {}
    for block in iter_dicts(data):
        if block.get("kind") in {"picture", "recording"} and block["file"]:
            path = Path(unquote(block["file"].removeprefix(base)))
            block["file"], block["svg"] = f"{path.parent.name}/{path.name}", ""
            files[block["file"]] = base64.b64encode((site.folder / path).read_bytes()).decode()
        elif block.get("kind") == "picture":
            drawing = etree.fromstring(block["svg"])
            drawing.attrib.pop("focusable", None)
            drawing.set("aria-label" if block["alt"] else "aria-hidden", block["alt"] or "true")
            block["svg"] = etree.tostring(drawing, encoding="unicode")
    return files


def _group_by_link(runs: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Adjacent runs with the same link, with the first of them."""
    groups = (list(group) for _, group in groupby(runs, lambda run: (run["href"], run["cites"])))
    return ((group[0], group) for group in groups)


ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
ENVIRONMENT.filters["group_by_link"] = _group_by_link


def toc_entries(chapters: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The chapters at the top level, each with those within it, for the table of contents."""
    out: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for chapter in chapters:
        if chapter["in_part"] and out and out[-1][0]["role"] == "part":
            out[-1][1].append(chapter)
        else:
            out.append((chapter, []))
    return out


def write_epub(data: dict[str, Any], cover: bytes, epoch: int) -> bytes:
    """The finished file, from `epub_data`, the cover as PNG, and its date in seconds since 1970."""
    shared = data | {
        # Unique, and the same for every version.
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, data["address"] + ADDRESS).urn,
        "modified": f"{datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=epoch):%Y-%m-%dT%H:%M:%SZ}",
        "title_page": TITLE_PAGE,
        "table_of_contents": toc_entries(data["chapters"]),
        "chapter": None,
    }
    texts = {TITLE_PAGE: render_template("title.xhtml", shared)}
    for chapter in data["chapters"]:
        texts[chapter["file"]] = render_template("chapter.xhtml", shared | {"chapter": chapter})
    package = shared | {
        "fonts": list(FONT_FILES),
        "media": [(name, MEDIA_TYPES[Path(name).suffix.lower()]) for name in data["files"]],
        "texts": [(name, b"<svg" in text) for name, text in texts.items()],
    }
    files = {
        "META-INF/container.xml": (TEMPLATES / "container.xml").read_bytes(),
        "EPUB/package.opf": render_template("package.opf", package),
        "EPUB/contents.xhtml": render_template("contents.xhtml", shared),
        "EPUB/book.css": data["style"].encode(),
        "EPUB/cover.png": cover,
        **{f"EPUB/{name}": base64.b64decode(encoded) for name, encoded in data["files"].items()},
        **{f"EPUB/{name}": text for name, text in texts.items()},
        **{f"EPUB/{name}": (fonts.FOLDER / font).read_bytes() for name, font in FONT_FILES.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # Must be the first file, and uncompressed (EPUB 3.3, "OCF ZIP container media type identification").
        archive.writestr(zip_entry("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(zip_entry(name), content, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def render_template(name: str, values: dict[str, Any]) -> bytes:
    return ENVIRONMENT.get_template(name).render(values).encode()
