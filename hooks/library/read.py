"""Reads a project into a `Library` and links it: `library, problems = read(root)`.

One pass over nav and docs/, then the links between pages. What can't be read is left out and
said; the rest still stands, so that one run finds every mistake.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from pydantic import BaseModel, ValidationError

from library import schema
from library.helplines import read_helplines
from library.links import link
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, WORKSHEET, WORKSHEETS, Library, Note, Page, Series
from library.nav import CONFIG, Config, Entry, read_config
from library.problems import Problem, did_you_mean
from library.references import read_references
from library.source import Source, read_source

# The build reads these and publishes none of them.
DATA = "data"
SYNONYMS = "docs/data/search-words.yml"
SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
# A page of this name has a template of its own; any other is a plain page.
NAMED = {"map", "help-now", "book", "sources"}


def read(root: Path, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """Everything in `root` and all that is wrong with it; without `drafts` as if they were not there."""
    config, problems = read_config(root)
    library = Library(root, config.values)
    problems += _check_extra(config)
    library.references, found = read_references(root)
    problems += found
    library.countries, found = read_helplines(root)
    problems += found
    library.synonyms, found = _read_synonyms(root)
    problems += found
    files, found = _markdown_files(root)
    problems += found
    entries = {entry.path: entry for entry in config.entries}
    problems += _compare_with_nav(files, config.entries)
    sources = {path: read_source(root / "docs" / path, f"docs/{path}") for path in files}
    for source in sources.values():
        problems += source.problems
    problems += _read_notes(library, sources)
    problems += _read_pages(library, sources, entries, drafts)
    problems += link(library)
    return library, problems


def _check_extra(config: Config) -> list[Problem]:
    try:
        schema.Extra.model_validate(config.values.get("extra") or {})
    except ValidationError as error:
        return [
            Problem(CONFIG, config.line("extra", *map(str, where)), f"extra.{message}")
            for where, message in schema.explain(error, schema.Extra)
        ]
    return []


def _read_synonyms(root: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    """Words that readers search by, each with words that the articles use."""
    file = root / SYNONYMS
    if not file.is_file():
        return {}, []
    try:
        found = yaml.safe_load(file.read_text("utf-8-sig")) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return {}, [Problem(SYNONYMS, mark.line + 1 if mark else 1, "this can't be read as YAML. Write each line as word: [word, word].")]
    if not isinstance(found, dict) or not all(isinstance(v, list) and all(isinstance(w, str) for w in v) for v in found.values()):
        return {}, [Problem(SYNONYMS, 1, "expected lines such as ghosted: [fear of rejection, silence]. Each word needs a list in brackets.")]
    return {str(word): words for word, words in found.items()}, []


def _markdown_files(root: Path) -> tuple[list[str], list[Problem]]:
    docs = root / "docs"
    paths, problems = [], []
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if file.is_symlink() and not file.exists():
            problems.append(Problem(f"docs/{path}", 1, "this link leads nowhere. Remove it."))
        if not file.is_file() or any(part.startswith(".") for part in PurePosixPath(path).parts):
            continue
        if file.suffix.lower() in {".md", ".markdown", ".mdown"} and not path.startswith("assets/"):
            if file.suffix != ".md":
                problems.append(Problem(f"docs/{path}", 1, f"the ending is {file.suffix}. Rename the file so that it ends in .md."))
                continue
            if not all(SLUG.match(part) for part in path.removesuffix(".md").split("/")):
                good = re.sub(r"[^a-z0-9/]+", "-", path.removesuffix(".md").lower()).strip("-")
                problems.append(Problem(f"docs/{path}", 1, f"a file's name becomes its address: small letters, digits and hyphens only. Rename it to {good}.md."))
            paths.append(path)
        elif not path.startswith("assets/") and file.suffix.lower() in {".txt", ".doc", ".docx", ".odt", ".rtf", ".pages"}:
            problems.append(Problem(f"docs/{path}", 1, f"a {file.suffix} file can't become a page. Put its words into a .md file, or move it out of docs/."))
    return paths, problems


def _compare_with_nav(files: list[str], entries: list[Entry]) -> list[Problem]:
    listed = {entry.path for entry in entries}
    pages = [path for path in files if not path.startswith(f"{DATA}/")]
    problems = [
        Problem(f"docs/{path}", 1, f"this page is missing from nav. Add a line - {path} to nav in mkdocs.yml, where it belongs in the order.")
        for path in pages
        if path not in listed
    ]
    for entry in entries:
        if entry.path not in pages:
            moved = [path for path in pages if path.split("/")[-1] == entry.path.split("/")[-1] and path not in listed]
            hint = f' Did you mean "{moved[0]}"?' if moved else did_you_mean(entry.path, set(pages) - listed, "Create it, or remove this line.")
            problems.append(Problem(CONFIG, entry.line, f"nav: there is no file docs/{entry.path}.{hint}"))
    return problems


def _read_notes(library: Library, sources: dict[str, Source]) -> list[Problem]:
    problems = []
    for path in [path for path in sources if path.startswith(f"{DATA}/")]:
        source = sources.pop(path)
        meta, found = _validate(schema.NoteMeta, source)
        problems += found
        if meta:
            name = Path(path).stem
            library.notes[name] = Note(name, meta.title, source)
    return problems


def _read_pages(library: Library, sources: dict[str, Source], entries: dict[str, Entry], drafts: bool) -> list[Problem]:
    problems = []
    order = sorted(sources, key=lambda path: (list(entries).index(path) if path in entries else len(entries), path))
    # A folder whose index.md can't be read counts as a series, so that one mistake is said once.
    folders = {
        str(PurePosixPath(path).parent)
        for path in order
        if path.endswith("/index.md") and ("series" in sources[path].meta or not sources[path].meta) and path != "worksheets/index.md"
    }
    for path in order:
        kind = _kind(path, folders)
        meta, found = _validate(_model(kind), sources[path])
        problems += found
        if meta is None:
            library.unread[path] = sources[path]
            continue
        page = _page(path, kind, sources[path], meta, entries.get(path))
        if page.draft:
            library.drafts[path] = page
            if not drafts:
                continue
        library.pages[path] = page
        if isinstance(meta, schema.OverviewMeta):
            s = meta.series
            page.series = Series(s.part, s.one, s.many, str(PurePosixPath(path).parent), page, s.door, s.words, s.sections)
            library.series.append(page.series)
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


def _check_series(library: Library) -> list[Problem]:
    problems: list[Problem] = []
    seen: dict[object, Series] = {}
    for series in library.series:
        for key, value in (("part", series.part), ("one", series.one), ("many", series.many)):
            source = series.overview.source
            if (key, value) in seen:
                other = seen[key, value].overview.source.path
                problems.append(Problem(source.path, source.line("series", key), f'series: {key}: "{value}" is taken by {other}. Each series has its own.'))
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
    return {OVERVIEW: schema.OverviewMeta, ARTICLE: schema.ArticleMeta, WORKSHEET: schema.WorksheetMeta}.get(kind, schema.PageMeta)


def _validate(model: type[BaseModel], source: Source) -> tuple[Any, list[Problem]]:
    """The front matter as `model`, or None; a header that could not be read was reported already."""
    if source.problems and not source.meta:
        return None, []
    try:
        return model.model_validate(source.meta), []
    except ValidationError as error:
        return None, [Problem(source.path, source.line(*where), message) for where, message in schema.explain(error, model)]


def _page(path: str, kind: str, source: Source, meta: Any, entry: Entry | None) -> Page:
    page = Page(path, kind, source, meta.title, reviewed=meta.reviewed, draft=meta.draft, redirects=meta.redirects)
    page.section = entry.section if entry else ""
    if isinstance(meta, schema.WorksheetMeta):
        page.purpose, page.minutes, page.summary = meta.purpose, meta.minutes, meta.purpose
    else:
        page.summary, page.caution = meta.summary, meta.caution
    return page


def project_root() -> Path:
    """The folder of mkdocs.yml that a command works on: PROJECT_ROOT, or where it was called."""
    return Path(os.environ.get("PROJECT_ROOT", ".")).resolve()
