"""Reads a project into a linked `Library`: `library, problems = read_library(root, config)`.

What can't be read is left out and reported, and the rest is read, so that one run finds every mistake.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from library import front_matter
from library.clock import today
from library.code_files import code_problems
from library.config import SiteConfig
from library.data_files import read_helplines, read_search_data
from library.docs_tree import missing_folders, read_tree
from library.model import ARTICLE, OVERVIEW, PAGE, WORKSHEET, Library, Page, Series, normalize_old_path
from library.nav_order import link_series, validate_nav
from library.page_kinds import kind_of, series_folders
from library.problems import CONFIG_PATH, Problem, line_subject, page_subjects
from library.references import read_references
from library.relations import link_pages
from library.source import Source, read_source
from library.validation_messages import explain
from library.yaml_text import iter_strings

MODELS: dict[str, type[BaseModel]] = {
    OVERVIEW: front_matter.OverviewMeta,
    ARTICLE: front_matter.ArticleMeta,
    WORKSHEET: front_matter.WorksheetMeta,
    PAGE: front_matter.PlainPageMeta,
}
# Keys of front matter whose values are not copied to the page.
NOT_COPIED = {"draft", "helps", "series"}


def read_library(root: Path, config: SiteConfig, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """The library of the project `root`, and all problems, including those of `config`. Without `drafts`, pages that
    are drafts are in `Library.drafts` only."""
    library = Library(config.config, config.config_yaml, root)
    tree = read_tree(root, {entry.path for entry in config.entries})
    problems = [replace(problem, about=problem.about | {CONFIG_PATH}) for problem in config.problems]
    problems += [*missing_folders(tree.paths, config.entries), *tree.problems]
    extra_css = str(config.config.get("extra_css")) if config.config else None
    problems += code_problems(root, tree.assets, extra_css)
    library.references, in_references = read_references(root)
    library.countries, in_helplines = read_helplines(root)
    problems += [*in_references, *in_helplines]
    sources = {path: read_source(root / "docs" / path, f"docs/{path}") for path in tree.pages}
    library.renamed |= _old_names(sources)
    problems += read_search_data(library, tree.pages)
    nav_lines: dict[str, int] = {}
    for entry in config.entries:
        nav_lines.setdefault(entry.path, entry.line)
    if config.entries:
        problems += validate_nav(tree.pages, config.entries, library.renamed)
        # A renamed page takes the place of its old name.
        nav_lines = {library.renamed.get(path, path): line for path, line in nav_lines.items()}
    else:
        # If nav can't be read, which is reported already, the pages are in the order of their names, and none is read in turn.
        nav_lines = dict.fromkeys(sorted(tree.pages, key=lambda path: (path.count("/"), path)), 1)
    cautions = [source.meta.get("caution") for source in sources.values()]
    for path in tree.caution_files:
        source, name = read_source(root / "docs" / path, f"docs/{path}"), Path(path).stem
        # Other Markdown files in docs/data are the author's own, neither shown nor checked.
        if name in cautions or source.front_matter.text:
            meta, mistakes = _validate(front_matter.CautionMeta, source)
            problems += mistakes
            library.cautions[name] = Page(path, PAGE, source, meta.title if meta else name)
    problems += _read_pages(library, sources, nav_lines, drafts)
    problems += link_series(library, nav_lines)
    problems += link_pages(library, nav_lines if config.entries else ())
    return library, problems


def _old_names(sources: dict[str, Source]) -> dict[str, str]:
    """Former paths of pages that `redirects:` and `was:` name, each with the present one."""
    names: dict[str, str] = {}
    for path, source in sources.items():
        for key, folder in (("redirects", ""), ("was", "worksheets/")):
            olds = iter_strings(source.meta.get(key))
            names |= {f"{folder}{normalize_old_path(old)}.md": path for _, old in olds}
    return {old: path for old, path in names.items() if old not in sources}


def _read_pages(
    library: Library, sources: dict[str, Source], nav_lines: dict[str, int], drafts: bool
) -> Iterator[Problem]:
    """Adds the pages, and the series of overview pages, to `library`; yields problems of front matter."""
    position = {path: index for index, path in enumerate(nav_lines)}
    folders = series_folders({path: source.meta for path, source in sources.items()}, nav_lines)
    for missing in sorted({f"{folder}/index.md" for folder in folders} - {*sources, *nav_lines}):
        message = "this page is missing, but pages of its folder have helps: or a worksheet, as articles of a series do. Restore it and its line in nav, or remove both from them."
        yield Problem(f"docs/{missing}", 1, message, page_subjects(missing))
    for path in sorted(sources, key=lambda path: (position.get(path, len(position)), path)):
        source, kind = sources[path], kind_of(path, folders)
        meta, mistakes = _validate(MODELS.get(kind, front_matter.PageMeta), source)
        overview = sources.get(str(PurePosixPath(path).with_name("index.md"))) if kind == ARTICLE else None
        held_by = next((held for held in (source, overview) if held and _is_draft(held, kind)), None)
        page = _page(path, kind, source, meta, held_by)
        if held_by and not drafts:
            library.drafts[path] = page
            continue
        if meta is None:
            library.invalid_pages[path] = page
            about = page_subjects(path)
            yield from (replace(problem, about=problem.about | about) for problem in mistakes)
            continue
        yield from mistakes
        if page.draft:
            library.drafts[path] = page
        library.pages[path] = page
        if isinstance(meta, front_matter.OverviewMeta):
            folder = str(PurePosixPath(path).parent)
            page.series = Series(folder=folder, overview=page, **dict(meta.series))
            library.series.append(page.series)
    for sheet in library.of_kind(WORKSHEET):  # the worksheet of a draft is always a draft
        if article := library.drafts.get(str(sheet.source.meta["for"])):
            sheet.held_by = article.held_by
            library.drafts[sheet.path] = sheet
            if not drafts:
                del library.pages[sheet.path]


def _validate(model: type[BaseModel], source: Source) -> tuple[Any, list[Problem]]:
    """The front matter as an instance of `model`, or None if it is invalid, and the problems of the file."""
    known = [_about_line(problem) for problem in source.problems]
    if not source.meta:
        return None, known
    try:
        return model.model_validate(source.meta), known
    except ValidationError as error:
        mistakes = explain(error, model, source.front_matter.raw_value)
        problems = [source.problem(source.line(*loc), message) for loc, message in mistakes]
        said = {problem.line for problem in source.problems}  # why a value is not read as it was meant
        return None, known + [_about_line(problem) for problem in problems if problem.line not in said]


def _about_line(problem: Problem) -> Problem:
    return replace(problem, about=problem.about | {line_subject(problem.path, problem.line)})


def _page(path: str, kind: str, source: Source, meta: Any, held_by: Source | None) -> Page:
    page = Page(path, kind, source, meta.title if meta else path, held_by=held_by)
    if meta is None:
        # Values that other checks compare with the rest of the site.
        caution, redirects = source.meta.get("caution"), source.meta.get("redirects")
        page.caution = caution if isinstance(caution, str) else None
        if isinstance(redirects, list):
            page.redirects = [old for old in redirects if isinstance(old, str)]
        return page
    for name, value in meta:
        if hasattr(page, name) and name not in NOT_COPIED:
            setattr(page, name, value)
    page.summary = page.summary or page.purpose
    return page


def _is_draft(source: Source, kind: str) -> bool:
    """True with `draft: true`, and before the day of `publish:`, which no worksheet has: it waits for its article."""
    day = source.meta.get("publish")
    is_ahead = isinstance(day, datetime.date) and not isinstance(day, datetime.datetime) and day > today()
    return source.meta.get("draft") is True or (is_ahead and kind != WORKSHEET)
