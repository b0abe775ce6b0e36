"""The PDFs of the owner's site, held to the same judges as those of the fixture. What other words can hardly change is asked
with `--all` alone."""

from pathlib import Path

import pytest

from tests.press import test_built_site
from tests.press.test_built_site import *  # noqa: F403 (its tests, with the fixtures of this folder)
from tests.press.test_built_site import all_pdfs, on


@pytest.fixture
def every_pdf(built_site: Path, paper: str) -> list[Path]:
    return on(paper, all_pdfs(built_site))


@pytest.fixture(params=[pytest.param("verapdf", marks=pytest.mark.slow)])
def judged(every_pdf: list[Path], slugs: list[str], filled_in: list[str]) -> list[Path]:
    """The PDFs of these sheets, or all of the site, with `--all`: of other words than the fixture's this judge has nothing new to say."""
    return [pdf for pdf in every_pdf if filled_in == slugs or pdf.parent.name in filled_in]


@pytest.fixture
def broken() -> list[Path]:
    """None: that the judges are awake is seen in tests/press."""
    return []


@pytest.mark.slow
def test_pdf_ua(every_pdf: list[Path]) -> None:
    test_built_site.test_pdf_ua(every_pdf)


@pytest.mark.slow
def test_every_field_of_the_workbook_takes_an_answer(built_site: Path, tmp_path: Path, paper: str) -> None:
    test_built_site.test_every_field_of_the_workbook_takes_an_answer(built_site, tmp_path, paper)
