"""Checks for HTML, syntax of other Markdown dialects, and artifacts of pasted text, which would be printed or lost."""

import re
from collections.abc import Iterator

from library import markdown_text
from library.checks.macro_calls import SINGLE_BRACES
from library.checks.syntax_errors import PATTERNS, line_messages, occurring_patterns, pattern_messages
from library.dialects import CODE
from library.problems import REMEDIES, LineMessage
from library.source import Source
from worksheet import registry

TAG = re.compile(r"<(?<!\\<)(?!br>)(!--|[!?]\[?\w*|/?[a-zA-Z][\w-]*)(?=[\s/>]|$|[^>]*>)")
# `attr_list` would add attributes that nothing checks; only a heading may have an id.
ATTRIBUTES = re.compile(r"\{(?!#):?\s*(?:[#.][\w-]|[\w:-]+\s*=)[^{}]*\}")
# The same without #, . or =, which `attr_list` reads after inline markup and at the end of a line.
BARE_ATTRIBUTE = re.compile(r"\{(?<!\{\{)(?![{#%]):?\s*[^\s{}][^{}]*\}(?!\})")
# `![…](photo.jpg){ width=300 }`, the only attribute that a picture can have.
IMAGE_WIDTH = re.compile(r"(!\[[^\]]*\]\([^)]*\))\{:?\s*width=\"?\d+(?:px|%)?\"?\s*\}")
HEADING_WITH_ID = re.compile(r"#{2,6} .*\S \{:? #[a-z][a-z0-9-]* \}\s*")
TASK_ITEM = re.compile(r"\s*[-*+][ \t]+\[[ xX]?\](?:[ \t]|$)")
# Artifacts of pasted text: hyphenation of a PDF, bullets, cells of a spreadsheet.
HYPHENATED_WORD = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{2,}-(?: |\n)(?!(?:and|or|to|nor|but|y|o|u)\b)[^\W\d_A-Z]{2,}"
)
# What such a word needs, and few texts have: to search for it is twenty times faster.
HYPHEN_AT_END = re.compile(r"-(?<=\w-)[ \n]")


def markup_messages(source: Source) -> Iterator[LineMessage]:
    """Lines with HTML or unsupported Markdown."""
    yield from pattern_messages(source, "lines")
    on_worksheet = source.path.startswith("docs/worksheets/")
    closing_tags: set[str] = set()
    marks = occurring_patterns(source, "marks")
    for (number, line), block in zip(source.prose_lines, markdown_text.block_names(source), strict=True):
        html = _html_messages(line, closing_tags)
        for message in (*html, *_unsupported_messages(line, marks, block, on_worksheet)):
            yield number, message


def _html_messages(line: str, closing_tags: set[str]) -> Iterator[str]:
    """HTML in a line. `closing_tags` are not reported: those of opening tags that were, which are added to it."""
    for name in dict.fromkeys(TAG.findall(markdown_text.AUTOLINK.sub("", line))):
        if name == "!--":
            yield "<!-- opens a comment that is never closed. Write --> at its end, or remove it."
            return
        if name not in closing_tags:
            closing_tags.add(f"/{name}")
            remedy = REMEDIES["elements"].get(name.strip("/").lower(), "Remove the tag and keep its words")
            yield f'"<{name}" is raw HTML, which is not used here. {remedy}.'


def _unsupported_messages(line: str, marks: dict[str, str], block: str, on_worksheet: bool) -> Iterator[str]:
    for pattern, remedy in marks.items():
        for mark in dict.fromkeys(match[0] for match in re.finditer(pattern, line)):
            yield f'"{markdown_text.shorten(mark)}" is not used here. {remedy}'
        line = re.sub(pattern, "", line)  # one message for each mark
    # A list of choices validates itself.
    if on_worksheet and registry.content_type(block) != "list" and TASK_ITEM.match(line):
        yield "nobody could check these boxes. Write /// check | Which of these? above the list, and remove the [ ]."
    line = IMAGE_WIDTH.sub(r"\1", line)
    attribute = ATTRIBUTES.search(line) or _bare_attribute(line)
    if attribute and not HEADING_WITH_ID.fullmatch(line):
        yield f'"{attribute[0]}" is not used here. Remove it; only a heading can have an address, ## Words {{ #words }}, and a picture a width, ![…](photo.jpg){{ width=300 }}.'


def _bare_attribute(line: str) -> re.Match[str] | None:
    """An attribute such as `{ hidden }` after inline markup, or at the end of a line or cell."""
    for match in BARE_ATTRIBUTE.finditer(line):
        after_markup = line[match.start() - 1 : match.start()] in {")", "*", "_", "`", "]"}
        at_end = re.match(r"\s*(?:\||$)", line[match.end() :])
        if (after_markup or at_end) and not SINGLE_BRACES.match(match[0]):  # a macro with single braces
            return match
    return None


def pasted_text_messages(source: Source) -> Iterator[LineMessage]:
    """Artifacts of pasted text, code blocks with options, and Mermaid diagrams."""
    of_second, previous = occurring_patterns(source, "pairs"), ""
    for number, line in source.prose_lines if of_second else ():
        twice = {key: message for key, message in of_second.items() if re.search(key, previous)}
        yield from ((number, message) for message in line_messages(line, twice))
        previous = line
    for number, match in source.find(HYPHENATED_WORD) if HYPHEN_AT_END.search(source.prose) else ():
        word = " ".join(match[0].split())
        yield number, f'"{word}" is a word that was split at the end of a line. Write it as one.'
    for match in CODE.finditer(source.body) if source.prose != source.body else ():
        if match["fence"]:
            number = source.body_line + source.body.count("\n", 0, match.start())
            first = match[0].split("\n", 1)[0]
            yield from ((number, message) for message in line_messages(first, PATTERNS["code"]))
