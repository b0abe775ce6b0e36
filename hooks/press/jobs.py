"""A file to make, with its data and its name in the cache; and what all jobs of a run share."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import colors
from press import cache_keys
from press.pdf import data
from press.read.page import Site
from worksheet.editions import Edition
from worksheet.paper import Control
from worksheet.translations import Translate

# Without SOURCE_DATE_EPOCH a PDF bears the day its page was reviewed, or this one: never today.
NO_DATE = 1767225600  # 2026-01-01
# What errors call the two that hold all others, whose faults they have too.
WORKBOOK, BOOK = "the workbook", "the book of all articles"
Controls = Sequence[tuple[str, Control]]


@dataclass
class Job:
    """One file to make. `where` names the author's file in errors; `key` is its name in the cache."""

    address: str
    where: str
    kind: str  # "pdf", "card" (a picture) or "epub" (the articles in one file)
    data: dict[str, Any]
    controls: list[tuple[str, Control]]
    epoch: int
    key: str

    def texts(self) -> list[tuple[str, dict[str, Any]]]:
        """What nobody else checks, each with the author's file: the sheets of a workbook are looked at as sheets. Of an
        EPUB only its cover is ours to draw; where our fonts lack a letter of the text, the reader's own have it."""
        where, data = self.where.split(" (")[0], self.data
        if "cover" in data:
            return [(where, {"cover": data["cover"]})]
        if book := data.get("book"):
            chapters = [(chapter["source"], _without_sheets(chapter)) for chapter in book["chapters"]]
            return [(where, data | {"book": book | {"chapters": []}}), *chapters]
        if book := data.get("workbook"):
            data = data | {"workbook": book | {"parts": [part["title"] for part in book["parts"]]}}
        return [(where, data)]


def _without_sheets(chapter: dict[str, Any]) -> dict[str, Any]:
    return chapter | {"after": [block for block in chapter["after"] if block["kind"] != "prompts"]}


@dataclass
class PressContext:
    """What every job of a run shares."""

    site: Site
    strings: Translate
    epoch: int | None

    @cached_property
    def colors(self) -> dict[str, str]:
        """Those of the site's owner, for ours."""
        return colors.palette(self.site.folder)

    def dated(self, date: str) -> int:
        if self.epoch is not None:
            return self.epoch
        if given := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(given)
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else NO_DATE

    def job(
        self,
        kind: str,
        address: str,
        where: str,
        own: dict[str, Any],
        epoch: int = 0,
        controls: Controls = (),
    ) -> Job:
        """In the site's colors, with its name in the cache."""
        own = colors.painted(own, self.colors)
        fields = [[name, *vars(control).values()] for name, control in controls]
        key = cache_keys.key([kind, own, fields, epoch])
        return Job(address, where, kind, own, list(controls), epoch, key)

    def pdfs(
        self,
        editions: Sequence[Edition],
        of: str,
        where: str,
        language: str,
        date: str,
        controls: Controls = (),
        ink: dict[str, str] | None = None,
        **own: Any,
    ) -> list[Job]:
        """One document in its editions. `of` is what their addresses name, `ink` the colors in place of ours, if any."""
        documents = [(one, data.document(one, language, self.strings, **own)) for one in editions]
        return [
            self.job(
                "pdf",
                edition.address(of),
                f"{where} ({edition.kind})",
                colors.painted(document, ink or {}),
                self.dated(date),
                controls if edition.fillable else (),
            )
            for edition, document in documents
        ]
