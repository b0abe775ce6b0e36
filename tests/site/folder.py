"""A built site as a reader of files sees it: nothing here knows how it was made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

HERE = "https://site.invalid/"
REFRESH = re.compile(r"<meta[^>]*http-equiv=.?refresh")


class Pages(Mapping[str, BeautifulSoup]):
    """Pages by address, each parsed when somebody asks for it: most tests ask for a few."""

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        self._files = {name.removesuffix("index.html"): folder / name for name in names}
        self._parsed: dict[str, BeautifulSoup] = {}

    def __getitem__(self, address: str) -> BeautifulSoup:
        if address not in self._parsed:
            self._parsed[address] = BeautifulSoup(self._files[address].read_text("utf-8"), "lxml")
        return self._parsed[address]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Site:
    """`pages` are by address as a reader sees it: "", "map/", "404.html"; `moved` are addresses that only lead on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> set[str]:
        return {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file()}

    @cached_property
    def pages(self) -> Pages:
        return Pages(self.folder, (name for name, moved in self._html.items() if not moved))

    @cached_property
    def moved(self) -> Pages:
        return Pages(self.folder, (name for name, moved in self._html.items() if moved))

    @cached_property
    def _html(self) -> dict[str, bool]:
        """Whether each does no more than lead on."""
        names = sorted(name for name in self.files if name.endswith(".html"))
        return {name: bool(REFRESH.search(self.text(name))) for name in names}

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def file_at(self, address: str) -> str:
        return f"{address}index.html" if not address or address.endswith("/") else address


def target(address: str, reference: str) -> tuple[str, str] | None:
    """Where `reference` on the page at `address` leads: (address, anchor), or None when it leaves the site."""
    whole = urlsplit(urljoin(HERE + address, reference))
    if f"{whole.scheme}://{whole.netloc}/" != HERE:
        return None
    return unquote(whole.path.lstrip("/")), unquote(whole.fragment)


def said(tag: Tag | None) -> str:
    """The words in it, with single spaces."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def plain(text: str) -> str:
    """Without the typographer's marks, which the build sets where the author typed simple ones."""
    return text.translate(str.maketrans("‘’“”", "''\"\"")).replace("…", "...").replace("–", "--")
