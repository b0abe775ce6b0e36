"""The fields of a finished page and their layouts: each block brings its own, by the registry of `worksheet`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from press import blocks
from press.errors import PressError
from press.model import Runs
from press.read.inline import runs, text_of
from worksheet import registry
from worksheet.paper import PaperField


@dataclass
class Reader:
    """What a field may ask of the page around it: a `worksheet.paper.PageReader`."""

    base: str
    where: str

    def runs(self, node: HtmlElement | None) -> Runs:
        return runs(node, self.base)

    def text(self, node: HtmlElement | None) -> str:
        return text_of(node, self.base)

    def blocks(self, node: HtmlElement) -> list[Any]:
        return blocks.read(node, self.base, self.where)

    def error(self, message: str) -> PressError:
        return PressError(f"{self.where}: {message}")


def read(node: HtmlElement, base: str, where: str) -> PaperField:
    """A field of the page. `where` is the author's file, for errors."""
    page = Reader(base, where)
    name = node.get("data-block") or ""
    if name not in registry.fields():
        raise page.error(f'the press does not know the field "{name}".')
    return registry.fields()[name].on_paper(node, page)


def layouts() -> dict[str, bytes]:
    """Files for Typst: a module for each block, and `layouts.typ`, which has them all by their names."""
    modules = registry.layouts()
    files = {f"fields/{name}.typ": layout for name, layout in modules.items()}
    lines = [f'#import "fields/{name}.typ" as field-{name}' for name in modules]
    lines += ["#let layouts = (", *(f'  "{name}": field-{name},' for name in modules), ")"]
    return files | {"layouts.typ": "\n".join(lines).encode()}
