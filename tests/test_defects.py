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
    """That they say nothing of the site itself is asked by code/test_fixture.py and browser/test_worksheet_pdf.py."""
    copy = shutil.copytree(built_site, tmp_path / "site")
    defect.plant(copy)
    said = findings(defect, copy, words, browser)
    assert any(defect.said in one for one in said), said
