"""The worksheets of a finished site, in the order of its list."""

from __future__ import annotations

from urllib.parse import urljoin

from press.errors import PressError
from press.read import svg
from press.read.blocks import Reader
from press.read.inline import runs, text_of
from press.read.model import Foot, Part, Sheet
from press.read.page import Page, Site

LIST = "worksheets/"


def order(site: Site) -> list[tuple[str, list[str]]]:
    """The parts of the list of worksheets: each with its title and the slugs of its sheets."""
    if not site.has(LIST):
        return []
    page = site.page(LIST)
    parts = []
    for name, node in page.parts("after", page.need("article", "after")):
        if name != "part":
            continue
        links = page.need("part", "list", node).xpath('.//a[@data-press="sheet"]/@href')
        slugs = [urljoin(f"/{LIST}", str(link)).removeprefix(f"/{LIST}").strip("/") for link in links]
        parts.append((text_of(page.need("part", "title", node)), slugs))
    listed = {slug for _, slugs in parts for slug in slugs}
    for address in site.addresses():
        slug = address.removeprefix(LIST).strip("/")
        unlisted = address.startswith(LIST) and slug and slug not in listed
        if unlisted and site.is_made(address) and site.page(address).kind == "worksheet":
            raise PressError(
                page.lost(f'link to /{address} named data-press="sheet"', 'its data-press="part"')
            )
    return [part for part in parts if part[1]]


def one_sheet(site: Site, slug: str) -> Sheet:
    """A sheet with its part and its place in it."""
    for number, (_, slugs) in enumerate(order(site), 1):
        if slug in slugs:
            return sheet(site.page(f"{LIST}{slug}/"), number, slugs.index(slug) + 1, len(slugs))
    raise KeyError(slug)


def parts_of(site: Site) -> list[Part]:
    """Every sheet in order. All faults of all pages are raised at once."""
    parts: list[Part] = []
    faults: list[str] = []
    for number, (title, slugs) in enumerate(order(site), 1):
        parts.append(Part(title, []))
        for place, slug in enumerate(slugs, 1):
            try:
                parts[-1].sheets.append(sheet(site.page(f"{LIST}{slug}/"), number, place, len(slugs)))
            except PressError as error:
                faults += error.faults
    if faults:
        raise PressError(*faults)
    return parts


def sheet(page: Page, part: int, place: int, places: int) -> Sheet:
    """One worksheet's page."""
    head, foot = page.head, dict(page.parts("foot", page.need("article", "foot")))
    lines = {name: runs(head.get(name), page.base) for name in ("for", "purpose", "minutes", "empty")}
    dates = head["facts"].xpath(".//time/@datetime") if "facts" in head else []
    return Sheet(
        slug=page.address.removeprefix(LIST).strip("/"),
        source=page.source,
        language=page.language,
        address=page.base,
        site=page.site,
        author=page.author,
        title=page.title,
        belongs=lines["for"],
        purpose=lines["purpose"],
        minutes=lines["minutes"],
        empty=lines["empty"],
        picture=svg.within(head.get("picture")),
        blocks=Reader.of(page).blocks(page.need("article", "form")),
        foot=Foot(*(runs(foot.get(name), page.base) for name in ("practice", "urgent", "disclaimer"))),
        date=str(dates[0])[:10] if dates else "",
        part=part,
        place=place,
        places=places,
    )
