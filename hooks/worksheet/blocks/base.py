"""What all blocks share: a label, options, an optional hint in Markdown, and a name.

pymdownx makes one object for each block it meets: `on_create` when it opens, `on_add` says where
the text inside goes, `on_end` when it closes. Inline Markdown (emphasis, links) is read after that,
so the text of an element may still hold `*` here.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from pymdownx.blocks.block import Block

from worksheet.names import Taken, plain, slug
from worksheet.options import OWN_NAME, Option
from worksheet.source import Problem, Source


@dataclass(frozen=True)
class Words:
    """The few words that a block adds to the author's, in the language of the site."""

    row: str = "Row {number}, {column}"
    example: str = "Example"


@dataclass
class Page:
    """What is known about the page that is being made. Fresh for each text."""

    words: Words = field(default_factory=Words)
    names: Taken = field(default_factory=Taken)
    ids: Taken = field(default_factory=Taken)
    made: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)

    def clear(self) -> None:
        self.names.clear()
        self.ids.clear()
        self.made.clear()


class Labelled(Block):
    """A block with a label after the bar."""

    ARGUMENT: ClassVar[bool] = True
    OPTIONS: ClassVar[dict[str, Option]] = {}
    LABEL: ClassVar[str] = "label"
    FIELD: ClassVar[bool] = True
    EXAMPLE: ClassVar[str] = "What happened?"

    @classmethod
    def faults(cls, source: Source) -> Iterator[Problem]:
        """What is wrong with the text inside the block. Options and labels are checked for all."""
        yield from ()

    @classmethod
    def parts(cls, source: Source) -> tuple[str, ...]:
        """The labels inside the block that answers are kept under: choices, columns."""
        return ()


class Field(Labelled):
    """A block that the reader fills in."""

    TAG: ClassVar[str] = "div"
    closed = False
    OPTIONS: ClassVar[dict[str, Option]] = {"name": OWN_NAME}

    @property
    def page(self) -> Page:
        page: Page = self.config["page"]
        return page

    def on_create(self, parent: etree.Element) -> etree.Element:
        name = self.options["name"] or slug(self.argument) or self.NAME
        self.field = self.page.names.free(name)
        self.element = etree.SubElement(
            parent,
            self.TAG,
            {"class": "field", "data-block": self.NAME, "data-field": self.field},
        )
        self.open(self.element)
        self.hint = etree.SubElement(self.element, "div", {"class": "hint"})
        return self.element

    def on_add(self, block: etree.Element) -> etree.Element:
        return self.hint

    def on_end(self, block: etree.Element) -> None:
        if self.closed:  # pymdownx can end a block twice when `///` are out of step
            return
        self.closed = True
        parts = self.close(self.element)
        self.page.made.append((self.NAME, self.field, parts))

    def open(self, element: etree.Element) -> None:
        """Puts the label into the element."""
        raise NotImplementedError

    def close(self, element: etree.Element) -> tuple[str, ...]:
        """Puts the controls into the element; returns the names of the parts."""
        raise NotImplementedError

    def id(self, *parts: str) -> str:
        """An id for a control that no other element of the sheet has."""
        return self.page.ids.free("-".join(("f", self.field, *parts)))

    def describe(self, control: etree.Element) -> None:
        """Ties the hint to its control, or takes the empty hint away."""
        if len(self.hint) == 0 and not (self.hint.text or "").strip():
            self.element.remove(self.hint)
            return
        self.hint.set("id", self.page.ids.free(f"h-{self.field}"))
        control.set("aria-describedby", self.hint.attrib["id"])


class Box(Field):
    """One label with one control to type into."""

    def open(self, element: etree.Element) -> None:
        self.control_id = self.id()
        etree.SubElement(element, "label", {"for": self.control_id}).text = self.argument

    def close(self, element: etree.Element) -> tuple[str, ...]:
        control = self.control()
        control.set("id", self.control_id)
        control.set("name", self.field)
        self.describe(control)
        element.append(control)
        return ()

    def control(self) -> etree.Element:
        """The control, without its name and id."""
        raise NotImplementedError


class Group(Field):
    """One label over several controls."""

    TAG = "fieldset"

    def open(self, element: etree.Element) -> None:
        etree.SubElement(element, "legend").text = self.argument


def part_names(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names for choices and columns: the slug of each, numbered where two are alike."""
    taken = Taken()
    return tuple(taken.free(slug(label) or "item") for label in labels)


def words_only(label: str) -> bool:
    """True without macros, sources, links and pictures: a label is pressed, read out, and printed."""
    return not re.search(r"\{\{|\{%|\[\^|\]\(", label)


def twice(labels: list[tuple[int, str]], what: str) -> Iterator[Problem]:
    """Choices or columns of one block that are empty or would share a name."""
    seen: set[str] = set()
    for line, label in labels:
        if not slug(label):
            yield Problem(
                line, f'the {what} "{plain(label) or label}" has no letter or digit in it. Write its words.'
            )
        elif slug(label) in seen:
            yield Problem(line, f'the {what} "{plain(label)}" stands twice. Change or remove one.')
        elif not words_only(label):
            yield Problem(
                line, f"a {what} takes words only. Put a macro, source, link or picture into the hint."
            )
        seen.add(slug(label))


def any_options(options: dict[str, Option]) -> dict[str, Any]:
    """The defaults of a table of options."""
    return {key: option.default for key, option in options.items()}
