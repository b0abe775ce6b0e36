"""The TrueType files of the press are the published fonts, unpacked: one source, two forms."""

from __future__ import annotations

import io
import json
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
import typst

import press
from fonts import COVERAGE, EMOJI_FONT, FOLDER, FORM_FONT, SANS, SERIF, make
from library.checks.glyphs import unprintable_message
from press import typst_engine
from tests.press import judges, small
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
    assert {*FOLDER.glob("*.ttf"), FORM_FONT, COVERAGE} == {*made, EMOJI_FONT}
    assert [place for place, data in made.items() if place.read_bytes() != data] == []


@pytest.mark.parametrize("family", [SERIF, SANS])
def test_a_line_can_end_at_a_space_without_being_shaped_again(family: str) -> None:
    """No letter is kerned with a space, which made a layout take a third longer."""
    inputs = {"family": family, "letters": string.ascii_letters}
    fonts = typst_engine.load_fonts()
    found = typst.query(KERNED, "<kerned>", field="value", one=True, font_paths=fonts, sys_inputs=inputs)
    assert json.loads(found) == []


# Latin Extended-A: the letters of names from Reykjavik to Riga and from Cardiff to Tromsø. The long s stands in none.
NAMES = "".join(map(chr, range(0x100, 0x17F)))


def test_letters_of_european_names_are_drawn(tmp_path: Path, translate: Callable[..., str]) -> None:
    apart = unicodedata.normalize("NFD", "Łukasz Müller, Tāne Kōrero")
    words = f"{NAMES} {unicodedata.normalize('NFC', apart)}"
    assert unprintable_message(words) == ""
    body = f"{apart} *{NAMES}* **{NAMES}**\n\n## {NAMES}\n\n/// line | {NAMES}\n{NAMES}\n///\n"
    site = small.write(tmp_path / "site", {"short": body})
    made = press.render(site, "worksheets/short/short-a4.pdf", tmp_path / "cache", translate=translate)
    pdf = tmp_path / "short.pdf"
    pdf.write_bytes(made or b"")
    printed = pypdf.PdfReader(pdf).pages[0].extract_text()
    assert all(printed.count(letter) >= 5 for letter in NAMES), printed
    assert judges.page_faults(pdf) == []


def test_symbols_and_emoji_are_drawn_in_any_text(tmp_path: Path, translate: Callable[..., str]) -> None:
    """Typst refuses what no face draws, and most symbols have no italics."""
    words = "thought → feeling ✓ ★ ≥ ❤️ 👍🏽 👩‍👧 🏃🏽‍♂️ 🇺🇸 1️⃣ ☎︎"
    assert unprintable_message(words) == ""
    body = f"{words} *{words}* **{words}** ***{words}***\n\n## {words} ½\n\n/// line | {words}\n///\n"
    site = small.write(tmp_path / "site", {"short": body})
    made = press.render(site, "worksheets/short/short-a4.pdf", tmp_path / "cache", translate=translate)
    assert made
    page = pypdf.PdfReader(io.BytesIO(made)).pages[0]
    fonts = [str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()]
    faces = {name.partition("+")[2] for name in fonts if "DejaVu" in name or "Emoji" in name}
    assert faces == {"DejaVuSansMono", "DejaVuSansMono-Bold", "NotoEmoji-Regular"}
    assert all(page.extract_text().count(sign) == 6 for sign in ("→", "✓", "★", "❤", "👍🏽", "👩‍👧"))
