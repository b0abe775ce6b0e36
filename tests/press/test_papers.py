"""A4 has the pages of Letter, with all that is on them in another place: words, links, fields, bookmarks, pictures' areas."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest

import pdf_editions
from press.errors import Origin
from press.pdf.forms import finish_pdf
from press.pdf.papers import SIZES

WORDS, LINKS, BOOKMARKS, PICTURES = "words", "links and fields", "bookmarks", "pictures"
PAIRS = [
    pytest.param(a4.address("every-block"), letter.address("every-block"), id=a4.kind)
    for editions_of in (pdf_editions.SHEETS, pdf_editions.WORKBOOKS, pdf_editions.BOOKS)
    for letter, a4 in zip(editions_of[::2], editions_of[1::2], strict=True)
]


def places(pdf: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    """What stands where: left and lower or upper, in points, in the order of the file."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for at in range(0, text.count_chars(), 7):
                if text.get_text_range(at, 1).strip():
                    yield WORDS, text.get_charbox(at)[:2]
    with pikepdf.open(pdf) as opened:
        for page in opened.pages:
            for link in page.get("/Annots", pikepdf.Array()):
                for area in (link.Rect, link.get("/QuadPoints", [])):
                    for at in range(0, len(area), 2):
                        yield LINKS, (float(area[at]), float(area[at + 1]))
        for element in opened.objects:
            if isinstance(element, pikepdf.Dictionary) and element.get("/S") == "/Figure":
                for group in element.A:
                    yield PICTURES, (float(group.BBox[0]), float(group.BBox[1]))
    reader = pypdf.PdfReader(pdf)
    for mark in (*in_one_list(reader.outline), *reader.named_destinations.values()):
        yield BOOKMARKS, (float(mark.left), float(mark.top))


def in_one_list(outline: list[Any]) -> Iterator[Any]:
    for mark in outline:
        yield from in_one_list(mark) if isinstance(mark, list) else [mark]


@pytest.mark.parametrize(("a4", "letter"), PAIRS)
def test_everything_is_moved_alike(pressed: Path, a4: str, letter: str) -> None:
    moved, unmoved = list(places(pressed / a4)), list(places(pressed / letter))
    assert [kind for kind, _ in moved] == [kind for kind, _ in unmoved]
    assert {WORDS, LINKS, BOOKMARKS} <= {kind for kind, _ in moved}
    by = {
        (kind, round(x - from_x, 1), round(y - from_y, 1))
        for (kind, (x, y)), (_, (from_x, from_y)) in zip(moved, unmoved, strict=True)
    }
    assert len({(x, y) for _, x, y in by}) == 1, by


def test_a_picture_of_an_article_is_among_them(pressed: Path) -> None:
    assert PICTURES in {kind for kind, _ in places(pressed / pdf_editions.BOOKS[0].address())}


def test_pages_are_moved_where_the_paper_that_they_were_laid_out_for_is_not_asked_for() -> None:
    with pikepdf.new() as blank:
        blank.add_blank_page(page_size=SIZES[pdf_editions.LETTER])
        blank.Root.MarkInfo = pikepdf.Dictionary()
        blank.save(laid_out := io.BytesIO())
    (pdf,) = finish_pdf(laid_out.getvalue(), [], ["a4"], pdf_editions.LETTER, Origin("a.md"))
    assert pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:] == pytest.approx(SIZES["a4"])
