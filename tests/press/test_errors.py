"""An author's mistake stops the press with the file, the words and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import press
from press import typst_engine
from press.errors import Origin, UnsettledError
from tests.press import small
from tests.press.small import Make

LINE = "/// line | {}\n///\n"


def fault(make: Make, form: str, edition: str = "-a4") -> str:
    with pytest.raises(press.PressError) as caught:
        make(form, edition)
    return str(caught.value)


FAULTS = {
    LINE.format(
        "What I said 茶 what I meant"
    ): 'Atkinson Hyperlegible Next has no "茶" (U+8336, cjk unified ideograph-8336), needed in "What I said 茶 what I meant"; use another word or character.',
    "## Plus 茶": 'Literata has no "茶" (U+8336, cjk unified ideograph-8336), needed in "Plus 茶"; use another word or character.',
    '<img src="x.png" alt="A cat">': "the picture x.png is missing. Restore or remove it.",
    '<p>A <a href="#"><img src="x.png"></a></p>': "the picture x.png is missing. Restore or remove it.",
    '<div class="field" data-block="slider"></div>': 'there is no way to print the field "slider".',
    "<canvas></canvas>": "<canvas> can't be printed. Use a paragraph, list, table or note.",
}


@pytest.mark.parametrize("form", FAULTS)
def test_what_cannot_be_printed_is_told(make: Make, form: str) -> None:
    assert fault(make, form) == f"docs/worksheets/short.md: {FAULTS[form]}"


def test_all_letters_that_a_text_lacks_are_told_at_once(make: Make) -> None:
    told = fault(make, LINE.format("日本語です"))
    assert told.startswith(
        'docs/worksheets/short.md: Atkinson Hyperlegible Next has no "す" (U+3059, hiragana'
    )
    assert told.endswith(', 本, 語, needed in "日本語です"; use another word or character.')
    assert "\n" not in told


def test_page_numbers_that_never_settle_are_an_error_of_their_own(tmp_path: Path) -> None:
    entry = tmp_path / "restless.typ"
    entry.write_text('#let n = counter("n")\n#context n.update(n.final().first() + 1)', "utf-8")
    with pytest.raises(UnsettledError, match="restless"):
        typst_engine.compile(typst_engine.compiler(entry, {}), Origin("restless"), format="pdf")


def test_a_skipped_heading(make: Make) -> None:
    told = fault(make, "## Two\n\n##### Five")
    assert told.startswith("docs/worksheets/short.md (fillable): PDF/UA-1 error: ")


@pytest.mark.parametrize(("edition", "most"), [("-a4", 3), ("-pen-letter", 3), ("-large", 8)])
def test_too_many_pages(make: Make, edition: str, most: int) -> None:
    boxes = (f"/// write | Number {at}\n    lines: 14\n///\n" for at in range(16))
    told = fault(make, "\n".join(boxes), edition)
    assert told.startswith("docs/worksheets/short.md (") and f"the limit is {most}." in told


@pytest.mark.parametrize("mistake", [LINE.format("茶"), "<canvas></canvas>"], ids=["letter", "element"])
def test_all_faults_at_once(
    mistake: str, tmp_path: Path, press_cache: Path, translate: Callable[..., str]
) -> None:
    """Those that are met when a file is made, and those that are met when its page is read."""
    forms = {"short": mistake, "hostile": mistake}
    site, cache = small.write(tmp_path / "site", forms), shutil.copytree(press_cache, tmp_path / "cache")
    with pytest.raises(press.PressError) as caught:
        press.press(site, cache, translate=translate, processes=1)
    assert sorted(fault.origin.source for fault in caught.value.faults) == [
        "docs/worksheets/hostile.md",
        "docs/worksheets/short.md",
    ]
