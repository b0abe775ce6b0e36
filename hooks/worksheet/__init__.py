"""Worksheets: blocks that an author writes in Markdown and a reader fills in. The docstring of each is the authors' manual.

Markdown prints a block that it does not understand as it stands, so `check` reports every malformed one.
"""

from markdown import Extension

from translations import FALLBACK_LANGUAGE, Translate, translator
from worksheet import registry
from worksheet.checker import check
from worksheet.field_names import label_text, slugify_label
from worksheet.markdown_extension import WorksheetExtension
from worksheet.options import read_options
from worksheet.parser import BlockSource, parse_blocks


def fields(text: str, first_line: int = 1) -> list[BlockSource]:
    """The fields of a text in order, even malformed ones."""
    return [source for source in parse_blocks(text, first_line)[0] if source.block in registry.field_blocks()]


def is_log(text: str) -> bool:
    """Whether a text has a table with `add: yes`, even a malformed one."""
    return any(read_options(source).get("add") is True for source in parse_blocks(text)[0])


def markdown_extensions(t: Translate | None = None) -> list[Extension | str]:
    """Markdown extensions for worksheets and notes; `t` translates the words that a block adds, to English by default."""
    return ["tables", "pymdownx.fancylists", WorksheetExtension(t or translator(FALLBACK_LANGUAGE))]


__all__ = ["check", "fields", "is_log", "label_text", "markdown_extensions", "registry", "slugify_label"]
