"""Links articles to their series, the numbered parts of the site."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from library.model import ARTICLE, OVERVIEW, Library, Series
from library.problems import ANY_OVERVIEW, CONFIG_PATH, Problem


def link_series(library: Library, nav_lines: Mapping[str, int]) -> Iterator[Problem]:
    """Sorts the series by part, sets `series` and `number` of articles, and replaces {count} in titles and summaries.

    `nav_lines` has the line in nav of each listed path. Yields problems of parts and of the order of nav.
    """
    library.series.sort(key=lambda series: series.part)
    yield from _conflicting_parts(library, list(nav_lines))
    by_folder = {series.folder: series for series in library.series}
    for page in library.checked_pages:  # invalid pages too: they are checked by the rules of their series
        series = by_folder.get(str(PurePosixPath(page.path).parent)) if page.kind == ARTICLE else None
        if series and page.path in library.invalid_pages:
            page.series = series
        elif series and page.path in nav_lines:
            page.series = series
            series.articles.append(page)
            page.number = len(series.articles)
    yield from _misplaced_articles(library, nav_lines)
    for series in library.series:
        page, count = series.overview, str(series.count)
        page.title = page.title.replace("{count}", count)
        page.summary = page.summary.replace("{count}", count)


def _conflicting_parts(library: Library, listed: list[str]) -> Iterator[Problem]:
    """Parts in another order than in nav, gaps between their numbers, and numbers or names that two series share."""
    seen: dict[object, Series] = {}
    parts = {series.part for series in library.series}
    some_held_back = any(path.endswith("/index.md") for path in library.excluded_drafts)
    last = None
    for series in library.series:
        page, part = series.overview, series.part
        line = page.source.line("series", "part")
        index = listed.index(page.path) if page.path in listed else None
        if last is not None and index is not None and index < last:
            message = f"series.part: is {part}, but nav has it before part {part - 1}. Number the parts in the order they are read."
            yield page.problem(line, message, caused_by={CONFIG_PATH})
        last = index
        if part > 1 and part - 1 not in parts and not some_held_back:
            message = f"series.part: is {part}, but there is no part {part - 1}. Parts are counted from 1."
            yield page.problem(line, message, caused_by={ANY_OVERVIEW})
        for key, value in (("part", part), ("one", series.one), ("many", series.many)):
            if (key, value) in seen:
                other = seen[key, value].overview.source.path
                message = f'series.{key}: "{value}" is already used by {other}. Give each series its own.'
                yield page.problem(page.source.line("series", key), message)
            seen[key, value] = series


def _misplaced_articles(library: Library, nav_lines: Mapping[str, int]) -> Iterator[Problem]:
    """Articles that nav lists among those of another series, where they would interrupt the reading order."""
    current: Series | None = None
    started: set[str] = set()
    for path, line in nav_lines.items():
        page = library.pages.get(path)
        if page is None or page.series is None:
            continue
        if page.kind == OVERVIEW:
            current = page.series
            started.add(current.folder)
        elif page.series is not current and current and page.series.folder in started:
            message = f"nav: {path} is among the pages of {current.folder}/. Put it with its own folder."
            yield Problem(CONFIG_PATH, line, message, caused_by={CONFIG_PATH})
