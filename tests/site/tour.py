"""Every page of the site, opened once by a reader who looks at it on a desk and on phones; several tests ask what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.site.look import Seen

WIDTHS = (768, 375, 320)
# What can be pressed and is smaller than 44 px, except where it stands in a sentence.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary")]
  .filter((one) => one.checkVisibility() && !one.closest("dialog:not([open]), [popover]"))
  .filter((one) => !(getComputedStyle(one).display === "inline" && one.parentElement.matches("p, li, td, span, em, strong, figcaption, cite")))
  .filter((one) => !one.closest(".cite"))
  .map((one) => [one, (one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one).getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([one, box]) => `${one.innerText || one.name || one.id}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


@dataclass
class Tour:
    """`small` and `wide` are what is too small to be hit and what is too wide, each with its page and the window's width."""

    seen: Seen
    small: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)

    def visit(self, served: str, addresses: Iterable[str]) -> None:
        """Each page from its top to its end."""
        page = self.seen.page
        for address in addresses:
            page.goto(served + address)
            for width in (1280, 375):
                page.set_viewport_size({"width": width, "height": 800})
                self.small += [f"/{address} at {width}: {found}" for found in page.evaluate(SMALL)]
            self.wide += too_wide(page, address)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")


def too_wide(page: Page, address: str) -> list[str]:
    """Where the page that is open must be scrolled sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        if (reached := page.evaluate("document.scrollingElement.scrollWidth")) > width:
            found.append(f"/{address}: {reached} at {width}")
    return found
