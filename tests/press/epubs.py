"""An EPUB as a reading app opens it: nothing here knows how it was made. And a small site that becomes one."""

from __future__ import annotations

import base64
import io
import zipfile
from functools import cached_property
from html import escape
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.press import sample

# Titles that are hostile to whoever builds XML, paths or JSON of them.
HOSTILE = """<b>"Fish" & 'chips'</b> ]]> {{ title }} <!-- ../&amp; %s"""
SITE = 'Held "Threads" & <Knots>'


class Epub:
    """`order` are the files as they are read, `pages` what they hold."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.archive = zipfile.ZipFile(io.BytesIO(data))

    @cached_property
    def package(self) -> BeautifulSoup:
        return BeautifulSoup(self.archive.read("EPUB/package.opf"), "xml")

    @cached_property
    def order(self) -> list[str]:
        files = {str(item["id"]): str(item["href"]) for item in self.package.select("manifest item")}
        return [files[str(item["idref"])] for item in self.package.select("spine itemref")]

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        return {name: BeautifulSoup(self.archive.read(f"EPUB/{name}"), "xml") for name in self.order}

    def meta(self, name: str) -> list[str]:
        return [tag.get_text() for tag in self.package.select(f'metadata meta[property="{name}"]')]

    def core(self, name: str) -> str:
        tag = self.package.find(name)
        return tag.get_text() if tag else ""

    @property
    def contents(self) -> Tag:
        return self.pages["contents.xhtml"].select("nav")[0]


def said(tag: Tag | None) -> str:
    """The words in it, with single spaces and none of the signs between facts."""
    return " ".join(tag.get_text(" ").replace("·", " ").split()) if tag else ""


def page(address: str, title: str, main: str, following: str = "") -> str:
    head = '<meta name="author" content="Practice at the Harbour">'
    if following:
        head += f'<link rel="next" href="{following}">'
    made = sample.page(address, title, main, head=head)
    return made.replace('content="Held Threads"', f'content="{escape(SITE)}"')


def article(title: str, number: int, words: str) -> str:
    return f"""<article data-kind="letter" data-number="{number}" data-count="2">
<header><nav class="place" aria-label="…"><ol><li><a href="../">Part 2</a></li> <li>Letter {number} of 2</li></ol></nav>
<h1>{escape(title)}</h1><p class="facts"><span>2 minutes to read</span> <span>Reviewed <time datetime="2026-11-0{number}">{number} November 2026</time></span></p></header>
<nav class="contents"><ol><li><a href="#why">Why</a></li></ol></nav>
<div class="words"><h2 id="why">Why</h2>{words}</div>
<section class="booking"><h2>Talk</h2><a data-booking href="https://booking.example/">Book</a></section></article>"""


CITED = """<p>Somebody wrote it.<span class="cited"><sup class="cite"><button type="button" popovertarget="cite-1-1"
 aria-label="Source 1: Woolf, 1929">1</button></sup><span popover="auto" id="cite-1-1" class="source"><span>Woolf, V. (1929).</span>
 <a href="#source-woolf1929">All sources of this page</a></span></span> See <a href="../write-often/#why">the next</a>, <a
 href="../write-often/#gone">its lost part</a>, <a href="../../worksheets/short/">the sheet</a>, <a href="sms:50808?body=HELLO">text us</a>,
 <a href="https://elsewhere.example/">elsewhere</a>.</p><div class="sources"><h2>Sources</h2><ol>
 <li id="source-woolf1929" value="1">Woolf, V. (1929).</li></ol></div>"""


PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
FIELDS = sample.rendered(
    "/// unsent | Not *sent*\n    lines: 3\nA hint.\n///\n\n/// until | I wait until\n///"
)
SHOWN = FIELDS + '<p>Often.</p><p><img alt="Two cups" src="../../assets/pictures/two-cups.png"></p>'


def write(site: Path, title: str = "Write Home") -> Path:
    """The sample with a first page and two letters, whose first has this title."""
    sample.write(site)
    drawing = sample.DRAWING.replace('viewBox="0 0 96 96"', 'viewBox="0 0 960 240"')
    cover = f'<div class="cover"><h1>{escape(SITE)}</h1><div class="words"><p>Two sentences. &amp; no more.</p></div>{drawing}</div>'
    overview = f"""<article data-kind="overview"><header><h1>Two letters</h1></header><div class="words"><p>Both.</p></div>
<ol><li><div class="small-drawing">{sample.DRAWING}</div><a href="write-home/">{escape(title)}</a></li></ol></article>"""
    pages = {
        "": page("", SITE, cover, "letters/"),
        "letters/": page("letters/", "Two letters", overview, "write-home/"),
        "letters/write-home/": page(
            "letters/write-home/", title, article(title, 1, CITED), "../write-often/"
        ),
        "letters/write-often/": page("letters/write-often/", "Write Often", article("Write Often", 2, SHOWN)),
    }
    (site / "assets" / "pictures").mkdir(parents=True, exist_ok=True)
    (site / "assets" / "pictures" / "two-cups.png").write_bytes(PICTURE)
    for address, text in pages.items():
        (site / address).mkdir(parents=True, exist_ok=True)
        (site / address / "index.html").write_text(text, "utf-8")
    return site
