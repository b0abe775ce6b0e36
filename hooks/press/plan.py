"""What there is to make: every document with its address, its data and the hash that names it in the cache."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from press import book, cards, data, fonts, numbering, pages
from press.data import Strings
from press.editions import SHEETS, WORKBOOKS, Edition, card_address, workbook_address
from press.errors import source_of
from press.model import Control, Part, Sheet

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
        whole = json.dumps([self.entry, self.data, self.epoch, self.pages], sort_keys=True)
        self.key = hashlib.sha256(f"{fingerprint}\n{whole}".encode()).hexdigest()
        return self


@lru_cache(maxsize=1)
def own_code() -> str:
    """A hash over the press itself: a changed layout makes everything anew."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *(here / "layout").glob("*.typ")])
    return hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def fingerprint(faces: fonts.Faces) -> str:
    engines = " ".join(f"{name} {version(name)}" for name in ENGINES)
    return f"{engines}\n{faces.digest}\n{own_code()}"


def epoch_of(date: str, epoch: int | None) -> int:
    if epoch is not None:
        return epoch
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else NO_DATE


def sheet_job(sheet: Sheet, edition: Edition, faces: fonts.Faces, strings: Strings, epoch: int | None) -> Job:
    numbering.number([sheet])
    return Job(
        address=edition.address(sheet.slug),
        where=f"{source_of(sheet.slug)} ({edition.kind})",
        entry="main.typ",
        data=data.of_sheet(sheet, edition, strings, (faces.serif, faces.sans)),
        controls=numbering.named([sheet], prefixed=False) if edition.fillable else [],
        epoch=epoch_of(sheet.date, epoch),
        pages=6 if edition.style == "large" else 3,
    ).sign(fingerprint(faces))


def workbook_job(
    site: Path, parts: list[Part], edition: Edition, faces: fonts.Faces, strings: Strings, epoch: int | None
) -> Job:
    sheets = [sheet for part in parts for sheet in part.sheets]
    numbering.number(sheets)
    whole = book.workbook(site, parts)
    return Job(
        address=workbook_address(edition),
        where=f"{WORKBOOK} ({edition.kind})",
        entry="main.typ",
        data=data.of_workbook(whole, edition, strings, (faces.serif, faces.sans)),
        controls=numbering.named(sheets, prefixed=True) if edition.fillable else [],
        epoch=epoch_of(max(sheet.date for sheet in sheets), epoch),
        pages=0,
    ).sign(fingerprint(faces))


def card_job(card: cards.Card, faces: fonts.Faces) -> Job:
    return Job(
        address=card_address(card.page),
        where=f"the card of /{card.page}",
        entry="card.typ",
        data=cards.data(card, (faces.serif, faces.sans)),
        controls=[],
        epoch=0,
        pages=0,
    ).sign(fingerprint(faces))


def everything(site: Path, faces: fonts.Faces, strings: Strings, epoch: int | None) -> list[Job]:
    """Every file of a site, the longest work first."""
    parts = book.parts_of(site)
    jobs: list[Job] = []
    if parts:
        jobs += [workbook_job(site, parts, edition, faces, strings, epoch) for edition in WORKBOOKS]
    for part in parts:
        for sheet in part.sheets:
            jobs += [sheet_job(sheet, edition, faces, strings, epoch) for edition in SHEETS]
    return jobs + [card_job(card, faces) for card in cards.cards(site)]


def one(site: Path, address: str, faces: fonts.Faces, strings: Strings, epoch: int | None) -> Job | None:
    """The job of one address, reading no more pages than it needs; None for an address of nobody."""
    for edition in WORKBOOKS:
        if address == workbook_address(edition):
            return workbook_job(site, book.parts_of(site), edition, faces, strings, epoch)
    folder = address.removeprefix("worksheets/").partition("/")[0]
    for edition in SHEETS:
        if address == edition.address(folder) and (site / "worksheets" / folder / "index.html").is_file():
            sheet = book.placed(site, pages.sheet(site, folder))
            return sheet_job(sheet, edition, faces, strings, epoch)
    return None
