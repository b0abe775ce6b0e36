"""`line`: an answer of one line."""

import xml.etree.ElementTree as etree
from typing import ClassVar

from worksheet.blocks.base import Box


class Line(Box):
    """A line for a short answer.

    You write:

        /// line | My word for it
        ///

    `name` keeps answers together with the line when you may change the label later. Text inside is
    a hint, in Markdown.

    The reader gets the label and one ruled line.
    """

    NAME = "line"
    EXAMPLE: ClassVar[str] = "My word for it"

    def control(self) -> etree.Element:
        return etree.Element("input", {"type": "text"})
