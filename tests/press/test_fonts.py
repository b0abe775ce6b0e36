"""The TrueType files of the press are the published fonts, unpacked: one source, two forms."""

from __future__ import annotations

import json
import string

import pytest
import typst

from fonts import COVERAGE, FAMILIES, FOLDER, FORM_FONT, make
from press import typst_engine
from tests.tools import ROOT

KERNED = b"""
#set text(font: sys.inputs.family)
#let is-kerned(letter, face) = {
  let width(string) = measure(face(string)).width
  calc.abs(width(letter + " " + letter) - 2 * width(letter) - width(" ")) > 0.01pt
}
#context [#metadata(sys.inputs.letters.clusters().filter(letter => (
  text, text.with(style: "italic"), text.with(weight: 700),
).any(face => is-kerned(letter, face))))<kerned>]
"""


def test_both_come_from_one_source() -> None:
    """To mend it: PYTHONPATH=hooks python -m fonts.make"""
    made = make.font_files(ROOT / "docs" / "assets" / "fonts")
    assert {*FOLDER.glob("*.ttf"), FORM_FONT, COVERAGE} == set(made)
    assert [place for place, data in made.items() if place.read_bytes() != data] == []


@pytest.mark.parametrize("family", FAMILIES.values())
def test_a_line_can_end_at_a_space_without_being_shaped_again(family: str) -> None:
    """No letter is kerned with a space, which made a layout take a third longer."""
    inputs = {"family": family, "letters": string.ascii_letters}
    fonts = typst_engine.load_fonts()
    found = typst.query(KERNED, "<kerned>", field="value", one=True, font_paths=fonts, sys_inputs=inputs)
    assert json.loads(found) == []
