"""Checks for words and phrases that this site does not use, or only once in each series, and for what sentences announce: the
number of items in the list that follows, and pages by their names."""

import re
from collections.abc import Iterator
from itertools import product

from library import markdown_text
from library.checks.plain_language import Rules, phrase_pattern
from library.dialects import LIST_ITEM
from library.model import HOME, Library, Page
from library.problems import LineMessage, Problem
from library.source import Source, blank_out
from translations import number_words

# The name of a field, under which its answer is stored, is not shown.
NAME_OPTION = re.compile(r" {4}name:")
ANNOUNCEMENT = re.compile(r"[^\s#|/].*:\s*$")
HEADING_LINE = re.compile(markdown_text.HEADING.pattern, re.MULTILINE)
# A number, at most two words, and a plural noun.
COUNT_PATTERN = r"(?<![\w:.-])({numbers})(?=(?: [\w-]+){{0,2}} [\w-]+s\b)"
LINE_SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
# A name in italics or quotation marks. Bold is emphasis or begins a paragraph ("**Jealousy.** …").
QUOTED_NAME = r"(?<![*_])(?:\*{name}\*|_{name}_|\"{name}\"|“{name}”)(?![*_])"


def unwanted_words(page: Page, rules: Rules) -> Iterator[LineMessage]:
    """Words of `never` and `turns` in the prose; British words and idioms in all visible text."""
    values = ((line, value) for _, line, value in page.source.strings("summary", "purpose", "in_short"))
    for line, prose in (*values, *((part.line, part.text) for part in markdown_text.paragraphs(page.source))):
        for word, instead in rules.never.items():
            if match := phrase_pattern(word).search(prose):
                yield line, f'"{match[0]}" is not used here ({_context(match)}). Instead: {instead}.'
        for pattern, instead in rules.turns.items():
            if match := re.search(pattern, prose, re.IGNORECASE):
                yield line, f'"{match[0]}" is not used here. {instead}'
    british, idioms = phrase_pattern(*rules.british), phrase_pattern(*rules.idioms)
    american = {word.casefold().replace("’", "'"): instead for word, instead in rules.british.items()}
    for line, visible in _visible_lines(page):
        for match in british.finditer(visible):
            if not _is_proper_name(match):
                instead = american[match[0].casefold().replace("’", "'")]
                yield line, f'"{match[0]}" is British ({_context(match)}). Write {instead}.'
        for match in idioms.finditer(visible):
            message = "is an idiom, and not everybody knows what it means. Say it in plain words."
            yield line, f'"{match[0]}" {message}'


def repeated_phrases(library: Library, rules: Rules) -> Iterator[Problem]:
    """Phrases of `once_a_part` that a series has more than once."""
    for series, phrase in product(library.series, rules.once_a_part):
        first = ""
        for page in (series.overview, *series.articles):
            for line, visible in _visible_lines(page):
                if phrase_pattern(phrase).search(visible):
                    if first:
                        message = "too, but can only appear once in each part. Remove one of them."
                        yield page.problem(line, f'"{phrase}" is in {first} {message}')
                    first = first or f"{page.source.path}:{line}"


def _visible_lines(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text) of all text that readers see, including front matter, headings, tables and labels."""
    for _, line, value in page.source.strings("title", "summary", "purpose", "in_short"):
        yield line, value
    for number, row in page.source.prose_lines:
        if row.strip() and not NAME_OPTION.match(row):
            yield number, markdown_text.plain_text(row)


def _is_proper_name(match: re.Match[str]) -> bool:
    """True for a capitalized word inside a sentence, such as in the name of an organization."""
    before = match.string[: match.start()].rstrip()
    return match[0][0].isupper() and not match[0].isupper() and bool(re.search(r"[\w,)]$", before))


def _context(match: re.Match[str]) -> str:
    return f"…{match.string[max(0, match.start() - 20) : match.end() + 20].strip()}…"


def miscounted_lists(page: Page, language: str) -> Iterator[LineMessage]:
    """Lists with another number of items than the sentence before them announces."""
    lines = page.source.prose.split("\n")
    announcing = [
        at for at, line in enumerate(lines) if ANNOUNCEMENT.match(line) and not LIST_ITEM.match(line)
    ]
    if not announcing:
        return
    numbers = {word.casefold(): number for number, word in enumerate(number_words(language)) if number > 1}
    alternatives = "|".join([*map(re.escape, numbers), r"1?\d(?!\d|:)"])
    pattern = re.compile(COUNT_PATTERN.format(numbers=alternatives), re.IGNORECASE)
    for index in announcing:
        sentence = re.split(r"(?<=[.!?]) ", lines[index])[-1].strip()
        counts = [numbers.get(word.casefold()) or int(word) for word in pattern.findall(sentence)]
        items = _count_items(lines[index + 1 :])
        if len(counts) == 1 and items > 1 and items != counts[0]:
            message = f'"{sentence}" announces {counts[0]}, but {items} follow. Make them the same.'
            yield page.source.body_line + index, message


def _count_items(lines: list[str]) -> int:
    """The number of items in the list at the beginning of `lines`, or 0."""
    items = 0
    for line in lines:
        if LIST_ITEM.match(line):
            items += 1
        elif line.strip() and not (items and line[:1].isspace()):
            break
    return items


def early_mentions(page: Page) -> Iterator[LineMessage]:
    """Names of later pages in running text, without a link to them before or at that place."""
    if page.kind == HOME:
        return
    source = page.source
    prose = blank_out(source.prose, markdown_text.LINK, markdown_text.MACRO, HEADING_LINE)
    running_text = Source(source.path, body=prose, body_line=source.body_line)
    words = " ".join(prose.split())  # few titles are in it at all, and that is known sooner
    first_links = {
        page.resolve_link(link.target): link.line for link in reversed(markdown_text.links(source))
    }
    later = page.next
    while later:
        for title in sorted({later.title, later.short_title}):
            is_named = " ".join(title.split()) in words
            for line, _ in running_text.find(_name_pattern(title)) if is_named else ():
                if line < first_links.get(later.path, line + 1):
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
