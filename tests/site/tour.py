"""Every page of the site, opened once by a reader who looks at it on a desk and on phones; several tests ask what was seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.site.look import Seen

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
        """Each page from its top to its end. The largest text is seen where there is least room, and on a tablet."""
        page = self.seen.page
        for address in addresses:
            page.goto(served + address)
            for width in (1280, 768, 375, 320):
                page.set_viewport_size({"width": width, "height": 800})
                if width in (1280, 375):
                    self.small += [f"/{address} at {width}: {found}" for found in page.evaluate(SMALL)]
                if width <= 768:
                    self._look(address, width)
            page.evaluate(OTHER_LETTERS)
            page.evaluate(OTHER_LETTERS)
            self._look(address, 320)
            page.set_viewport_size({"width": 768, "height": 800})
            self._look(address, 768)
            page.evaluate(OTHER_LETTERS)
            page.evaluate("scrollTo(0, document.body.scrollHeight)")

    def _look(self, address: str, width: int) -> None:
        """Whether the page that is open must be scrolled sideways."""
        letters, reached = self.seen.page.evaluate(f"[{LETTERS}, document.scrollingElement.scrollWidth]")
        found = self.wide_at.setdefault(letters, [])
        if reached > width:
            found.append(f"/{address}: {reached} at {width}")
