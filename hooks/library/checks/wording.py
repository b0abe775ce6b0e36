"""Checks for words and phrases that this site does not use, or only once in each series."""

import re
from collections.abc import Iterator
from itertools import product

from library import text
from library.checks.rules import Rules, phrase_pattern
from library.model import Library, Page
from library.problems import LineMessage, Problem

# The name of a field, under which its answer is stored, is not shown.
NAME_OPTION = re.compile(r" {4}name:")


def unwanted_words(page: Page, rules: Rules) -> Iterator[LineMessage]:
    """Words of `never` and `turns` in the prose; British words and idioms in all visible text."""
    for line, prose in _prose(page):
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


def _prose(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text) of the summary or purpose, the sentences of `in_short:` and the paragraphs."""
    for _, line, value in page.source.strings("summary", "purpose", "in_short"):
        yield line, value
    for paragraph in text.paragraphs(page.source):
        yield paragraph.line, paragraph.text


def _visible_lines(page: Page) -> Iterator[tuple[int, str]]:
    """(line, text) of all text that readers see, including front matter, headings, tables and labels."""
    for _, line, value in page.source.strings("title", "summary", "purpose", "in_short"):
        yield line, value
    for number, row in page.source.prose_lines:
        if row.strip() and not NAME_OPTION.match(row):
            yield number, text.plain_text(row)


def _is_proper_name(match: re.Match[str]) -> bool:
    """True for a capitalized word inside a sentence, such as in the name of an organization."""
    before = match.string[: match.start()].rstrip()
    return match[0][0].isupper() and not match[0].isupper() and bool(re.search(r"[\w,)]$", before))


def _context(match: re.Match[str]) -> str:
    return f"…{match.string[max(0, match.start() - 20) : match.end() + 20].strip()}…"
