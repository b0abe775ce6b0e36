"""Lines that hold what they must not: HTML, marks that only other Markdown knows, what comes along with pasted words. All
of it would be printed or lost in silence."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from library import text
from library.checks.macro_calls import SINGLE_BRACES
from library.remedies import REMEDIES
from library.source import FENCED_CODE, Source
from worksheet import registry
from worksheet.tables import ROW


def line_messages(line: str, patterns: dict[str, str]) -> Iterator[str]:
    """What is said of a line that must not hold these. To each pattern belongs a message, in which {0} is what the pattern
    finds, {1} its group, and {line} the line, shortened."""
    for pattern, message in patterns.items():
        if match := re.search(pattern, line):
            yield message.format(match[0], *match.groups(), line=text.shorten(line))


def pattern_messages(source: Source, patterns: dict[str, str]) -> Iterator[tuple[int, str]]:
    """The same of every line of a text, with its number."""
    suspect = any_of(*patterns)
    for number, line in source.prose_lines:
        if suspect.search(line):
            for message in line_messages(line, patterns):
                yield number, message


@lru_cache
def any_of(*patterns: str) -> re.Pattern[str]:
    """Matches where any of `patterns` does. Hardly any line has one: it is quicker to look for all at once."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


TAG = re.compile(r"<(!--|[!?]\[?\w*|/?[a-zA-Z][\w-]*)(?=[\s/>]|-->|$|[^>]*>)")
AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w.-]+>")
LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*\S")
UNSUPPORTED = {
    r"<http:[^>]*$": "only https:, mailto:, tel: and sms: lead out of this site. Use https://.",
    LINK_DEFINITION.pattern: '"{line}": links are not defined apart here. Write the address in its place: [text](page.md).',
    r"\[[^\[\]]+\]\s+\([\w./#-]+\.md[\w#-]*\)": '"{0}" would be printed as it stands. Leave no space between ] and (.',
    r"\[[^\[\]^]+\]\[[^\[\]^]*\]|!\[[^\[\]]*\]\[[^\[\]^]*\]": '"{0}" would be printed as it stands. Write the address in its place: [text](page.md).',
}
ALIGNED_COLUMNS = re.compile(r"\|?(?=[^:]*:)(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
# Attributes of HTML would come past everything that is checked here; only a heading may name its address.
ATTRIBUTES = re.compile(r"\{(?!#):?\s*(?:[#.][\w-]|[\w:-]+\s*=)[^{}]*\}")
# The same without a sign to know it by, where Markdown reads it so: after a mark, and at the end of a line.
BARE_ATTRIBUTE = re.compile(r"(?<!\{)\{(?![{#%]):?\s*[^\s{}][^{}]*\}(?!\})")
# `![…](photo.jpg){ width=300 }`, the one thing that is said of a picture.
IMAGE_WIDTH = re.compile(r"(!\[[^\]]*\]\([^)]*\))\{:?\s*width=\"?\d+(?:px|%)?\"?\s*\}")
HEADING_WITH_ID = re.compile(r"#{2,6} .*\S \{:? #[a-z][a-z0-9-]* \}\s*")
TASK_ITEM = re.compile(r"\s*[-*+][ \t]+\[[ xX]?\](?:[ \t]|$)")
# What MkDocs prints as it stands; a link begins in the same way, [x](page.md).
MALFORMED_TASK_ITEM = re.compile(r"\s*[-*+][ \t]+\[(?:\](?![(:\[])|[xX ]\](?=[^\s(\[:]))")
BARE_URL = re.compile(r"(?:https?://|www\.)[\w-]+\.[^\s)>\]]+")
BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# What comes along when words are pasted: signs of a list, cells of a spreadsheet, words that a PDF cut in two.
HYPHENATED_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}-(?: |\n)(?!(?:and|or|to|nor|but|y|o|u)\b)[^\W\d_A-Z]{2,}"
)
LIGATURE = re.compile(r"(?<!\w)\w*([\ufb00-\ufb06])\w*")
MERMAID = re.compile(r" {0,3}(?:```+|~~~+)\s*mermaid\b")
PLAIN_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*[\w+#.-]*[ \t]*")
HYPHEN = '"{line}" is no item of a list here. Begin it with a hyphen and a space: - …'
PASTED = {
    r"^\s*\((?:\d+|[a-z])\)\s+\S": '"{line}" is no item of a list here. Begin it with its number, a full stop and a space: 1. …',
    r"\\[&,?;:%@'\"/=]": '"{0}" prints its backslash. Remove the backslash.',
}
# The same of the first line of a paragraph.
PASTED_FIRST = {
    r"^\s*[–—][ \t\u00a0]+\S": HYPHEN,
    r"^(\d{3,})\. +\S": '"{line}" would begin a numbered list. Write {1}\\. with a backslash, or begin with another word.',
}
# And of a second line of the kind: one "o" alone is the word "or" of some languages, one tab a slip.
PASTED_TWICE = {
    r"^\s*o \S": HYPHEN,
    r"\S\t+\S": '"{line}": cells with tabs between them are no table. Write it as | One | Two |, with |---|---| under its head.',
}


def markup_problems(source: Source) -> Iterator[tuple[int, str]]:
    """Every line with HTML, or with marks that mean nothing here."""
    yield from pattern_messages(source, UNSUPPORTED)
    on_sheet = source.path.startswith("docs/worksheets/")
    opened: set[str] = set()
    for (number, line), inside in zip(source.prose_lines, text.block_names(source), strict=True):
        for message in (*_html_messages(line, opened), *_unsupported_messages(line, inside, on_sheet)):
            yield number, message


def _html_messages(line: str, opened: set[str]) -> Iterator[str]:
    """HTML of a line; `opened` are the elements whose beginning was told of, so that their ends need not be."""
    tag = TAG.search(AUTOLINK.sub("", line))
    if tag and tag[1] == "!--":
        yield "a remark in <!-- … --> would be published in the page's source. Remove it."
    elif tag and tag[1] not in opened:
        opened.add(f"/{tag[1]}")
        if tag[1].lower() == "br" and ROW.fullmatch(line):
            yield f'"<{tag[1]}" is raw HTML, which nothing checks. Make two rows of it, or join the words with a comma.'
            return
        remedy = REMEDIES["elements"].get(tag[1].strip("/").lower(), "Remove the tag and keep its words")
        yield f'"<{tag[1]}" is raw HTML, which nothing checks. {remedy}.'


def _unsupported_messages(line: str, inside: str, on_sheet: bool) -> Iterator[str]:
    marks = REMEDIES["marks"]
    for pattern, remedy in marks.items() if any_of(*marks).search(line) else ():
        if mark := re.search(pattern, line):
            yield f'"{text.shorten(mark[0])}" is not known here. {remedy}'
            line = re.sub(pattern, "", line)  # nothing else is wrong with it
    # Markdown would write style= into the cells, which the site's own policy forbids; a grid has cells of its own.
    if ALIGNED_COLUMNS.fullmatch(line.strip()) and registry.content_type(inside) != "table":
        yield f'"{text.shorten(line)}": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.'
    if registry.content_type(inside) != "list":  # where the block says so itself
        yield from _task_list_messages(line, on_sheet)
    line = IMAGE_WIDTH.sub(r"\1", line)
    if (attribute := ATTRIBUTES.search(line) or _bare_attribute(line)) and not HEADING_WITH_ID.fullmatch(
        line
    ):
        yield f'"{attribute[0]}" is not used here. Remove it; only a heading can name its address, ## Words {{ #words }}, and a picture its width, ![…](photo.jpg){{ width=300 }}.'
    yield from _bare_address_messages(AUTOLINK.sub("", line))


def _task_list_messages(line: str, on_sheet: bool) -> Iterator[str]:
    if on_sheet and TASK_ITEM.match(line):
        yield "nobody could tick these boxes. Write /// check | Which of these? above the list, and remove the [ ]."
    elif MALFORMED_TASK_ITEM.match(line):
        yield f'"{text.shorten(line)}" is no box. Write - [ ] or - [x], and a space behind it.'


def _bare_address_messages(line: str) -> Iterator[str]:
    """An address that is no link; in raw HTML, or where a link is defined apart, it goes with what is wrong there."""
    if TAG.search(line) or LINK_DEFINITION.match(line):
        return
    rest = text.BROKEN_LINK.sub("", text.LINK.sub("", line))
    if url := BARE_URL.search(rest):
        yield f'"{url[0]}" is no link by itself. Write [text]({"https://" if url[0].startswith("www.") else ""}{url[0]}).'
    elif mail := BARE_MAIL.search(rest):
        yield f'"{mail[0]}" is no link by itself. Write [{mail[0]}](mailto:{mail[0]}).'


def _bare_attribute(line: str) -> re.Match[str] | None:
    """`{ hidden }`, which is an attribute as well: straight after a mark, or where its line or cell ends."""
    for flag in BARE_ATTRIBUTE.finditer(line):
        marked = line[flag.start() - 1 : flag.start()] in {")", "*", "_", "`", "]"}
        ends = re.match(r"\s*(?:\||$)", line[flag.end() :])
        if (marked or ends) and not SINGLE_BRACES.match(flag[0]):  # a macro without its second braces
            return flag
    return None


def pasted_text_problems(source: Source) -> Iterator[tuple[int, str]]:
    """Every line that looks right in the file and would not on the page."""
    suspect = any_of(*PASTED, *PASTED_FIRST, *PASTED_TWICE)
    before = ""
    for number, line in source.prose_lines:
        if suspect.search(line):
            again = {
                pattern: message for pattern, message in PASTED_TWICE.items() if re.search(pattern, before)
            }
            for message in line_messages(line, PASTED | again | ({} if before.strip() else PASTED_FIRST)):
                yield number, message
        before = line
    for number, match in source.find(LIGATURE):
        whole = unicodedata.normalize("NFKC", match[1])
        message = f'"{match[1]}" in "{match[0]}" is one sign for {len(whole)} letters, and search would not find the word. Write {whole}.'
        yield number, message
    for number, match in source.find(HYPHENATED_WORD):
        word = " ".join(match[0].split())
        yield number, f'"{word}" is a word that was cut at the end of a line. Write it as one.'
    for match in FENCED_CODE.finditer(source.body):
        line, number = (
            match[0].split("\n", 1)[0],
            source.body_line + source.body.count("\n", 0, match.start()),
        )
        if not MERMAID.match(line) and not PLAIN_FENCE.fullmatch(line):
            yield (
                number,
                f'"{line.strip()}": code has no title, numbers or colors here. Write ``` and at most the language.',
            )
    for number, line in source.body_lines:
        if MERMAID.match(line):
            message = f'"{line.strip()}" would be printed as code: to draw it takes a script. Save the drawing as SVG in docs/assets/pictures/ and show it: ![what it shows](../assets/pictures/name.svg).'
            yield number, message
