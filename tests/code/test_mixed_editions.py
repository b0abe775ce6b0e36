"""One edition takes another's place while readers' tabs load: each page and its parts are of one edition, whichever."""

from __future__ import annotations

import random
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.code.test_offline import READY
from tests.server import serving
from tests.tools import build, building, command

TABS = 4
# What an edition writes into the page itself, its style and its script.
MARKS = {
    "overrides/base.html": (r"<html (?:data-edition=\S+ )?lang", '<html data-edition="{}" lang'),
    "docs/assets/styles/site.css": (r"\A(?::root \{ --edition: \d; \}\n)?", ":root {{ --edition: {}; }}\n"),
    "docs/assets/scripts/site.js": (
        r"(?:\ndocument\.documentElement\.dataset\.script = \d;\n)?\Z",
        "\ndocument.documentElement.dataset.script = {};\n",
    ),
}
SHOWN = """() => {
  const { edition, script } = document.documentElement.dataset;
  return [edition, getComputedStyle(document.documentElement).getPropertyValue("--edition").trim(), script];
}"""


def mark(project: Path, edition: int) -> None:
    for name, (place, said) in MARKS.items():
        text = (project / name).read_text("utf-8")
        (project / name).write_text(re.sub(place, said.format(edition), text, count=1), "utf-8")


def shown(tabs: list[Page], addresses: list[str], chance: random.Random) -> list[tuple[str, ...]]:
    """Every tab goes to some page, all of them at once: the marks that each then shows."""
    for tab in tabs:
        tab.goto(chance.choice(addresses), wait_until="commit")
    for tab in tabs:
        tab.wait_for_load_state("load")
    return [tuple(tab.evaluate(SHOWN)) for tab in tabs]


@pytest.mark.slow
def test_two_editions_never_mix(project: Path, browser: Browser) -> None:
    site, chance = project / "site", random.Random(13)
    mark(project, 1)
    assert build(project, site, BUILD_PAGES_ONLY="1").returncode == 0
    addresses = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    context = browser.new_context()
    with serving(site) as address:
        tabs = [context.new_page() for _ in range(TABS)]
        tabs[0].goto(address)
        tabs[0].evaluate(READY)
        places = [address if path == "." else f"{address}{path}/" for path in addresses]
        mark(project, 2)
        publishing = subprocess.Popen(
            command(project, site, BUILD_PAGES_ONLY="1"), env=building(project), stderr=subprocess.PIPE
        )
        seen = []
        while publishing.poll() is None:
            seen += shown(tabs, places, chance)
        assert publishing.communicate() and publishing.returncode == 0
        seen += [marks for _ in range(5) for marks in shown(tabs, places, chance)]
        assert {marks for marks in seen if len(set(marks)) > 1} == set()
        assert {marks[0] for marks in seen} == {"1", "2"} and set(shown(tabs, places, chance)) == {("2",) * 3}
    context.close()
