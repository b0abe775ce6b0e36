"""`line`: an answer of one line."""

from worksheet.block import SingleControlBlock


class Line(SingleControlBlock):
    """A line for a short answer.

    You write:

        /// line | My word for it
        ///

    `name` keeps answers together with the line when you may change the label later. Text inside is
    a hint, in Markdown.

    The reader gets the label and one ruled line, which grows on the page where an answer is longer.
    """

    NAME = "line"
    EXAMPLE = "My word for it"
