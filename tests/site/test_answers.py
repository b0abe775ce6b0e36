"""Every field of every sheet keeps its answer. (What happens to answers in hard times: tests/browser.)"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.answers import lost_answer
from tests.site.kinds import sheets_of_all_kinds
from tests.site.words import Words


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["each kind", "all"]
)
def test_every_answer_is_kept(every: bool, browser: Browser, served: str, words: Words) -> None:
    """A field keeps its answer as its kind does, under a name that no other has (`doubled_name`); with `--all` each is asked."""
    sheets = words.worksheets if every else sheets_of_all_kinds(words)
    assert sheets and lost_answer(browser, *(served + words.address(sheet) for sheet in sheets)) == []
