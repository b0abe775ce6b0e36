"""Checks for unwritten text: placeholders of `scripts/new` (TO WRITE), missing sections of articles, and settings that still have
an example value."""

import re
from collections.abc import Iterator
from itertools import pairwise

from library import markdown_text
from library.config import is_example
from library.model import ARTICLE, Library, Page
from library.problems import CONFIG_PATH, MANY, LineMessage, Problem, did_you_mean

TO_WRITE = "TO WRITE"
PLACEHOLDER = re.compile(rf"{TO_WRITE}(?:: *(.*?))?[.\"']?$")


def unwritten_places(library: Library, *, drafts: bool) -> Iterator[Problem]:
    """Placeholders in drafts (a matter of style), or in all other pages (a matter of integrity)."""
    for page in (page for page in library.checked_pages if page.draft == drafts):
        values = ((line, value) for _, line, value in page.source.strings(*page.source.meta))
        for line, value in (*values, *page.source.body_lines):
            if TO_WRITE in value:
                match = PLACEHOLDER.search(value.strip())
                place = (match and match[1]) or "this place"
                yield page.problem(line, f"still to be written: {place}.")


def missing_sections(library: Library) -> Iterator[Problem]:
    """Sections of a series that an article lacks. If most articles do, the overview names another. So it does if no article has the
    heading that each is to link first."""
    for series in library.series:
        pages = [page for page in library.checked_pages if page.series is series and page.kind == ARTICLE]
        names = {
            page.path: {head.text for head in markdown_text.headings(page.source) if head.level == 2}
            for page in pages
        }
        headings = {markdown_text.curl_quotes(name) for heads in names.values() for name in heads}
        if series.now and headings and markdown_text.curl_quotes(series.now) not in headings:
            hint = did_you_mean(series.now, headings, "Write one that they have, or remove the key.")
            message = f'now: no article has the heading "{series.now}", so none links to it.{hint}'
            yield series.overview.problem(series.overview.source.line("series", "now"), message)
        for index, name in enumerate(series.sections):
            lacking = [page for page in pages if page.source.body.strip() and name not in names[page.path]]
            if len(lacking) > max(MANY, len(pages) // 2):
                line = series.overview.source.line("series", "sections", index)
                message = f'sections: {len(lacking)} of {len(pages)} articles have no section "{name}". Write the heading that they have, or change theirs.'
                yield series.overview.problem(line, message)
                continue
            for page in lacking:
                yield page.problem(1, f'the section "{name}" is missing. Add the heading ## {name}.')


def section_messages(page: Page) -> Iterator[LineMessage]:
    """Sections (headings of level 2) in another order than that of the series, and empty ones."""
    expected = page.series.sections if page.series else []
    headings = [heading for heading in markdown_text.headings(page.source) if heading.level == 2]
    names = [heading.text for heading in headings]
    sections = [heading for heading in headings if heading.text in expected]
    if page.series and {*expected} <= {*names} and [heading.text for heading in sections] != expected:
        order = f"{page.series.overview.source.path}: {', '.join(expected)}."
        yield sections[0].line, f"the sections are not in the order of {order}"
    lines = page.source.prose.split("\n")
    starts = [heading.line - page.source.body_line for heading in headings] + [len(lines)]
    for heading, (start, end) in zip(headings, pairwise(starts), strict=True):
        if not "".join(lines[start + 1 : end]).strip():
            yield heading.line, f'the section "{heading.text}" is empty. Write it.'
    if expected and headings and not "".join(lines[: starts[0]]).strip():
        yield page.source.body_line, "the opening is missing. Write it before the first heading."


def example_settings(library: Library) -> Iterator[Problem]:
    """Settings to fill in before publishing."""
    booking, url = str(library.booking.address), str(library.config.get("site_url") or "")
    examples: dict[tuple[str, ...], tuple[str, str]] = {}
    if library.extra.get("booking") and is_example(booking):
        examples["extra", "booking", "address"] = booking, "the address of your booking page"
    if is_example(url):
        examples["site_url",] = url, "the address of this site"
    for key, value in library.practice.items():
        if "EXAMPLE" in str(value):
            examples["extra", "practice", str(key)] = str(value), "your own words"
    for keys, (example, wanted) in examples.items():
        variable = library.config_yaml.env_variables(*keys)
        where = f"It comes from the variable {variable}. " if variable else ""
        message = f'{".".join(keys)}: "{example}" is still an example. {where}Write {wanted}.'
        yield Problem(CONFIG_PATH, library.config_yaml.line(*keys), message, caused_by={CONFIG_PATH})
