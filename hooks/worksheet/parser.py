"""Parses the blocks of a Markdown text, line by line, and reports lines that look like blocks and are none.

pymdownx prints a block that it does not understand, and the reader would see `/// wriet`. So this
is stricter than pymdownx: exactly three slashes, at the very start of a line, and no nested blocks.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field

OPENING = re.compile(r"///[ ]*([\w-]+)[ ]*(?:\|[ ]*(.*?)[ ]*)?")
_SLASHES = re.compile(r"(?P<before>[ ]*(?:(?:>|[-*+]|\d+[.)])[ ]*)*)(?P<slashes>/{3,})(?P<rest>.*)")
# Fenced code, which hides blocks. An unclosed fence hides nothing.
_HIDDEN = re.compile(
    r"^[ >]*(?P<fence>(?P<sign>[`~])(?P=sign){2,}+).*?\n[ >]*(?P=fence)(?P=sign)*[ >]*$",
    re.DOTALL | re.MULTILINE,
)
OPTION = re.compile(r"[ ]{4,}\S.*")

LineMessage = tuple[int, str]  # a line (from 1) and what is wrong there


@dataclass
class BlockSource:
    """A block as its author wrote it. `body` has the lines below the options, with their numbers."""

    block: str
    label: str
    line: int
    options: list[tuple[int, str]] = field(default_factory=list)
    body: list[tuple[int, str]] = field(default_factory=list)
    reported: bool = False

    @property
    def end(self) -> int:
        """The line that closes it."""
        return (self.body or self.options or [(self.line, "")])[-1][0] + 1

    def add_line(self, number: int, line: str) -> None:
        """Indented lines directly below the opening are options, all others are the body."""
        (self.body if self.body or not OPTION.fullmatch(line) else self.options).append((number, line))


def parse_blocks(
    text: str, first_line: int = 1, known_blocks: Container[str] = ()
) -> tuple[list[BlockSource], list[LineMessage]]:
    """The blocks of a text, and the problems of lines that look like one. In an open block, a line such as `/// done`, with a word
    that names none of `known_blocks` and has no label, is taken for its end."""
    sources: list[BlockSource] = []
    problems: list[LineMessage] = []
    open_blocks: list[BlockSource] = []  # not closed yet; more than one only after a mistake
    text = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4)  # as Markdown does
    hidden = _hidden_lines(text)
    for index, line in enumerate(text.split("\n")):
        number = first_line + index
        slashes = None if index in hidden else _SLASHES.match(line)
        if slashes is None:
            if open_blocks:
                open_blocks[-1].add_line(number, "code" if index in hidden else line)
            continue
        message = _describe_misplaced(slashes)
        opening = OPENING.fullmatch(line.strip().lstrip("> "))
        if not slashes["rest"].strip():
            message = message or ("" if open_blocks else _UNOPENED)
            open_blocks = open_blocks[:-1]
        elif opening is None:
            message = message or _describe_malformed(line)
            open_blocks.append(BlockSource("", "", number, reported=True))  # its /// is no problem
        elif open_blocks and opening[2] is None and opening[1].lower() not in known_blocks:
            problems.append((number, f'a block ends with /// alone. Remove "{opening[1]}" after ///.'))
            open_blocks.pop()
        else:
            open_blocks = [block for block in open_blocks if not block.reported]
            for block in open_blocks:
                problems.append((block.line, _NESTED.format(block.block, opening[1], number)))
                block.reported = True
            sources.append(BlockSource(opening[1].lower(), opening[2] or "", number))
            open_blocks.append(sources[-1])
        problems += [(number, message)] if message else []
    unclosed = (block for block in open_blocks if not block.reported)
    return sources, problems + [(block.line, _UNCLOSED.format(block.block)) for block in unclosed]


def escape_misplaced(line: str) -> str:
    """The line, with a backslash before a `///` that is not at its start."""
    slashes = _SLASHES.match(line)
    if slashes is None or not slashes["before"]:
        return line
    return f"{slashes['before']}\\{line[slashes.start('slashes') :]}"


_UNCLOSED = 'this "{}" is never closed. Write /// on a line of its own under it.'
_NESTED = 'this "{}" is not closed before "{}" begins in line {}. Write /// on a line of its own before it; no block can be inside another.'
_UNOPENED = "this /// closes a block, but none is open. Remove it, or name the block that should begin here: /// write | What happened?"


def _describe_misplaced(slashes: re.Match[str]) -> str:
    if slashes["before"]:
        return "/// must be at the very start of its line. Move it out of the list, quotation or indentation."
    if len(slashes["slashes"]) > 3:
        return f"found {slashes['slashes']}. Write exactly three: ///"
    return ""


def _describe_malformed(line: str) -> str:
    words = line.strip("/ ").split(maxsplit=1)
    if len(words) == 2 and re.fullmatch(r"[\w-]+", words[0]):
        label = words[1].lstrip("|:-｜ ")
        return f"a bar is missing before the label. Write: /// {words[0]} | {label}"
    return f'"{line.strip()}" is not a block. Write the kind, a bar and the label: /// write | What happened?'


def _hidden_lines(text: str) -> set[int]:
    hidden: set[int] = set()
    for match in _HIDDEN.finditer(text):
        first = text.count("\n", 0, match.start())
        hidden.update(range(first, first + match[0].count("\n") + 1))
    return hidden
