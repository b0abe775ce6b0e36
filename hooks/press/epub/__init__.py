"""All articles in one EPUB 3.3: the same chapters as the book on paper, set by the templates in `templates/`.

Roles are those of the EPUB Structural Semantics Vocabulary 1.1 and of DPUB-ARIA 1.1; what is said of accessibility follows
EPUB Accessibility 1.1, "Discovery metadata" and "Conformance reporting".
"""

import base64
import io
import uuid
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jinja2
from lxml import etree

import colors
from press import fonts
from press.read.blocks import Reader
from press.read.book import COVER_PART, Book
from press.read.chapters import Chapter
from press.read.model import as_data, link, within
from press.read.page import Site
from worksheet.translations import Translate

ADDRESS = "articles.epub"
TITLE = "title.xhtml"
TEMPLATES = Path(__file__).parent / "templates"
COVER = TEMPLATES / "cover.typ"
SAID = (
    *("epub_accessibility", "epub_begin", "epub_landmarks", "epub_newest"),
    *("foot_urgent", "foot_urgent_link", "press_contents", "press_prompts", "written"),
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
# A ZIP bears dates; this is the first one that it can write (APPNOTE.TXT 4.4.6, the date of MS-DOS).
DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16  # the mode of Unix, in the upper half of the external attributes


def contents(site: Site, book: Book, read: list[Chapter], strings: Translate) -> dict[str, Any]:
    """Everything that decides the bytes of the EPUB but its date, as JSON takes it: the chapters in order, links inside it
    as names of its files, photos and recordings by name in base64."""
    first = book.first
    told = [as_data(chapter) for chapter in read]
    for chapter in told:
        chapter["file"] = f"{chapter['key']}.xhtml"
        chapter["thread"] = colors.thread(chapter["part"] or COVER_PART)
        chapter["cited"] = _cited(chapter)
    whole = book.imprint | {
        "description": first.meta("description"),
        "opening": as_data(Reader(first).blocks(first.need("words"))),
        "drawing": as_data(first.picture),
        "chapters": told,
        "evaluated": {name: first.meta(f"epub.{name}") for name in EVALUATED},
        "help": next((chapter["file"] for chapter in told if chapter["role"] == "appendix"), ""),
        "words": {key: strings(key) for key in SAID} | {"epub_back": strings("epub_back", number="{number}")},
        "style": (TEMPLATES / "book.css").read_text("utf-8"),
    }
    places = {first.base: TITLE}
    for page, chapter in zip(book.pages, told, strict=True):
        places[page.base] = file = chapter["file"]
        for block in within(chapter):
            for anchor in [block.get("anchor"), *block.get("anchors", [])]:
                if anchor:
                    places[f"{page.base}#{anchor}"] = f"{file}#{anchor}"
    link(whole, places)
    for run in within(whole):
        if run.get("href", "").startswith("sms:"):
            # What to text, and to whom, stands in the words; few apps would know what to do.
            run["href"], run["strong"] = "", True
    cover = {"picture": book.cover, "colors": colors.ALL, "fonts": fonts.FAMILIES}
    return whole | {
        "files": _carried(whole, site, first.base),
        "cover": cover | {name: whole[name] for name in ("title", "author")},
    }


def _cited(chapter: dict[str, Any]) -> list[str]:
    """The anchors of the sources that a chapter cites; the first number of each gets an id, to which its note leads back."""
    numbers = [run for run in within(chapter) if run.get("cites")]
    for run in numbers:
        run["href"], run["id"] = run["cites"], ""
    first = {run["cites"].partition("#")[2]: run for run in reversed(numbers)}
    for anchor, run in first.items():
        run["id"] = f"to-{anchor}"
    return sorted(first)


def _carried(whole: dict[str, Any], site: Site, base: str) -> dict[str, str]:
    """The photos and recordings in it, in base64 by their names in the EPUB, which they get here. A drawing stands in the
    text, in the colors of the book's own style sheet, so that it follows the reader's day and night."""
    files = {}
    for block in within(whole):
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


def _by_link(runs: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The runs of each link together, and those between links."""
    for _, together in groupby(runs, lambda run: (run["href"], run["cites"])):
        linked = list(together)
        yield linked[0], linked


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["by_link"] = _by_link
    return made


def parts(told: list[dict[str, Any]]) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The chapters for the table of contents: each that stands by itself, with those that belong to it."""
    out: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
    for chapter in told:
        if chapter["within"] and out and out[-1][0]["role"] == "part":
            out[-1][1].append(chapter)
        else:
            out.append((chapter, []))
    return out


def bind(book: dict[str, Any], cover: bytes, epoch: int) -> bytes:
    """The finished file, of `contents`, the cover as PNG and its date in seconds since 1970, UTC."""
    shared = book | {
        # The same for every edition, and nobody else's.
        "identifier": uuid.uuid5(uuid.NAMESPACE_URL, book["address"] + ADDRESS).urn,
        "modified": f"{datetime.fromtimestamp(epoch, UTC):%Y-%m-%dT%H:%M:%SZ}",
        "first": TITLE,
        "parts": parts(book["chapters"]),
        "chapter": None,
    }
    texts = {TITLE: rendered("title.xhtml", shared)}
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
        # The first file says what this is, and stands uncompressed where every reader looks for it (EPUB 3.3, "OCF ZIP
        # container media type identification").
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
