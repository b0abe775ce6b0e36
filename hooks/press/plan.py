"""What there is to make: every document with its address, its data and its name in the cache."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from press import book, cards, data, epub, fonts, keys, numbering, pages
from press.data import Strings
from press.errors import source_of
from press.inline import text_of
from press.model import Control, Part, Sheet
from worksheet.editions import SHEETS, WORKBOOKS, Edition, workbook_address

# Without SOURCE_DATE_EPOCH a PDF bears the day its page was reviewed, or this one: never today.
NO_DATE = 1767225600  # 2026-01-01
WORKBOOK = "the workbook"


@dataclass
class Job:
    """One file to make. `where` names the author's file in errors."""

    address: str
    where: str
    entry: str  # "main.typ" makes a PDF, "card.typ" a picture, "package.opf" the articles in one file
    data: dict[str, Any]
    controls: list[tuple[str, Control]]
    epoch: int
    key: str = ""

    def sign(self, faces: fonts.Faces) -> Job:
        fields = [[name, *vars(control).values()] for name, control in self.controls]
        self.key = keys.of(faces, [self.entry, self.data, fields, self.epoch])
        return self


@dataclass(frozen=True)
class Desk:
    """What every job of a run shares."""

    site: Path
    faces: fonts.Faces
    strings: Strings
    epoch: int | None

    @property
    def families(self) -> tuple[str, str]:
        return self.faces.serif, self.faces.sans

    def dated(self, date: str) -> int:
        if self.epoch is not None:
            return self.epoch
        if given := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(given)
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else NO_DATE

    def document(self, edition: Edition, language: str, **own: Any) -> dict[str, Any]:
        return data.document(edition, language, self.strings, self.families, **own)


def sheet_jobs(desk: Desk, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    numbering.number([sheet])
    body = data.sheet_data(sheet)
    about = {"title": sheet.title, "author": sheet.author, "subject": text_of(sheet.purpose)}
    return [
        Job(
            address=edition.address(sheet.slug),
            where=f"{source_of(sheet.slug)} ({edition.kind})",
            entry="main.typ",
            data=desk.document(edition, sheet.language, sheet=body, **about),
            controls=numbering.named([sheet], prefixed=False) if edition.fillable else [],
            epoch=desk.dated(sheet.date),
        ).sign(desk.faces)
        for edition in editions
    ]


def workbook_jobs(desk: Desk, parts: list[Part], editions: Sequence[Edition] = WORKBOOKS) -> list[Job]:
    sheets = [sheet for part in parts for sheet in part.sheets]
    if not sheets:
        return []
    numbering.number(sheets)
    whole = book.workbook(desk.site, parts)
    title, said = desk.strings("press_workbook"), desk.strings("press_workbook_about")
    about = {
        "title": " · ".join(filter(None, [title, whole.site])),
        "author": whole.author,
        "subject": said,
    }
    return [
        Job(
            address=workbook_address(edition),
            where=f"{WORKBOOK} ({edition.kind})",
            entry="main.typ",
            data=desk.document(
                edition, whole.language, workbook=data.workbook_data(whole, title, said), **about
            ),
            controls=numbering.named(sheets, prefixed=True),
            epoch=desk.dated(max(sheet.date for sheet in sheets)),
        ).sign(desk.faces)
        for edition in editions
    ]


def card_job(desk: Desk, card: cards.Card) -> Job:
    return Job(
        address=cards.address(card.page),
        where=f"the card of /{card.page}",
        entry="card.typ",
        data=cards.data(card, desk.families),
        controls=[],
        epoch=0,
    ).sign(desk.faces)


def articles_job(desk: Desk) -> Job | None:
    """All articles in one file, where there are any."""
    found = epub.contents(desk.site, desk.strings, desk.families)
    if found is None:
        return None
    return Job(
        address=epub.ADDRESS,
        where=f"the articles in one file (/{epub.ADDRESS})",
        entry=epub.ENTRY,
        data=found,
        controls=[],
        epoch=desk.dated(found["date"]),
    ).sign(desk.faces)


def everything(desk: Desk) -> list[Job]:
    """Every file of a site. The workbooks come last: they take over how much room each sheet has."""
    parts = book.parts_of(desk.site)
    jobs = [job for part in parts for sheet in part.sheets for job in sheet_jobs(desk, sheet)]
    jobs += filter(None, [articles_job(desk)])
    jobs += [card_job(desk, card) for card in cards.cards(desk.site)]
    return jobs + workbook_jobs(desk, parts)


def one(desk: Desk, address: str) -> Job | None:
    """The job of one address, reading only the pages it needs; None for an address of nobody."""
    if address == epub.ADDRESS:
        return articles_job(desk)
    for edition in WORKBOOKS:
        if address == workbook_address(edition):
            return next(iter(workbook_jobs(desk, book.parts_of(desk.site), [edition])), None)
    slug = address.removeprefix("worksheets/").partition("/")[0]
    for edition in SHEETS:
        if address == edition.address(slug) and (desk.site / "worksheets" / slug / "index.html").is_file():
            return sheet_jobs(desk, book.placed(desk.site, pages.sheet(desk.site, slug)), [edition])[0]
    return None


def any_sheet(desk: Desk) -> Job | None:
    """A sheet to warm up with."""
    for page in sorted(desk.site.glob("worksheets/*/index.html")):
        return one(desk, SHEETS[0].address(page.parent.name))
    return None
