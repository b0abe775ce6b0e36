"""HTML, and marks that only other Markdown knows: all of it would be printed or lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library import text
from library.checks.calls import BARE
from library.problems import Problem
from library.source import Source
from worksheet import registry

TAG = re.compile(r"<(!--|[!?]\[?\w*|/?[a-zA-Z][\w-]*)(?=[\s/>]|-->|$|[^>]*>)")
AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w.-]+>")
GAP = re.compile(r"\[[^\[\]]+\]\s+\([\w./#-]+\.md[\w#-]*\)")
BY_NAME = re.compile(r"\[[^\[\]^]+\]\[[^\[\]^]*\]|!\[[^\[\]]*\]\[[^\[\]^]*\]")
DEFINED = re.compile(r"^ {0,3}\[([^\]^]+)\]:\s*\S")
ALIGNED = re.compile(r"\|?(?=[^:]*:)(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:")


# Attributes of HTML would come past everything that is checked here; only a heading may name its address.
ATTRIBUTES = re.compile(r"\{(?!#):?\s*(?:[#.][\w-]|[\w:-]+\s*=)[^{}]*\}")
# The same without a sign to know it by, where Markdown reads it so: after a mark, and at the end of a line.
FLAG = re.compile(r"(?<!\{)\{(?![{#%]):?\s*[^\s{}][^{}]*\}(?!\})")
# `![…](photo.jpg){ width=300 }`, the one thing that is said of a picture.
OWN_WIDTH = re.compile(r"(!\[[^\]]*\]\([^)]*\))\{:?\s*width=\"?\d+(?:px|%)?\"?\s*\}")
OWN_ADDRESS = re.compile(r"#{2,6} .*\S \{ #[a-z][a-z0-9-]* \}\s*")
# Folds and notes of Material's that lack what makes them one.
LOOSE_NOTE = re.compile(r" {0,3}(?:!!!|\?\?\?\+?)(?! ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"]*\")? *$)\s*\w?.*")
NOTE = 'A note is written !!! note "Title", with its text indented by four spaces below.'
# What other Markdown makes something of, and what to write here.
FOREIGN = (
    (LOOSE_NOTE, NOTE),
    (re.compile(r" {0,3}:::.*"), NOTE),
    (
        re.compile(r" {0,3}===[+!]?\s+[\"'“].*"),
        "Tabs hide words from paper and from search. Write a heading for each.",
    ),
    (re.compile(r"\[\[[^\[\]]+\]\]"), "A link is written [text](page.md)."),
    (
        re.compile(r"\{(?:\+\+|--|~~|==|>>).*?(?:\+\+|--|~~|==|<<)\}"),
        "These marks of a change were left over. Keep the words that count, and remove the rest.",
    ),
    (re.compile(r"(?<!\{)==[^=\s][^=]*=="), "For what stands out write **bold**."),
    (re.compile(r"(?<!\{)\+\+[\w-]+(?:\+[\w-]+)*\+\+"), "Write the names of keys in words."),
    (re.compile(r"\$[^$\s][^$\n]*[\^_\\][^$\n]*\$"), "Formulas need scripts. Write it in words."),
    (
        re.compile(r"\^\[[^\]]*\]"),
        "A source is cited as [^key]; a note of your own is [^1] here, and [^1]: … on a line below.",
    ),
    (re.compile(r"\s*\[TOC\]\s*$"), "The contents are made by themselves. Remove it."),
    (re.compile(r"\*\[[^\]]+\]:.*"), "Write out what the letters stand for where they first stand."),
    (re.compile(r"\s*--8<--.*"), "Write the words themselves."),
    (
        re.compile(r"(?<![\w:]):[a-z][a-z_]+:(?![\w:])"),
        "Pictures of that kind look different everywhere. Use an icon, such as :material-heart:.",
    ),
)
# What to write in place of raw HTML, by its element.
FOLDED = 'Write !!! note "Title", with its text indented by four spaces below'
INSTEAD = {
    "br": "End the line with \\ (or with two spaces)",
    "hr": "Write --- on a line of its own",
    "img": "Write ![what it shows](picture.jpg), and { width=300 } behind it for its size",
    "a": "Write [text](page.md)",
    "iframe": "Write a link to it: a frame would tell that host who reads here",
    "embed": "Write a link to it",
    "object": "Write a link to it",
    "audio": "Put the file into docs/assets/media, and write ![what it is](../assets/media/name.mp3)",
    "video": "Put the file into docs/assets/media, and write ![what it is](../assets/media/name.mp4)",
    "script": "Remove it: no page runs what its author wrote into it",
    "style": "Remove it; the look stands in docs/assets/styles",
    "table": "Write a table with bars: | One | Two |",
    "b": "Write **bold**",
    "strong": "Write **bold**",
    "i": "Write *slanted*",
    "em": "Write *slanted*",
    "u": "Write **bold** or *slanted*",
    "del": "Write ~~struck~~",
    "s": "Write ~~struck~~",
    "sub": "Write it in words",
    "sup": "Write it in words; a note of your own is [^1] here, and [^1]: … on a line below",
    "kbd": "Write the names of keys in words",
    "mark": "Write **bold**",
    "p": "Leave an empty line between paragraphs",
    "center": "Remove it: nothing is centered here",
} | dict.fromkeys(
    ("details", "summary"), 'Write ??? note "Title", with the text indented by four spaces below'
)
INSTEAD |= dict.fromkeys(("div", "span", "section", "aside"), f"Remove it. {FOLDED}")
INSTEAD |= dict.fromkeys(("ul", "ol", "li"), "Begin each line of a list with a hyphen")
INSTEAD |= dict.fromkeys(("tr", "td", "th", "thead", "tbody"), "Write a table with bars: | One | Two |")
INSTEAD |= {f"h{level}": f"Write {'#' * level} and the heading" for level in range(2, 5)}
BOX = re.compile(r"\s*[-*+][ \t]+\[[ xX]?\](?:[ \t]|$)")
BARE_URL = re.compile(r"(?:https?://|www\.)[\w-]+\.[^\s)>\]]+")
BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


NOTABLE = re.compile(r"[<\[\]{}|~=^@$]|\+\+|!!|\?\?|:[:/a-z]|--8|www\.")


def markup(source: Source) -> Iterator[Problem]:
    """Every line with HTML, or with marks that mean nothing here."""
    lines = source.prose.split("\n")
    on_sheet = source.path.startswith("docs/worksheets/")
    for number, (line, inside) in enumerate(zip(lines, text.blocks(source), strict=True), source.body_line):
        if not NOTABLE.search(line):  # most lines are words alone
            continue
        for message in (*_line(line, inside), *_foreign(line, inside, on_sheet)):
            yield Problem(source.path, number, message)


def _line(line: str, inside: str) -> Iterator[str]:
    tag = TAG.search(AUTOLINK.sub("", line))
    if tag and tag[1] == "!--":
        yield "a remark in <!-- … --> would be published in the page's source. Remove it."
    elif tag:
        remedy = INSTEAD.get(tag[1].strip("/").lower(), "Remove the tag and keep its words")
        yield f'"<{tag[1]}" is raw HTML, which nothing checks. {remedy}.'
    elif re.search(r"<http:", line):
        yield "only https:, mailto:, tel: and sms: lead out of this site. Use https://."
    if (
        ALIGNED.fullmatch(line.strip()) and registry.content(inside) != "table"
    ):  # which makes cells of its own
        # Markdown would write style= into the cells, which the site's own policy forbids.
        yield f'"{text.shortened(line)}": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.'
    if not FOOTNOTE.match(line) and DEFINED.match(line):
        yield f'"{text.shortened(line)}": links are not defined apart here. Write the address in its place: [text](page.md).'
    if gap := GAP.search(line):
        yield f'"{gap[0]}" would be printed as it stands. Leave no space between ] and (.'
    elif named := BY_NAME.search(line):
        yield f'"{named[0]}" would be printed as it stands. Write the address in its place: [text](page.md).'


def _foreign(line: str, inside: str, on_sheet: bool) -> Iterator[str]:
    for pattern, remedy in FOREIGN:
        if found := pattern.search(line):
            yield f'"{text.shortened(found[0])}" is not known here. {remedy}'
    if on_sheet and BOX.match(line) and registry.content(inside) != "list":  # where the block says so itself
        yield "nobody could tick these boxes. Write /// check | Which of these? above the list, and remove the [ ]."
    line = OWN_WIDTH.sub(r"\1", line)
    if (found := ATTRIBUTES.search(line) or _flag(line)) and not OWN_ADDRESS.fullmatch(line):
        yield f'"{found[0]}" is not used here. Remove it; only a heading can name its address, ## Words {{ #words }}, and a picture its width, ![…](photo.jpg){{ width=300 }}.'
    if TAG.search(AUTOLINK.sub("", line)):
        return  # an address in raw HTML goes with it
    rest = AUTOLINK.sub("", text.BROKEN_LINK.sub("", text.LINK.sub("", line)))
    if found := BARE_URL.search(rest):
        yield f'"{found[0]}" is no link by itself. Write [text]({found[0]}).'
    elif found := BARE_MAIL.search(rest):
        yield f'"{found[0]}" is no link by itself. Write [{found[0]}](mailto:{found[0]}).'


def _flag(line: str) -> re.Match[str] | None:
    """`{ hidden }`, which is an attribute as well: straight after a mark, or where its line or cell ends."""
    for found in FLAG.finditer(line):
        if BARE.match(found[0]):
            continue  # a macro without its second braces
        marked = line[found.start() - 1 : found.start()] in {")", "*", "_", "`", "]"}
        if marked or re.match(r"\s*(?:\||$)", line[found.end() :]):
            return found
    return None
