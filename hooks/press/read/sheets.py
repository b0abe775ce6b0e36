"""The site's sheets in order, and the workbook that binds them with the helplines."""

from __future__ import annotations

from pathlib import Path

from lxml.html import HtmlElement

from press import blocks
from press.errors import PressError
from press.model import Country, Listing, Paragraph, Part, Run, Runs, Sheet, Workbook
from press.read import pages
from press.read.inline import runs, text_of


def order(site: Path) -> list[tuple[str, list[str]]]:
    """The parts with the slugs of their sheets. Sheets that no list names come last, untitled."""
    parts = pages.listed(site)
    listed = {slug for _, slugs in parts for slug in slugs}
    folders = sorted(path.parent.name for path in (site / "worksheets").glob("*/index.html"))
    rest = [slug for slug in folders if slug not in listed]
    return parts + ([("", rest)] if rest else [])


def placed(site: Path, sheet: Sheet) -> Sheet:
    """The sheet with its part and its place in it."""
    for number, (_, slugs) in enumerate(order(site), 1):
        if sheet.slug in slugs:
            sheet.part, sheet.place, sheet.places = number, slugs.index(sheet.slug) + 1, len(slugs)
    return sheet


def parts_of(site: Path) -> list[Part]:
    """Every sheet in order. All faults of all pages are raised at once."""
    parts: list[Part] = []
    faults: list[str] = []
    for number, (title, slugs) in enumerate(order(site), 1):
        parts.append(Part(title, []))
        for place, slug in enumerate(slugs, 1):
            try:
                sheet = pages.sheet(site, slug)
            except PressError as error:
                faults += error.faults
                continue
            sheet.part, sheet.place, sheet.places = number, place, len(slugs)
            parts[-1].sheets.append(sheet)
    if faults:
        raise PressError(*faults)
    return parts


def joined(pieces: list[Runs], between: str) -> Runs:
    out: Runs = []
    for piece in filter(None, pieces):
        out += ([Run(between)] if out else []) + piece
    return out


def helpline(item: HtmlElement, base: str) -> Runs:
    """One entry of a country: the name, under it the ways to reach it, under them when.

    On the page the style sheet sets these apart; without it they would run together.
    """
    name: list[Runs] = []
    ways: list[Runs] = []
    facts: list[Runs] = []
    emergency = "emergency" in blocks.classes(item)
    for part in item:
        if "ways" in blocks.classes(part):
            ways = [runs(link, base) for link in part.iter("a")]
            for way, link in zip(ways, part.iter("a"), strict=True):
                way[0].href = link.get("href") or ""
        elif "facts" in blocks.classes(part) and (ways or emergency):
            facts.append(runs(part, base))
        else:
            name.append(runs(part, base))
            for run in name[-1]:
                run.strong = run.strong or part.tag in {"strong", "a"}
    lines = [joined(name, " "), joined(ways, " · "), joined(facts, " · ")]
    return joined(lines, "\n")


def capital(name: str) -> str:
    """The style sheet sets the first letter so ("anywhere else")."""
    return name[:1].upper() + name[1:]


def helplines(site: Path) -> tuple[str, list[Country]]:
    """The title of the help page and its countries, each with its numbers."""
    path = site / "help-now" / "index.html"
    if not path.is_file():
        return "", []
    root = pages.parse(path)
    base = pages.canonical(root, "help-now/")
    countries = []
    for section in root.xpath('//section[contains(concat(" ", @class, " "), " country ")]'):
        head = next(iter(section.iter("h2", "h3")), None)
        name = capital(text_of(head, base))
        if head is not None:
            head.drop_tree()
        lines = [helpline(item, base) for item in section.iter("li")]
        countries.append(Country(name, [Listing(False, [[Paragraph(line)] for line in lines])]))
    return text_of(root.find(".//h1"), base), countries


def workbook(site: Path, parts: list[Part]) -> Workbook:
    root = pages.parse(site / "worksheets" / "index.html")
    base = pages.canonical(root, "worksheets/")
    sheets: list[Sheet] = [sheet for part in parts for sheet in part.sheets]
    title, countries = helplines(site)
    return Workbook(
        language=root.get("lang") or "en",
        title=text_of(root.find(".//h1"), base),
        address=base,
        site=pages.site_name(root) or sheets[0].site,
        author=sheets[0].author,
        picture=pages.header_picture(root),
        parts=parts,
        help_title=title,
        countries=countries,
        foot=sheets[0].foot,
    )
