"""Two thousand articles: they build, and the page of the last is no larger than that of the fourth."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.tools import build

PAGES = {"BUILD_PAGES_ONLY": "1"}
MANY = 2000


ARTICLE = """---
title: Another {name}
summary: What {name} is about.
helps: [anger]
written: 2026-11-23
---

A paragraph, and [another page](set-boundaries.md).

## Why it works

It does.
"""
SHEET = """---
title: Sheet of {name}
for: steps/{name}.md
purpose: To try {name}.
minutes: 5
---

## Two minutes

/// line | What I will do
///
"""


def _grow(project: Path, names: list[str]) -> None:
    """Articles beyond the thirteen steps, each with its sheet, in nav after them."""
    for name in names:
        (project / f"docs/steps/{name}.md").write_text(ARTICLE.format(name=name), "utf-8")
        (project / f"docs/worksheets/sheet-{name}.md").write_text(SHEET.format(name=name), "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    for last, new in (
        ("steps/seek-professional-help.md", "steps/{}.md"),
        ("worksheets/my-first-session.md", "worksheets/sheet-{}.md"),
    ):
        lines = "".join(f"      - {new.format(name)}\n" for name in names)
        assert f"      - {last}\n" in text
        text = text.replace(f"      - {last}\n", f"      - {last}\n{lines}")
    config.write_text(text, "utf-8")


def test_two_thousand_articles(project: Path) -> None:
    """With each a worksheet: four thousand pages. The same page weighs the same among sixty and among four thousand."""
    site = project / "site"
    names = [f"step-{number:04}" for number in range(MANY)]
    _grow(project, names[1:3])
    assert build(project, site, **PAGES).returncode == 0
    before = _weight(site, "steps/step-0001"), _weight(site, "worksheets/sheet-step-0001")
    _grow(project, [*names[:1], *names[3:]])
    done = build(project, site, **PAGES)
    assert done.returncode == 0, done.stderr[-2000:]
    for name in (names[3], names[-2]):
        # "Step 14 of 15" becomes "Step 2011 of 2013"; nothing else may grow.
        assert _weight(site, f"steps/{name}") <= before[0] + 100
        assert _weight(site, f"worksheets/sheet-{name}") <= before[1] + 100
    assert f"of {13 + MANY}" in (site / f"steps/{names[-1]}/index.html").read_text("utf-8")


def _weight(site: Path, page: str) -> int:
    return len(gzip.compress((site / page / "index.html").read_bytes(), 9))
