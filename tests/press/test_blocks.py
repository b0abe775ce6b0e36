"""Every block on paper and in a PDF to fill in, by the example of its own manual and with hostile words."""

from __future__ import annotations

import re
from pathlib import Path

import pypdf
import pytest

import worksheet
from tests.blocks.answer_names import answer_names
from tests.blocks.test_every_block import FIELDS, HOSTILE, KEPT, typed
from tests.press import judges
from tests.press.small import Printed


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("edition", ["-pen-letter", "-large"])
def test_it_is_printed_with_all_its_words(printed: Printed, name: str, edition: str) -> None:
    made = printed(typed(name), edition)
    printed = re.sub(r"\s+", "", "".join(judges.words_of(made)))
    assert re.sub(r"\s+", "", worksheet.label_text(HOSTILE)) in printed
    assert judges.page_faults(made) == []


@pytest.mark.parametrize("name", KEPT)
def test_what_is_filled_in_stands_in_the_file(printed: Printed, name: str, tmp_path: Path) -> None:
    """Typed and clicked in PDFium, read by pypdf."""
    made, filled = printed(typed(name)), tmp_path / "filled.pdf"
    typed_in = {at: "" if place.states else f"word {at}" for at, place in enumerate(judges.widgets(made))}
    judges.fill(made, typed_in, filled)
    values = {key: field.value for key, field in (pypdf.PdfReader(filled).get_fields() or {}).items()}
    assert sorted(values) == sorted(answer.replace(".", ":") for answer in answer_names(typed(name)))
    assert all(value not in (None, "", "/Off") for value in values.values())
