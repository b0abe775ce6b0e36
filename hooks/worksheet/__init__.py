"""Worksheets: five blocks that an author writes in Markdown and a reader fills in.

    check(text, first_line, fields=…)  every mistake, with its line
    fields(text)                       what there is to fill in
    has_fields(text)                   whether there is anything, also while there are mistakes
    extensions(words)                  for `markdown.Markdown(extensions=…)`

A block that Markdown does not understand is printed as it stands, so `check` lets nothing pass.

The manual for authors stands in each block's class: see `worksheet/blocks/`.
"""

from dataclasses import dataclass
from typing import Any

from markdown import Extension

from worksheet.blocks import FIELDS
from worksheet.blocks.base import Words, any_options, part_names
from worksheet.checker import check
from worksheet.extension import Worksheet
from worksheet.names import plain, slug
from worksheet.option_rules import name_of, read_options
from worksheet.source import Problem, scan


@dataclass(frozen=True)
class Field:
    """A field of a sheet. `parts` are the names of its choices (check) or columns (grid)."""

    block: str
    name: str
    label: str
    options: dict[str, Any]
    line: int
    parts: tuple[str, ...] = ()

    def answers(self) -> list[str]:
        """The names that answers are kept under."""
        if self.block == "check":
            return [f"{self.name}.{part}" for part in self.parts]
        if self.block == "grid":
            rows = range(1, self.options["rows"] + 1)
            return [f"{self.name}.{row}.{part}" for row in rows for part in self.parts]
        return [self.name]


def fields(text: str, first_line: int = 1) -> list[Field]:
    """The fields of a text that `check` has passed, in order."""
    found = []
    for source in scan(text, first_line)[0]:
        block = FIELDS.get(source.block)
        if block is None:
            continue
        options = any_options(block.OPTIONS) | {
            key: block.OPTIONS[key].read(value)
            for key, value in read_options(source).items()
            if key in block.OPTIONS
        }
        parts = part_names(block.parts(source))
        label = plain(source.label)
        found.append(Field(block.NAME, name_of(source), label, options, source.line, parts))
    return found


def has_fields(text: str) -> bool:
    """True for a text with anything to fill in, whatever is wrong with it."""
    return any(source.block in FIELDS for source in scan(text)[0])


def extensions(words: Words | None = None) -> list[Extension | str]:
    """What Markdown needs for worksheets and notes; `words` in another language than English."""
    return ["tables", Worksheet(words)]


__all__ = ["Field", "Problem", "Words", "check", "extensions", "fields", "has_fields", "plain", "slug"]
