"""What is to be made, with its data and its cache keys; and what all jobs of a run share."""

import os
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import palette
from digests import digest
from pdf_editions import Edition
from press import cache_keys
from press.errors import Origin
from press.pdf import layout_data
from press.read.book import Book, read_book
from press.read.chapters import Chapter, read_chapters
from press.read.finished_page import FinishedPage, FinishedSite
from press.read.sheets import Part, Sheet, read_parts
from translations import Translate
from worksheet.paper import Control

# The date of a PDF whose page has no date, unless SOURCE_DATE_EPOCH is set: a fixed one, never today.
DEFAULT_EPOCH = 1767225600  # 2026-01-01
# The sources of the documents that contain all others, and so their faults too.
WORKBOOK, BOOK = "the workbook", "the book of all articles"
Controls = Sequence[tuple[str, Control]]


@dataclass
class Job:
    """A document to make, and its files: the same on several papers, or only one. `epoch`: its date, in seconds since 1970."""

    files: dict[str, str]  # the cache key of each file, by its address
    papers: list[str]  # that of each file; first the one that the document is laid out for, if it is there
    origin: Origin
    kind: str  # "pdf", "card" or "icon" (a picture), or "epub" (the articles in one file)
    data: dict[str, Any]
    controls: Controls
    epoch: int

    def data_to_check(self) -> list[tuple[Origin, dict[str, Any]]]:
        """The data to check before the file is made, by the author's file. Of a workbook without its sheets, which are
        checked as sheets; of an EPUB only the cover: for its text, a reading app has fonts of its own."""
        origin, data = Origin(self.origin.source), self.data
        if "cover" in data:
            return [(origin, {"cover": data["cover"]})]
        if book := data.get("book"):
            chapters = []
            for chapter in book["chapters"]:
                after = [block for block in chapter["after"] if block["kind"] != "prompts"]
                chapters.append((Origin(chapter["source"]), chapter | {"after": after}))
            return [(origin, data | {"book": book | {"chapters": []}}), *chapters]
        if book := data.get("workbook"):
            data = data | {"workbook": book | {"parts": [part["title"] for part in book["parts"]]}}
        return [(origin, data)]


@dataclass
class PressContext:
    """What all jobs of a run share."""

    site: FinishedSite
    translate: Translate

    @cached_property
    def parts(self) -> list[Part]:
        """All worksheets. Raises PressError with the faults of their pages."""
        return read_parts(self.site)

    @property
    def sheets(self) -> list[Sheet]:
        return [sheet for part in self.parts for sheet in part.sheets]

    @cached_property
    def articles(self) -> tuple[Book, list[Chapter]] | None:
        """The book of all articles and its chapters; None for a site without any."""
        if book := read_book(self.site):
            return book, read_chapters(book, {sheet.page.address: sheet for sheet in self.sheets})
        return None

    @cached_property
    def site_colors(self) -> dict[str, str]:
        """The site's color for each default color that it has replaced."""
        return palette.site_colors(self.site.folder)

    @staticmethod
    def epoch_of(date: str) -> int:
        """The date of a file, in seconds since 1970: SOURCE_DATE_EPOCH, or else its page's ISO date, if there is one."""
        if source_date := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(source_date)
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else DEFAULT_EPOCH

    def job(
        self,
        kind: str,
        papers: Mapping[str, str],
        origin: Origin,
        data: dict[str, Any],
        epoch: int = 0,
        controls: Controls = (),
    ) -> Job:
        """A job in the site's colors, with its cache keys. `papers`: that of each file by its address; "" for what is no PDF."""
        data = palette.recolor(data, self.site_colors)
        fields = [[name, *vars(control).values()] for name, control in controls]
        key = cache_keys.key([kind, data, fields, epoch])
        files = {address: digest(key, paper) for address, paper in papers.items()}
        return Job(files, list(papers.values()), origin, kind, data, controls, epoch)

    def pdf_jobs(
        self,
        editions: Sequence[Edition],
        name: str,
        page: FinishedPage,
        *,
        source: str = "",
        date: str | None = None,
        controls: Controls = (),
        **content: Any,
    ) -> list[Job]:
        """One document in several editions, of a page, or of the site with a `source` and a `date` of its own. `name`: see
        `Edition.address`."""
        content = {"author": page.author} | content
        layouts = defaultdict[tuple[str, str], list[Edition]](list)
        for edition in sorted(editions, key=lambda edition: edition.paper != edition.layout_paper):
            layouts[edition.style, edition.layout_paper].append(edition)
        return [
            self.job(
                "pdf",
                {edition.address(name): edition.paper for edition in same},
                Origin(source or page.source, first.style),
                layout_data.document_data(first, page.language, self.translate, **content),
                self.epoch_of(page.date if date is None else date),
                controls if first.style == "fillable" else (),
            )
            for first, same in ((same[0], same) for same in layouts.values())
        ]
