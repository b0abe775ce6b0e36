"""A slip in the words of the interface stops no check: what is wrong with that file is said elsewhere, by its line."""

from pathlib import Path

import pytest

import translations
import worksheet
from worksheet import checker


@pytest.mark.parametrize("text", ["hint: a: b", "", "- hint", "other: words", 'field_row: "{lost} {"'])
def test_words_that_can_not_be_read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.yml").write_text(text, "utf-8")
    monkeypatch.setattr(translations, "STRINGS_FOLDER", tmp_path)
    checker._markdown.cache_clear()
    assert worksheet.check("/// grid | Fact or guess?\n| One | Two |\n|---|---|\n///") == []
