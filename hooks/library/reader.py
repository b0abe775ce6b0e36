"""Reads a project into a `Library` and links it: `library, problems = read(root, config)`.

One pass over nav and docs/, then the links between pages. What can't be read is left out and
said; the rest still stands, so that one run finds every mistake, and each once.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError

from library import schema
from library.clock import today
from library.config import NavEntry, SiteConfig
from library.explain import explain
from library.helplines import read_helplines
from library.kinds import kind_of, series_folders
from library.model import ARTICLE, OVERVIEW, PAGE, WORKSHEET, Library, Page, Series
from library.nav_order import validate_nav
from library.problems import SETTINGS, Problem, page_subjects
from library.references import read_references
from library.relations import link_pages
from library.search_data import read_danger_words, read_search_queries, read_search_words
from library.series import link_series
from library.source import Source, read_source
from library.tree import read_tree

META_MODELS: dict[str, type[BaseModel]] = {
    OVERVIEW: schema.OverviewMeta,
    ARTICLE: schema.ArticleMeta,
    WORKSHEET: schema.WorksheetMeta,
}
# What a page has in another form than its front matter.
NOT_COPIED = {"draft", "helps", "series"}


def read_library(root: Path, config: SiteConfig, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """Everything in `root` and all that is wrong with it, settings included; without `drafts` as if they were not there."""
    library = Library(config.config, config.config_yaml, root)
    tree = read_tree(root)
    problems = [replace(problem, about=problem.about | {SETTINGS}) for problem in config.problems]
    problems += tree.problems
    library.references, in_references = read_references(root)
    library.countries, in_helplines = read_helplines(root)
    library.synonyms, in_synonyms = read_search_words(root)
    library.danger_words, in_danger = read_danger_words(root)
    library.search_queries, in_queries = read_search_queries(root, tree.pages)
    problems += [*in_references, *in_helplines, *in_synonyms, *in_danger, *in_queries]
    # Without a nav that can be read, the pages stand in the order of their names: one mistake is said once.
    entries = config.entries or [
        NavEntry(path, "", 1) for path in sorted(tree.pages, key=lambda path: (path.count("/"), path))
    ]
    misnamed = {*tree.misnamed, *tree.misnamed.values()} - {*tree.pages}
    listed = [entry for entry in entries if entry.path not in misnamed]
    # Each page with its line; one that stands twice, where it stands first.
    order: dict[str, int] = {}
    for entry in listed:
        order.setdefault(entry.path, entry.line)
    if config.entries:
        problems += validate_nav(tree.pages, listed, library.renamed)
        # A page that was renamed stands where nav has its old name.
        order = {library.renamed.get(path, path): line for path, line in order.items()}
    sources = {path: read_source(root / "docs" / path, f"docs/{path}") for path in tree.pages}
    cautions = {source.meta.get("caution") for source in sources.values()}
    for path in tree.caution_files:
        source, name = read_source(root / "docs" / path, f"docs/{path}"), Path(path).stem
        # Other Markdown files in docs/data are the author's own, and neither shown nor checked.
        if name in cautions or source.front_matter is not None:
            meta, mistakes = _validate(schema.CautionMeta, source)
            problems += mistakes
            library.cautions[name] = Page(path, PAGE, source, meta.title if meta else name)
    problems += _read_pages(library, sources, order, drafts)
    problems += link_series(library, order)
    problems += link_pages(library, order)
    return library, problems


def _read_pages(
    library: Library, sources: dict[str, Source], order: dict[str, int], drafts: bool
) -> Iterator[Problem]:
    place = {path: index for index, path in enumerate(order)}
    folders = series_folders({path: source.meta for path, source in sources.items()}, order)
    for path in sorted(sources, key=lambda path: (place.get(path, len(place)), path)):
        source, kind = sources[path], kind_of(path, folders)
        meta, mistakes = _validate(META_MODELS.get(kind, schema.PageMeta), source)
        if _is_draft(source) and not drafts:
            library.drafts[path] = _page(path, kind, source, meta)
            continue
        if meta is None:
            library.invalid_pages[path] = _page(path, kind, source, meta)
            yield from (replace(problem, about=page_subjects(path)) for problem in mistakes)
            continue
        yield from mistakes
        page = _page(path, kind, source, meta)
        if page.draft:
            library.drafts[path] = page
        library.pages[path] = page
        if isinstance(meta, schema.OverviewMeta):
            folder = str(PurePosixPath(path).parent)
            page.series = Series(folder=folder, overview=page, **dict(meta.series))
            library.series.append(page.series)
    for sheet in library.of_kind(WORKSHEET):  # that of a draft is one itself, whatever it says
        if str(sheet.source.meta["for"]) in library.drafts:
            sheet.draft = True
            library.drafts[sheet.path] = sheet
            if not drafts:
                del library.pages[sheet.path]


def _validate(model: type[BaseModel], source: Source) -> tuple[Any, list[Problem]]:
    """The front matter as `model`, or None, with all that is wrong in the file itself."""
    if not source.meta:
        return None, source.problems
    try:
        return model.model_validate(source.meta), source.problems
    except ValidationError as error:
        # What is missing may stand in a second header.
        mistakes = () if source.has_second_front_matter else explain(error, model, source.raw_value)
        return None, source.problems + [source.problem(source.line(*where), said) for where, said in mistakes]


def _page(path: str, kind: str, source: Source, meta: Any) -> Page:
    page = Page(path, kind, source, meta.title if meta else path, draft=_is_draft(source))
    if meta is None:
        # What stands there all the same is held against the rest of the site.
        said = source.meta.get("caution"), source.meta.get("redirects")
        page.caution = said[0] if isinstance(said[0], str) else None
        page.redirects = [old for old in said[1] if isinstance(old, str)] if isinstance(said[1], list) else []
        return page
    for name, value in meta:
        if hasattr(page, name) and name not in NOT_COPIED:
            setattr(page, name, value)
    page.summary = page.summary or page.purpose
    return page


def _is_draft(source: Source) -> bool:
    """True for what says so, and until its day has come for what says `publish:`."""
    day = source.meta.get("publish")
    waits = isinstance(day, datetime.date) and not isinstance(day, datetime.datetime) and day > today()
    return source.meta.get("draft") is True or waits
