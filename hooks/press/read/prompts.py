"""A worksheet's questions without space for answers, for a book."""

from dataclasses import dataclass, replace
from typing import Any

from press.read.model import Block, Listing, Note, Paragraph, Picture, Quote, Recording, Run, Runs
from worksheet.paper import PaperField


@dataclass
class Prompts(Block):
    """`heading`: what the article calls its worksheet; `address`: the worksheet's page."""

    heading: str
    title: str
    purpose: Runs
    address: str
    blocks: list[Any]


@dataclass
class Choices(Block):
    """What a field offers: its choices, its columns or the ends of its scale."""

    items: list[Runs]


def without_fields(blocks: list[Any]) -> list[Any]:
    """The blocks with each field replaced by its label, its hint, and its choices or columns."""
    out: list[Any] = []
    for block in blocks:
        if isinstance(block, PaperField):
            out += field_prompt(block)
        elif isinstance(block, (Note, Quote)):
            out.append(replace(block, blocks=without_fields(block.blocks)))
        elif isinstance(block, Listing):
            out.append(replace(block, items=[without_fields(item) for item in block.items]))
        elif not isinstance(block, (Picture, Recording)):
            out.append(block)
    return out


def field_prompt(block: PaperField) -> list[Any]:
    label = [replace(run, strong=True) for run in block.label]
    choices = [item if isinstance(item, list) else [Run(item)] for item in block.prompts()]
    return [Paragraph(label), *block.hint, *([Choices(choices)] if choices else [])]
