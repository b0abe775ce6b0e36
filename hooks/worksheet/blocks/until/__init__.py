"""`until`: a time of the day that the reader names. Allowed on every page."""

from typing import ClassVar

from worksheet.block import OneControl
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
    KIND = "time"
    ANYWHERE, KEPT = True, False
    EXAMPLE = "I put my phone away until"
    OPTIONS: ClassVar[dict[str, Option]] = {}
