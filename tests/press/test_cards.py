"""Social cards: one for each page that names one, 1200 × 630, with what the page says."""

from __future__ import annotations

import json
from pathlib import Path

from PIL import Image

from press import cards
from tests.press import sample


def test_every_page_that_names_a_card_has_one(pressed: Path) -> None:
    found = {path.name for path in (pressed / "assets" / "cards").glob("*.png")}
    assert found == {
        "worksheets.png", "help-now.png", "letters-write-home.png",
        "worksheets-short.png", "worksheets-every-block.png", "worksheets-hostile.png",
    }  # fmt: skip


def test_size_and_weight(pressed: Path) -> None:
    for path in (pressed / "assets" / "cards").glob("*.png"):
        with Image.open(path) as image:
            assert image.size == (1200, 630)
        assert path.stat().st_size < 100_000


def test_what_a_card_says(tmp_path: Path) -> None:
    site = sample.write(tmp_path / "site")
    card = cards.card(site, "letters/write-home/")
    assert (card.title, card.place, card.site) == (
        "Write Home",
        "Part 2 · Letter 8 of 13",
        "Held Threads",
    )
    assert card.picture is not None and "M6 70C20" in card.picture.svg
    data = cards.data(card)
    assert "#145a5e" in json.dumps(data) and "currentColor" not in str(data["picture"])
