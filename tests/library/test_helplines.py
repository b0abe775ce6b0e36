"""Numbers as people write them are accepted where a link can dial them."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import HELPLINES


@pytest.mark.parametrize(
    ("written", "dialed"),
    [
        ("(800) 555-0100", "8005550100"),
        ("1-(800) 555-0100", "18005550100"),
        ("+1 (800) 555-0100", "+18005550100"),
        ("(020) 7946 0000", "02079460000"),
    ],
)
def test_an_area_code_may_be_in_parentheses(written: str, dialed: str, tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path, {HELPLINES: ("116 123", written)})
    library, found = check.find_problems(project)
    assert found == []
    assert library.countries[0].lines[0].call_href == f"tel:{dialed}"
