"""`note`, `example`, `try`, `danger`: a few lines set apart. Allowed on every page."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator

from worksheet.block import LabeledBlock
from worksheet.parser import BlockSource, LineMessage


class Note(LabeledBlock):
    """A note with a title.

    You write:

        /// note | Before you begin
        Any Markdown: paragraphs, lists, links.
        ///

    and likewise `example`, `try` (something to do now) and `danger` (safety; use it rarely).

    The reader gets the title and the text set apart from the rest by a change of margin.
    """

    NAME = "note"
    LABEL = "title"
    EXAMPLE = "Before you begin"

    @classmethod
    def validate(cls, source: BlockSource) -> Iterator[LineMessage]:
        if not any(line.strip() for _, line in source.body):
            message = f'this "{cls.NAME}" is empty. Write its text under the first line, or remove it.'
            yield source.line, message

    def on_create(self, parent: etree.Element) -> etree.Element:
        element = etree.SubElement(parent, "div", {"class": f"admonition {self.NAME}"})
        etree.SubElement(element, "p", {"class": "admonition-title"}).text = self.argument
        return element

    def on_end(self, block: etree.Element) -> None:
        self.page.rendered.append((self.NAME, "", ()))


class Example(Note):
    """A worked example. Written like a note."""

    NAME = "example"


class Try(Note):
    """Something to do now. Written like a note."""

    NAME = "try"


class Danger(Note):
    """A word about safety. Written like a note; it is the only one with a box around it."""

    NAME = "danger"
