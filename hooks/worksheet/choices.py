"""A list of choices, one a line, which `check` and `choice` share."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from worksheet.block import GroupOfControls
from worksheet.labels import faults_of_labels, part_names
from worksheet.source import BlockSource, Fault

_ITEM = re.compile(r"[-*+][ ]+(.*\S)[ ]*")
_EMPTY = re.compile(r"[-*+][ ]*")
_BOX = re.compile(r"[-*+][ ]+\[[ xX]?\]")
_MARK = re.compile(r"[ ]*(?:[-*+:]|\d+[.)])(?:[ ]|$)")


class ListOfChoices(GroupOfControls):
    """One label over choices, each with a control of its own."""

    CONTENT = "list"
    EXAMPLE = "Which of these did you notice?"

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
        raise NotImplementedError

    @classmethod
    def parts(cls, source: BlockSource) -> tuple[str, ...]:
        return tuple(words for _, words in _read(source)[0])

    @classmethod
    def faults(cls, source: BlockSource) -> Iterator[Fault]:
        choices, faults = _read(source)
        if not choices:
            message = f'this "{cls.NAME}" has no choices. Write each on a line of its own: - Racing heart'
            yield Fault(source.line, message)
            return
        yield from faults_of_labels(choices, "choice")
        yield from faults


def _read(source: BlockSource) -> tuple[list[tuple[int, str]], list[Fault]]:
    """The choices, each with its line, and the lines that are none: what follows a choice without an empty line goes on
    with it, as in any list."""
    choices: list[tuple[int, str]] = []
    faults: list[Fault] = []
    begun = goes_on = False
    for number, line in source.body:
        said = line.strip()
        item = _ITEM.fullmatch(line)
        if item:
            choices.append((number, item[1]))
            if _BOX.match(line):
                faults.append(Fault(number, "each choice gets its box by itself. Remove the [ ]."))
        elif _EMPTY.fullmatch(line):
            faults.append(Fault(number, "this choice is empty. Write its words, or remove the line."))
        elif goes_on and said and not _MARK.match(line):
            choices[-1] = (choices[-1][0], f"{choices[-1][1]} {said}")
            continue
        elif begun and said:
            message = f'"{said}" is no choice. Begin each choice with "- " at the start of its line; put a hint above the list.'
            faults.append(Fault(number, message))
        begun, goes_on = bool(begun or item or _EMPTY.fullmatch(line)), bool(item)
    return choices, faults


def _text(item: etree.Element) -> str:
    """The Markdown of one list item; with empty lines between the items it sits in a paragraph."""
    return " ".join(" ".join(text or "" for text in [item.text, *(p.text for p in item)]).split())
