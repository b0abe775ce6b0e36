"""Worksheets: blocks that an author writes in Markdown and a reader fills in.

A block that Markdown does not understand is printed as it stands, so `check` lets nothing pass.

The manual for authors stands in each block's class: see `worksheet/blocks/`.
"""

from dataclasses import dataclass

from markdown import Extension

from worksheet import registry
from worksheet.block import OneControl
from worksheet.checker import check
from worksheet.extension import Worksheet
from worksheet.names import plain, slug
from worksheet.options import read_options
from worksheet.source import scan
from worksheet.words import Translate, english


@dataclass(frozen=True)
class Field:
    """A field of a sheet. `one_control`: a label is all that there is to write."""

    block: str
    label: str
    line: int
    one_control: bool


def fields(text: str, first_line: int = 1) -> list[Field]:
    """The fields of a text that `check` has passed, in order."""
    known = registry.fields()
    return [
        Field(source.block, plain(source.label), source.line, issubclass(known[source.block], OneControl))
        for source in scan(text, first_line)[0]
        if source.block in known
    ]


def has_fields(text: str) -> bool:
    """True for a text with anything to fill in, whatever is wrong with it."""
    return any(source.block in registry.fields() for source in scan(text)[0])


def is_log(text: str) -> bool:
    """True for a text with a table to which a reader adds rows, whatever else is wrong with it."""
    return any(read_options(source).get("add") is True for source in scan(text)[0])


def extensions(t: Translate = english) -> list[Extension | str]:
    """What Markdown needs for worksheets and notes; `t` says the words that a block adds to the author's."""
    return ["tables", Worksheet(t)]


__all__ = [
    "Field",
    "check",
    "extensions",
    "fields",
    "has_fields",
    "is_log",
    "plain",
    "registry",
    "slug",
]
