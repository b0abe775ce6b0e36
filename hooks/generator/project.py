"""Reads a whole project, mkdocs.yml and docs/, without building pages."""

import re
from collections.abc import Iterator
from pathlib import Path

import build_cache
from generator.settings import read_config
from generator.settings.values import ICONS
from library import Library, Page, Problem, read_library
from library.checks import precompute
from library.checks.link_targets import link_problems
from library.checks.markup import markup_messages
from library.dialects import convert
from library.model import PAGE
from library.problems import CONFIG_PATH, closest_match
from library.references import read_references
from library.source import Source, read_source
from library.value_types import ICON
from pages import markdown_extensions

# The texts of a project that a helper process is worth: it reads all of them before it checks any.
MIN_TEXTS_AHEAD = 25
# Settings that are rendered as Markdown.
MARKDOWN_SETTINGS = (("extra", "practice", "about"), ("extra", "footer", "text"), ("copyright",))
# What only pages can have, with what is wrong about it.
PAGE_MARKS = {
    # Macros, citations and icons.
    rf"\{{\{{.*?\}}\}}|\[\^[^\]\s]+\]|{ICON.pattern}": " would appear on the page as written. Write the words themselves.",
    r"(?m)^#[ \t]+.*": ": a page has one heading of this size, its title. Begin this one with ##.",
    r"(?m)^///[ ]?\w.*": ": a block belongs to a page. Write it there, or remove it.",
}


def read_project(root: Path, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """The library of the project in `root`, and everything that is wrong with it."""
    build_cache.load(root / ".cache")
    config = read_config(root)
    library, problems = read_library(root, config, drafts=drafts)
    for entry in config.entries:
        if page := library.pages.get(entry.path):
            page.nav_title = entry.title
    problems += _settings_markdown(library)
    problems += _unknown_icons(library)
    return library, problems


def read_ahead(root: Path) -> None:
    """Lets a helper process read and check texts of the project in `root`, the last first, until `build_cache.stop_work_ahead`."""
    build_cache.load(root / ".cache")
    texts = sorted((root / "docs").rglob("*.md"))
    if len(texts) >= MIN_TEXTS_AHEAD:
        build_cache.work_ahead(lambda: _prepare_from_end(root, texts), at_once=True)


def _prepare_from_end(root: Path, texts: list[Path]) -> Iterator[object]:
    """What takes long in reading the library is needed first. The texts are then checked without it, so that this begins early."""
    yield read_references(root)
    sources = []
    for file in reversed(texts):
        sources.append(read_source(file, file.relative_to(root).as_posix()))
        yield sources[-1]
    yield from map(precompute, sources)


def _settings_markdown(library: Library) -> Iterator[Problem]:
    """Checks those settings as pages are checked. Links in them are relative to docs/."""
    for where in MARKDOWN_SETTINGS:
        value = library.config_yaml.value_at(*where)
        if isinstance(value, str):
            line = library.config_yaml.line(*where)
            for pattern, message in PAGE_MARKS.items():
                for mark in dict.fromkeys(match[0] for match in re.finditer(pattern, value)):
                    yield Problem(CONFIG_PATH, line, f'{".".join(where)}: "{mark}"{message}')
            source = Source(CONFIG_PATH, body=convert(value), body_line=line)
            page = Page("index.md", PAGE, source, CONFIG_PATH)
            in_text = [source.problem(*message) for message in markup_messages(source)]
            for problem in [*in_text, *link_problems(library, page)]:
                is_own = problem.path == CONFIG_PATH
                yield source.problem(line, f"{'.'.join(where)}: {problem.message}") if is_own else problem


def _unknown_icons(library: Library) -> Iterator[Problem]:
    """Icon shortcodes that Material doesn't have."""
    for page in library.checked_pages:
        for number, match in page.source.find(ICON):
            if match[1] not in markdown_extensions.icon_files(ICONS):
                near = closest_match(match[1], markdown_extensions.icon_files(ICONS))
                hint = f'Did you mean ":{near}:"?' if near else "Remove it."
                yield page.problem(number, f'"{match[0]}" is not an icon of Material. {hint}')
