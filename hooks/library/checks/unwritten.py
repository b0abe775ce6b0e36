"""What is still to be written: places that `scripts/new` marked TO WRITE, and sections of a series."""

import re
from collections.abc import Iterator
from itertools import pairwise

from library import text
from library.checks.addresses import front_matter_strings
from library.model import Library, Page
from library.problems import Problem

TO_WRITE = "TO WRITE"
PLACEHOLDER = re.compile(rf"{TO_WRITE}(?:: *(.*?))?[.\"']?$")


def unwritten_places(library: Library, *, drafts: bool) -> Iterator[Problem]:
    """In drafts a place still to be written is expected, and only `scripts/check` lists it."""
    for page in library.checked_pages:
        if page.draft != drafts:
            continue
        source = page.source
        said = ((line, words) for _, line, words in front_matter_strings(page, *source.meta))
        for line, words in (*said, *source.body_lines):
            if TO_WRITE in words:
                match = PLACEHOLDER.search(words.strip())
                place = (match and match[1]) or "this place"
                yield page.problem(line, f"still to be written: {place}.")


def section_problems(page: Page) -> Iterator[tuple[int, str]]:
    """The headings of level 2 that the series asks for, in its order, none empty."""
    wanted = page.series.sections if page.series else []
    written = [heading for heading in text.headings(page.source) if heading.level == 2]
    names = [heading.text for heading in written]
    for name in wanted:
        if name not in names:
            yield 1, f'the section "{name}" is still to be written. Add the heading ## {name}.'
    here = [heading for heading in written if heading.text in wanted]
    if page.series and {*wanted} <= {*names} and [heading.text for heading in here] != wanted:
        message = f"the sections stand in another order than in {page.series.overview.source.path}: {', '.join(wanted)}."
        yield here[0].line, message
    lines = page.source.prose.split("\n")
    starts = [heading.line - page.source.body_line for heading in written] + [len(lines)]
    for heading, (start, end) in zip(written, pairwise(starts), strict=True):
        if not "".join(lines[start + 1 : end]).strip():
            yield heading.line, f'the section "{heading.text}" is still empty. Write it.'
    if wanted and not "".join(lines[: starts[0]]).strip():
        yield page.source.body_line, "the opening is still to be written, before the first heading."
