"""No word is dropped in silence: what an author writes anywhere is on its page, or in a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import marked

SEED = 20261126


@pytest.mark.parametrize("more", [0, *(pytest.param(more, marks=pytest.mark.slow) for more in (1, 2, 3))])
def test_every_word_is_on_its_page_or_in_a_message(more: int, project: Path) -> None:
    pages = marked.sow(project, SEED + more, 0.25)
    assert marked.weed(project, pages) == []
    kept = [place for page in pages for place in page.places if place.word and not place.told]
    assert len(kept) > 40
    assert list(marked.lost(project, pages)) == []
