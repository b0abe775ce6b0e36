"""A worksheet → what it asks, without the room to answer: for a book, which is read before it is written in."""

from dataclasses import dataclass, replace
from typing import Any

from press.read.model import Block, Listing, Note, Paragraph, Picture, Quote, Recording, Run, Runs
from worksheet.paper import PaperField


@dataclass
class Prompts(Block):
    """`heading` is what the article calls its sheet, "The worksheet"; `address` the sheet's page, where it is filled in."""

    heading: str
    title: str
    purpose: Runs
    address: str
    blocks: list[Any]


@dataclass
class Choices(Block):
    """What a field offers: its choices, its columns or the ends of its scale."""

    items: list[Runs]


def asked(blocks: list[Any]) -> list[Any]:
    """The same blocks; in the place of each field its label, its hint, and its choices or columns."""
    out: list[Any] = []
    for block in blocks:
        if isinstance(block, PaperField):
            out += field(block)
        elif isinstance(block, (Note, Quote)):
            out.append(replace(block, blocks=asked(block.blocks)))
        elif isinstance(block, Listing):
            out.append(replace(block, items=[asked(item) for item in block.items]))
        elif not isinstance(block, (Picture, Recording)):
            out.append(block)
    return out


def field(block: PaperField) -> list[Any]:
    label = [replace(run, strong=True) for run in block.label]
    offered = [item if isinstance(item, list) else [Run(item)] for item in block.prompts()]
    return [Paragraph(label), *block.hint, *([Choices(offered)] if offered else [])]
