"""What all blocks share: a label, options, an optional hint in Markdown, and a name.

pymdownx makes one object for each block it meets: `on_create` when it opens, `on_add` says where
the text inside goes, `on_end` when it closes. Inline Markdown (emphasis, links) is read after that,
so the text of an element may still hold `*` here.
"""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import ClassVar

from markdown import Extension
from pymdownx.blocks.block import Block

from worksheet.controls import control
from worksheet.names import UniqueNames, answer, of_control, slug
from worksheet.options import OWN_NAME, Option
from worksheet.paper import Control, HtmlElement, PageReader, PaperChoices, PaperField, common, controls
from worksheet.source import BlockSource, Fault
from worksheet.words import Translate


class PageState(Extension):
    """What is known about the page that is being made. Markdown calls `reset` before each.

    `made` lists its blocks in order, as (block, field, parts), for the checker to compare.
    """

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t
        self.reset()

    def reset(self) -> None:
        self.names, self.ids = UniqueNames(), UniqueNames()
        self.made: list[tuple[str, str, tuple[str, ...]]] = []


class LabeledBlock(Block):
    """A block with a label after the bar."""

    ARGUMENT: ClassVar[bool] = True
    OPTIONS: ClassVar[dict[str, Option]] = {}
    ANYWHERE: ClassVar[bool] = True  # whether it may stand on a page that is no worksheet
    LABEL: ClassVar[str] = "label"  # what an author calls the words after the bar
    EXAMPLE: ClassVar[str] = "What happened?"
    CONTENT: ClassVar[str] = (
        "prose"  # what stands inside: "prose", "list" or "table", the last two under a hint
    )

    @classmethod
    def faults(cls, source: BlockSource) -> Iterator[Fault]:
        """What is wrong with the text inside the block. Options and labels are checked for all."""
        yield from ()

    @classmethod
    def parts(cls, source: BlockSource) -> tuple[str, ...]:
        """The labels inside the block that have a name of their own: choices, columns."""
        return ()

    @property
    def page(self) -> PageState:
        page: PageState = self.config["page"]
        return page


class FieldBlock(LabeledBlock):
    """A block that the reader fills in."""

    ANYWHERE = False
    TAG: ClassVar[str] = "div"
    OPTIONS: ClassVar[dict[str, Option]] = {"name": OWN_NAME}
    KEPT: ClassVar[bool] = True  # whether an answer is kept, and printed into a PDF's fields
    closed = False

    @classmethod
    def on_paper(cls, node: HtmlElement, page: PageReader) -> PaperField:
        """The field as the press knows it, from its element on the finished page."""
        raise NotImplementedError

    def on_create(self, parent: etree.Element) -> etree.Element:
        name = self.options.get("name") or slug(self.argument) or self.NAME
        self.field = self.page.names.free(name)
        described = {"class": "field", "data-block": self.NAME, "data-field": self.field}
        self.element = etree.SubElement(parent, self.TAG, described)
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
        """An id for a control that no other element of the page has."""
        return self.page.ids.free("-".join(("f", self.field, *parts)))

    def control(self, kind: str, *parts: str, **attributes: str) -> etree.Element:
        """A control (see `controls.control`) for the answer that is kept under the field's name and `parts`."""
        name = answer(self.field, *parts)
        kept = {"name": of_control(name), "data-answer": name} if self.KEPT else {}
        own = self.id(*parts, *filter(None, [attributes.get("value")]))
        return control(kind, id=own, **kept, **attributes)

    def describe(self, control: etree.Element) -> None:
        """Ties the hint to its control, or takes the empty hint away."""
        if len(self.hint) == 0 and not (self.hint.text or "").strip():
            self.element.remove(self.hint)
            return
        self.hint.set("id", self.page.ids.free(f"h-{self.field}"))
        control.set("aria-describedby", self.hint.attrib["id"])


class OneControl(FieldBlock):
    """One label with one control."""

    KIND: ClassVar[str] = "line"  # of the control on the page, see `controls.control`
    WIDGET: ClassVar[str] = "line"  # of the control in a PDF, see `paper.Control`

    @classmethod
    def on_paper(cls, node: HtmlElement, page: PageReader) -> PaperField:
        label = page.text(node.find("./label"))
        made = [Control(one.get("data-answer"), label, cls.WIDGET) for one in controls(node)]
        return PaperField(**common(node, page), controls=made)

    def open(self, element: etree.Element) -> None:
        self.label = etree.SubElement(element, "label")
        self.label.text = self.argument

    def close(self, element: etree.Element) -> tuple[str, ...]:
        made = self.made()
        self.label.set("for", made.attrib["id"])
        self.describe(made)
        element.append(made)
        return ()

    def made(self) -> etree.Element:
        return self.control(self.KIND)


class GroupOfControls(FieldBlock):
    """One label over several controls, each in a label of its own."""

    TAG = "fieldset"
    WIDGET: ClassVar[str] = "radio"  # of each control in a PDF, see `paper.Control`

    @classmethod
    def on_paper(cls, node: HtmlElement, page: PageReader) -> PaperField:
        question = page.text(node.find("./legend"))
        made = PaperChoices(**common(node, page), controls=[])
        for one in controls(node):
            label, value = one.getparent(), one.get("value", "")
            made.items.append(page.runs(label))
            spoken = f"{question}: {page.text(label)}"
            made.controls.append(Control(one.get("data-answer"), spoken, cls.WIDGET, value, group=question))
        return made

    def open(self, element: etree.Element) -> None:
        self.legend = etree.SubElement(element, "legend")
        self.legend.text = self.argument

    def radio_group(self, taken_back: str) -> None:
        """One answer of several. `taken_back` is what the way to have none again is called."""
        self.legend.set("id", self.page.ids.free(f"l-{self.field}"))
        self.element.set("role", "radiogroup")
        self.element.set("aria-labelledby", self.legend.attrib["id"])
        self.element.set("data-clear", taken_back)
