"""Pages and PDFs have the same colors: those of the style sheet by day."""

from __future__ import annotations

import re

import pytest

import palette
from tests.tools import ROOT

STYLES = (ROOT / "docs/assets/styles/site.css").read_text("utf-8")
BY_DAY = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6});", STYLES.partition("@media")[0]))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(palette.INK, "ink"), (palette.SOFT, "soft"), (palette.EDGE, "edge"), (palette.PAPER, "paper")],
)
def test_the_same_color(ours: str, theirs: str) -> None:
    assert ours == BY_DAY[theirs]


def test_the_threads() -> None:
    """As many as there are, in the same order; a third part has the first again."""
    threads = [color for name, color in BY_DAY.items() if name.startswith("thread-")]
    assert list(palette.THREADS) == threads
    assert [palette.thread_color(part) for part in range(1, len(threads) + 2)] == [*threads, threads[0]]


@pytest.mark.parametrize("number", range(1, len(palette.THREADS) + 1))
def test_each_thread_is_drawn_on_pages_and_in_the_epub(number: int) -> None:
    book = (ROOT / "hooks/press/epub/templates/book.css").read_text("utf-8")
    assert f'[data-thread="{number}"] {{ --thread: var(--thread-{number}); }}' in STYLES
    assert (
        f".thread-{number} a[href] {{ text-decoration-color: {palette.EPUB_THREADS[number - 1]}; }}" in book
    )


def test_typed_text_has_the_ink_of_the_page() -> None:
    assert palette.pdf_rgb("#1e2536") == "0.118 0.145 0.212"


def light(color: str) -> float:
    """Relative luminance, as WCAG has it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("ground", ["#ffffff", "#f4ecd8", "#1c1c1e", "#000000"])
def test_a_book_is_seen_on_whatever_its_reader_sets(ground: str) -> None:
    """A reading app has grounds of its own, and does not always say which: every color stands on all of them."""
    style = (ROOT / "hooks/press/epub/templates/book.css").read_text("utf-8")
    found = set(re.findall(r"#[0-9a-f]{6}", style))
    assert len(found) == len(palette.EPUB_THREADS) + 1  # and danger
    for color in found:
        darker, lighter = sorted((light(color), light(ground)))
        assert (lighter + 0.05) / (darker + 0.05) >= 3, f"{color} on {ground}"
