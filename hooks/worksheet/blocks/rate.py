"""`rate`: a scale from 0 to 10."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from markdown.util import AtomicString

from worksheet.blocks.base import Group
from worksheet.options import OWN_NAME, Option, text

MOST = 10


class Rate(Group):
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
    EXAMPLE: ClassVar[str] = "How strong was it?"
    OPTIONS: ClassVar[dict[str, Option]] = {
        "low": Option("", text),
        "high": Option("", text),
        "name": OWN_NAME,
    }

    def close(self, element: etree.Element) -> tuple[str, ...]:
        self.describe(element)
        scale = etree.SubElement(element, "div", {"class": "scale"})
        ends = {0: self._end_of(scale, "low")}
        for value in range(MOST + 1):
            label = etree.SubElement(scale, "label")
            control = {
                "type": "radio",
                "name": self.field,
                "value": str(value),
                "id": self.id(str(value)),
            }
            etree.SubElement(label, "input", control)
            etree.SubElement(label, "span").text = AtomicString(str(value))
        ends[MOST] = self._end_of(scale, "high")
        for value, end in ends.items():
            if end is not None:
                end.set("id", self.page.ids.free(f"{end.attrib['class']}-{self.field}"))
                control_element = scale.findall("label/input")[value]
                control_element.set("aria-describedby", end.attrib["id"])
        return ()

    def _end_of(self, scale: etree.Element, end: str) -> etree.Element | None:
        if not self.options[end]:
            return None
        element = etree.SubElement(scale, "span", {"class": end})
        element.text = self.options[end]
        return element
