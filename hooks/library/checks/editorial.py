"""How this site is written: docs/data/plain-language.yml held against every page.

Each kind of article has its sections and length (from its series' index.md); sentences are
short, findings have sources, no sentence stands in two places, and some words are not used.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from library import text
from library.checks.unwritten import unwritten
from library.explain import explain
from library.model import ARTICLE, OVERVIEW, READING, WORKSHEET, Library, Page
from library.problems import Problem
from library.schema import Span
from library.yaml_text import read_yaml

PATH = "docs/data/plain-language.yml"


class Rules(BaseModel):
    """The limits; one that is left out is not held."""

    model_config = ConfigDict(extra="forbid")
    words: Span | None = None
    grade: float | None = None
    sentence: int | None = None
    sentence_mean: float | None = None
    paragraph: int | None = None
    works: int = 0
    repeated: int | None = None
    never: dict[str, str] = {}
    turns: dict[str, str] = {}
    findings: list[str] = []


def read_rules(library: Library) -> tuple[Rules, list[Problem]]:
    """The limits of docs/data/plain-language.yml; a site without that file has none."""
    if not (library.root / PATH).is_file():
        return Rules(), []
    found = read_yaml(library.root, PATH)
    if found.value is None:
        return Rules(), found.problems
    try:
        rules = Rules.model_validate(found.value)
    except ValidationError as error:
        return Rules(), [
            Problem(PATH, found.line(*where), message) for where, message in explain(error, Rules)
        ]
    problems = found.problems
    for pattern in list(rules.turns):
        try:
            re.compile(pattern)
        except re.error as error:
            problems.append(
                Problem(
                    PATH,
                    found.line("turns", pattern),
                    f'turns: "{pattern}" is no regular expression ({error}). Mend it, or remove the line.',
                )
            )
            del rules.turns[pattern]
    return rules, problems


def editorial(library: Library) -> list[Problem]:
    """Every place where a page is not yet written as this site is."""
    rules, problems = read_rules(library)
    for page in library.pages.values():
        problems += _wording(page, rules)
        if page.kind in {ARTICLE, OVERVIEW, READING}:
            problems += _lengths(page, rules)
            problems += _findings(page, rules)
        if page.kind == ARTICLE:
            problems += _sections(page)
        if page.kind in {ARTICLE, READING} and len(page.cited) < rules.works:
            problems.append(
                _at(
                    page,
                    1,
                    f"cites {len(page.cited)} of at least {rules.works} sources. Add [^key] after what a source says.",
                )
            )
        if page.kind == WORKSHEET:
            problems += _sheet(page)
    problems += unwritten(library, drafts=True)
    problems += _repeated(library, rules)
    problems += _uncited(library)
    return problems


def grade(page: Page) -> float:
    """Flesch-Kincaid reading grade of the page's prose (textstat, offline)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # textstat imports a deprecated module
        import textstat  # slow to import, and only needed here

    sentences = [s if s[-1] in ".!?" else f"{s}." for p in text.paragraphs(page.source) for s in p.sentences]
    return float(textstat.flesch_kincaid_grade(" ".join(sentences))) if sentences else 0.0


def _at(page: Page, line: int, message: str) -> Problem:
    return Problem(page.source.path, line, message)


def _lengths(page: Page, rules: Rules) -> Iterator[Problem]:
    count = text.words(page.source)
    least, most = (
        (page.series.words if page.kind == ARTICLE and page.series else None) or rules.words or (0, count)
    )
    if not least <= count <= most:
        yield _at(page, 1, f"has {count} words; {least} to {most} are expected.")
    paragraphs = list(text.paragraphs(page.source))
    lengths = [len(sentence.split()) for paragraph in paragraphs for sentence in paragraph.sentences]
    for paragraph in paragraphs:
        if rules.paragraph and len(paragraph.sentences) > rules.paragraph:
            yield _at(
                page,
                paragraph.line,
                f"this paragraph has {len(paragraph.sentences)} sentences; {rules.paragraph} are the most. Divide it.",
            )
        for sentence in paragraph.sentences:
            size = len(sentence.split())
            if rules.sentence and size > rules.sentence:
                yield _at(
                    page,
                    paragraph.line,
                    f'a sentence has {size} words; {rules.sentence} are the most. Divide it: "{_short(sentence)}"',
                )
    if rules.sentence_mean and lengths and sum(lengths) / len(lengths) > rules.sentence_mean:
        yield _at(
            page,
            1,
            f"sentences have {sum(lengths) / len(lengths):.1f} words on average; {rules.sentence_mean:g} are the most.",
        )
    if rules.grade and (found := grade(page)) > rules.grade:
        yield _at(
            page,
            1,
            f"the reading grade is {found:.1f}; {rules.grade:g} is the most. Use shorter words and sentences.",
        )


def _sections(page: Page) -> Iterator[Problem]:
    wanted = page.series.sections if page.series else []
    found = [heading for heading in text.headings(page.source) if heading.level == 2]
    names = [heading.text for heading in found]
    for name in wanted:
        if name not in names:
            yield _at(page, 1, f'the section "{name}" is still to be written. Add the heading ## {name}.')
    here = [heading for heading in found if heading.text in wanted]
    if all(name in names for name in wanted) and [heading.text for heading in here] != wanted:
        where = page.series.overview.source.path if page.series else ""
        yield _at(
            page, here[0].line, f"the sections stand in another order than in {where}: {', '.join(wanted)}."
        )
    lines = page.source.prose.split("\n")
    starts = [heading.line - page.source.body_line for heading in found] + [len(lines)]
    for heading, start, end in zip(found, starts, starts[1:], strict=False):
        if not "".join(lines[start + 1 : end]).strip():
            yield _at(page, heading.line, f'the section "{heading.text}" is still empty. Write it.')
    if wanted and starts and not "".join(lines[: starts[0]]).strip():
        yield _at(
            page, page.source.body_line, "the opening is still to be written, before the first heading."
        )


def _sheet(page: Page) -> Iterator[Problem]:
    if "///" not in page.source.body:
        yield _at(
            page,
            1,
            "this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?",
        )


def _wording(page: Page, rules: Rules) -> Iterator[Problem]:
    spoken = [
        (page.source.line("summary"), page.summary),
        *((p.line, p.text) for p in text.paragraphs(page.source)),
    ]
    for line, said in spoken:
        for word, instead in rules.never.items():
            if match := re.search(rf"\b{re.escape(word)}\b", said, re.IGNORECASE):
                yield _at(
                    page, line, f'"{match[0]}" is not said here ({_around(said, match)}). Instead: {instead}.'
                )
        for pattern, instead in rules.turns.items():
            if match := re.search(pattern, said, re.IGNORECASE):
                yield _at(page, line, f'"{match[0]}" is a turn that is not used here. {instead}')


def _findings(page: Page, rules: Rules) -> Iterator[Problem]:
    if not rules.findings:
        return
    names = "|".join(re.escape(word) for word in rules.findings)
    finding = re.compile(rf"\b\d[\d,.]*\s*(?:[a-z]+ )?(?:{names})(?!\w)", re.IGNORECASE)
    for paragraph in text.paragraphs(page.source):
        match = finding.search(paragraph.text)
        if match and not paragraph.cites:
            yield _at(
                page, paragraph.line, f'"{match[0]}" has no source in its paragraph. Add [^key] after it.'
            )


def _repeated(library: Library, rules: Rules) -> Iterator[Problem]:
    if not rules.repeated:
        return
    seen: dict[str, tuple[Page, int]] = {}
    for page in library.pages.values():
        for paragraph in text.paragraphs(page.source):
            for sentence in paragraph.sentences:
                words = re.findall(r"\w+", sentence.casefold())
                if len(words) < rules.repeated:
                    continue
                key = " ".join(words)
                first, line = seen.setdefault(key, (page, paragraph.line))
                # A sheet may repeat an example of the article that it belongs to.
                if first is not page and page.owner is not first and first.owner is not page:
                    yield _at(
                        page,
                        paragraph.line,
                        f'this sentence stands in {first.source.path}:{line} too: "{_short(sentence)}". Write one of them anew.',
                    )


def _uncited(library: Library) -> Iterator[Problem]:
    if (
        library.unread
        or library.blamed
        or any(
            key not in library.references
            for page in library.pages.values()
            for key in text.cited(page.source)
        )
    ):
        return  # it may be the one that is meant by what can't be read
    for reference in library.references.values():
        if not reference.cited_in:
            yield Problem(
                "docs/data/references.bib",
                reference.line,
                f'no page cites "{reference.key}". Cite it, or remove the entry.',
            )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= 70 else f"{sentence[:67].rstrip()}…"


def _around(said: str, match: re.Match[Any]) -> str:
    start, end = max(0, match.start() - 20), min(len(said), match.end() + 20)
    return f"…{said[start:end].strip()}…"
