"""Converts what Word, WordPress and other Markdown programs write to the Markdown of Python-Markdown, once, when a text is read. The
number of lines stays the same."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from build_cache import persisted
from library.slug import slugify
from library.yaml_loader import load

FENCE = re.compile(r" {0,3}(?:```|~~~)")
CODE = re.compile(
    r"^ {0,3}(?P<fence>```+(?!`)|~~~+(?!~)).*?^ {0,3}(?P=fence)[`~]*[ \t]*$"
    r"|(?<!`)(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL | re.MULTILINE,
)
QUOTES = str.maketrans("“”„‘’", '"""\'\'')

DEFINITION = (
    r"^ {0,3}\[(?P<label>(?!\^)[^\[\]\n]+)\]:[ \t]*(?P<address><[^<>\n]+>|[^\s<]\S*)"
    r"(?:[ \t]+[\"'(](?P<title>[^\n]*)[\"')])?[ \t]*$"
)
REFERENCE = (
    r"(?<!\\)(?P<image>!?)\[(?P<words>(?!\^|[xX ]\])(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\]"
    r"(?:[ ]?\[(?P<of>[^\[\]\n]*)\])?(?![\[(:])"
)
UNEVEN_INDENT = re.compile(r"^(?:> ?)*(?: {4})* {1,3}\S", re.MULTILINE)
QUOTE = re.compile(r"(?: {0,3}> ?)*")
ITEM_SIGN = r"(?:[-*+]|(?:\d+|[a-z]|[ivx]+)[.)])"  # of a list, also by letters
LIST_ITEM = re.compile(rf"{ITEM_SIGN}[ \t]+\S")
THEMATIC_BREAK = re.compile(r"(?:[-*_][ \t]*){3,}")
LIST_END = re.compile(r"#|///|!!!|\?\?\?|\|")

CONVERSIONS: list[list[str]] = load(Path(__file__).with_suffix(".yml").read_text("utf-8"))[1]


def _emoji(match: re.Match[str]) -> str:
    from pymdownx import gemoji_db  # here: a large table, and few texts have any

    known = gemoji_db.emoji.get(gemoji_db.aliases.get(match[0], match[0]), {})
    points = known.get("unicode_alt", known.get("unicode", "")).split("-")
    return "".join(chr(int(point, 16)) for point in points if point) or match[0]


def _wikilink(match: re.Match[str]) -> str:
    page, head = match["page"].rpartition("/")[2].strip(), match["head"]
    target = f"{slugify(page)}.md" if page else ""
    return f"[{match['words'] or page or head}]({target}{f'#{slugify(head)}' if head else ''})"


def _note(match: re.Match[str]) -> str:
    """A note with a title, if any, that opens, or one without; its text is indented."""
    head = (match["head"] or "").replace('"', "'")
    first = f'??? note "{head}"\n' if match["head"] else '!!! note ""'
    return first + re.sub(r"(?m)^(?=.*\S)", "    ", match["text"]) + "\n"


def _bold(match: re.Match[str]) -> str:
    """Spaces that begin or end the bold words are put around them, unless one is there."""
    before = (
        " " if match["before"] and match.string[max(match.start() - 1, 0) : match.start()].strip() else ""
    )
    after = " " if match["after"] and match.string[match.end() : match.end() + 1].strip() else ""
    return f"{before}**{match['words']}**{after}"


FUNCTIONS: dict[str, Callable[[re.Match[str]], str]] = {
    "blank": lambda match: "\n" * match[0].count("\n"),
    "straighten": lambda match: match[0].translate(QUOTES),
    "spaces": lambda match: match[0].replace("\u00a0", " "),
    "items": lambda match: re.sub(r"(?m)^([ \t]*)(?:[–—] +|(?=\S))", r"\1- ", match[0]),
    "spaced": lambda match: re.sub(r"(?m)^( *(?:-|\d\d?[.)]))", r"\1 ", match[0]),
    "options": lambda match: re.sub(r"\n\s*(?=\S)", "\n    ", match[0]),
    "emoji": _emoji,
    "wikilink": _wikilink,
    "unquote": lambda match: unquote(match["address"]),
    "bracketed": lambda match: match["address"].replace(" ", "%20"),
    "note": _note,
    "bold": _bold,
    "link": lambda match: f"[{match[0]}](https://{match[0]})" if match[0][0] == "w" else f"<{match[0]}>",
}


@cache
def _outside_code(pattern: str, *others: str) -> re.Pattern[str]:
    """Matches `pattern`, as "found", but not within code and `others`. Compiled when needed: few texts have any of it."""
    return re.compile("|".join([CODE.pattern, *others, f"(?P<found>{pattern})"]), CODE.flags)


def _replace(pattern: re.Pattern[str], new: str, text: str) -> str:
    """`new` is a template, or the name of a function."""
    function = FUNCTIONS.get(new) or (lambda match: match.expand(new))
    return pattern.sub(lambda match: function(match) if match["found"] else match[0], text)


@persisted
def convert(text: str) -> str:
    """The text, without front matter, in the Markdown of Python-Markdown."""
    for sign, pattern, new, *others in CONVERSIONS:
        if re.search(sign, f"\n{text}"):
            text = _replace(_outside_code(pattern, *others), new, text)
    return "\n".join(_indented_lines(text.split("\n"))) if UNEVEN_INDENT.search(text) else text


def write_out_links(text: str) -> tuple[str, dict[str, tuple[int, str]]]:
    """The text with links by labels as links by addresses, and the line (from 0) and Markdown of each definition, by its
    address. Those that a link uses become empty lines."""
    if "]:" not in text:
        return text, {}
    definition, reference = _outside_code(DEFINITION), _outside_code(REFERENCE)
    definitions = [match for match in definition.finditer(text) if match["found"]]
    defined = {_normalize_label(match["label"]): match for match in reversed(definitions)}
    used = set()

    def link(match: re.Match[str]) -> str:
        label = _normalize_label(match["of"] or match["words"] or "")
        if label not in defined:
            return match[0]
        used.add(label)
        title = (defined[label]["title"] or "").replace('"', "'")
        target = f'{defined[label]["address"]} "{title}"' if title else defined[label]["address"]
        return f"{match['image']}[{match['words']}]({target})"

    def define(match: re.Match[str]) -> str:
        label = _normalize_label(match["label"]) if match["found"] else ""
        # A second definition with another address stays, and is reported as one that is not used.
        return "" if label in used and match["address"] == defined[label]["address"] else match[0]

    lines = {
        match["address"].strip("<>"): (text.count("\n", 0, match.start()), match["found"].strip())
        for match in defined.values()
    }
    return definition.sub(define, reference.sub(link, text)), lines


def _normalize_label(label: str) -> str:
    return " ".join(label.lower().split())


def _indented_lines(lines: list[str]) -> Iterator[str]:
    """The lines, with those in a list item indented by four spaces. Elsewhere two spaces more than the item's sign are enough."""
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
