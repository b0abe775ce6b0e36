"""`until`: a time of day. Allowed on every page."""

from typing import ClassVar

from worksheet.block import SingleControlBlock
from worksheet.options import Option


class Until(SingleControlBlock):
    """A time of day, as in "I wait until …". It is stored nowhere.

    You write:

        /// until | I put my phone away until
        ///

    Text inside is a hint, in Markdown.

    The reader gets the label and a clock time to set; on paper and in a book a line.
    """

    NAME = "until"
    KIND = "time"
    ALLOWED_ON_ANY_PAGE, STORED = True, False
    EXAMPLE = "I put my phone away until"
    OPTIONS: ClassVar[dict[str, Option]] = {}
