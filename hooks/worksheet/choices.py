"""A list of choices, one a line, which `check` and `choice` share."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from worksheet import paper
from worksheet.block import GroupOfControls
from worksheet.labels import faults_of_labels, part_names
from worksheet.paper import PageReader, PaperField
from worksheet.source import BlockSource, Problem

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ITEM = re.compile(r"[-*+][ ]+(.*\S)[ ]*")
_MARK = re.compile(r"[ ]*(?:[-*+:]|\d+[.)])(?:[ ]|$)")


class ListOfChoices(GroupOfControls):
    """One label over choices, each with a control of its own."""

    CONTENT: ClassVar[str] = "list"
    EXAMPLE: ClassVar[str] = "Which of these did you notice?"
    WIDGET: ClassVar[str] = "check"  # of each choice in a PDF, see `paper.Control`

    @classmethod
    def on_paper(cls, node: "HtmlElement", page: PageReader) -> PaperField:
        return paper.choices(node, page, cls.WIDGET)

    def close(self, element: etree.Element) -> tuple[str, ...]:
        lists = [child for child in self.hint if child.tag == "ul"]
        texts = tuple(_text(item) for listed in lists for item in listed)
        for listed in lists:
            self.hint.remove(listed)
        self.describe(element)
        names = part_names(texts)
        choices = etree.SubElement(element, "ul")
        for text, name in zip(texts, names, strict=True):
            label = etree.SubElement(etree.SubElement(choices, "li"), "label")
            made = self.of_choice(name)
            made.tail = " "
            label.append(made)
            etree.SubElement(label, "span").text = text
        return names

    def of_choice(self, name: str) -> etree.Element:
        """The control of a choice."""
        raise NotImplementedError

    @classmethod
    def parts(cls, source: BlockSource) -> tuple[str, ...]:
        return tuple(text for _, text in _choices(source))

    @classmethod
    def faults(cls, source: BlockSource) -> Iterator[Problem]:
        choices = _choices(source)
        if not choices:
            message = f'this "{cls.NAME}" has no choices. Write each on a line of its own: - Racing heart'
            yield Problem(source.line, message)
            return
        yield from faults_of_labels(choices, "choice")
        begun = False
        goes_on = {number for lines in _lines(source) for number, _ in lines[1:]}
        for number, line in source.body:
            if _ITEM.fullmatch(line):
                if re.match(r"[-*+][ ]+\[[ xX]?\]", line):
                    yield Problem(number, "each choice gets its box by itself. Remove the [ ].")
                begun = True
            elif re.fullmatch(r"[-*+][ ]*", line):
                yield Problem(number, "this choice is empty. Write its words, or remove the line.")
                begun = True
            elif begun and line.strip() and number not in goes_on:
                message = f'"{line.strip()}" is no choice. Begin each choice with "- " at the start of its line; put a hint above the list.'
                yield Problem(number, message)


def _choices(source: BlockSource) -> list[tuple[int, str]]:
    return [(lines[0][0], " ".join(words for _, words in lines)) for lines in _lines(source)]


def _lines(source: BlockSource) -> list[list[tuple[int, str]]]:
    """The lines of each choice: what follows one without an empty line goes on with it, as in any list."""
    items: list[list[tuple[int, str]]] = []
    open_item = False
    for number, line in source.body:
        if item := _ITEM.fullmatch(line):
            items.append([(number, item[1])])
            open_item = True
        elif open_item and line.strip() and not _MARK.match(line):
            items[-1].append((number, line.strip()))
        else:
            open_item = False
    return items


def _text(item: etree.Element) -> str:
    """The Markdown of one list item; with empty lines between the items it sits in a paragraph."""
    return " ".join(" ".join(text or "" for text in [item.text, *(p.text for p in item)]).split())
