"""The series as parts of the whole: each has its own number and names, and its articles in the order of `nav`."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from library.config import CONFIG
from library.model import ARTICLE, OVERVIEW, Library, Series
from library.problems import ANY_OVERVIEW, SETTINGS, Problem


def link_series(library: Library, listed: Mapping[str, int]) -> Iterator[Problem]:
    """Orders the series, numbers the articles that nav lists (each with its line), and fills {count} in; gives
    what clashes."""
    library.series.sort(key=lambda series: series.part)
    yield from _conflicting_parts(library, list(listed))
    by_folder = {series.folder: series for series in library.series}
    for page in library.checked_pages:  # what can't be read is held to the rules of its part all the same
        series = by_folder.get(str(PurePosixPath(page.path).parent)) if page.kind == ARTICLE else None
        if series and page.path in library.invalid_pages:
            page.series = series
        elif series and page.path in listed:
            page.series = series
            series.articles.append(page)
            page.number = len(series.articles)
    yield from _misplaced_articles(library, listed)
    for series in library.series:
        page, count = series.overview, str(series.count)
        page.title = page.title.replace("{count}", count)
        page.summary = page.summary.replace("{count}", count)


def _conflicting_parts(library: Library, listed: list[str]) -> Iterator[Problem]:
    """Parts that nav has in another order, that leave one out, or share a number or a name."""
    seen: dict[object, Series] = {}
    known = {series.part for series in library.series}
    last = None
    for series in library.series:
        page, part = series.overview, series.part
        line = page.source.line("series", "part")
        place = listed.index(page.path) if page.path in listed else None
        if last is not None and place is not None and place < last:
            message = f"series.part: is {part}, but nav has it before part {part - 1}. Number the parts as they are read."
            yield page.problem(line, message, caused_by={SETTINGS})
        last = place
        if part > 1 and part - 1 not in known:
            message = f"series.part: is {part}, but there is no part {part - 1}. Parts are counted from 1."
            yield page.problem(line, message, caused_by={ANY_OVERVIEW})
        for key, value in (("part", part), ("one", series.one), ("many", series.many)):
            if (key, value) in seen:
                other = seen[key, value].overview.source.path
                message = f'series.{key}: "{value}" is taken by {other}. Each series has its own.'
                yield page.problem(page.source.line("series", key), message)
            seen[key, value] = series


def _misplaced_articles(library: Library, listed: Mapping[str, int]) -> Iterator[Problem]:
    """Articles that nav has in another part: one would read from part 1 into part 2, and back."""
    open_part: Series | None = None
    begun: set[str] = set()
    for path, line in listed.items():
        page = library.pages.get(path)
        if page is None or page.series is None:
            continue
        if page.kind == OVERVIEW:
            open_part = page.series
            begun.add(open_part.folder)
        elif page.series is not open_part and open_part and page.series.folder in begun:
            message = f"nav: {path} stands among the pages of {open_part.folder}/. Put it with those of its own folder."
            yield Problem(CONFIG, line, message, caused_by={SETTINGS})
