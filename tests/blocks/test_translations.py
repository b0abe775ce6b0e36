"""A slip in the words of the interface stops no check: what is wrong with that file is said elsewhere, by its line."""

from pathlib import Path

import pytest

from worksheet import translations


@pytest.mark.parametrize("text", ["hint: a: b", "", "- hint", "other: words", 'hint: "{lost} {"'])
def test_words_that_can_not_be_read(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.yml").write_text(text, "utf-8")
    monkeypatch.setattr(translations, "STRINGS_FOLDER", tmp_path)
    assert translations.translate_english("hint", number=1) in {"hint", "{lost} {"}
