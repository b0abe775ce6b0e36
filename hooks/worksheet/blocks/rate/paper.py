"""A scale on paper: its numbers in a row, the words of its ends above them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from worksheet.paper import Control, PageReader, PaperField, Runs, common, controls

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
    question = page.text(node.find("./legend"))
    low, high = (page.text(next(iter(node.find_class(end)), None)) for end in ("low", "high"))
    made = Rate(**common(node, page), controls=[], low=low, high=high)
    buttons = controls(node)
    for button in buttons:
        value = button.get("value")
        end = low if button is buttons[0] else high if button is buttons[-1] else ""
        spoken = f"{question}: {value}" + (f", {end}" if end else "")
        made.values.append(value)
        made.controls.append(Control(button.get("data-answer"), spoken, "radio", value, group=question))
    return made
