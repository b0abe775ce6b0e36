"""All articles in one EPUB 3.3: the chapters with their frame, which stands as templates in `templates/`."""

from __future__ import annotations

import base64
import io
import uuid
import zipfile
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2

import colors
from press import fonts
from press.epub import chapters
from press.pdf import data
from press.read.book import Book
from press.read.inline import text_of
from press.read.page import Site

ADDRESS = "articles.epub"
TEMPLATES = Path(__file__).parent / "templates"
COVER = TEMPLATES / "cover.typ"
SAID = (
    *("epub_accessibility", "epub_begin", "epub_landmarks", "epub_newest"),
    *("foot_urgent", "foot_urgent_link", "press_contents", "written"),
)
# TrueType, which older readers know too: they have no woff2.
FACES = {
    "fonts/literata.ttf": "literata-500.ttf",
    "fonts/atkinson.ttf": "atkinson-400.ttf",
    "fonts/atkinson-bold.ttf": "atkinson-700.ttf",
    "fonts/atkinson-italic.ttf": "atkinson-400-italic.ttf",
}
TYPES = {
    **{".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"},
    **{".mp3": "audio/mpeg", ".m4a": "audio/mp4"},
}
# What the site's owner says of an evaluation for accessibility: to what the EPUB conforms, by whom, when, and the report.
EVALUATED = ("conformsTo", "certifiedBy", "date", "report")
# A ZIP bears dates; this is the first one that it can write.
DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def contents(site: Site, book: Book, strings: data.Strings) -> dict[str, Any]:
    """Everything that decides the bytes of the EPUB but its date."""
    text = chapters.text(
        site, book, lambda number: strings("epub_back", number=number), strings("press_prompts")
    )
    first = book.first
    title = first.site or text_of(first.need("article", "title", first.article))
    author = first.author or title
    return {
        "title": title,
        "author": author,
        "language": first.language,
        "site": first.base,
        "description": first.meta("description"),
        "rights": first.meta("dcterms.rights"),
        "date": text.newest,
        "reviewed": text.newest_text,
        "opening": text.words,
        "drawing": text.drawing,
        "chapters": [vars(chapter) for chapter in text.chapters],
        "files": text.files,
        "evaluated": {name: first.meta(f"epub.{name}") for name in EVALUATED},
        "help": next((c.file for c in text.chapters if c.kind == "appendix"), ""),
        "words": {key: strings(key) for key in SAID} | {"disclaimer": book.disclaimer},
        "style": (TEMPLATES / "book.css").read_text("utf-8"),
        "cover": {
            "title": title,
            "author": author,
            "picture": book.cover,
            "colors": colors.ALL,
            "fonts": fonts.FAMILIES,
        },
    }


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def parts(found: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The chapters for the table of contents: each that stands by itself, with those that belong to it."""
    out: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for chapter in found:
        if chapter["within"] and out and out[-1][0]["kind"] == "part":
            out[-1][1].append(chapter)
        else:
            out.append((chapter, []))
    return out


def bind(book: dict[str, Any], cover: bytes, epoch: int) -> bytes:
    """The finished file."""
    shared = book | {
        # The same for every edition, and nobody else's.
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, book["site"] + ADDRESS).urn,
        "modified": f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%dT%H:%M:%SZ}",
        "first": chapters.TITLE,
        "parts": parts(book["chapters"]),
        "chapter": None,
    }
    texts = {chapters.TITLE: rendered("title.xhtml", shared)}
    for chapter in book["chapters"]:
        texts[chapter["file"]] = rendered("chapter.xhtml", shared | {"chapter": chapter})
    package = shared | {
        "fonts": list(FACES),
        "media": [(name, TYPES[Path(name).suffix.lower()]) for name in book["files"]],
        "texts": [(name, b"<svg" in text) for name, text in texts.items()],
    }
    files = {
        "META-INF/container.xml": (TEMPLATES / "container.xml").read_bytes(),
        "EPUB/package.opf": rendered("package.opf", package),
        "EPUB/contents.xhtml": rendered("contents.xhtml", shared),
        "EPUB/book.css": book["style"].encode(),
        "EPUB/cover.png": cover,
        **{f"EPUB/{name}": base64.b64decode(held) for name, held in book["files"].items()},
        **{f"EPUB/{name}": text for name, text in texts.items()},
        **{f"EPUB/{name}": (fonts.FOLDER / face).read_bytes() for name, face in FACES.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        # The first file says what this is, and stands uncompressed at a place that every reader knows.
        archive.writestr(entry("mimetype"), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            archive.writestr(entry(name), content, zipfile.ZIP_DEFLATED, 9)
    return out.getvalue()


def rendered(name: str, values: dict[str, Any]) -> bytes:
    return templates().get_template(name).render(values).encode()


def entry(name: str) -> zipfile.ZipInfo:
    """A file of the archive, without a trace of the machine that wrote it."""
    info = zipfile.ZipInfo(name, DATE)
    info.create_system, info.external_attr = 3, READABLE
    return info
