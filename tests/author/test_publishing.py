"""`scripts/build --publish`: what must not go online is named and refused; what may is built, and compressed too."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.faults.trees import digest
from tests.tools import build

PUBLISH = {"BUILD_TO_PUBLISH": "1", "BUILD_PAGES_ONLY": "1"}
ALLOWED = {**PUBLISH, "BUILD_ALLOW_RECHECK": "1"}


def fill_in(project: Path) -> None:
    """What an owner does before the first publishing."""
    config = project / "mkdocs.yml"
    text = re.sub(
        r"^site_url: .*", "site_url: https://our-own-place.org/", config.read_text("utf-8"), flags=re.M
    )
    config.write_text(text.replace("EXAMPLE", "Our own"), "utf-8")


def test_examples_and_open_facts_are_refused_by_name(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one", "utf-8")
    before = digest(site)
    done = build(project, site, **PUBLISH)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    for named in ("extra.booking.address", "site_url", "extra.practice.name", "is marked recheck"):
        assert named in done.stderr
    assert digest(site) == before


def test_a_draft_is_refused_by_name(project: Path) -> None:
    fill_in(project)
    (project / "docs/later.md").write_text(
        "---\ntitle: Later\nsummary: Not yet.\ndraft: true\n---\n\nSoon.\n", "utf-8"
    )
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("- about.md", "- about.md\n      - later.md"), "utf-8"
    )
    done = build(project, project / "site", **ALLOWED, BOOKING_URL="https://our-own-place.org/book")
    assert done.returncode != 0 and not (project / "site").exists()
    assert "docs/later.md is a draft." in done.stderr


def test_open_facts_are_listed_when_they_are_allowed(project: Path) -> None:
    fill_in(project)
    done = build(project, project / "site", **ALLOWED, BOOKING_URL="https://our-own-place.org/book")
    assert done.returncode == 0, done.stderr
    open_facts = [
        *re.findall(r"\{recheck\}", (project / "docs/data/references.bib").read_text("utf-8")),
        *re.findall(
            r"seen: recheck\b", re.sub(r"#.*", "", (project / "docs/data/helplines.yml").read_text("utf-8"))
        ),
    ]
    listed = [line for line in done.stderr.splitlines() if line.startswith("published though unconfirmed:")]
    comment = 1  # the head of references.bib explains the mark
    assert len(listed) == len(open_facts) - comment > 0
    page = project / "site/index.html"
    assert "https://our-own-place.org/book" in page.read_text("utf-8")
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert page.with_name("index.html.br").is_file()
