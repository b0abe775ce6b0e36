"""Finds the blocks in a Markdown text, line by line, and says which lines cannot be blocks.

pymdownx prints a block that it does not understand, and the reader would see `/// wriet`. So this
reads more strictly than pymdownx does: `///` at the very start of a line, three strokes, no block
inside another.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

OPENING = re.compile(r"///[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?")
_STROKES = re.compile(r"(?P<before>[ ]*(?:(?:>|[-*+]|\d+[.)])[ ]*)*)(?P<strokes>/{3,})(?P<rest>.*)")
# Fenced code and HTML comments; an unclosed fence hides nothing.
_HIDDEN = re.compile(
    r"^[ >]*(?P<fence>(?P<sign>[`~])(?P=sign){2,}+).*?\n[ >]*(?P=fence)(?P=sign)*[ >]*$|^ {0,3}<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
OPTION = re.compile(r"[ ]{4,}\S.*")


class Fault(NamedTuple):
    """One thing to mend, and where."""

    line: int
    message: str


@dataclass
class BlockSource:
    """A block as its author wrote it. `body` holds what stands under the options."""

    block: str
    label: str
    line: int
    options: list[tuple[int, str]] = field(default_factory=list)
    body: list[tuple[int, str]] = field(default_factory=list)
    reported: bool = False

    def take(self, number: int, line: str) -> None:
        """Options are the indented lines straight under the opening; all else is body."""
        (self.body if self.body or not OPTION.fullmatch(line) else self.options).append((number, line))


def lines_of(text: str) -> list[str]:
    """The lines as Markdown will see them: line ends made equal, tabs as four spaces."""
    return text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")


def scan(text: str, first_line: int = 1, known: Container[str] = ()) -> tuple[list[BlockSource], list[Fault]]:
    """Every block of the text, and the lines that look like one and are none.

    A word that is none of the `known` blocks and stands alone in an open block, as in `/// done`, was meant to close it.
    """
    sources: list[BlockSource] = []
    problems: list[Fault] = []
    waiting: list[BlockSource] = []  # opened, not closed yet; more than one only after a mistake
    lines = lines_of(text)
    hidden = _hidden("\n".join(lines))
    for index, line in enumerate(lines):
        number = first_line + index
        strokes = None if index in hidden else _STROKES.match(line)
        if strokes is None:
            if waiting:
                waiting[-1].take(number, "code" if index in hidden else line)
            continue
        fault = _misplaced(strokes)
        opening = OPENING.fullmatch(line.strip().lstrip("> "))
        if not strokes["rest"].strip():
            fault = fault or ("" if waiting else _ORPHAN)
            waiting = waiting[:-1]
        elif opening is None:
            fault = fault or _unreadable(line)
            waiting.append(BlockSource("", "", number, reported=True))  # its /// is no orphan
        elif waiting and opening[2] is None and opening[1].lower() not in known:
            problems.append(Fault(number, _CLOSED.format(opening[1])))
            waiting.pop()
        else:
            waiting = [block for block in waiting if not block.reported]
            for block in waiting:
                problems.append(Fault(block.line, _nested(block, opening[1], number)))
                block.reported = True
            sources.append(BlockSource(opening[1].lower(), opening[2] or "", number))
            waiting.append(sources[-1])
        problems += [Fault(number, fault)] if fault else []
    problems += [Fault(block.line, _OPEN.format(block.block)) for block in waiting if not block.reported]
    return sources, problems


def escape_misplaced(line: str) -> str:
    """The line with a backslash before `///` that does not stand at its start."""
    strokes = _STROKES.match(line)
    if strokes is None or not strokes["before"]:
        return line
    return f"{strokes['before']}\\{line[strokes.start('strokes') :]}"


_CLOSED = 'a block is closed by three strokes alone. Remove "{}" after ///.'
_OPEN = 'this "{}" is never closed. Write /// on a line of its own under it.'
_ORPHAN = "this /// closes a block, but none is open. Remove it, or name the block that should begin here: /// write | What happened?"


def _misplaced(strokes: re.Match[str]) -> str:
    if strokes["before"]:
        return "/// stands at the very start of its line. Move it out of the list, quotation or indentation."
    if len(strokes["strokes"]) > 3:
        return f"found {strokes['strokes']}. Write exactly three: ///"
    return ""


def _unreadable(line: str) -> str:
    words = line.strip("/ ").split(maxsplit=1)
    if len(words) == 2 and re.fullmatch(r"[\w-]+", words[0]):
        label = words[1].lstrip("|:-｜ ")
        return f"a bar is missing before the label. Write: /// {words[0]} | {label}"
    return f'"{line.strip()}" is no block. Write the kind, a bar, the label: /// write | What happened?'


def _nested(block: BlockSource, inner: str, number: int) -> str:
    return f'this "{block.block}" is not closed before "{inner}" begins in line {number}. Write /// on a line of its own before it; no block stands inside another.'


def _hidden(text: str) -> set[int]:
    """The lines, from 0, that are no blocks whatever they hold."""
    hidden: set[int] = set()
    for match in _HIDDEN.finditer(text):
        first = text.count("\n", 0, match.start())
        hidden.update(range(first, first + match[0].count("\n") + 1))
    return hidden
