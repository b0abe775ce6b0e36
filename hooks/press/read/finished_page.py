"""A finished page: what it says about itself, and its elements by name.

The contract with the templates in `overrides/`: the press finds what it needs by `data-press` attributes, and never leaves
out a part silently.

- `<body>` says what the page is, by `data-press-template` and the other ATTRIBUTES. Each must be there; it may be empty.
- An element is named by `data-press="title"`. Those in ALLOWED_NAMES may contain named elements only: one without a name,
  or with a name that is not allowed there, is an error, so that nothing is lost because it was renamed. Exceptions are
  IGNORED_TAGS, and what is for the screen alone, which is named "screen".
"""

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from press.errors import Origin, PressError, PressFault
from press.read import svg
from press.read.inline import printable_text, text_of
from press.read.model import Picture

NAME = "data-press"
BASE_URL = "https://site.invalid/"  # to resolve links between pages
ATTRIBUTES = ("template", "kind", "address", "site", "author", "part", "card", "next", "pocket")
# The names that are allowed within each named element; "screen" is allowed in all.
ALLOWED_NAMES: dict[str, frozenset[str]] = {
    name: frozenset((*names.split(), "screen"))
    for name, names in {
        "main": "article",
        "article": "picture head title in-short words form after foot text",
        "head": "picture place title summary facts for purpose minutes empty",
        "after": "text written cross sheet sources booking bibliography country calls members part",
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
IGNORED_TAGS = {"script", "style", "template", "noscript", "dialog", "button"}


class FinishedPage:
    """`address`: the page's path in the site, "letters/to-a-friend/"; `folder`: the site's; `root`: the page's HTML, never to
    be changed; `full_address`: with the site's own before it."""

    def __init__(self, address: str, raw: bytes, folder: Path) -> None:
        self.address, self.folder = address, folder
        self.root = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
        body = self.root.find("body")
        values = {name: body.get(f"{NAME}-{name}") for name in ATTRIBUTES}
        self.template: str = values["template"] or "base.html"
        if missing := [name for name, value in values.items() if value is None]:
            raise PressError(*(self.missing(f"{NAME}-{name}", "<body>") for name in missing))
        for parent in self.root.xpath("//*[@data-press]"):
            if parent.get(NAME) in ALLOWED_NAMES:
                list(self.named_children(parent))
        self.kind: str = values["kind"]
        self.site = " ".join(printable_text(values["site"]).split())
        self.author = " ".join(printable_text(values["author"]).split()) or self.site
        self.card: str = values["card"]
        self.has_pocket_card = bool(values["pocket"])
        self.next: str = values["next"]
        self.part = int(values["part"])
        self.full_address: str = values["address"] or "/" + address
        self.language: str = self.root.get("lang") or "en"

    def missing(self, what: str, where: str) -> PressFault:
        """The fault of a template that lacks an attribute of the contract."""
        message = f"/{self.address} has no {what} in {where}; the PDFs, the EPUB and the cards are made from it. Restore it, in this template or in one that it includes."
        return PressFault(Origin(f"overrides/{self.template}"), message)

    def named_children(self, parent: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
        """The named children of a named element, in order, each with its name."""
        parent_name = parent.get(NAME)
        for child in parent:
            if not isinstance(child.tag, str) or child.tag in IGNORED_TAGS or child.get("hidden") is not None:
                continue
            name = child.get(NAME) or ""
            if name not in ALLOWED_NAMES[parent_name]:
                allowed = ", ".join(sorted(ALLOWED_NAMES[parent_name]))
                message = f'/{self.address} has a <{child.tag}> with {NAME}="{name}" in its {NAME}="{parent_name}", so the PDFs and the EPUB would lose it. Name it one of: {allowed}; they leave out "screen".'
                raise PressError.at(Origin(f"overrides/{self.template}"), message)
            if name != "screen":
                yield name, child

    def find(self, name: str) -> HtmlElement:
        """The element of a name that the page must have exactly once."""
        nodes = self.root.xpath("//*[@data-press=$name]", name=name)
        if len(nodes) != 1:
            raise PressError(self.missing(f'one {NAME}="{name}"', "its HTML"))
        return nodes[0]

    @cached_property
    def article(self) -> HtmlElement:
        """The page's content, without the site around it."""
        return self.require("article", self.find("main"))

    def require(self, name: str, parent: HtmlElement | None = None) -> HtmlElement:
        """The first child of that name of a named element (by default the article), which must have one."""
        parent = self.article if parent is None else parent
        node = next((node for child, node in self.named_children(parent) if child == name), None)
        if node is None:
            raise PressError(self.missing(f'{NAME}="{name}"', f'its {NAME}="{parent.get(NAME)}"'))
        return node

    @cached_property
    def head(self) -> dict[str, HtmlElement]:
        """The named elements above the text, within a "head" or, as on the first page, directly in the article."""
        children = dict(self.named_children(self.article))
        return children | (dict(self.named_children(children["head"])) if "head" in children else {})

    @property
    def title(self) -> str:
        if "title" not in self.head:
            raise PressError(self.missing(f'{NAME}="title"', f'its {NAME}="article"'))
        return text_of(self.head["title"])

    @property
    def breadcrumb(self) -> list[HtmlElement]:
        """Its items."""
        place = self.head.get("place", self.head.get("for"))
        return [] if place is None else place.findall("ol/li") or [place]

    @property
    def date(self) -> str:
        """The newest date on the page, "2026-11-23", or ""."""
        return str(max(self.article.xpath(".//time/@datetime"), default=""))[:10]

    @property
    def picture(self) -> Picture | None:
        """The drawing in or beside the head."""
        return svg.find_drawing(self.head.get("picture"))

    @property
    def source(self) -> str:
        """The author's Markdown file."""
        is_index = self.kind == "overview" or not self.address
        return f"docs/{self.address}index.md" if is_index else f"docs/{self.address.strip('/')}.md"

    def resolve(self, link: str) -> str:
        """The address, within the site, of a relative link on the page."""
        return urljoin(BASE_URL + self.address, link).removeprefix(BASE_URL)

    def read_file(self, link: str) -> bytes:
        """A file that the page shows: "../../assets/pictures/cups.jpg"."""
        return (self.folder / self.address / unquote(urlsplit(link).path)).read_bytes()

    def meta(self, name: str) -> str:
        """The content of a <meta> element, or ""."""
        return " ".join(self.root.xpath("string(//head/meta[@name=$name]/@content)", name=name).split())


class FinishedSite:
    """The folder of a finished site. Each page is parsed once. An address is "" or ends in "/"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pages: dict[str, FinishedPage] = {}

    def _file(self, address: str) -> Path:
        return self.folder / address / "index.html"

    def has(self, address: str) -> bool:
        return self._file(address).is_file()

    def page(self, address: str) -> FinishedPage:
        if address not in self._pages:
            self._pages[address] = FinishedPage(address, self._file(address).read_bytes(), self.folder)
        return self._pages[address]

    def search_synonyms(self) -> dict[str, list[str]]:
        """For each phrase that readers search for, the words that pages use; empty for a site without a search."""
        file = self.folder / "search.json"
        return dict(json.loads(file.read_bytes())["synonyms"]) if file.is_file() else {}

    def uses_templates(self, address: str) -> bool:
        """Whether our templates rendered this page; redirects are written without them."""
        return f"{NAME}-".encode() in self._file(address).read_bytes()

    def pages(self) -> Iterator[FinishedPage]:
        """Every page that our templates rendered."""
        return (self.page(address) for address in self.addresses() if self.uses_templates(address))

    def addresses(self) -> list[str]:
        """Of every index.html, redirects and generated pages too."""
        folders = (path.parent.relative_to(self.folder) for path in self.folder.rglob("index.html"))
        return sorted("" if folder == Path() else f"{folder.as_posix()}/" for folder in folders)
