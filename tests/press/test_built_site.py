"""Every PDF of a whole site, and of the small one: filled in by a machine, judged by two others."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest

import pdf_editions
from press.pdf.typeset import MAX_PAGES
from press.read.finished_page import FinishedSite
from tests.press import checks, judges
from tests.press.test_pdf_workbook import bookmarks
from tests.site.kinds import sheets_of_all_kinds
from tests.site.words import Words


def all_pdfs(site: Path) -> list[Path]:
    """Those that the press made."""
    return sorted(path for path in site.rglob("*.pdf") if "files" not in path.parts)


def sheet_pdfs(site: Path) -> list[Path]:
    """Those to write on."""
    return sorted((site / "worksheets").rglob("*.pdf"))


@pytest.fixture(params=["a4", pytest.param("us-letter", marks=pytest.mark.slow)])
def paper(request: pytest.FixtureRequest) -> str:
    """A4 has the pages of Letter with less margin beside them (`test_papers.py`): what holds for it holds for both."""
    return str(request.param)


def on(paper: str, pdfs: list[Path]) -> list[Path]:
    return [pdf for pdf in pdfs if pdf.stem.endswith("-letter") is (paper == "us-letter")]


def editions_on(paper: str) -> list[pdf_editions.Edition]:
    """Those of a sheet."""
    return [edition for edition in pdf_editions.SHEETS if edition.paper == paper]


@pytest.fixture
def every_pdf(built_site: Path, pdfs: list[Path], paper: str) -> list[Path]:
    return on(paper, [*all_pdfs(built_site), *pdfs])


@pytest.fixture
def slugs(words: Words) -> list[str]:
    return sorted(Path(path).stem for path in words.worksheets)


@pytest.fixture(params=["each kind", pytest.param("all", marks=pytest.mark.slow)])
def filled_in(request: pytest.FixtureRequest, words: Words, slugs: list[str]) -> list[str]:
    """Sheets that have every kind of field between them; the workbooks, with every field, are filled in at every run."""
    return slugs if request.param == "all" else [Path(path).stem for path in sheets_of_all_kinds(words)]


@pytest.fixture
def judged(
    every_pdf: list[Path], spanish: Path, slugs: list[str], filled_in: list[str], paper: str
) -> list[Path]:
    """What veraPDF sees, in one Java machine: the books and the small site, whose sheets have every block; with `--all` each
    PDF and the Spanish sheets."""
    if filled_in == slugs:
        return every_pdf + on(paper, sheet_pdfs(spanish))
    return [pdf for pdf in every_pdf if pdf.parent.name not in slugs]


@pytest.fixture
def foot(words: Words) -> str:
    return " ".join(words.strings["foot_urgent"].split()[:3])


def test_every_edition_of_every_sheet_is_there(built_site: Path, slugs: list[str], words: Words) -> None:
    expected = {edition.address(slug) for slug in slugs for edition in pdf_editions.SHEETS}
    logs = [Path(path).stem for path in words.worksheets if words.is_log(path)]
    expected |= {edition.address(slug) for slug in logs for edition in pdf_editions.MORE_PAGES}
    expected |= {edition.address() for edition in pdf_editions.WORKBOOKS}
    expected |= {edition.address() for edition in pdf_editions.BOOKS}
    folded = [words.address(path) for path in words.order if words.meta[path].get("pocket_card")]
    expected |= {edition.address(page) for page in folded for edition in pdf_editions.POCKET_CARDS}
    assert {path.relative_to(built_site).as_posix() for path in all_pdfs(built_site)} == expected


def test_every_field_of_every_sheet_takes_an_answer(
    built_site: Path, filled_in: list[str], tmp_path: Path, paper: str
) -> None:
    for slug in filled_in:
        for edition in editions_on(paper):
            if edition.style == "fillable":
                checks.fills_in(built_site / edition.address(slug), tmp_path)


def test_every_field_of_the_workbook_takes_an_answer(built_site: Path, tmp_path: Path, paper: str) -> None:
    for edition in pdf_editions.WORKBOOKS:
        if edition.style == "fillable" and edition.paper == paper:
            checks.fills_in(built_site / edition.address(), tmp_path)


def test_pdf_ua(every_pdf: list[Path]) -> None:
    assert [fault for pdf in every_pdf for fault in judges.page_faults(pdf)] == []


def test_pdf_ua_by_verapdf(judged: list[Path], broken: list[Path]) -> None:
    told = judges.vera_faults([*judged, *broken])
    failed = [pdf for pdf in (*judged, *broken) if f"{pdf}: {judges.NOT_PASSED}" in told]
    assert judged and failed == broken, told


def test_pages_weight_and_form(built_site: Path, every_pdf: list[Path], slugs: list[str], paper: str) -> None:
    for pdf in every_pdf:
        checks.is_well_formed(pdf)
        checks.stays_within(pdf)
    for slug in slugs:
        for edition in editions_on(paper):
            weight, pages = checks.size_and_pages(built_site / edition.address(slug))
            assert weight <= 120_000, f"{edition.address(slug)}: {weight} bytes"
            assert pages <= MAX_PAGES[edition.style], f"{edition.address(slug)}: {pages} pages"


def test_margins_are_clean_and_pages_are_filled(
    built_site: Path, slugs: list[str], foot: str, paper: str
) -> None:
    """In large print what must stay together may be half a page, whoever's words they are."""
    for slug in slugs:
        for edition in editions_on(paper):
            pdf = built_site / edition.address(slug)
            pages = checks.drawn(pdf, foot)
            checks.margins_are_clean(pdf, foot, pages)
            if edition.style != "large":
                checks.pages_are_filled(pdf, foot, pages=pages)


def test_large_print_is_large(built_site: Path, slugs: list[str], paper: str) -> None:
    """Every letter: hints, tables, scales, the foot and its page number too."""
    for slug in slugs:
        for edition in editions_on(paper):
            if edition.style == "large":
                assert checks.smallest_letters(built_site / edition.address(slug)) >= 18, slug


def test_every_page_says_whom_to_call(built_site: Path, words: Words, paper: str) -> None:
    for pdf in on(paper, sheet_pdfs(built_site)):
        for at, page in enumerate(judges.words_of(pdf), 1):
            assert words.lacks_numbers(page) == [], f"{pdf.name}, page {at}"
            assert words.base.removeprefix("https://") + "help-now" in page, f"{pdf.name}, page {at}"


def test_every_named_card_is_there(built_site: Path) -> None:
    site = FinishedSite(built_site)
    named = [page.card for page in site.pages()]
    assert all((built_site / card).is_file() for card in named if card) and any(named)


@pytest.mark.parametrize("style", ["fillable", "pen"])
def test_every_sheet_of_the_workbook_begins_a_leaf(
    built_site: Path, slugs: list[str], style: str, paper: str
) -> None:
    """On a page of odd number, as many pages long as alone."""
    book, alone = (
        next(edition for edition in kind if (edition.style, edition.paper) == (style, paper))
        for kind in (pdf_editions.WORKBOOKS, pdf_editions.SHEETS)
    )
    lengths = {slug: checks.size_and_pages(built_site / alone.address(slug))[1] for slug in slugs}
    reader = pypdf.PdfReader(built_site / book.address())
    starts = [page for depth, _, page in bookmarks(reader) if depth == 1][: len(lengths)]
    assert all(page % 2 for page in starts)
    assert len(reader.pages) >= sum(lengths.values()) + 2
