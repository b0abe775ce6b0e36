"""An EPUB as a reading app opens it: nothing here knows how it was made. And a small site that becomes one."""

from __future__ import annotations

import base64
import io
import json
import shutil
import zipfile
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from digests import digest
from tests.library import tiny_site
from tests.press import small
from tests.shared import once

# Titles that are hostile to whoever builds XML, paths or JSON of them.
HOSTILE = """"Fish" & 'chips' ]]> > ../ %s"""
SITE = 'Held "Threads" & <3 Knots'


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


WORDS = """\
## Why

Somebody wrote it.[^reed2001] See [the next](to-myself.md#why), [the sheet](../worksheets/short.md),
[elsewhere](https://elsewhere.example/).
"""
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg=="
)
FIELDS = "/// unsent | Not *sent*\n    lines: 3\nA hint.\n///\n\n/// until | I wait until\n///\n"
SHOWN = (
    "## Why\n\nOften.[^moss2010]\n\n![Two cups](../assets/pictures/two-cups.png)\n\n"
    f"![A breath](../assets/media/breath.mp3)\n\n{FIELDS}"
)
RECORDING = b"ID3\x03" + bytes(200)
SPOKEN = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nBreathe in.\n"
EVALUATED = "  accessibility: {by: Grace Hopper, wcag: 2.2, level: AA, date: 2026-10-01, report: 'https://eva.example/report'}\n"


def rendered(title: str) -> Path:
    """The small site; its first letter has this title. Built once in a run."""
    return once(f"epub-{digest(title)[:8]}", lambda root: _render(root, title)) / "site"


def _render(root: Path, title: str) -> None:
    changes: dict[str, tiny_site.Change] = {
        tiny_site.FRIEND: tiny_site.article(
            json.dumps(title), WORDS, helps="[walk, rest]", in_short="[It is a letter.]"
        ),
        tiny_site.MYSELF: tiny_site.article(
            "Write Often", SHOWN, helps="[rest]", caution="storm", author="Mary Poovey"
        ),
        "docs/assets/pictures/two-cups.png": PICTURE,
        "docs/assets/media/breath.mp3": RECORDING,
        "docs/assets/media/breath.vtt": SPOKEN,
        tiny_site.MKDOCS: [*small.NAV, ("extra:\n", f"extra:\n{EVALUATED}")],
    }
    small.render(root, changes, site_name=SITE)


def write(site: Path, title: str = "Write Home") -> Path:
    return Path(shutil.copytree(rendered(title), site))
