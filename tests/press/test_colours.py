"""Pages and PDFs have the same colours: those of the style sheet by day."""

from __future__ import annotations

import re

import pytest

from press import colours
from tests.tools import ROOT

STYLES = (ROOT / "docs/assets/styles/site.css").read_text("utf-8")
BY_DAY = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", STYLES.partition("@media")[0]))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (colours.INK, "ink"),
        (colours.QUIET, "soft"),
        (colours.HAIR, "edge"),
        (colours.PAPER, "paper"),
    ],
)
def test_the_same_colour(ours: str, theirs: str) -> None:
    assert ours == BY_DAY[theirs]


def test_the_threads() -> None:
    """As many as there are, in the same order; a third part has the first again."""
    threads = [colour for name, colour in BY_DAY.items() if name.startswith("thread-")]
    assert list(colours.THREADS) == threads
    assert [colours.thread(part) for part in range(1, len(threads) + 2)] == [*threads, threads[0]]


def test_typed_text_has_the_ink_of_the_page() -> None:
    assert colours.in_pdf("#1e2536") == "0.118 0.145 0.212"
