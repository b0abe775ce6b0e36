"""Finds the blocks: whatever `worksheet.blocks` has a folder for.

`blocks.__path__` says where they are looked for, so a block may stand in a place of its own.
"""

import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

from worksheet import blocks as packages
from worksheet.block import FieldBlock, LabeledBlock


@cache
def blocks() -> dict[str, type[LabeledBlock]]:
    """Every block by the name that authors write: the fields first, each group in the order of the alphabet."""
    members = [
        member
        for folder in pkgutil.iter_modules(packages.__path__, f"{packages.__name__}.")
        for member in vars(import_module(folder.name)).values()
        if isinstance(member, type) and issubclass(member, LabeledBlock) and member.__module__ == folder.name
    ]
    return {
        block.NAME: block for block in sorted(members, key=lambda block: not issubclass(block, FieldBlock))
    }


def allowed(worksheet: bool) -> list[str]:
    """The names of the blocks that a worksheet, or any other page, may have."""
    return [name for name, block in blocks().items() if worksheet or block.ANYWHERE]


def content(name: str) -> str:
    """What stands inside a block: "prose", "list" or "table"; "" for a name that no block has."""
    return blocks()[name].CONTENT if name in blocks() else ""


def fields() -> dict[str, type[FieldBlock]]:
    """The blocks that a reader fills in."""
    return {name: block for name, block in blocks().items() if issubclass(block, FieldBlock)}


def layouts() -> dict[str, bytes]:
    """Files for Typst: a module for each field, with `draw`, and `layouts.typ`, which has them all by their names."""
    files = {
        f"fields/{name}.typ": (_folder(block) / "paper.typ").read_bytes() for name, block in fields().items()
    }
    lines = [f'#import "fields/{name}.typ" as field-{name}' for name in fields()]
    lines += ["#let layouts = (", *(f'  "{name}": field-{name},' for name in fields()), ")"]
    return files | {"layouts.typ": "\n".join(lines).encode()}


def styles() -> str:
    """The style sheet of all blocks: what they share, then what is of each."""
    files = [Path(__file__).parent / "field.css"]
    for folder in dict.fromkeys(map(_folder, blocks().values())):
        files += folder.glob("style.css")
    return "\n".join(file.read_text("utf-8").strip() + "\n" for file in files)


def _folder(block: type[LabeledBlock]) -> Path:
    return Path(str(import_module(block.__module__).__file__)).parent
