"""`unsent`: a message that is not sent. Allowed on every page."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from worksheet.blocks.write import Write
from worksheet.options import type_ranged_integer


class Unsent(Write):
    """A box for a message that is written and not sent. It is stored nowhere.

    You write:

        /// unsent | Write it here, and do not send it
            lines: 6
        It is gone when you close or leave this page.
        ///

    `lines` is the room to begin with, 1 to 40 (6 if you leave it out). Text inside is a hint.

    The reader gets the label, the hint, and a box; on paper and in a book ruled lines.
    """

    NAME = "unsent"
    ALLOWED_ON_ANY_PAGE, STORED = True, False
    EXAMPLE = "Write it here, and do not send it"
    OPTIONS: ClassVar = {"lines": (6, type_ranged_integer(1, 40))}

    def build_control(self) -> etree.Element:
        self.element.set("data-unsent", "")
        return super().build_control()
