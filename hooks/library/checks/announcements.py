"""What a sentence announces: so many things, of which as many follow; a page by its name, which the reader has met."""

import re
from collections.abc import Iterator

from library import text
from library.model import HOME, Page
from library.source import Source, blank_out
from worksheet.translations import number_words

ANNOUNCEMENT = re.compile(r"[^\s#|/].*:\s*$")
ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+\S")
# The number that a sentence announces stands before what it counts, with at most two words between them.
COUNT_PATTERN = r"(?<![\w:.-])({numbers})(?=(?: [\w-]+){{0,2}} [\w-]+s\b)"
# Where the words may go on in the next line.
LINE_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
# By a sign around it, a title that is one everyday word, or stands in small letters, is seen to be a name.
# What is bold leads a paragraph in ("**Jealousy.** …") or weighs a word.
QUOTED_NAME = r"(?<![*_])(?:\*{name}\*|_{name}_|\"{name}\"|“{name}”)(?![*_])"


def miscounted_lists(page: Page, language: str) -> Iterator[tuple[int, str]]:
    """Each list whose items are more or fewer than the sentence before it says."""
    words = number_words(language)
    numbers = {word.casefold(): number for number, word in enumerate(words) if number > 1}
    pattern = re.compile(
        COUNT_PATTERN.format(numbers="|".join([*map(re.escape, numbers), r"1?\d(?!\d|:)"])), re.IGNORECASE
    )
    lines = page.source.prose.split("\n")
    for at, line in enumerate(lines):
        if not ANNOUNCEMENT.match(line) or ITEM.match(line):
            continue
        sentence = re.split(r"(?<=[.!?]) ", line)[-1]
        announced = [numbers.get(word.casefold()) or int(word) for word in pattern.findall(sentence)]
        items = _count_items(lines[at + 1 :])
        if len(announced) == 1 and items > 1 and items != announced[0]:
            message = (
                f'"{sentence.strip()}" announces {announced[0]}, and {items} follow. Make them the same.'
            )
            yield page.source.body_line + at, message


def _count_items(lines: list[str]) -> int:
    """The entries of the list that begins here, after empty lines at most; nothing when there is none."""
    items = 0
    for line in lines:
        if ITEM.match(line):
            items += 1
        elif line.strip() and not (items and line[:1].isspace()):
            break
    return items


def early_mentions(page: Page) -> Iterator[tuple[int, str]]:
    """Each name, in running text, of a page that is read later: no link, and none to that page before it."""
    if page.kind == HOME:
        return
    source = page.source
    prose = blank_out(source.prose, text.LINK, text.MACRO, re.compile(text.HEADING.pattern, re.MULTILINE))
    running = Source(source.path, body=prose, body_line=source.body_line)
    linked = [(page.resolve_link(link.target), link.line) for link in text.links(source)]
    later = page.next
    while later:
        met = min((line for path, line in linked if path == later.path), default=None)
        for title in sorted({later.title, later.short_title}):
            for line, _ in running.find(_name_pattern(title)):
                if met is None or line < met:
                    link = f"[{title}]({page.relative_link(later.path)})"
                    message = f'"{title}" names a page that comes later, and the reader has not met it. Link it, {link}, or say it in your own words.'
                    yield line, message
        later = later.next


def _name_pattern(title: str) -> re.Pattern[str]:
    """Where a title is said as a name. One of several words in title case is one wherever it stands."""
    words = title.split()
    name = LINE_SPACE.join(map(re.escape, words))
    capitals = sum(word[0].isupper() for word in words)
    return re.compile(rf"(?<!\w){name}(?!\w)" if capitals > 1 else QUOTED_NAME.format(name=name))
