"""Finds the blocks: one for each package in `worksheet.blocks`, or in another folder that is added to `blocks.__path__`."""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from worksheet import blocks as packages
from worksheet.block import FieldBlock, LabeledBlock


@cache
def blocks() -> dict[str, type[LabeledBlock]]:
    """All blocks by name: first the fields, then the others, each in alphabetical order."""
    members = [
        member
        for folder in pkgutil.iter_modules(packages.__path__, f"{packages.__name__}.")
        for member in vars(import_module(folder.name)).values()
        if isinstance(member, type) and issubclass(member, LabeledBlock) and member.__module__ == folder.name
    ]
    members.sort(key=lambda block: not issubclass(block, FieldBlock))
    return {block.NAME: block for block in members}


def allowed_names(on_worksheet: bool) -> list[str]:
    """The names of the blocks that a worksheet may have, or any other page."""
    return [name for name, block in blocks().items() if on_worksheet or block.ALLOWED_ON_ANY_PAGE]


def content_type(name: str) -> str:
    """The content of a block: "prose", "list" or "table"; "" for an unknown name."""
    return blocks()[name].CONTENT if name in blocks() else ""


@cache
def field_blocks() -> dict[str, type[FieldBlock]]:
    """The blocks that a reader fills in."""
    return {name: block for name, block in blocks().items() if issubclass(block, FieldBlock)}


def typst_layouts() -> dict[str, bytes]:
    """Files for Typst, by path: for each field its module, with `draw`, and `layouts.typ`, which maps names to modules."""
    folders = {name: _folder(block) for name, block in field_blocks().items()}
    files = {f"fields/{name}.typ": (path / "paper.typ").read_bytes() for name, path in folders.items()}
    lines = [f'#import "fields/{name}.typ" as field-{name}' for name in folders]
    lines += ["#let layouts = (", *(f'  "{name}": field-{name},' for name in folders), ")"]
    return files | {"layouts.typ": "\n".join(lines).encode()}


def style_sheet() -> str:
    """The CSS of all blocks: field.css, then that of each block."""
    files = [Path(__file__).parent / "field.css"]
    for folder in dict.fromkeys(map(_folder, blocks().values())):
        files += folder.glob("style.css")
    return "\n".join(file.read_text("utf-8").strip() + "\n" for file in files)


def _folder(block: type[LabeledBlock]) -> Path:
    return Path(str(import_module(block.__module__).__file__)).parent
