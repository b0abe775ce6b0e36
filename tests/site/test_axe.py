"""axe on every page, in both schemes, on a phone and a desk; with AAA contrast for what is read, and targets for thumbs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.kinds import one_of_each
from tests.site.look import watching
from tests.site.words import Words
from tests.tools import judge

RULES = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}
ALL = {"rules": RULES}
# What a scheme can change.
COLORS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]}
}
RUN = """async (asked) => {
  const found = await axe.run(document, { ...asked, resultTypes: ["violations"], elementRef: false });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


@pytest.mark.parametrize("width", [375, pytest.param(1280, marks=pytest.mark.slow)])
def test_axe(
    width: int, browser: Browser, served: str, pages: Mapping[str, BeautifulSoup], words: Words
) -> None:
    """The dark on every page with `--all`, else on one of each kind: its colors are the same on all."""
    found, kinds = [], one_of_each(words)
    options = {"viewport": {"width": width, "height": 800}, "reduced_motion": "reduce"}
    with watching(browser, **options) as seen:
        seen.page.add_init_script(Path(judge("axe-core/axe.min.js")).read_text("utf-8"))
        for address in pages:
            seen.page.goto(served + address)
            dark = [("dark", COLORS)] if width == 1280 or address in kinds else []
            for scheme, asked in [("light", ALL), *dark]:
                seen.page.emulate_media(color_scheme=scheme)
                found += [f"/{address}: {scheme}: {fault}" for fault in seen.page.evaluate(RUN, asked)]
    assert not found, "\n".join(found[:20])
