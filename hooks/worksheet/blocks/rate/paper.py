"""A scale on paper: its numbers in a row, the words of its ends above them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from worksheet.paper import PageReader, PaperField, Runs, choices, common

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass
class Rate(PaperField):
    """`values` are the numbers, one control each; `low` and `high` what the ends mean."""

    values: list[str] = field(default_factory=list)
    low: str = ""
    high: str = ""

    def asked(self) -> list[Runs | str]:
        ends = ((self.values[0], self.low), (self.values[-1], self.high))
        return [": ".join(filter(None, end)) for end in ends]


def read(node: HtmlElement, page: PageReader) -> Rate:
    buttons = choices(node, page, "radio").controls
    low, high = (page.text(next(iter(node.find_class(end)), None)) for end in ("low", "high"))
    for button, end in ((buttons[0], low), (buttons[-1], high)):
        button.label += f", {end}" if end else ""
    values = [button.value for button in buttons]
    return Rate(**common(node, page), controls=buttons, values=values, low=low, high=high)
