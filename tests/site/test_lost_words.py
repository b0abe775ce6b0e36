"""The same in the owner's words: see library/test_lost_words.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import marked
from tests.projects import copy_project
from tests.tools import ROOT


@pytest.mark.slow
def test_every_word_is_on_its_page_or_in_a_message(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project", ROOT)
    pages = marked.sow(project, 20261126, 0.25)
    assert marked.weed(project, pages) == []
    assert list(marked.lost(project, pages)) == []
