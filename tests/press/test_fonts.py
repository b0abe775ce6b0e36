"""The TrueType files of the press are the published fonts, unpacked: one source, two forms."""

from __future__ import annotations

from press.fonts import FOLDER, FORM_FONT, make
from tests.tools import ROOT


def test_both_come_from_one_source() -> None:
    """To mend it: PYTHONPATH=hooks python -m press.fonts.make"""
    made = make.truetype_files(ROOT / "docs" / "assets" / "fonts")
    assert {*FOLDER.glob("*.ttf"), FORM_FONT} == set(made)
    assert [place for place, data in made.items() if place.read_bytes() != data] == []
