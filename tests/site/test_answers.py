"""Every field of every sheet keeps its answer. (What happens to answers in hard times: tests/browser.)"""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.answers import lost_answer
from tests.site.words import Words


def test_every_answer_is_kept(browser: Browser, served: str, words: Words) -> None:
    assert lost_answer(browser, *(served + words.address(sheet) for sheet in words.worksheets)) == []
