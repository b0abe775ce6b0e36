"""Finished pages of a site: a worksheet page → Sheet; what any page says about itself."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from press import blocks
from press.errors import PressError, source_of
from press.model import Foot, Picture, Sheet
from press.read import svg
from press.read.inline import runs, text_of


def parsed(raw: bytes) -> HtmlElement:
    return html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))


def parse(path: Path) -> HtmlElement:
    try:
        return parsed(path.read_bytes())
    except FileNotFoundError:
        raise PressError(f"{path}: the page is not there; build the site first.") from None


def first(node: HtmlElement, *names: str) -> HtmlElement | None:
    """The first element with this class (or tag, written as "<h1>")."""
    for name in names:
        found = list(node.iter(name[1:-1])) if name.startswith("<") else node.find_class(name)
        if found:
            return found[0]
    return None


def meta(root: HtmlElement, name: str) -> str:
    found = root.xpath("//head/meta[@name=$name or @property=$name]/@content", name=name)
    return " ".join(str(found[0]).split()) if found else ""


def canonical(root: HtmlElement, address: str) -> str:
    """The page's full address; without one, its place in the site."""
    found = root.xpath('//head/link[@rel="canonical"]/@href')
    return str(found[0]) if found else "/" + address


def site_name(root: HtmlElement) -> str:
    return meta(root, "og:site_name") or text_of(first(root, "site-name"))


def foot(root: HtmlElement, base: str) -> Foot:
    parts = (first(root, f"sheet-{name}") for name in ("practice", "urgent", "disclaimer"))
    return Foot(*(runs(part, base) for part in parts))


def author(root: HtmlElement, base: str) -> str:
    """The practice: what the page names as its author, otherwise the line in the foot."""
    return meta(root, "author") or text_of(first(root, "sheet-practice"), base) or site_name(root)


def header_picture(root: HtmlElement) -> Picture | None:
    holder = first(root, "sheet-picture", "picture")
    drawing = None if holder is None else holder if holder.tag == "svg" else first(holder, "<svg>")
    return None if drawing is None else Picture(svg.picture(drawing), svg.alternative(drawing))


def sheet(site: Path, slug: str) -> Sheet:
    """Read `worksheets/<slug>/index.html`."""
    address = f"worksheets/{slug}/"
    root = parse(site / address / "index.html")
    base = canonical(root, address)
    where = source_of(slug)
    article = next(iter(root.xpath("//article[@data-sheet]")), None)
    form = next(iter(root.xpath('//form[contains(concat(" ", @class, " "), " sheet ")]')), None)
    title = root.find(".//h1")
    if article is None or form is None or title is None:
        raise PressError(f"{where}: its page has no <article data-sheet>, <h1> or <form class=sheet>.")
    lines = {
        name: runs(first(article, f"sheet-{name}"), base) for name in ("for", "purpose", "minutes", "empty")
    }
    dates = article.xpath(".//time/@datetime")
    return Sheet(
        slug=slug,
        language=root.get("lang") or "en",
        address=base,
        site=site_name(root),
        author=author(root, base),
        title=text_of(title, base),
        belongs=lines["for"],
        purpose=lines["purpose"],
        minutes=lines["minutes"],
        empty=lines["empty"],
        picture=header_picture(article),
        blocks=blocks.read(form, base, where),
        foot=foot(root, base),
        date=str(dates[0])[:10] if dates else "",
    )


def listed(site: Path) -> list[tuple[str, list[str]]]:
    """The parts of `worksheets/index.html` with the slugs of their sheets, in the page's order."""
    index = site / "worksheets" / "index.html"
    root = parse(index)
    main = next(iter(root.iter("main")), root)
    here = "https://site/worksheets/"
    parts: list[tuple[str, list[str]]] = []
    seen: set[str] = set()
    for node in main.iter("h2", "a"):
        if node.tag == "h2":
            parts.append((text_of(node), []))
            continue
        path = urljoin(here, node.get("href") or "").removeprefix(here).split("#")[0]
        slug = path.removesuffix("index.html").strip("/")
        if "/" in slug or slug in seen or not (index.parent / slug / "index.html").is_file() or not slug:
            continue
        seen.add(slug)
        if not parts:
            parts.append(("", []))
        parts[-1][1].append(slug)
    return [part for part in parts if part[1]]
