"""More pages of a log: one page of nothing but its tables, filled with rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

import press
from pdf_editions import MORE_PAGES, Edition
from tests.press import checks, judges, small
from tests.press.small import Printed


def log(label: str, columns: int) -> str:
    heads = [f"{label} {number}" for number in range(columns)]
    lines = (heads, ["---"] * columns, ["for example"] * columns)
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    return f"/// grid | {label}\n    rows: 3\n    add: yes\nHow to.\n{table}\n///\n\n"


LOGS = {
    "a table": "Some words.\n\n" + log("Mornings", 3) + "/// line | What I will do\n///\n",
    "two tables": log("Mornings", 2) + log("Evenings", 4),
    "cards": log("Mornings", 6),
}


@pytest.mark.parametrize("edition", MORE_PAGES, ids=lambda edition: edition.kind)
@pytest.mark.parametrize("name", LOGS)
def test_it_is_one_page_of_rows(printed: Printed, tmp_path: Path, name: str, edition: Edition) -> None:
    pdf = printed(LOGS[name], edition.suffix.join(["-more", ""]))
    read = pypdf.PdfReader(pdf)
    assert len(read.pages) == 1
    assert read.metadata and read.metadata.subject
    text = "".join(judges.words_of(pdf))
    assert "Mornings" in text and ("Evenings" in text) == (name == "two tables")
    assert not any(words in text for words in ("for example", "How to", "Some words", "What I will do"))
    assert judges.page_faults(pdf) == []
    checks.margins_are_clean(pdf)
    [image] = judges.gray(pdf, tmp_path, 72)
    [top] = judges.tops(pdf, checks.FOOT)
    band = image.crop(
        (0, round(image.height - top - 45 * 72 / 25.4), image.width, round(image.height - top - 9))
    )
    assert sum(band.histogram()[:220]) > 200, "rows reach down to the foot"


def test_a_sheet_without_a_log_has_none(tmp_path: Path, translate: Callable[..., str]) -> None:
    site = small.write(tmp_path / "site")
    for edition in MORE_PAGES:
        assert (
            press.render(site, edition.address("every-block"), tmp_path / "cache", translate=translate)
            is None
        )
