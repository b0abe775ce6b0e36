"""Converts the Markdown of other programs, such as GitHub, Notion, Obsidian and WordPress, to that of Python-Markdown.

A text is converted once, when it is read, so checks, pages and paper agree on what it says. The number of lines stays the
same.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from library.pasted_lists import FENCE

FENCED_CODE = r"^ {0,3}(?P<fence>```+(?!`)|~~~+(?!~)).*?^ {0,3}(?P=fence)[`~]*[ \t]*$"
CODE_PATTERN = rf"{FENCED_CODE}|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)"
CODE = re.compile(CODE_PATTERN, re.DOTALL | re.MULTILINE)
# A comment in HTML; in Jinja; in Obsidian; and a definition that no link can use.
COMMENT = (
    r"(?:<!--(?:(?!<!--).)*?-->|\{#(?!\})(?:(?!\{#).)*?#\}|(?<![\w%])%%(?!%)(?:(?!%%).)+%%(?![\w%])"
    r"|^\[[^\]\n]*\]:[ ]*(?:#|<>)[ ]+(?:\([^\n]*\)|\"[^\n]*\"|'[^\n]*')(?=[ \t]*$))"
)
HEADING_ID = r"(?<=\S)[ \t]*\{:?#(?P<id>[\w-]+)[ \t]*\}(?=[ \t]*$)"
# A line of words with an empty one above. A sentence with a line under it is probably followed by a break.
SETEXT_HEADING = (
    r"(?<![^\n]\n)^(?![ \t|>#]|///|!!!|[-*+][ \t]|\d+[.)][ \t])(?P<words>[^\n|]*[^\s|.!?:;,…])[ \t]*\n"
    r"(?P<line>=+|-{2,})[ \t]*$"
)
CAPTION = (
    r"\[caption[^\]\n]*\][ \t]*!\[(?P<alt>[^\]\n]*)\]\((?P<file>[^)\s]+)(?:[ ]+\"[^\"\n]*\")?\)"
    r"[ \t]*(?P<words>[^\[\]\n]*?)[ \t]*\[/caption\]"
)
# Elements whose words Markdown marks as well.
MARKS = {
    **dict.fromkeys(("b", "strong"), "**"),
    **dict.fromkeys(("i", "em"), "*"),
    **dict.fromkeys(("s", "del", "strike"), "~~"),
    **dict.fromkeys(("u", "ins"), "^^"),
    **{"mark": "==", "sub": "~", "sup": "^"},
}
MARKED = rf"<(?P<tag>{'|'.join(MARKS)})>(?P<words>[^\s<>](?:[^<>\n]*[^\s<>])?)</(?P=tag)>"
# In an address, parentheses come in pairs, and what ends a sentence is not its end.
IN_ADDRESS = r"\([^\s()<>]*\)|[^\s<>(){}|`\"“”„]"
URL = rf"(?<![\w/@.=-])(?:https?://|www\.(?=[\w-]))(?:{IN_ADDRESS})*(?:{IN_ADDRESS})(?<![.,:;!?'’*_~\]…])"
MAIL = r"(?<![\w.+@/-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?!\w)"
# Links, definitions, headings, labels, tags and attributes.
NO_ADDRESS = (
    r"!?\[[^\]]*\]\([^)\n]*\)?|^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*|^(?:#|///)[^\n]*|<[^>\n]*>|\{[^}\n]*\}"
)
DEFINITION = (
    r"^ {0,3}\[(?P<label>(?!\^)[^\[\]\n]+)\]:[ \t]*(?P<address><[^<>\n]+>|[^\s<]\S*)"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]+)(?P<title>\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$"
)
REFERENCE = (
    r"(?<!\\)(?P<image>!?)\[(?P<words>(?!\^)(?:[^\[\]\n]|\n(?!\s*\n)|!?\[[^\]\n]*\](?:\([^)\s]*\))?)+)\]"
    r"(?:[ ]?\[(?P<of>[^\[\]\n]*)\])?(?![\[(:])"
)
UNEVEN_INDENT = re.compile(r"^(?:> ?)*(?: {4})* {1,3}[^\s]", re.MULTILINE)
QUOTE = re.compile(r"(?: {0,3}> ?)*")
LIST_ITEM = re.compile(r"(?:[-*+]|(?:\d+|[a-z]|[ivx]+)[.)])[ \t]+\S(?<!\n)")
THEMATIC_BREAK = re.compile(r"(?:[-*_][ \t]*){3,}")
LIST_END = re.compile(r"#|///|!!!|\?\?\?|\|")


@dataclass(frozen=True)
class Definition:
    """A definition of a link, `[label]: address "title"`; `line` counts from 0."""

    label: str
    address: str
    title: str
    line: int


def _outside(pattern: str, *others: str) -> re.Pattern[str]:
    """Matches code and `others`, so that `pattern`, whose matches are named "found", does not match in them."""
    return re.compile("|".join([CODE_PATTERN, *others, f"(?P<found>{pattern})"]), re.DOTALL | re.MULTILINE)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _heading(match: re.Match[str]) -> str:
    return f"{'#' if match['line'][0] == '=' else '##'} {match['words']}\n"


def _marked(match: re.Match[str]) -> str:
    mark, words = MARKS[match["tag"]], match["words"]
    return match[0] if len(mark) == 1 and mark != "*" and " " in words else f"{mark}{words}{mark}"


def _caption(match: re.Match[str]) -> str:
    title = match["words"].replace('"', "'")
    return f'![{match["alt"]}]({match["file"]} "{title}")' if title else f"![{match['alt']}]({match['file']})"


def _address(match: re.Match[str]) -> str:
    return f"[{match[0]}](https://{match[0]})" if match[0].startswith("www.") else f"<{match[0]}>"


# (sign of what is converted, what is converted, its conversion)
CONVERSIONS: list[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]]] = [
    (r"<!--|\{#|%%|\]: *[#<]", _outside(rf"[ \t]*{COMMENT}[ \t]*$|{COMMENT}"), _blank),
    (r"\{:?#", _outside(HEADING_ID), lambda match: f" {{ #{match['id']} }}"),
    (r"^(?: +#|##+[^#\s])", _outside(r"^ {0,3}(?P<level>##+)[ \t]*(?=[^#\s])"), lambda m: f"{m['level']} "),
    (r"^(?:=+|--+)[ \t]*$", _outside(SETEXT_HEADING), _heading),
    (r"\[caption", _outside(CAPTION), _caption),
    *[("</", _outside(MARKED), _marked)] * 2,  # a second time for what is within another
    ("<[bB][rR]", _outside(r" ?<[bB][rR] ?/?>"), lambda _: " <br>"),
    (r"://|www\.|@", _outside(f"{URL}|{MAIL}", NO_ADDRESS), _address),
]
_SIGNS = [re.compile(sign, re.MULTILINE) for sign, *_ in CONVERSIONS]
_DEFINITIONS = _outside(DEFINITION)
_REFERENCES = _outside(REFERENCE)


def convert(text: str) -> str:
    """The text, without front matter, in the Markdown of Python-Markdown."""
    for sign, (_, pattern, conversion) in zip(_SIGNS, CONVERSIONS, strict=True):
        if sign.search(text):
            text = pattern.sub(lambda match: conversion(match) if match["found"] else match[0], text)  # noqa: B023
    if defined := definitions(text):
        text = _write_out(text, defined)
    return _indent_lists(text) if UNEVEN_INDENT.search(text) else text


def definitions(text: str) -> dict[str, Definition]:
    """The definitions of links in a text, by their labels without distinction of case and space."""
    found: dict[str, Definition] = {}
    for match in _DEFINITIONS.finditer(text) if "]:" in text else ():
        if match["found"]:
            title = match["title"][1:-1].replace('"', "'") if match["title"] else ""
            line = text.count("\n", 0, match.start())
            definition = Definition(match["label"], match["address"], title, line)
            found.setdefault(_normalize_label(match["label"]), definition)
    return found


def _normalize_label(label: str) -> str:
    return " ".join(label.lower().split())


def _write_out(text: str, defined: dict[str, Definition]) -> str:
    """The text with each link by a label as one by its address. Definitions that are used become empty lines."""
    used: set[str] = set()

    def link(match: re.Match[str]) -> str:
        label = _normalize_label(match["of"] or match["words"] or "")
        if not match["found"] or label not in defined:
            return match[0]
        used.add(label)
        title = f' "{defined[label].title}"' if defined[label].title else ""
        return f"{match['image']}[{match['words']}]({defined[label].address}{title})"

    def define(match: re.Match[str]) -> str:
        is_used = match["found"] and _normalize_label(match["label"]) in used
        return _blank(match) if is_used else match[0]

    return _DEFINITIONS.sub(define, _REFERENCES.sub(link, text))


def _indent_lists(text: str) -> str:
    """The text with what is in a list item indented by four spaces. Elsewhere it begins below the words of its item, two
    spaces or more to the right of the item's own sign."""
    return "\n".join(_indented_lines(text.split("\n")))


def _indented_lines(lines: list[str]) -> Iterator[str]:
    # The list items that a line may belong to, outer ones first: the indent as written, and as it has to be.
    items: list[tuple[int, int]] = []
    in_code, above, quote = False, "", ""
    for line in lines:
        in_code ^= bool(FENCE.match(line))
        prefix = QUOTE.match(line)[0]  # type: ignore[index]  # it matches everywhere
        words = line[len(prefix) :].lstrip()
        indent = len(line[len(prefix) : len(line) - len(words)].expandtabs(4))
        if in_code or prefix.strip() != quote or (not indent and LIST_END.match(words)):
            items = []
        is_item = bool(LIST_ITEM.match(words)) and not THEMATIC_BREAK.fullmatch(words)
        while words and items and (is_item or not above) and indent < items[-1][0] + 2:
            items.pop()
        needed = items[-1][1] + 4 if items else 0
        yield prefix + " " * needed + words if words and 0 < indent < needed else line
        if is_item:
            items.append((indent, max(needed, indent - indent % 4)))
        above, quote = words, prefix.strip()
