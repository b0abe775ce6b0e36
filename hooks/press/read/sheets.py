"""The worksheets of a finished site, in the order of its list."""

from dataclasses import dataclass
from typing import Any

from press.errors import PressError, each
from press.read.blocks import Reader
from press.read.inline import runs, text_of
from press.read.model import Picture, Runs
from press.read.page import Page, Site

LIST = "worksheets/"


@dataclass
class Foot:
    """What stands below each sheet: whose it is, where help is, and what this is not."""

    practice: Runs
    urgent: Runs
    disclaimer: Runs


@dataclass
class Sheet:
    """A worksheet: what stands above its form, the form, and its place among all."""

    page: Page
    slug: str
    address: str  # the page's canonical address
    title: str
    belongs: Runs
    purpose: Runs
    minutes: Runs
    empty: Runs
    picture: Picture | None
    blocks: list[Any]
    foot: Foot
    part: int  # of the series that its article belongs to
    place: int  # in that part, from 1
    places: int
    more: bool = False  # one page of its logs alone, with as many rows as it holds


@dataclass
class Part:
    title: str
    sheets: list[Sheet]


def slug_of(address: str) -> str:
    """The name of the sheet whose page stands at an address of the site."""
    return address.removeprefix(LIST).strip("/")


def order(site: Site) -> list[tuple[str, list[str]]]:
    """The parts of the list of worksheets: each with its title and the slugs of its sheets."""
    if not site.has(LIST):
        return []
    page = site.page(LIST)
    parts = []
    for name, node in page.parts(page.need("after")):
        if name == "part":
            links = page.need("list", node).xpath('.//a[@data-press="sheet"]/@href')
            slugs = [slug_of(page.follow(str(link))) for link in links]
            parts.append((text_of(page.need("title", node)), slugs))
    listed = {slug for _, slugs in parts for slug in slugs}
    for address in site.addresses():
        unlisted = address.startswith(LIST) and slug_of(address) not in listed
        if unlisted and site.is_made(address) and site.page(address).kind == "worksheet":
            raise PressError(
                page.lost(f'link to /{address} named data-press="sheet"', 'its data-press="part"')
            )
    return [part for part in parts if part[1]]


def one_sheet(site: Site, slug: str) -> Sheet:
    """A sheet with its place in its part. Raises KeyError for one that is not listed."""
    return _placed(site, slug, {slug: slugs for _, slugs in order(site) for slug in slugs}[slug])


def parts_of(site: Site) -> list[Part]:
    """Every sheet in order. All faults of all pages are raised at once."""
    return each(
        lambda part: Part(part[0], each(lambda slug: _placed(site, slug, part[1]), part[1])), order(site)
    )


def _placed(site: Site, slug: str, slugs: list[str]) -> Sheet:
    return sheet(site.page(f"{LIST}{slug}/"), slugs.index(slug) + 1, len(slugs))


def sheet(page: Page, place: int = 1, places: int = 1) -> Sheet:
    """One worksheet's page."""
    head, foot = page.head, dict(page.parts(page.need("foot")))
    lines = {name: runs(head.get(name), page.base) for name in ("for", "purpose", "minutes", "empty")}
    return Sheet(
        page=page,
        slug=slug_of(page.address),
        address=page.base,
        title=page.title,
        belongs=lines["for"],
        purpose=lines["purpose"],
        minutes=lines["minutes"],
        empty=lines["empty"],
        picture=page.picture,
        blocks=Reader(page).blocks(page.need("form")),
        foot=Foot(*(runs(foot.get(name), page.base) for name in ("practice", "urgent", "disclaimer"))),
        part=page.part,
        place=place,
        places=places,
    )
