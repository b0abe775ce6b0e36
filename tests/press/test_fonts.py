"""The TrueType files of the press are the published fonts, unpacked: one source, two forms."""

from __future__ import annotations

from fonts import COVERAGE, FOLDER, FORM_FONT, make
from tests.tools import ROOT


def test_both_come_from_one_source() -> None:
    """To mend it: PYTHONPATH=hooks python -m fonts.make"""
    made = make.font_files(ROOT / "docs" / "assets" / "fonts")
    assert {*FOLDER.glob("*.ttf"), FORM_FONT, COVERAGE} == set(made)
    assert [place for place, data in made.items() if place.read_bytes() != data] == []
