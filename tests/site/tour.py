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

LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
OTHER_LETTERS = (
    "document.getElementById('text-size').click()"  # from normal over large to the largest, and round again
)


@dataclass
class Tour:
    """`small` is what is too small to be hit, `wide_at` what is too wide by each size of the text (px) that was seen; each
    with its page and the window's width."""

    seen: Seen
    small: list[str] = field(default_factory=list)
    wide_at: dict[float, list[str]] = field(default_factory=dict)

    def visit(self, served: str, addresses: Iterable[str]) -> None:
        """Each page from its top to its end."""
        page = self.seen.page
        for address in addresses:
            page.goto(served + address)
            for width in (1280, 375):
                page.set_viewport_size({"width": width, "height": 800})
                self.small += [f"/{address} at {width}: {found}" for found in page.evaluate(SMALL)]
            for turns in (2, 1):
                self.wide_at.setdefault(page.evaluate(LETTERS), []).extend(too_wide(page, address))
                for _ in range(turns):
                    page.evaluate(OTHER_LETTERS)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")


def too_wide(page: Page, address: str) -> list[str]:
    """Where the page that is open must be scrolled sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        if (reached := page.evaluate("document.scrollingElement.scrollWidth")) > width:
            found.append(f"/{address}: {reached} at {width}")
    return found
