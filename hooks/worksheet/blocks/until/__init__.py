"""`until`: a time of the day that the reader names. Allowed on every page."""

import xml.etree.ElementTree as etree
from typing import Any, ClassVar

from worksheet.block import OneControl
from worksheet.controls import control
from worksheet.options import Option


class Until(OneControl):
    """A time on the clock, as in "I wait until …". Nothing keeps it, on no page.

    You write:

        /// until | I put my phone away until
        ///

    Text inside is a hint, in Markdown.

    The reader gets the label and a clock time to set; on paper and in a book a line.
    """

    NAME = "until"
    ANYWHERE = True
    EXAMPLE: ClassVar[str] = "I put my phone away until"
    OPTIONS: ClassVar[dict[str, Option]] = {}

    @classmethod
    def answers(cls, name: str, parts: tuple[str, ...], options: dict[str, Any]) -> list[str]:
        return []

    def made(self) -> etree.Element:
        return control("time", id=self.id())
