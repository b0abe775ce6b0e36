"""Base classes of the blocks: a label, options, an optional hint in Markdown, and a name.

pymdownx makes one object for each block it meets: `on_create` when it opens, `on_add` says where
the text inside goes, `on_end` when it closes. Inline Markdown (emphasis, links) is read after that,
so the text of an element may still hold `*` here.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import ClassVar

from markdown import Extension
from pymdownx.blocks.block import Block

from translations import Translate
from worksheet.controls import control_element
from worksheet.field_names import SEPARATOR, UniqueNames, control_name, slugify_label
from worksheet.options import NAME_OPTION, Option
from worksheet.paper import BlockReader, Control, HtmlElement, PaperField, find_controls
from worksheet.parser import BlockSource, LineMessage


class PageState(Extension):
    """State of the page that is being rendered. Markdown calls `reset` before each page. `rendered` lists its blocks in order, as
    (block, field, names of parts), for the checker to compare."""

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t
        self.reset()

    def reset(self) -> None:
        self.names, self.ids = UniqueNames(), UniqueNames()
        self.rendered: list[tuple[str, str, tuple[str, ...]]] = []


class LabeledBlock(Block):
    """A block with a label after the bar."""

    ARGUMENT: ClassVar[bool] = True
    OPTIONS: ClassVar[dict[str, Option]] = {}
    ALLOWED_ON_ANY_PAGE: ClassVar[bool] = True  # False: on worksheets alone
    LABEL: ClassVar[str] = "label"  # what messages call the words after the bar
    EXAMPLE: ClassVar[str] = "What happened?"  # a label, for messages
    CONTENT: ClassVar[str] = "prose"  # what stands inside: "prose", or a "list" or "table" under a hint

    @classmethod
    def validate(cls, source: BlockSource) -> Iterator[LineMessage]:
        """Problems of the text inside the block. The checker validates label and options itself."""
        yield from ()

    @classmethod
    def part_labels(cls, source: BlockSource) -> tuple[str, ...]:
        """The labels inside the block that get names of their own: choices, columns."""
        return ()

    @property
    def page(self) -> PageState:
        page: PageState = self.config["page"]
        return page


class FieldBlock(LabeledBlock):
    """A block that the reader fills in."""

    ALLOWED_ON_ANY_PAGE = False
    TAG: ClassVar[str] = "div"
    LABEL_TAG: ClassVar[str] = ""  # of the label above the hint; a table has a caption instead
    OPTIONS: ClassVar[dict[str, Option]] = {"name": NAME_OPTION}
    STORED: ClassVar[bool] = True  # whether answers are stored, and printed into a PDF's fields
    is_closed = False

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperField:
        """The model of the field for paper, from its element on the finished page."""
        labels = node.xpath("./label | ./legend | .//caption/span")
        hints = node.find_class("hint")
        return PaperField(
            kind=node.get("data-block"),
            label=reader.runs(labels[0] if labels else None),
            hint=reader.blocks(hints[0]) if hints else [],
            lines=int(node.get("data-lines", "1")),
        )

    def on_create(self, parent: etree.Element) -> etree.Element:
        name = self.options.get("name") or slugify_label(self.argument) or self.NAME
        self.field = self.page.names.unique(name)
        attributes = {"class": "field", "data-block": self.NAME, "data-field": self.field}
        self.element = etree.SubElement(parent, self.TAG, attributes)
        if self.LABEL_TAG:
            self.label = etree.SubElement(self.element, self.LABEL_TAG)
            self.label.text = self.argument
        self.hint = etree.SubElement(self.element, "div", {"class": "hint"})
        return self.element

    def on_add(self, block: etree.Element) -> etree.Element:
        return self.hint

    def on_end(self, block: etree.Element) -> None:
        if self.is_closed:  # pymdownx can end a block twice when `///` are unbalanced
            return
        self.is_closed = True
        names = self.add_controls()
        self.page.rendered.append((self.NAME, self.field, names))

    def add_controls(self) -> tuple[str, ...]:
        """Adds the controls below the hint; returns the names of the parts."""
        raise NotImplementedError

    def id(self, *parts: str) -> str:
        """An id for a control that no other element of the page has."""
        return self.page.ids.unique("-".join(("f", self.field, *parts)))

    def answer_control(self, kind: str, *parts: str, **attributes: str) -> etree.Element:
        """A control (see `control_element`) whose answer is stored under the field's name and `parts`, such as row and column."""
        answer = SEPARATOR.join((self.field, *parts))
        names = {"name": control_name(answer), "data-answer": answer} if self.STORED else {}
        own_id = self.id(*parts, *filter(None, [attributes.get("value")]))
        return control_element(kind, id=own_id, **names, **attributes)

    def attach_hint(self, control: etree.Element) -> None:
        """Makes the hint the description of `control`, or removes an empty one."""
        if len(self.hint) == 0 and not (self.hint.text or "").strip():
            self.element.remove(self.hint)
            return
        self.hint.set("id", self.page.ids.unique(f"h-{self.field}"))
        control.set("aria-describedby", self.hint.attrib["id"])


class SingleControlBlock(FieldBlock):
    """One label with one control."""

    LABEL_TAG = "label"
    KIND: ClassVar[str] = "line"  # of the control on the page, see `controls.control_element`
    WIDGET: ClassVar[str] = "line"  # of the control in a PDF, see `paper.Control`

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperField:
        field, label = super().parse_element(node, reader), reader.text(node.find("./label"))
        field.controls = [Control(box.get("data-answer"), label, cls.WIDGET) for box in find_controls(node)]
        return field

    def add_controls(self) -> tuple[str, ...]:
        control = self.build_control()
        self.label.set("for", control.attrib["id"])
        self.attach_hint(control)
        self.element.append(control)
        return ()

    def build_control(self) -> etree.Element:
        return self.answer_control(self.KIND)


class ControlGroupBlock(FieldBlock):
    """One label over several controls, each in a label of its own."""

    TAG, LABEL_TAG = "fieldset", "legend"
    WIDGET: ClassVar[str] = "radio"  # of each control in a PDF, see `paper.Control`

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperField:
        field, question = super().parse_element(node, reader), reader.text(node.find("./legend"))
        for control in find_controls(node):
            label, value = control.getparent(), control.get("value", "")
            name = f"{question}: {reader.text(label)}"
            field.controls.append(Control(control.get("data-answer"), name, cls.WIDGET, value, question))
        return field

    def mark_radio_group(self) -> None:
        """Marks the element as one choice of several."""
        self.label.set("id", self.page.ids.unique(f"l-{self.field}"))
        self.element.attrib.update({"role": "radiogroup", "aria-labelledby": self.label.attrib["id"]})

    def add_clear_button(self, label: str) -> None:
        """Adds a button that clears the choice; scripts show it once there is one."""
        button = {"type": "button", "class": "clear", "data-do": "clear", "hidden": ""}
        etree.SubElement(self.element, "button", button).text = label
