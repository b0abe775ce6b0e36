"""How far a run is: a bar where somebody watches, a few lines where nobody does."""

from __future__ import annotations

import io

from press import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_in_a_log() -> None:
    log = io.StringIO()
    assert list(progress.show(range(12), 12, log)) == list(range(12))
    assert log.getvalue().splitlines() == [
        "press: 3 of 12 files",
        "press: 6 of 12 files",
        "press: 9 of 12 files",
        "press: 12 of 12 files",
    ]


def test_a_bar_on_a_terminal() -> None:
    screen = Terminal()
    assert list(progress.show(range(3), 3, screen)) == [0, 1, 2]
    assert "PDFs and cards" in screen.getvalue() and "0/3" in screen.getvalue()
