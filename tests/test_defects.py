"""The checks can fail: ten defects, planted one by one, are each caught by the check that bears their name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.defects import DEFECTS, Defect, findings
from tests.site.words import Words


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_defect_is_caught(
    defect: Defect, built_site: Path, words: Words, browser: Browser, tmp_path: Path
) -> None:
    assert findings(defect, built_site, words, browser) == [], "the site itself is at fault"
    copy = shutil.copytree(built_site, tmp_path / "site")
    defect.plant(copy)
    said = findings(defect, copy, words, browser)
    assert any(defect.said in one for one in said), said
