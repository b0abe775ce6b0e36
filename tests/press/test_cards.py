"""Social cards: one for each page that names one, 1200 × 630, with what the page says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from press import plan
from press.jobs import PressContext
from press.read.finished_page import FinishedSite
from tests.press import small
from tests.projects import change
from translations import translator


def test_every_page_that_names_a_card_has_one(pressed: Path) -> None:
    found = {path.name for path in (pressed / "assets" / "cards").glob("*.png")}
    pages = [FinishedSite(pressed).page(address) for address in FinishedSite(pressed).addresses()]
    assert found == {Path(page.card).name for page in pages} and len(found) == len(pages)


def test_size_and_weight(pressed: Path) -> None:
    for path in (pressed / "assets" / "cards").glob("*.png"):
        with Image.open(path) as image:
            assert image.size == (1200, 630)
        assert path.stat().st_size < 100_000


def card_data(site: Path) -> dict[str, Any]:
    context = PressContext(FinishedSite(site), translator("en"))
    return plan.card_job(context, context.site.page("letters/to-a-friend/")).data


def test_what_a_card_says(tmp_path: Path) -> None:
    data = card_data(small.write(tmp_path / "site"))
    assert (data["title"], data["breadcrumb"], data["site"]) == (
        "To a Friend",
        "Part 2 · Letters · Letter 1 of 2",
        "Small Site",
    )
    assert "M6 70C20" in data["picture"] and "currentColor" not in data["picture"]
    assert "#145a5e" in json.dumps(data)


@pytest.mark.parametrize(
    ("box", "wide"),
    [
        *((box, True) for box in ("0 0 400 100", "0, 0, 400, 100", "0,0,400.5,100", " -2  -2 400 100")),
        *((box, False) for box in ("0 0 96 96", "0, 0, 100, 400", "none", "0 0 100% 5")),
    ],
)
def test_a_wide_drawing_runs_from_edge_to_edge(box: str, wide: bool, tmp_path: Path) -> None:
    site = small.write(tmp_path / "site")
    change(site / "letters/to-a-friend/index.html", "0 0 96 96", box)
    assert card_data(site)["is_wide"] is wide
