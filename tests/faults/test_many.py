"""Two thousand articles: they build, and the page of the last is no larger than that of the fourth."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.shared import CACHE
from tests.site.words import Words
from tests.tools import PAGES, build, succeeded

MANY = 2000


ARTICLE = """---
title: Another {name}
summary: What {name} is about.
helps: [{helped}]
written: 2026-11-23
---

A paragraph, and [another page]({beside}).

## Why it works

It does.
"""
SHEET = """---
title: Sheet of {name}
for: {folder}/{name}.md
purpose: To try {name}.
minutes: 5
---

## Two minutes

/// line | What I will do
///
"""


def _grow(project: Path, names: list[str]) -> str:
    """More articles in the last part, each with its sheet, in nav after those that are there; gives the part's folder."""
    words = Words(project)
    folder, beside = words.articles[-1].split("/")
    for name in names:
        article = ARTICLE.format(name=name, helped=Path(words.articles[0]).stem, beside=beside)
        (project / f"docs/{folder}/{name}.md").write_text(article, "utf-8")
        sheet = SHEET.format(name=name, folder=folder)
        (project / f"docs/worksheets/sheet-{name}.md").write_text(sheet, "utf-8")
    config = project / "mkdocs.yml"
    text = config.read_text("utf-8")
    for last, new in (
        (words.articles[-1], f"{folder}/{{}}.md"),
        (words.worksheets[-1], "worksheets/sheet-{}.md"),
    ):
        lines = "".join(f"      - {new.format(name)}\n" for name in names)
        assert f"      - {last}\n" in text
        text = text.replace(f"      - {last}\n", f"      - {last}\n{lines}")
    config.write_text(text, "utf-8")
    return folder


@pytest.mark.slow
def test_two_thousand_articles(project: Path) -> None:
    """With each a worksheet: four thousand pages. The same page weighs the same among sixty and among four thousand."""
    (project / CACHE).mkdir()  # thousands of entries are of use to nobody else
    site = project / "site"
    names = [f"more-{number:04}" for number in range(MANY)]
    before = len(list(Words(project).series.values())[-1])
    folder = _grow(project, names[1:3])
    assert build(project, site, **PAGES).returncode == 0
    light = _weight(site, f"{folder}/{names[1]}"), _weight(site, f"worksheets/sheet-{names[1]}")
    _grow(project, [*names[:1], *names[3:]])
    succeeded(build(project, site, **PAGES))
    for name in (names[3], names[-2]):
        # Its number and their count have more digits; nothing else may grow.
        assert _weight(site, f"{folder}/{name}") <= light[0] + 100
        assert _weight(site, f"worksheets/sheet-{name}") <= light[1] + 100
    last = (site / f"{folder}/{names[-1]}/index.html").read_text("utf-8")
    assert f'data-count="{before + MANY}"' in last


def _weight(site: Path, page: str) -> int:
    return len(gzip.compress((site / page / "index.html").read_bytes(), 9))
