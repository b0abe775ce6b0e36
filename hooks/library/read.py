"""Reads a project into a `Library` and links it: `library, problems = read(root)`.

One pass over nav and docs/, then the links between pages. What can't be read is left out and
said; the rest still stands, so that one run finds every mistake, and each once.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from library import schema
from library.explain import explain
from library.helplines import read_helplines
from library.links import link
from library.model import (
    ARTICLE,
    HOME,
    OVERVIEW,
    PAGE,
    READING,
    WORKSHEET,
    WORKSHEETS,
    Library,
    Note,
    Page,
    Series,
)
from library.nav import Entry, compare_with_nav, read_config
from library.problems import Problem
from library.references import read_references
from library.source import Source, read_source
from library.tree import read_tree
from library.yaml_text import read_yaml

SYNONYMS = "docs/data/search-words.yml"
# A page of this name has a template of its own; any other is a plain page.
NAMED = {"map", "help-now", "book", "sources"}


def read(root: Path, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """Everything in `root` and all that is wrong with it; without `drafts` as if they were not there."""
    config = read_config(root)
    library = Library(root, config.values)
    tree = read_tree(root)
    problems = config.problems + tree.problems
    library.blamed |= {*tree.named, *tree.named.values()}
    references = read_references(root)
    library.references, library.broken_references = references.works, references.broken
    library.countries, found = read_helplines(root)
    problems += references.problems + found
    library.blamed |= {"docs/data/helplines.yml"} if found else set()
    library.synonyms, found = _read_synonyms(root)
    problems += found
    # Without a nav that can be read, the pages stand in the order of their names: one mistake is said once.
    entries = config.entries or [
        Entry(path, "", 1) for path in sorted(tree.pages, key=lambda path: (path.count("/"), path))
    ]
    listed = [entry for entry in entries if entry.path not in tree.named]
    if config.entries:
        found, blamed = compare_with_nav(tree.pages, listed)
        problems += found
        library.blamed |= blamed
    sources = {path: read_source(root / "docs" / path, f"docs/{path}") for path in tree.pages}
    notes = {path: read_source(root / "docs" / path, f"docs/{path}") for path in tree.notes}
    problems += _read_notes(library, notes)
    problems += _read_pages(library, sources, {entry.path: entry for entry in reversed(listed)}, drafts)
    problems += link(library)
    return library, problems


def _read_synonyms(root: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    """Words that readers search by, each with words that the articles use."""
    if not (root / SYNONYMS).is_file():
        return {}, []
    found = read_yaml(root, SYNONYMS)
    if found.value is None or found.problems:
        return {}, found.problems
    if not isinstance(found.value, dict):
        return {}, [Problem(SYNONYMS, 1, "lines such as word: [word, word] are expected.")]
    problems = []
    for word, words in found.value.items():
        if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
            problems.append(
                Problem(
                    SYNONYMS,
                    found.line(word),
                    f'"{word}" has no list of words. Write it as {word}: [word, word].',
                )
            )
    return ({} if problems else {str(word): words for word, words in found.value.items()}), problems


def _read_notes(library: Library, sources: dict[str, Source]) -> list[Problem]:
    problems = []
    for path, source in sources.items():
        meta, found = _validate(schema.NoteMeta, source)
        problems += found
        name = Path(path).stem
        library.notes[name] = Note(name, meta.title if meta else name, source)
    return problems


def _read_pages(
    library: Library, sources: dict[str, Source], entries: dict[str, Entry], drafts: bool
) -> list[Problem]:
    problems = []
    place = {path: index for index, path in enumerate(reversed(entries))}
    folders = _series_folders(sources, entries)
    for path in sorted(sources, key=lambda path: (place.get(path, len(place)), path)):
        source, kind = sources[path], _kind(path, folders)
        meta, found = _validate(_model(kind), source)
        if source.meta.get("draft") is True and not drafts:
            library.drafts[path] = _page(path, kind, source, meta, entries.get(path))
            continue
        problems += found
        if meta is None:
            library.unread[path] = source
            continue
        page = _page(path, kind, source, meta, entries.get(path))
        if page.draft:
            library.drafts[path] = page
        library.pages[path] = page
        if isinstance(meta, schema.OverviewMeta):
            s = meta.series
            page.series = Series(
                s.part, s.one, s.many, str(PurePosixPath(path).parent), page, s.door, s.words, s.sections
            )
            library.series.append(page.series)
    _leave_out_sheets_of_drafts(library, drafts)
    library.series.sort(key=lambda series: series.part)
    problems += _check_series(library)
    by_folder = {series.folder: series for series in library.series}
    for page in library.of_kind(ARTICLE):
        series = by_folder.get(str(PurePosixPath(page.path).parent))
        if series and page.path in entries:
            page.series = series
            series.articles.append(page)
            page.number = len(series.articles)
    for page in library.pages.values():
        if page.series and page.kind == OVERVIEW:
            page.title = page.title.replace("{count}", str(page.series.count))
            page.summary = page.summary.replace("{count}", str(page.series.count))
    return problems


def _series_folders(sources: dict[str, Source], entries: dict[str, Entry]) -> set[str]:
    """Folders whose index.md says `series:`. One that can't be read, is gone or misspells it counts
    as a series too, so that its articles are not blamed for it."""
    folders = set()
    for path in {*sources, *entries}:
        if not path.endswith("/index.md") or path == "worksheets/index.md":
            continue
        meta = sources[path].meta if path in sources else {}
        if not meta or difflib.get_close_matches("series", meta, cutoff=0.75):
            folders.add(str(PurePosixPath(path).parent))
    return folders


def _leave_out_sheets_of_drafts(library: Library, drafts: bool) -> None:
    """The worksheet of a draft is one itself, whatever it says."""
    for sheet in library.of_kind(WORKSHEET):
        if str(sheet.source.meta["for"]) in library.drafts:
            sheet.draft = True
            library.drafts[sheet.path] = sheet
            if not drafts:
                del library.pages[sheet.path]


def _check_series(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[object, Series] = {}
    known = {series.part for series in library.series}
    for series in library.series:
        source = series.overview.source
        if (
            series.part > 1
            and series.part - 1 not in known
            and not any(path.endswith("/index.md") for path in (*library.unread, *library.blamed))
        ):
            message = f"series.part: is {series.part}, but there is no part {series.part - 1}. Parts are counted from 1."
            problems.append(Problem(source.path, source.line("series", "part"), message))
        for key, value in (("part", series.part), ("one", series.one), ("many", series.many)):
            if (key, value) in seen:
                other = seen[key, value].overview.source.path
                problems.append(
                    Problem(
                        source.path,
                        source.line("series", key),
                        f'series.{key}: "{value}" is taken by {other}. Each series has its own.',
                    )
                )
            seen[key, value] = series
    return problems


def _kind(path: str, series_folders: set[str]) -> str:
    folder = str(PurePosixPath(path).parent)
    if path == "index.md":
        return HOME
    if folder in series_folders:
        return OVERVIEW if path.endswith("/index.md") else ARTICLE
    if folder == "worksheets":
        return WORKSHEETS if path.endswith("/index.md") else WORKSHEET
    if folder == "articles":
        return READING
    return path.removesuffix(".md") if path.removesuffix(".md") in NAMED else PAGE


def _model(kind: str) -> type[BaseModel]:
    models: dict[str, type[BaseModel]] = {
        OVERVIEW: schema.OverviewMeta,
        ARTICLE: schema.ArticleMeta,
        WORKSHEET: schema.WorksheetMeta,
    }
    return models.get(kind, schema.PageMeta)


def _validate(model: type[BaseModel], source: Source) -> tuple[Any, list[Problem]]:
    """The front matter as `model`, or None, with all that is wrong in the file itself."""
    if not source.meta:
        return None, source.problems
    try:
        return model.model_validate(source.meta), source.problems
    except ValidationError as error:
        return None, source.problems + [
            Problem(source.path, source.line(*where), message) for where, message in explain(error, model)
        ]


def _page(path: str, kind: str, source: Source, meta: Any, entry: Entry | None) -> Page:
    page = Page(
        path,
        kind,
        source,
        meta.title if meta else path,
        section=entry.section if entry else "",
        draft=meta is None or meta.draft,
    )
    if meta is None:  # a draft that is left out anyway
        return page
    page.reviewed, page.redirects = meta.reviewed, meta.redirects
    if isinstance(meta, schema.WorksheetMeta):
        page.purpose, page.minutes, page.summary = meta.purpose, meta.minutes, meta.purpose
    else:
        page.summary, page.caution = meta.summary, meta.caution
    return page


def project_root() -> Path:
    """The folder of mkdocs.yml that a command works on: PROJECT_ROOT, or where it was called."""
    return Path(os.environ.get("PROJECT_ROOT", ".")).resolve()
