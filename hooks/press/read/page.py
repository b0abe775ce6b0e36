"""A finished page, parsed once: what it says about itself, and its parts by name.

The contract with the templates in `overrides/`: what the press needs, it asks for by `data-press` attributes, and none
is optional in silence.

- `<body>` says what the page is: `data-press-template`, `-kind`, `-address`, `-site`, `-author`, `-part`, `-card`,
  `-next`, `-pocket`. Each must be there; it may be empty.
- An element is named by `data-press="title"`. `PARTS` says which elements have nothing but named elements inside: one
  without a name, or with a name that is not known there, is an error, so that no part is lost because it was renamed.
  Only what paper never shows may stand there unnamed (`IGNORED`); what only a screen shows is named "screen".
"""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from press.errors import PressError
from press.read import svg
from press.read.inline import plain, text_of
from press.read.model import Picture

NAME = "data-press"
HERE = "https://site.invalid/"  # stands for the site while links between its pages are followed
FACTS = ("template", "kind", "address", "site", "author", "part", "card", "next", "pocket")
# What may stand within each named element; "screen" may stand anywhere.
PARTS: dict[str, frozenset[str]] = {
    name: frozenset((*names.split(), "screen"))
    for name, names in {
        "main": "article",
        "article": "picture head title in-short words form after foot text",
        "head": "picture place title summary facts for purpose minutes empty",
        "after": "text written cross sheet sources booking bibliography country members part",
        "sheet": "text door",
        "country": "title lines",
        "members": "member",
        "member": "text",
        "lines": "line emergency",
        "line": "name note ways facts",
        "emergency": "name facts",
        "foot": "practice urgent disclaimer",
        "part": "title list",
    }.items()
}
IGNORED = {"script", "style", "template", "noscript", "dialog", "button"}


class Page:
    """`address` is the page's place in the site, "letters/to-a-friend/"; `root` its HTML, never to be changed; `folder`
    the finished site's."""

    def __init__(self, address: str, raw: bytes, folder: Path) -> None:
        self.address, self.folder = address, folder
        self.root = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
        body = self.root.find("body")
        facts = {fact: body.get(f"{NAME}-{fact}") for fact in FACTS}
        self.template: str = facts["template"] or "base.html"
        if lost := [fact for fact, said in facts.items() if said is None]:
            raise PressError(*(self.lost(f"{NAME}-{fact}", "<body>") for fact in lost))
        for holder in self.root.xpath("//*[@data-press]"):
            if holder.get(NAME) in PARTS:
                list(self.parts(holder))
        self.kind: str = facts["kind"]
        self.site = " ".join(plain(facts["site"]).split())
        self.author = " ".join(plain(facts["author"]).split()) or self.site
        self.card: str = facts["card"]
        self.pocket = bool(facts["pocket"])
        self.next: str = facts["next"]
        self.part = int(facts["part"])
        self.base: str = facts["address"] or "/" + address
        self.language: str = self.root.get("lang") or "en"

    def lost(self, what: str, where: str) -> str:
        """The words for a name of the contract that is not where it must be."""
        return (
            f"overrides/{self.template}: /{self.address} has no {what} in {where}; the PDFs, the EPUB and the cards are "
            "made from it. Put it back, in this template or in what it includes."
        )

    def parts(self, holder: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        """The named elements directly within a named one, in order, each with its name."""
        name = holder.get(NAME)
        for child in holder:
            if not isinstance(child.tag, str) or child.tag in IGNORED or child.get("hidden") is not None:
                continue
            part = child.get(NAME) or ""
            if part not in PARTS[name]:
                known = ", ".join(sorted(PARTS[name]))
                raise PressError(
                    f'overrides/{self.template}: /{self.address} has a <{child.tag}> in its {NAME}="{name}" that says '
                    f'{NAME}="{part}", so that it would be lost in the PDFs and the EPUB. Call it one of: {known}; '
                    '"screen" is what they leave out.'
                )
            if part != "screen":
                yield part, child

    def one(self, name: str) -> HtmlElement:
        """The one element of this name that a page must have."""
        nodes = self.root.xpath("//*[@data-press=$name]", name=name)
        if len(nodes) != 1:
            raise PressError(self.lost(f'one {NAME}="{name}"', "its HTML"))
        return nodes[0]

    @cached_property
    def article(self) -> HtmlElement:
        """What the page is about, without the site around it."""
        return self.need("article", self.one("main"))

    def need(self, part: str, holder: HtmlElement | None = None) -> HtmlElement:
        """The first element of the name `part` directly within a named one, mostly the article, which must have one."""
        holder = self.article if holder is None else holder
        node = next((node for name, node in self.parts(holder) if name == part), None)
        if node is None:
            raise PressError(self.lost(f'{NAME}="{part}"', f'its {NAME}="{holder.get(NAME)}"'))
        return node

    @cached_property
    def head(self) -> dict[str, HtmlElement]:
        """What stands above the words, by name, in a head or, as on the first page, in none."""
        parts = dict(self.parts(self.article))
        return parts | (dict(self.parts(parts["head"])) if "head" in parts else {})

    @property
    def title(self) -> str:
        if "title" not in self.head:
            raise PressError(self.lost(f'{NAME}="title"', f'its {NAME}="article"'))
        return text_of(self.head["title"])

    @property
    def place(self) -> list[HtmlElement]:
        """Where it stands in the whole, in the pieces that the style sheet sets apart."""
        place = self.head.get("place", self.head.get("for"))
        return [] if place is None else place.findall("ol/li") or [place]

    @property
    def date(self) -> str:
        """The newest day that it names, "2026-11-23", or nothing."""
        return str(max(self.article.xpath(".//time/@datetime"), default=""))[:10]

    @property
    def picture(self) -> Picture | None:
        """The drawing in or beside the head."""
        return svg.within(self.head.get("picture"))

    @property
    def source(self) -> str:
        """The file in which an author finds the page."""
        folder = self.kind == "overview" or not self.address
        return f"docs/{self.address}index.md" if folder else f"docs/{self.address.strip('/')}.md"

    def follow(self, link: str) -> str:
        """The address in the site that a link on the page leads to."""
        return urljoin(HERE + self.address, link).removeprefix(HERE)

    def file(self, address: str) -> bytes:
        """What the page shows at an address that stands in it: "../../assets/pictures/cups.jpg"."""
        return (self.folder / self.address / unquote(urlsplit(address).path)).read_bytes()

    def meta(self, name: str) -> str:
        """The content of a <meta> of that name, or nothing."""
        return " ".join(self.root.xpath("string(//head/meta[@name=$name]/@content)", name=name).split())


class Site:
    """The folder of a finished site; each page is parsed once. An address is "" or ends in "/"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: dict[str, Page] = {}

    def has(self, address: str) -> bool:
        return (self.folder / address / "index.html").is_file()

    def page(self, address: str) -> Page:
        if address not in self._pages:
            self._pages[address] = Page(
                address, (self.folder / address / "index.html").read_bytes(), self.folder
            )
        return self._pages[address]

    def search_words(self) -> dict[str, list[str]]:
        """Each phrase by which readers look for something, with the words that pages have for it; none for a site without
        a search."""
        file = self.folder / "search.json"
        return dict(json.loads(file.read_bytes())["synonyms"]) if file.is_file() else {}

    def is_made(self, address: str) -> bool:
        """Whether our templates made this page; a redirect is written without them."""
        return f"{NAME}-".encode() in (self.folder / address / "index.html").read_bytes()

    def made(self) -> Iterator[Page]:
        """Every page that our templates made."""
        return (self.page(address) for address in self.addresses() if self.is_made(address))

    def addresses(self) -> list[str]:
        """Every page that is an index.html, redirects and generated pages too."""
        folders = (path.parent.relative_to(self.folder) for path in self.folder.rglob("index.html"))
        return sorted("" if folder == Path() else f"{folder.as_posix()}/" for folder in folders)
