"""`write`: an answer of several lines."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from worksheet.block import SingleControlBlock
from worksheet.options import NAME_OPTION, type_ranged_integer


class Write(SingleControlBlock):
    """A box for an answer of several lines.

    You write:

        /// write | What happened?
            lines: 5
        Only what a camera would have seen.
        ///

    `lines` is the room to begin with, 1 to 40 (4 if you leave it out); on the page the box grows as
    one types, on paper it is that many ruled lines. `name` keeps answers together with the box when
    you may change the label later. The text inside is a hint, in Markdown; it may be left out.

    The reader gets the label, the hint in smaller type, and a ruled box.
    """

    NAME = "write"
    WIDGET = "text"
    OPTIONS: ClassVar = {"lines": (4, type_ranged_integer(1, 40)), "name": NAME_OPTION}

    def build_control(self) -> etree.Element:
        lines = str(self.options["lines"])
        self.element.set("data-lines", lines)
        return self.answer_control("box", rows=lines)
