"""Worksheets: blocks that an author writes in Markdown and a reader fills in.

Markdown prints a block that it does not understand as it stands, so `check` reports every malformed one.

The manual for authors is the docstring of each block's class: see `worksheet/blocks/`.
"""

from dataclasses import dataclass

from markdown import Extension

from worksheet import registry
from worksheet.block import SingleControlBlock
from worksheet.checker import check
from worksheet.extension import WorksheetExtension
from worksheet.names import plain_text, slugify_label
from worksheet.options import read_options
from worksheet.parser import parse_blocks
from worksheet.translations import Translate, translate_english


@dataclass(frozen=True)
class Field:
    """A field of a sheet. `single_control`: it has a label and no content."""

    block: str
    label: str
    line: int
    single_control: bool


def fields(text: str, first_line: int = 1) -> list[Field]:
    """The fields of a text that `check` has passed, in order."""
    return [
        Field(source.block, plain_text(source.label), source.line, issubclass(block, SingleControlBlock))
        for source in parse_blocks(text, first_line)[0]
        if (block := registry.field_blocks().get(source.block))
    ]


def has_fields(text: str) -> bool:
    """Whether a text has a field, even a malformed one."""
    return any(source.block in registry.field_blocks() for source in parse_blocks(text)[0])


def is_log(text: str) -> bool:
    """Whether a text has a table with `add: yes`, even a malformed one."""
    return any(read_options(source).get("add") is True for source in parse_blocks(text)[0])


def markdown_extensions(t: Translate = translate_english) -> list[Extension | str]:
    """Markdown extensions for worksheets and notes; `t` translates the words that a block adds to the author's."""
    return ["tables", WorksheetExtension(t)]


__all__ = [
    "Field",
    "check",
    "fields",
    "has_fields",
    "is_log",
    "markdown_extensions",
    "plain_text",
    "registry",
    "slugify_label",
]
