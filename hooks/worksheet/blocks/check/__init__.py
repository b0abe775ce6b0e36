"""`check`: a list of boxes to tick."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from worksheet.block import ControlGroupBlock
from worksheet.field_names import part_names, validate_labels
from worksheet.paper import BlockReader, HtmlElement, PaperField, find_controls
from worksheet.parser import BlockSource, LineMessage

_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]+(?:\[[ xX]\][ ]+)?(.*\S)[ ]*")
_EMPTY_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]*")
_BOX = re.compile(r"^\[[ xX]\][ ]+")  # as in a task list; each choice gets its own
_LIST_MARKER = re.compile(r"[ ]*(?:[-*+:]|\d+[.)])(?:[ ]|$)")


class Check(ControlGroupBlock):
    """A list of boxes; any number of them may be ticked.

    You write a list, one choice a line:

        /// check | Which of these did you notice?
        - Racing heart
        - Wanting to send *one more* message
        ///

    A long choice may go on in the next line. A hint may stand above the list. `name` keeps answers
    together with the list when you may change the label later.

    The reader gets the label over the choices, each with its box. Ticks are kept by the words of
    the choice: when you reword one later, an old tick is shown under "earlier answers".
    """

    NAME = "check"
    WIDGET = "check"
    CONTENT = "list"
    EXAMPLE = "Which of these did you notice?"

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperField:
        field = super().parse_element(node, reader)
        field.items = [reader.runs(control.getparent()) for control in find_controls(node)]
        return field

    def add_controls(self) -> tuple[str, ...]:
        lists = [child for child in self.hint if child.tag in {"ul", "ol"}]
        texts = tuple(_item_text(item) for listed in lists for item in listed)
        for listed in lists:
            self.hint.remove(listed)
        self.attach_hint(self.element)
        names = part_names(texts)
        choices = etree.SubElement(self.element, "ul")
        for text, name in zip(texts, names, strict=True):
            label = etree.SubElement(etree.SubElement(choices, "li"), "label")
            control = self.build_choice(name)
            control.tail = " "
            label.append(control)
            etree.SubElement(label, "span").text = text
        return names

    def build_choice(self, name: str) -> etree.Element:
        return self.answer_control("checkbox", name)

    @classmethod
    def part_labels(cls, source: BlockSource) -> tuple[str, ...]:
        return tuple(words for _, words in _parse_choices(source)[0])

    @classmethod
    def validate(cls, source: BlockSource) -> Iterator[LineMessage]:
        choices, problems = _parse_choices(source)
        if not choices:
            message = f'this "{cls.NAME}" has no choices. Write each on a line of its own: - Racing heart'
            yield source.line, message
            return
        yield from validate_labels(choices, "choice")
        yield from problems


def _parse_choices(source: BlockSource) -> tuple[list[tuple[int, str]], list[LineMessage]]:
    """The choices as (line, text), and the problems of other lines. Text right below a choice belongs to it, as in any list."""
    choices: list[tuple[int, str]] = []
    problems: list[LineMessage] = []
    follows_item = False
    for number, line in source.body:
        text = line.strip()
        item = _ITEM.fullmatch(line)
        if item:
            choices.append((number, item[1]))
        elif _EMPTY_ITEM.fullmatch(line):
            problems.append((number, "this choice is empty. Write its words, or remove the line."))
        elif follows_item and text and not _LIST_MARKER.match(line):
            choices[-1] = (choices[-1][0], f"{choices[-1][1]} {text}")
            continue
        elif text and (choices or problems):
            message = f'"{text}" is not a choice. Begin each choice with "- " at the start of its line; put a hint above the list.'
            problems.append((number, message))
        follows_item = bool(item)
    return choices, problems


def _item_text(item: etree.Element) -> str:
    """The Markdown of a list item, which is in a paragraph when empty lines separate the items."""
    words = " ".join(" ".join(text or "" for text in [item.text, *(p.text for p in item)]).split())
    return _BOX.sub("", words)
