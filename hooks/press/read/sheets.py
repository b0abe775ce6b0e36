"""The worksheets of a finished site, in the order of their list."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from press.errors import PressError, map_all
from press.read.blocks import BlockReader
from press.read.finished_page import FinishedPage, FinishedSite
from press.read.inline import runs, text_of
from press.read.model import Block, Picture, Run, Runs
from worksheet.blocks.grid import PaperGrid
from worksheet.paper import PaperField

WORKSHEETS = "worksheets/"


@dataclass
class Foot:
    """What stands below each sheet."""

    practice: Runs
    urgent: Runs
    disclaimer: Runs


@dataclass
class Sheet:
    """A worksheet. `address`: its page's full address; `empty`: the note that fields may stay empty; `part`: of the series
    that its article belongs to; `number`: in that part, from 1, of `count`; `is_more_page`: it has only the sheet's logs, with
    as many rows as fit on a page."""

    page: FinishedPage
    slug: str
    address: str
    title: str
    belongs_to: Runs
    purpose: Runs
    minutes: Runs
    empty: Runs
    picture: Picture | None
    blocks: list[Any]
    foot: Foot
    part: int
    number: int
    count: int
    is_more_page: bool = False


@dataclass
class Part:
    title: str
    sheets: list[Sheet]


def slug_of(address: str) -> str:
    return address.removeprefix(WORKSHEETS).strip("/")


def listed_parts(site: FinishedSite) -> list[tuple[str, list[str]]]:
    """The parts of the list of worksheets, as (title, slugs of sheets). Raises PressError for a sheet that is not listed."""
    if not site.has(WORKSHEETS):
        return []
    page = site.page(WORKSHEETS)
    parts = []
    for name, node in page.named_children(page.require("after")):
        if name == "part":
            links = page.require("list", node).xpath('.//a[@data-press="sheet"]/@href')
            slugs = [slug_of(page.resolve(str(link))) for link in links]
            parts.append((text_of(page.require("title", node)), slugs))
    listed = {slug for _, slugs in parts for slug in slugs}
    for address in site.addresses():
        unlisted = address.startswith(WORKSHEETS) and slug_of(address) not in listed
        if unlisted and site.uses_templates(address) and site.page(address).kind == "worksheet":
            link = f'link to /{address} named data-press="sheet"'
            raise PressError(page.missing(link, 'its data-press="part"'))
    return [part for part in parts if part[1]]


def read_sheet(site: FinishedSite, slug: str) -> Sheet:
    """A sheet with its number in its part. Raises KeyError for one that is not listed."""
    return parse_sheet(site, slug, {slug: slugs for _, slugs in listed_parts(site) for slug in slugs}[slug])


def read_parts(site: FinishedSite) -> list[Part]:
    """Every sheet in order. Raises one PressError with the faults of all pages."""
    return map_all(
        lambda part: Part(part[0], map_all(lambda slug: parse_sheet(site, slug, part[1]), part[1])),
        listed_parts(site),
    )


def parse_sheet(site: FinishedSite, slug: str, slugs: list[str]) -> Sheet:
    """A sheet with its number among the `slugs` of its part."""
    page = site.page(f"{WORKSHEETS}{slug}/")
    named = page.head | dict(page.named_children(page.require("foot")))
    names = ("for", "purpose", "minutes", "empty", "practice", "urgent", "disclaimer")
    lines = {name: runs(named.get(name), page.full_address) for name in names}
    return Sheet(
        page=page,
        slug=slug,
        address=page.full_address,
        title=page.title,
        belongs_to=lines["for"],
        purpose=lines["purpose"],
        minutes=lines["minutes"],
        empty=lines["empty"],
        picture=page.picture,
        blocks=BlockReader(page).blocks(page.require("form")),
        foot=Foot(lines["practice"], lines["urgent"], lines["disclaimer"]),
        part=page.part,
        number=slugs.index(slug) + 1,
        count=len(slugs),
    )


def fields_in(value: Any) -> Iterator[PaperField]:
    """All fields, also those within other blocks."""
    if isinstance(value, PaperField):
        yield value
    elif isinstance(value, (list, Block)):
        for inner in value if isinstance(value, list) else vars(value).values():
            yield from fields_in(inner)


def more_page_of(sheet: Sheet, note: str) -> Sheet | None:
    """More space for a log: its tables with `add` alone on a page, with `note` below the title; None without such a table."""
    logs = [
        replace(field, examples=[], hint=[], controls=[])
        for field in fields_in(sheet.blocks)
        if isinstance(field, PaperGrid) and field.add
    ]
    if not logs:
        return None
    return replace(
        sheet, blocks=logs, purpose=[], minutes=[Run(note)], empty=[], picture=None, is_more_page=True
    )
