"""axe on every page, in both schemes, on a phone and a desk; with AAA contrast for what is read, and targets for thumbs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.look import watching
from tests.tools import judge

RULES = {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}
RUN = """async (rules) => {
  const found = await axe.run(document, { rules, resultTypes: ["violations"], elementRef: false });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_axe(
    scheme: str, width: int, browser: Browser, served: str, pages: Mapping[str, BeautifulSoup]
) -> None:
    found = []
    options = {
        "color_scheme": scheme,
        "viewport": {"width": width, "height": 800},
        "reduced_motion": "reduce",
    }
    with watching(browser, **options) as seen:
        seen.page.add_init_script(Path(judge("axe-core/axe.min.js")).read_text("utf-8"))
        for address in pages:
            seen.page.goto(served + address)
            found += [f"/{address}: {fault}" for fault in seen.page.evaluate(RUN, RULES)]
    assert not found, "\n".join(found[:20])
