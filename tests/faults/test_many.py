"""Two thousand articles: they build, and the page of the last is no larger than that of the fourth."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.tools import build

PAGES = {"BUILD_PAGES_ONLY": "1"}
MANY = 2000


def _grow(project: Path, many: int) -> list[str]:
    """Articles beyond the thirteen steps, each with its sheet, in nav after them."""
    article = (project / "docs/steps/set-boundaries.md").read_text("utf-8")
    sheet = (project / "docs/worksheets/fact-or-feeling.md").read_text("utf-8")
    names = [f"step-{number:04}" for number in range(1, many + 1)]
    for name in names:
        (project / f"docs/steps/{name}.md").write_text(re.sub(r"(?m)^title: .*", f"title: Another {name}", article, count=1), "utf-8")
        changed = re.sub(r"(?m)^title: .*", f"title: Sheet of {name}", sheet, count=1).replace("steps/set-boundaries.md", f"steps/{name}.md")
        (project / f"docs/worksheets/sheet-{name}.md").write_text(changed, "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    last_step, last_sheet = "      - steps/seek-professional-help.md\n", "      - worksheets/my-first-session.md\n"
    text = text.replace(last_step, last_step + "".join(f"      - steps/{name}.md\n" for name in names))
    text = text.replace(last_sheet, last_sheet + "".join(f"      - worksheets/sheet-{name}.md\n" for name in names))
    config.write_text(text, "utf-8")
    return names


def test_two_thousand_articles(project: Path) -> None:
    site = project / "site"
    assert build(project, site, **PAGES).returncode == 0
    before = _weight(site, "steps/set-boundaries"), _weight(site, "worksheets/fact-or-feeling")
    names = _grow(project, MANY)
    done = build(project, site, **PAGES)
    assert done.returncode == 0, done.stderr[-2000:]
    for name in (names[0], names[-2]):
        # "Step 8 of 13" becomes "Step 1999 of 2013"; nothing else may grow.
        assert _weight(site, f"steps/{name}") <= before[0] + 200
        assert _weight(site, f"worksheets/sheet-{name}") <= before[1] + 200
    page = (site / f"steps/{names[-1]}/index.html").read_text("utf-8")
    assert f"Step {13 + MANY} of {13 + MANY}" in page


def _weight(site: Path, page: str) -> int:
    return len(gzip.compress((site / page / "index.html").read_bytes(), 9))
