"""A built site as a reader of files sees it: nothing here knows how it was made."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

HERE = "https://site.invalid/"
REFRESH = "meta[http-equiv=refresh]"


class Site:
    """`pages` are by address as a reader sees it: "", "map/", "404.html"; `moved` are addresses that only lead on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def files(self) -> set[str]:
        return {file.relative_to(self.folder).as_posix() for file in self.folder.rglob("*") if file.is_file()}

    @cached_property
    def _html(self) -> dict[str, BeautifulSoup]:
        names = sorted(name for name in self.files if name.endswith(".html"))
        return {name.removesuffix("index.html"): self._parse(name) for name in names}

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        return {address: page for address, page in self._html.items() if not page.select(REFRESH)}

    @cached_property
    def moved(self) -> dict[str, BeautifulSoup]:
        return {address: page for address, page in self._html.items() if page.select(REFRESH)}

    def _parse(self, name: str) -> BeautifulSoup:
        return BeautifulSoup((self.folder / name).read_text("utf-8"), "lxml")

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
