"""Compares `nav` with the files of docs/ (missing files, unlisted pages, pages out of order), and links articles to their
series, the numbered parts of the site, in its order."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from library.config import NavEntry
from library.model import ARTICLE, OVERVIEW, Library, Series
from library.problems import ANY_OVERVIEW, CONFIG_PATH, MANY, Problem, closest_match, page_subjects


def validate_nav(files: list[str], entries: list[NavEntry], renamed: dict[str, str]) -> Iterator[Problem]:
    """Yields the differences between nav and docs/. A moved file is one problem: the path in nav is added to `renamed`
    (former paths of pages), with the path of the unlisted page that is probably meant."""
    listed = {entry.path for entry in entries}
    unlisted = [path for path in files if path not in listed]
    taken: set[str] = set()  # unlisted pages that nav lists by another name
    for entry in (entry for entry in entries if entry.path not in files):
        candidates = [path for path in unlisted if path not in taken]
        if suggestion := renamed.get(entry.path) or _suggest_file(entry.path, candidates, files):
            renamed[entry.path] = suggestion
            taken.add(suggestion)
        remedy = f'Did you mean "{suggestion}"?' if suggestion else "Create it, or remove this line."
        if any(file.startswith(entry.path.strip("/") + "/") for file in files):
            remedy = "That is a folder. List its pages, each on a line of its own."
        message = f"nav: there is no file docs/{entry.path}. {remedy}"
        # Not about the page itself: a link to it has to be corrected too, so that problem must not be dropped.
        about = page_subjects(entry.path) - {entry.path}
        yield Problem(CONFIG_PATH, entry.line, message, about, {entry.path})
    yield from _misplaced_pages(entries)
    if "index.md" not in {*listed, *files}:
        message = "nav: the home page is missing. Write docs/index.md, and add - index.md as the first line."
        yield Problem(CONFIG_PATH, entries[0].line, message)
    missing = [path for path in unlisted if path not in taken]
    for path in missing if len(missing) <= MANY else ():
        message = f"this page is missing from nav. Add a line - {path} to nav in mkdocs.yml, where it belongs in the order."
        yield Problem(f"docs/{path}", 1, message, page_subjects(path))
    if len(missing) > MANY:
        message = f"nav: {len(missing)} pages are missing. Restore their lines, or add them where they belong in the order: {', '.join(missing)}."
        yield Problem(CONFIG_PATH, entries[-1].line, message, page_subjects(*missing))


def _misplaced_pages(entries: list[NavEntry]) -> Iterator[Problem]:
    """Pages that nav lists before the overview of their folder. The smaller group is reported as misplaced."""
    folders: dict[str, list[NavEntry]] = {}
    for entry in entries:
        folders.setdefault(entry.path.rpartition("/")[0], []).append(entry)
    for folder, pages in folders.items():
        index = next((i for i, entry in enumerate(pages) if entry.path == f"{folder}/index.md"), 0)
        overview = pages[index]
        if index >= len(pages) - index:
            message = f"comes after {pages[0].path}. Put it before all pages of its folder."
            yield Problem(CONFIG_PATH, overview.line, f"nav: {overview.path} {message}")
            continue
        message = f"comes before {overview.path}, the first page of its folder. Put it below, or move its file to the folder of the pages around it."
        for entry in pages[:index]:
            yield Problem(CONFIG_PATH, entry.line, f"nav: {entry.path} {message}")


def _suggest_file(path: str, unlisted: list[str], files: list[str]) -> str:
    """The file that is probably meant by a path in nav: one of the same name in another folder, or a similar path."""
    path = path.replace("\\", "/").strip("/").removeprefix("docs/")
    same_name = [file for file in unlisted if file.split("/")[-1] == path.split("/")[-1]]
    candidates = (file for file in (path, f"{path}.md", *same_name) if file in files)
    return next(candidates, "") or closest_match(path, unlisted)


def link_series(library: Library, nav_lines: Mapping[str, int]) -> Iterator[Problem]:
    """Sorts the series by part, sets `series` and `number` of articles, and replaces {count} in titles and summaries. Yields
    problems of parts and of the order of nav; `nav_lines` has the line of each listed path."""
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
            message = f"nav: {path} is among the pages of {current.folder}/. Put it with its own folder, or move its file to docs/{current.folder}/."
            yield Problem(CONFIG_PATH, line, message, caused_by={CONFIG_PATH})
