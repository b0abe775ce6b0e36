"""The workbook: everything in one file, and ways through it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from press import plan, typst_engine
from press.jobs import PressContext
from press.pdf import typeset
from press.read.finished_page import FinishedSite
from tests.press import judges

# Those on Letter have the pages of these (`test_papers.py`).
BOOKS = [f"worksheets/workbook{end}.pdf" for end in ("-a4", "-pen-a4")]


def bookmarks(reader: pypdf.PdfReader) -> list[tuple[int, str, int]]:
    """Depth, title and page number (from 1) of every bookmark."""
    out: list[tuple[int, str, int]] = []

    def walk(items: Any, depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                out.append((depth, item.title, reader.get_destination_page_number(item) + 1))

    walk(reader.outline, 0)
    return out


@pytest.mark.parametrize("book", BOOKS)
def test_bookmarks_follow_the_parts(pressed: Path, book: str) -> None:
    found = [(depth, title) for depth, title, _ in bookmarks(pypdf.PdfReader(pressed / book)) if depth < 2]
    assert found == [
        (0, "The workbook"),
        (0, "Contents"),
        (0, "Part 1 · 2 Habits"),
        (1, "Fact or guess?"),
        (1, "Which of these do I hear?"),
        (0, "Part 2 · 2 Letters"),
        (1, "Quotes “and” \\ # $ [all] that"),
        (1, "Dear me"),
        (0, "Help now"),
        (1, "Ireland"),
        (1, "United States"),
    ]


@pytest.mark.parametrize("book", BOOKS)
def test_contents_name_the_pages(pressed: Path, book: str) -> None:
    reader = pypdf.PdfReader(pressed / book)
    contents = " ".join(reader.pages[1].extract_text().split())
    pages = {title: page for depth, title, page in bookmarks(reader) if depth < 2}
    for title in ("Part 1 · 2 Habits", "Which of these do I hear?", "Fact or guess?", "Help now"):
        line = contents[contents.index(title) + len(title) :]
        assert line.lstrip(" .").startswith(str(pages[title]))
        assert title in reader.pages[pages[title] - 1].extract_text()


@pytest.mark.parametrize("book", BOOKS)
def test_contents_can_be_followed(pressed: Path, book: str) -> None:
    links = [note.get_object() for note in pypdf.PdfReader(pressed / book).pages[1]["/Annots"]]
    inner = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inner) == 7


@pytest.mark.parametrize("book", BOOKS)
def test_every_page_but_the_cover_has_its_number(pressed: Path, book: str) -> None:
    reader = pypdf.PdfReader(pressed / book)
    count = len(reader.pages)
    assert "Page 1 of" not in reader.pages[0].extract_text()
    for number, page in enumerate(reader.pages[1:], 2):
        words = " ".join(page.extract_text().split())
        assert f"Page {number} of {count}" in words
        assert "Ireland 112, 116 123 · US 911, 988 · other countries: small.example/help-now" in words


@pytest.mark.parametrize("book", BOOKS)
def test_helplines_stand_under_their_country(pressed: Path, book: str) -> None:
    last = " ".join(pypdf.PdfReader(pressed / book).pages[-1].extract_text().split())
    order = ["Help now", "Ireland", "112", "Samaritans", "116 123", "United States", "911", "988"]
    found = [last.index(piece) for piece in order]
    assert found == sorted(found)


def test_no_helpline_has_a_page_of_its_own(pressed: Path, translate: Callable[..., str]) -> None:
    job = plan.job_at(PressContext(FinishedSite(pressed), translate), BOOKS[0])
    assert job
    country = job.data["workbook"]["countries"][0]
    (block,) = country["blocks"]

    def helplines(count: int) -> list[int]:
        """How many stand on each page after the cover and the contents, if there are so many in all."""
        items = [block["items"][-1]] * count
        workbook = job.data["workbook"] | {
            "parts": [],
            "countries": [country | {"blocks": [block | {"items": items}]}],
        }
        compiler = typst_engine.compiler(
            typeset.MAIN, typeset.layout_files(job.data | {"workbook": workbook}, {})
        )
        pdf = typst_engine.compile(compiler, job.origin, format="pdf")
        with pypdfium2.PdfDocument(pdf) as document:
            return [page.get_textpage().get_text_range().count("Samaritans") for page in document][2:]

    most = bisect_left(range(160), 4, key=lambda count: len(helplines(count)))
    assert len(helplines(most)) == 4
    assert helplines(most)[-1] > 1


def test_names_begin_with_their_sheet(pressed: Path) -> None:
    names = [place.name for place in judges.widgets(pressed / BOOKS[0])]
    assert {name.split(":")[0] for name in names} == {"short", "every-block", "hostile", "dear-me"}
    alone = sum(
        len(judges.widgets(pressed / f"worksheets/{slug}/{slug}-a4.pdf"))
        for slug in ("short", "every-block", "hostile", "dear-me")
    )
    assert len(names) == alone
