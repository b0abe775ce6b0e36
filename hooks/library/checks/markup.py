"""Lines that hold what they must not: HTML, marks that only other Markdown knows, what comes along with pasted words. All
of it would be printed or lost in silence."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from library import text
from library.checks.calls import BARE
from library.remedies import REMEDIES
from library.source import FENCED, Source
from worksheet import registry
from worksheet.tables import ROW


def said(line: str, signs: dict[str, str]) -> Iterator[str]:
    """What is said of a line that must not hold these. To each pattern belongs a message, in which {0} is what the pattern
    finds, {1} its group, and {line} the line, shortened."""
    for pattern, message in signs.items():
        if match := re.search(pattern, line):
            yield message.format(match[0], *match.groups(), line=text.shortened(line))


def signs(source: Source, signs: dict[str, str]) -> Iterator[tuple[int, str]]:
    """The same of every line of a text, with its number."""
    suspect = any_of(*signs)
    for number, line in source.lines:
        if suspect.search(line):
            for message in said(line, signs):
                yield number, message


@lru_cache
def any_of(*patterns: str) -> re.Pattern[str]:
    """Hardly any line has one of these patterns: to ask for all at once is quicker than for each."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


TAG = re.compile(r"<(!--|[!?]\[?\w*|/?[a-zA-Z][\w-]*)(?=[\s/>]|-->|$|[^>]*>)")
AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w.-]+>")
DEFINED_APART = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*\S")
SIGNS = {
    r"<http:[^>]*$": "only https:, mailto:, tel: and sms: lead out of this site. Use https://.",
    DEFINED_APART.pattern: '"{line}": links are not defined apart here. Write the address in its place: [text](page.md).',
    r"\[[^\[\]]+\]\s+\([\w./#-]+\.md[\w#-]*\)": '"{0}" would be printed as it stands. Leave no space between ] and (.',
    r"\[[^\[\]^]+\]\[[^\[\]^]*\]|!\[[^\[\]]*\]\[[^\[\]^]*\]": '"{0}" would be printed as it stands. Write the address in its place: [text](page.md).',
}
ALIGNED = re.compile(r"\|?(?=[^:]*:)(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
# Attributes of HTML would come past everything that is checked here; only a heading may name its address.
ATTRIBUTES = re.compile(r"\{(?!#):?\s*(?:[#.][\w-]|[\w:-]+\s*=)[^{}]*\}")
# The same without a sign to know it by, where Markdown reads it so: after a mark, and at the end of a line.
FLAG = re.compile(r"(?<!\{)\{(?![{#%]):?\s*[^\s{}][^{}]*\}(?!\})")
# `![…](photo.jpg){ width=300 }`, the one thing that is said of a picture.
OWN_WIDTH = re.compile(r"(!\[[^\]]*\]\([^)]*\))\{:?\s*width=\"?\d+(?:px|%)?\"?\s*\}")
OWN_ADDRESS = re.compile(r"#{2,6} .*\S \{:? #[a-z][a-z0-9-]* \}\s*")
BOX = re.compile(r"\s*[-*+][ \t]+\[[ xX]?\](?:[ \t]|$)")
# What MkDocs prints as it stands; a link begins in the same way, [x](page.md).
LOOSE_BOX = re.compile(r"\s*[-*+][ \t]+\[(?:\](?![(:\[])|[xX ]\](?=[^\s(\[:]))")
BARE_URL = re.compile(r"(?:https?://|www\.)[\w-]+\.[^\s)>\]]+")
BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# What comes along when words are pasted: signs of a list, cells of a spreadsheet, words that a PDF cut in two.
CUT = re.compile(r"(?<![^\W\d_])[^\W\d_]{2,}-(?: |\n)(?!(?:and|or|to|nor|but|y|o|u)\b)[^\W\d_A-Z]{2,}")
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


def markup(source: Source) -> Iterator[tuple[int, str]]:
    """Every line with HTML, or with marks that mean nothing here."""
    yield from signs(source, SIGNS)
    on_sheet = source.path.startswith("docs/worksheets/")
    opened: set[str] = set()
    for (number, line), inside in zip(source.lines, text.blocks(source), strict=True):
        for message in (*_html(line, opened), *_foreign(line, inside, on_sheet)):
            yield number, message


def _html(line: str, opened: set[str]) -> Iterator[str]:
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


def _foreign(line: str, inside: str, on_sheet: bool) -> Iterator[str]:
    marks = REMEDIES["marks"]
    for pattern, remedy in marks.items() if any_of(*marks).search(line) else ():
        if mark := re.search(pattern, line):
            yield f'"{text.shortened(mark[0])}" is not known here. {remedy}'
            line = re.sub(pattern, "", line)  # nothing else is wrong with it
    # Markdown would write style= into the cells, which the site's own policy forbids; a grid has cells of its own.
    if ALIGNED.fullmatch(line.strip()) and registry.content(inside) != "table":
        yield f'"{text.shortened(line)}": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.'
    if registry.content(inside) != "list":  # where the block says so itself
        yield from _boxes(line, on_sheet)
    line = OWN_WIDTH.sub(r"\1", line)
    if (attribute := ATTRIBUTES.search(line) or _flag(line)) and not OWN_ADDRESS.fullmatch(line):
        yield f'"{attribute[0]}" is not used here. Remove it; only a heading can name its address, ## Words {{ #words }}, and a picture its width, ![…](photo.jpg){{ width=300 }}.'
    yield from _bare(AUTOLINK.sub("", line))


def _boxes(line: str, on_sheet: bool) -> Iterator[str]:
    if on_sheet and BOX.match(line):
        yield "nobody could tick these boxes. Write /// check | Which of these? above the list, and remove the [ ]."
    elif LOOSE_BOX.match(line):
        yield f'"{text.shortened(line)}" is no box. Write - [ ] or - [x], and a space behind it.'


def _bare(line: str) -> Iterator[str]:
    """An address that is no link; in raw HTML, or where a link is defined apart, it goes with what is wrong there."""
    if TAG.search(line) or DEFINED_APART.match(line):
        return
    rest = text.BROKEN_LINK.sub("", text.LINK.sub("", line))
    if url := BARE_URL.search(rest):
        yield f'"{url[0]}" is no link by itself. Write [text]({"https://" if url[0].startswith("www.") else ""}{url[0]}).'
    elif mail := BARE_MAIL.search(rest):
        yield f'"{mail[0]}" is no link by itself. Write [{mail[0]}](mailto:{mail[0]}).'


def _flag(line: str) -> re.Match[str] | None:
    """`{ hidden }`, which is an attribute as well: straight after a mark, or where its line or cell ends."""
    for flag in FLAG.finditer(line):
        marked = line[flag.start() - 1 : flag.start()] in {")", "*", "_", "`", "]"}
        ends = re.match(r"\s*(?:\||$)", line[flag.end() :])
        if (marked or ends) and not BARE.match(flag[0]):  # a macro without its second braces
            return flag
    return None


def pasted(source: Source) -> Iterator[tuple[int, str]]:
    """Every line that looks right in the file and would not on the page."""
    suspect = any_of(*PASTED, *PASTED_FIRST, *PASTED_TWICE)
    before = ""
    for number, line in source.lines:
        if suspect.search(line):
            again = {
                pattern: message for pattern, message in PASTED_TWICE.items() if re.search(pattern, before)
            }
            for message in said(line, PASTED | again | ({} if before.strip() else PASTED_FIRST)):
                yield number, message
        before = line
    for number, match in source.find(LIGATURE):
        whole = unicodedata.normalize("NFKC", match[1])
        message = f'"{match[1]}" in "{match[0]}" is one sign for {len(whole)} letters, and search would not find the word. Write {whole}.'
        yield number, message
    for number, match in source.find(CUT):
        word = " ".join(match[0].split())
        yield number, f'"{word}" is a word that was cut at the end of a line. Write it as one.'
    for match in FENCED.finditer(source.body):
        line, number = (
            match[0].split("\n", 1)[0],
            source.body_line + source.body.count("\n", 0, match.start()),
        )
        if not MERMAID.match(line) and not PLAIN_FENCE.fullmatch(line):
            yield (
                number,
                f'"{line.strip()}": code has no title, numbers or colors here. Write ``` and at most the language.',
            )
    for number, line in source.lines_and_code:
        if MERMAID.match(line):
            message = f'"{line.strip()}" would be printed as code: to draw it takes a script. Save the drawing as SVG in docs/assets/pictures/ and show it: ![what it shows](../assets/pictures/name.svg).'
            yield number, message
