"""Room for a thumb: what can be pressed is 44 px high and wide, except where it stands in a sentence (WCAG 2.2, 2.5.5)."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.site.folder import Site
from tests.site.look import watching

SMALL = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary")]
  .filter((one) => one.checkVisibility() && !one.closest("dialog:not([open]), [popover]"))
  .filter((one) => !(getComputedStyle(one).display === "inline" && one.parentElement.matches("p, li, td, span, em, strong, figcaption, cite")))
  .filter((one) => !one.closest(".cite"))
  .map((one) => [one, (one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one).getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([one, box]) => `${one.innerText || one.name || one.id}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def test_every_target_has_room_for_a_thumb(browser: Browser, served: str, site: Site) -> None:
    with watching(browser) as seen:
        small = []
        for address in site.pages:
            seen.page.goto(served + address)
            for width in (1280, 375):
                seen.page.set_viewport_size({"width": width, "height": 800})
                small += [f"/{address} at {width}: {found}" for found in seen.page.evaluate(SMALL)]
        assert not small, "\n".join(small)
