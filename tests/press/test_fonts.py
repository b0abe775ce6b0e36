"""The TrueType files of the press are the published fonts, unpacked: one source, two forms."""

from __future__ import annotations

from press.fonts import FOLDER, FORM, make
from tests.tools import ROOT


def test_both_come_from_one_source() -> None:
    """To mend it: PYTHONPATH=hooks python -m press.fonts.make"""
    made = make.made(ROOT / "docs" / "assets" / "fonts")
    assert {path.name for path in FOLDER.glob("*.ttf")} | {FORM.name} == set(made)
    assert [name for name, data in made.items() if make.place(name).read_bytes() != data] == []
