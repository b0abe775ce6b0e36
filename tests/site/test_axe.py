"""axe in both schemes, on a phone and a desk; with AAA contrast for what is read, and targets for thumbs.

At every run a page of each kind and sheets that have every kind of field between them, with `--all` every page.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.folder import Site
from tests.site.kinds import by_kind, sheets_of_all_kinds
from tests.site.look import watching
from tests.site.words import Words
from tests.tools import judge

# Who has the contrast of AAA has that of AA too: one of the two rules is enough.
RULES = {
    "target-size": {"enabled": True},
    "color-contrast-enhanced": {"enabled": True},
    "color-contrast": {"enabled": False},
}
ALL = {"rules": RULES}
# What a scheme can change.
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced", "link-in-text-block"]}}
RUN = """async (asked) => {
  const found = await axe.run(document, { ...asked, resultTypes: ["violations"], elementRef: false });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


SLOW = pytest.mark.slow


@pytest.mark.parametrize(
    ("asked_of", "width"),
    [("each kind", 375), pytest.param("all", 375, marks=SLOW), pytest.param("all", 1280, marks=SLOW)],
)
def test_axe(asked_of: str, width: int, browser: Browser, served: str, site: Site, words: Words) -> None:
    kinds = {*by_kind(words).values()} | {words.address(path) for path in sheets_of_all_kinds(words)}
    found = []
    options = {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    with watching(browser, **options) as seen:
        seen.page.add_init_script(Path(judge("axe-core/axe.min.js")).read_text("utf-8"))
        for address in site.pages if asked_of == "all" else sorted(kinds):
            seen.page.goto(served + address)
            for scheme, asked in [("light", ALL), ("dark", COLORS)]:
                seen.page.emulate_media(color_scheme=scheme)
                found += [f"/{address}: {scheme}: {fault}" for fault in seen.page.evaluate(RUN, asked)]
    assert not found, "\n".join(found[:20])
