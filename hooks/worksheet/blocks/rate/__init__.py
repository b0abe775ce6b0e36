"""`rate`: a scale from 0 to 10."""

import xml.etree.ElementTree as etree
from dataclasses import dataclass, field
from typing import ClassVar

from markdown.util import AtomicString

from worksheet.block import ControlGroupBlock
from worksheet.options import NAME_OPTION, type_text
from worksheet.paper import BlockReader, HtmlElement, PaperField

MAX_VALUE = 10


@dataclass
class PaperRate(PaperField):
    """`values` are the numbers, with a control each; `low` and `high` describe the ends."""

    values: list[str] = field(default_factory=list)
    low: str = ""
    high: str = ""


class Rate(ControlGroupBlock):
    """A scale from 0 to 10.

    You write:

        /// rate | How strong was it?
            low: not at all
            high: overwhelming
        ///

    `low` and `high` say in a few words what the two ends mean; leave out what needs no words.
    `name` keeps answers together with the scale when you may change the label later. Text inside
    is a hint, in Markdown.

    The reader gets eleven numbers to choose one from, and can take the choice back.
    """

    NAME = "rate"
    EXAMPLE = "How strong was it?"
    OPTIONS: ClassVar = {"low": ("", type_text), "high": ("", type_text), "name": NAME_OPTION}

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperRate:
        scale = super().parse_element(node, reader)
        buttons = scale.controls
        low, high = (reader.text(next(iter(node.find_class(end)), None)) for end in ("low", "high"))
        for button, end in ((buttons[0], low), (buttons[-1], high)):
            button.label += f", {end}" if end else ""
        values = [button.value for button in buttons]
        scale.items = [": ".join(filter(None, end)) for end in ((values[0], low), (values[-1], high))]
        return PaperRate(**vars(scale), values=values, low=low, high=high)

    def add_controls(self) -> tuple[str, ...]:
        self.mark_radio_group()
        self.attach_hint(self.element)
        scale = etree.SubElement(self.element, "div", {"class": "scale"})
        low = self._add_end_label(scale, "low")
        buttons = [self._add_button(scale, value) for value in range(MAX_VALUE + 1)]
        high = self._add_end_label(scale, "high")
        for button, end in ((buttons[0], low), (buttons[-1], high)):
            if end is not None:
                button.set("aria-describedby", end.attrib["id"])
        self.add_clear_button(self.page.t("sheet_clear"))
        return ()

    def _add_button(self, scale: etree.Element, value: int) -> etree.Element:
        """A button called by its number. The number that is seen is hidden from screen readers, which would say it again."""
        label = etree.SubElement(scale, "label")
        button = self.answer_control("radio", value=str(value), **{"aria-label": str(value)})
        label.append(button)
        etree.SubElement(label, "span", {"aria-hidden": "true"}).text = AtomicString(str(value))
        return button

    def _add_end_label(self, scale: etree.Element, end: str) -> etree.Element | None:
        if not self.options[end]:
            return None
        attributes = {"class": end, "id": self.page.ids.unique(f"{end}-{self.field}")}
        element = etree.SubElement(scale, "span", attributes)
        element.text = self.options[end]
        return element
