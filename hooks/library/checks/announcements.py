"""Checks what sentences announce: the number of items in the list that follows, and pages by their names."""

import re
from collections.abc import Iterator

from library import text
from library.model import HOME, Page
from library.problems import LineMessage
from library.source import Source, blank_out
from worksheet.translations import number_words

ANNOUNCEMENT = re.compile(r"[^\s#|/].*:\s*$")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+\S")
# A number, at most two words, and a plural noun.
COUNT_PATTERN = r"(?<![\w:.-])({numbers})(?=(?: [\w-]+){{0,2}} [\w-]+s\b)"
LINE_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
# A name in italics or quotation marks. Bold is emphasis or begins a paragraph ("**Jealousy.** …").
QUOTED_NAME = r"(?<![*_])(?:\*{name}\*|_{name}_|\"{name}\"|“{name}”)(?![*_])"


def miscounted_lists(page: Page, language: str) -> Iterator[LineMessage]:
    """Lists with another number of items than the sentence before them announces."""
    numbers = {word.casefold(): number for number, word in enumerate(number_words(language)) if number > 1}
    alternatives = "|".join([*map(re.escape, numbers), r"1?\d(?!\d|:)"])
    pattern = re.compile(COUNT_PATTERN.format(numbers=alternatives), re.IGNORECASE)
    lines = page.source.prose.split("\n")
    for index, line in enumerate(lines):
        if not ANNOUNCEMENT.match(line) or ITEM.match(line):
            continue
        sentence = re.split(r"(?<=[.!?]) ", line)[-1].strip()
        counts = [numbers.get(word.casefold()) or int(word) for word in pattern.findall(sentence)]
        items = _count_items(lines[index + 1 :])
        if len(counts) == 1 and items > 1 and items != counts[0]:
            message = f'"{sentence}" announces {counts[0]}, but {items} follow. Make them the same.'
            yield page.source.body_line + index, message


def _count_items(lines: list[str]) -> int:
    """The number of items in the list at the beginning of `lines`, or 0."""
    items = 0
    for line in lines:
        if ITEM.match(line):
            items += 1
        elif line.strip() and not (items and line[:1].isspace()):
            break
    return items


def early_mentions(page: Page) -> Iterator[LineMessage]:
    """Names of later pages in running text, without a link to them before or at that place."""
    if page.kind == HOME:
        return
    source = page.source
    prose = blank_out(source.prose, text.LINK, text.MACRO, re.compile(text.HEADING.pattern, re.MULTILINE))
    running_text = Source(source.path, body=prose, body_line=source.body_line)
    links = [(page.resolve_link(link.target), link.line) for link in text.links(source)]
    later = page.next
    while later:
        first_link = min((line for path, line in links if path == later.path), default=None)
        for title in sorted({later.title, later.short_title}):
            for line, _ in running_text.find(_name_pattern(title)):
                if first_link is None or line < first_link:
                    link = f"[{title}]({page.relative_link(later.path)})"
                    message = f'"{title}" names a page that comes later, so readers don\'t know it yet. Link to it, {link}, or say it in your own words.'
                    yield line, message
        later = later.next


def _name_pattern(title: str) -> re.Pattern[str]:
    """Matches a title used as a name: anywhere if it has several capitals, else in italics or quotation marks."""
    words = title.split()
    name = LINE_SPACE.join(map(re.escape, words))
    capitals = sum(word[0].isupper() for word in words)
    return re.compile(rf"(?<!\w){name}(?!\w)" if capitals > 1 else QUOTED_NAME.format(name=name))
