"""The fixture: a whole site of its own that `scripts/check` calls clean, held to the checks of the owner's built site."""

from __future__ import annotations

import re
from pathlib import Path

from commands import check
from tests.site.test_site import test_site  # noqa: F401 (runs here with the fixture's site)
from tests.site.words import Words
from worksheet.registry import blocks


def test_it_has_nothing_to_mend(project: Path) -> None:
    assert list(map(str, check.find_problems(project)[1])) == []


def test_it_has_every_block(words: Words) -> None:
    used = {name for path in words.order for name in re.findall(r"(?m)^/// (\w+)", words.body(path))}
    assert used >= set(blocks())
