"""Words that this site does not use: not said at all, turns, British words, idioms, and what is said once a part."""

import re
from collections.abc import Iterator
from itertools import product

from library import text
from library.checks.addresses import front_matter_strings
from library.checks.rules import Rules, phrase_pattern
from library.model import Library, Page
from library.problems import Problem

# Nobody sees a field's name: answers hang on it.
NAME_OPTION = re.compile(r" {4}name:")


def unwanted_words(page: Page, rules: Rules) -> Iterator[tuple[int, str]]:
    """Every such word on a page, with its line."""
    for line, said in _prose(page):
        for word, instead in rules.never.items():
            if match := phrase_pattern(word).search(said):
                yield line, f'"{match[0]}" is not said here ({_context(said, match)}). Instead: {instead}.'
        for pattern, instead in rules.turns.items():
            if match := re.search(pattern, said, re.IGNORECASE):
                yield line, f'"{match[0]}" is a turn that is not used here. {instead}'
    british, idioms = phrase_pattern(*rules.british), phrase_pattern(*rules.idioms)
    american = {word.casefold(): instead for word, instead in rules.british.items()}
    for line, said in _visible_lines(page):
        for match in british.finditer(said):
            if not _is_proper_name(said, match):
                message = f'"{match[0]}" is British ({_context(said, match)}). Write {american[match[0].casefold()]}.'
                yield line, message
        for match in idioms.finditer(said):
            message = (
                f'"{match[0]}" is an idiom, and not everybody knows what it means. Say it in plain words.'
            )
            yield line, message


def repeated_phrases(library: Library, rules: Rules) -> Iterator[Problem]:
    """What is said once in each part of the site, and not on every page of it."""
    for series, phrase in product(library.series, rules.once_a_part):
        first = ""
        for page in (series.overview, *series.articles):
            for line, said in _visible_lines(page):
                if not phrase_pattern(phrase).search(said):
                    continue
                if first:
                    message = (
                        f'"{phrase}" stands in {first} too, and is said once a part. Take one of them out.'
                    )
                    yield page.problem(line, message)
                first = first or f"{page.source.path}:{line}"


def _prose(page: Page) -> Iterator[tuple[int, str]]:
    """Summary, sentences in short and paragraphs, each with its line."""
    yield page.source.line("summary"), page.summary
    for number, said in enumerate(page.in_short):
        yield page.source.line("in_short", number), said
    for paragraph in text.paragraphs(page.source):
        yield paragraph.line, paragraph.text


def _visible_lines(page: Page) -> Iterator[tuple[int, str]]:
    """Every line that a reader sees, front matter, headings, tables and labels included."""
    for _, line, said in front_matter_strings(page, "title", "summary", "purpose", "in_short"):
        yield line, said
    for number, row in page.source.prose_lines:
        if row.strip() and not NAME_OPTION.match(row):
            yield number, text.plain_text(row).replace("’", "'")


def _is_proper_name(said: str, match: re.Match[str]) -> bool:
    """True for a capital inside a sentence: the name of an organization is spelled as it spells itself."""
    before = said[: match.start()].rstrip()
    return match[0][0].isupper() and not match[0].isupper() and bool(re.search(r"[\w,)]$", before))


def _context(said: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 20), min(len(said), match.end() + 20)
    return f"…{said[start:end].strip()}…"
