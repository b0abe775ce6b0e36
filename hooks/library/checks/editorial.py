"""Checks the style of all pages: the limits of `plain_language`, and the sections and lengths of each series."""

import datetime
import re
from collections.abc import Iterator

import worksheet
from library import markdown_text
from library.assets import PICTURE_KINDS, PICTURES
from library.bibtex import REFERENCES_PATH, reference_subjects
from library.checks import readability
from library.checks.headings import likely_headings
from library.checks.plain_language import Rules, read_rules
from library.checks.unwritten import TO_WRITE, missing_sections, section_messages, unwritten_places
from library.checks.wording import early_mentions, miscounted_lists, repeated_phrases, unwanted_words
from library.clock import today
from library.data_files import HELPLINES_PATH, QUERIES_PATH, SYNONYMS_PATH
from library.model import ARTICLE, OVERVIEW, READING, WORKSHEET, Library, Page
from library.problems import MANY, LineMessage, Problem


def editorial_problems(library: Library) -> list[Problem]:
    rules, problems = read_rules(library.root)
    if not library.language.startswith("en"):
        rules.grade = None  # the formula is for English
    for page in library.checked_pages:
        if page.source.meta or page.source.body:  # else the file can't be read at all
            problems += [page.problem(*message) for message in _page_messages(library, rules, page)]
            problems += _insufficient_content(library, rules, page)
    problems += [*repeated_phrases(library, rules), *_repeated_sentences(library, rules)]
    problems += [*unwritten_places(library, drafts=True), *missing_sections(library)]
    return [*problems, *future_dates(library)]


def remarks(library: Library) -> Iterator[str]:
    """What is no problem, a line each: bold lines, and what no page uses, as an author may have removed the pages, or not written them
    yet."""
    for page in library.pages.values():
        yield from (f"{page.source.path}:{line}: {message}" for line, message in likely_headings(page.source))
    if works := [reference.key for reference in library.references.values() if not reference.cited_in]:
        yield f"{REFERENCES_PATH}: no page cites these works, so they are not shown: {', '.join(works)}"
    if library.gone_answers:
        yield f"{QUERIES_PATH}: these pages are gone, so their queries are not tried: {', '.join(library.gone_answers)}"
    if aimless := list(_aimless_synonyms(library)):
        yield f"{SYNONYMS_PATH}: no page has the words that these lead to, so they find nothing: {', '.join(aimless)}"
    shown = {page.caution for page in library.pages.values()}
    for caution in library.cautions.values():
        if caution.slug not in shown:
            yield f"{caution.source.path}: no page shows this note. One that is to show it needs the line caution: {caution.slug}"
    if unshown := list(_unshown_pictures(library)):
        yield f"docs/{PICTURES}: no page shows these, in its text or by its own name: {', '.join(unshown)}"


def _unshown_pictures(library: Library) -> Iterator[str]:
    """Such as the drawing of a page that is gone, or has another name now."""
    drawings = {page.drawing for page in library.checked_pages if page.kind != WORKSHEET}
    texts = [page.source.body for page in (*library.checked_pages, *library.cautions.values())]
    texts += [file.read_text("utf-8", "replace") for file in (library.docs / "assets/styles").glob("*.css")]
    every = "\n".join([*texts, str(library.config)])
    for file in sorted((library.docs / PICTURES).glob("*.*")):
        is_drawing = f"{PICTURES}/{file.name}" in drawings
        if file.suffix in PICTURE_KINDS and not is_drawing and file.name not in every:
            yield file.name


def _aimless_synonyms(library: Library) -> Iterator[str]:
    """Those whose meanings have words that are on no page, not even as parts of longer words."""
    texts = [f"{page.title} {page.summary} {page.source.body}" for page in library.pages.values()]
    texts += [f"{country.name} {line.name}" for country in library.countries for line in country.lines]
    every = "\n".join(texts).casefold()
    for synonym, meanings in library.synonyms.items():
        if not any(all(word in every for word in meaning.casefold().split()) for meaning in meanings):
            yield synonym


def _page_messages(library: Library, rules: Rules, page: Page) -> Iterator[LineMessage]:
    yield from unwanted_words(page, rules)
    yield from readability.in_short_lengths(page, rules)
    yield from miscounted_lists(page, library.language)
    yield from early_mentions(page)
    if page.kind in {ARTICLE, OVERVIEW, READING} and _is_written(page):
        yield from readability.excessive_lengths(page, rules)
        yield from readability.unsourced_findings(page, rules)
    if page.kind == ARTICLE:
        yield from section_messages(page)
    if page.kind == WORKSHEET and not (
        worksheet.fields(page.source.body) or worksheet.check(page.source.body)
    ):
        yield 1, "this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?"


def _is_written(page: Page) -> bool:
    return bool(page.source.prose.strip()) and TO_WRITE not in page.source.prose


def _insufficient_content(library: Library, rules: Rules, page: Page) -> Iterator[Problem]:
    if page.kind == ARTICLE and rules.in_short and not page.in_short and page.source.meta:
        least, most = rules.in_short
        message = f"in_short: is missing. Write {least} to {most} sentences: what this is, what to do now."
        yield page.problem(1, message, caused_by={page.path})
    cited = len(page.cited)
    if page.kind in {ARTICLE, READING} and cited < rules.works and _is_written(page):
        message = f"cites {cited} of at least {rules.works} sources. Add [^key] after what a source says."
        unknown = {*re.findall(r"\[\^([^\]\n]*)\]", page.source.prose)} - library.references.keys()
        causes = {f"{page.path}#cited"}.union(*map(reference_subjects, unknown))
        yield page.problem(1, message, caused_by=causes)


def _repeated_sentences(library: Library, rules: Rules) -> Iterator[Problem]:
    if not rules.repeated:
        return
    seen: dict[str, tuple[Page, int]] = {}
    # (line, line in the first page, sentence), by these pages
    repeats: dict[tuple[Page, Page], list[tuple[int, int, str]]] = {}
    for page in library.checked_pages:
        for paragraph in markdown_text.paragraphs(page.source):
            for sentence in paragraph.sentences:
                words = re.findall(r"\w+", sentence.casefold())
                if len(words) < rules.repeated or TO_WRITE in sentence:
                    continue
                key = " ".join(words)
                first, line = seen.setdefault(key, (page, paragraph.line))
                # A worksheet may repeat an example of its article.
                related = page.owner is first or first.owner is page
                if first is not page and not related:
                    repeat = (paragraph.line, line, markdown_text.shorten(sentence, 70))
                    repeats.setdefault((first, page), []).append(repeat)
    for (first, page), sentences in repeats.items():
        # A wrong `for:` hides that a worksheet is related to its article; a page that nav lacks may be a copy.
        causes = {page.path, f"{page.path}#for", f"{first.path}#for"}
        many = len(sentences) > MANY
        for line, first_line, sentence in sentences[:1] if many else sentences:
            where = f"{first.source.path}:{first_line}"
            message = f'this sentence is in {where} too: "{sentence}". Rewrite one of them.'
            if many:
                message = f'{len(sentences)} sentences of this page are in {first.source.path} too. Rewrite them. The first is in line {first_line} there: "{sentence}".'
            yield page.problem(line, message, caused_by=causes)


def future_dates(library: Library) -> Iterator[Problem]:
    """`written:`, `reviewed:`, `seen:` and `checked:` in the future. If most dates are, the clock is wrong instead."""
    dates = [(path, line, key, day) for path, line, key, day in _dates(library) if day]
    now = today()
    future = [date for date in dates if (date[3] - now).days > 1]  # in time zones to the east it is tomorrow
    for path, line, key, day in future if len(future) * 2 <= len(dates) else ():
        yield Problem(path, line, f"{key}: {day} is in the future. Write the day it happened.")


def _dates(library: Library) -> Iterator[tuple[str, int, str, datetime.date | None]]:
    """(path, line, key, date or None) for each of these."""
    for page in library.pages.values():
        source, reviewed = page.source, page.reviewed.on if page.reviewed else None
        yield source.path, source.line("written"), "written", page.written
        yield source.path, source.line("reviewed", "on"), "reviewed.on", reviewed
    for number in (number for country in library.countries for number in country.numbers):
        yield HELPLINES_PATH, number.line, "seen", number.seen
        yield HELPLINES_PATH, number.line, "checked", number.checked
