"""Checks readability: lengths of sentences, paragraphs and pages, the reading grade, and findings without a source."""

import re
from collections.abc import Iterator
from functools import cache

import pyphen

from library import markdown_text
from library.checks.plain_language import RULES_PATH, Rules
from library.model import ARTICLE, Page
from library.problems import LineMessage

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def reading_grade(page: Page) -> float:
    """The Flesch-Kincaid grade level (Kincaid et al., 1975) of a page in years of school; 0 without prose. The formula
    is for English; syllables are counted by TeX's hyphenation patterns."""
    sentences = [sentence for p in markdown_text.paragraphs(page.source) for sentence in p.sentences]
    words = [word.lower() for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return len(pyphen.Pyphen(lang="en_US").positions(word)) + 1  # pyphen caches its patterns


def excessive_lengths(page: Page, rules: Rules) -> Iterator[LineMessage]:
    """Words per page, words per sentence, sentences per paragraph, and the reading grade, if beyond the limits."""
    count = markdown_text.count_words(page.source)
    series = page.series if page.kind == ARTICLE and page.series and page.series.words else None
    least, most = (series and series.words) or rules.words or (0, count)
    if not least <= count <= most:
        place = series.overview.source.path if series else RULES_PATH
        yield 1, f"has {count} words; {least} to {most} are expected (words: in {place})."
    paragraphs = list(markdown_text.paragraphs(page.source))
    sizes = [len(sentence.split()) for paragraph in paragraphs for sentence in paragraph.sentences]
    mean = sum(sizes) / max(1, len(sizes))
    for paragraph in paragraphs:
        if rules.paragraph and len(paragraph.sentences) > rules.paragraph:
            message = f"this paragraph has {len(paragraph.sentences)} sentences; the limit is {rules.paragraph}. Leave an empty line where another begins."
            yield paragraph.line, message
        for sentence in paragraph.sentences:
            if message := _long_sentence_message(sentence, rules.sentence):
                yield paragraph.line, message
    if rules.sentence_mean and mean > rules.sentence_mean:
        message = f"sentences have {mean:.1f} words on average; the limit is {rules.sentence_mean:g}."
        yield 1, f"{message} Shorten or split some."
    if rules.grade and (years := reading_grade(page)) > rules.grade:
        message = f"the reading grade is {years:.1f}; the limit is {rules.grade:g}."
        yield 1, f"{message} Use shorter words and sentences."


def in_short_lengths(page: Page, rules: Rules) -> Iterator[LineMessage]:
    """The number and lengths of the sentences in `in_short:`."""
    source, sentences = page.source, page.in_short
    if rules.in_short:
        expected = f"{rules.in_short[0]} to {rules.in_short[1]}"
        if sentences and not rules.in_short[0] <= len(sentences) <= rules.in_short[1]:
            message = f"in_short: has {len(sentences)} sentences; {expected} are expected."
            yield source.line("in_short"), message
    for index, sentence in enumerate(sentences):
        if message := _long_sentence_message(sentence, rules.in_short_words):
            yield source.line("in_short", index), f"in_short: {message}"


def _long_sentence_message(sentence: str, limit: int | None) -> str:
    words = len(sentence.split())
    if not limit or words <= limit:
        return ""
    return f'a sentence has {words} words; the limit is {limit}. Split it: "{markdown_text.shorten(sentence, 70)}"'


def unsourced_findings(page: Page, rules: Rules) -> Iterator[LineMessage]:
    """Paragraphs with a number beside a word of research (`rules.findings`), but without a citation."""
    if not rules.findings:
        return
    names = "|".join(re.escape(word) for word in rules.findings)
    finding = re.compile(rf"\b\d[\d,.]*\s*(?:[a-z]+ )?(?:{names})(?!\w)", re.IGNORECASE)
    for paragraph in markdown_text.paragraphs(page.source):
        match = finding.search(paragraph.text)
        if match and not paragraph.cites:
            yield paragraph.line, f'"{match[0]}" has no source in its paragraph. Add [^key] after it.'
