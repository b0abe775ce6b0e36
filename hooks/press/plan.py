"""What there is to make: every document with its address, its data and its name in the cache."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from press import book, cards, data, fonts, numbering, pages
from press.data import Strings
from press.errors import source_of
from press.inline import text_of
from press.model import Control, Part, Sheet
from worksheet.editions import SHEETS, WORKBOOKS, Edition, workbook_address

# Without SOURCE_DATE_EPOCH a PDF bears the day its page was reviewed, or this one: never today.
NO_DATE = 1767225600  # 2026-01-01
WORKBOOK = "the workbook"
ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


@dataclass
class Job:
    """One file to make. `where` names the author's file in errors."""

    address: str
    where: str
    entry: str  # "main.typ" makes a PDF, "card.typ" a picture
    data: dict[str, Any]
    controls: list[tuple[str, Control]]
    epoch: int
    pages: int  # the most it may have; 0 for any number
    key: str = ""

    def sign(self, fingerprint: str) -> Job:
        fields = [[name, *vars(control).values()] for name, control in self.controls]
        whole = json.dumps([self.entry, self.data, fields, self.epoch, self.pages], sort_keys=True)
        self.key = hashlib.sha256(f"{fingerprint}\n{whole}".encode()).hexdigest()
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


@lru_cache(maxsize=1)
def own_code() -> str:
    """A hash over the press itself: a changed layout makes everything anew."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *(here / "layout").glob("*.typ")])
    return hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


@lru_cache(maxsize=1)
def engines() -> str:
    return " ".join(f"{name} {version(name)}" for name in ENGINES)


def fingerprint(faces: fonts.Faces) -> str:
    return f"{engines()}\n{faces.digest}\n{own_code()}"


def sheet_jobs(desk: Desk, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    numbering.number([sheet])
    body = data.sheet_data(sheet)
    about = {"title": sheet.title, "author": sheet.author, "subject": text_of(sheet.purpose)}
    return [
        Job(
            address=edition.address(sheet.slug),
            where=f"{source_of(sheet.slug)} ({edition.kind})",
            entry="main.typ",
            # A copy: fitting a sheet to its pages changes its `room`, edition by edition.
            data=desk.document(edition, sheet.language, sheet=dict(body), **about),
            controls=numbering.named([sheet], prefixed=False) if edition.fillable else [],
            epoch=desk.dated(sheet.date),
            pages=6 if edition.style == "large" else 3,
        ).sign(fingerprint(desk.faces))
        for edition in editions
    ]


def workbook_jobs(desk: Desk, parts: list[Part], editions: Sequence[Edition] = WORKBOOKS) -> list[Job]:
    sheets = [sheet for part in parts for sheet in part.sheets]
    if not sheets:
        return []
    numbering.number(sheets)
    whole = book.workbook(desk.site, parts)
    title = desk.strings("press_workbook")
    about = {
        "title": " · ".join(filter(None, [title, whole.site])),
        "author": whole.author,
        "subject": text_of(whole.about) or whole.title,
    }
    return [
        Job(
            address=workbook_address(edition),
            where=f"{WORKBOOK} ({edition.kind})",
            entry="main.typ",
            data=desk.document(edition, whole.language, workbook=data.workbook_data(whole, title), **about),
            controls=numbering.named(sheets, prefixed=True),
            epoch=desk.dated(max(sheet.date for sheet in sheets)),
            pages=0,
        ).sign(fingerprint(desk.faces))
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
        pages=0,
    ).sign(fingerprint(desk.faces))


def everything(desk: Desk) -> list[Job]:
    """Every file of a site, the longest work first."""
    parts = book.parts_of(desk.site)
    jobs = workbook_jobs(desk, parts)
    for part in parts:
        for sheet in part.sheets:
            jobs += sheet_jobs(desk, sheet)
    return jobs + [card_job(desk, card) for card in cards.cards(desk.site)]


def one(desk: Desk, address: str) -> Job | None:
    """The job of one address, reading only the pages it needs; None for an address of nobody."""
    for edition in WORKBOOKS:
        if address == workbook_address(edition):
            return next(iter(workbook_jobs(desk, book.parts_of(desk.site), [edition])), None)
    slug = address.removeprefix("worksheets/").partition("/")[0]
    for edition in SHEETS:
        if address == edition.address(slug) and (desk.site / "worksheets" / slug / "index.html").is_file():
            return sheet_jobs(desk, book.placed(desk.site, pages.sheet(desk.site, slug)), [edition])[0]
    return None
