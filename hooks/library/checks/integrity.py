"""Checks that a build must pass. MkDocs ignores these mistakes, or only warns."""

import re
from collections.abc import Iterator
from functools import partial

import worksheet
from build_cache import persisted
from library import markdown_text
from library.checks.addresses import old_path_problems, title_problems
from library.checks.glyphs import unprintable_characters
from library.checks.headings import heading_messages
from library.checks.layout import layout_messages
from library.checks.link_targets import link_problems
from library.checks.macro_calls import macro_problems
from library.checks.markup import markup_messages, pasted_text_messages
from library.checks.syntax_errors import pattern_messages
from library.checks.unwritten import unwritten_places
from library.data_files import DANGER_WORDS_PATH, HELPLINES_PATH, HELPLINES_SUBJECTS
from library.model import HOME, WORKSHEET, WORKSHEETS, Library
from library.page_kinds import BOOKING, HELP, TEMPLATE_NAMES, kind_of
from library.problems import CONFIG_PATH, Problem
from library.source import Source

# Kinds of pages that may have no text, because their templates have content.
TEMPLATE_FILLED = {HOME, WORKSHEETS, *TEMPLATE_NAMES}


def integrity_problems(library: Library) -> list[Problem]:
    """All mistakes that would break the site or its content."""
    problems = [*title_problems(library), *old_path_problems(library)]
    problems += unwritten_places(library, drafts=False)
    problems += [*_missing_helplines(library), *_missing_pages(library)]
    for page in (*library.checked_pages, *library.cautions.values()):
        problems += [*macro_problems(library, page), *_text_problems(page.source)]
        problems += link_problems(library, page)
        if page.kind == BOOKING and not library.extra.get("booking"):
            message = f"this page is for booking, and {CONFIG_PATH} has no extra.booking. Add it, or delete this page and its line in nav."
            problems.append(page.problem(1, message, caused_by={CONFIG_PATH}))
        markdown_text.count_words(page.source)  # asked by templates, when no helper process counts along
        if page.kind not in TEMPLATE_FILLED and page.source.meta and not page.source.body.strip():
            line = max(1, page.source.body_line - 1)
            problems.append(page.problem(line, "there is no text under the front matter. Write it."))
    return [*problems, *unprintable_characters(library, problems)]


def precompute(source: Source) -> None:
    """Lets persisted functions do what is asked of the text of a page, whatever the other texts are."""
    for ask in (_text_problems, markdown_text.links, markdown_text.headings, markdown_text.count_words):
        ask(source)


def _missing_helplines(library: Library) -> Iterator[Problem]:
    """A page that lists helplines, if there are none; and helplines that the search never shows."""
    if library.countries:
        if f"{HELP}.md" in library.pages and not library.danger_words:
            message = f"these words are missing, by which the search knows to answer with the numbers in {HELPLINES_PATH}. Restore this file."
            about = {DANGER_WORDS_PATH.removeprefix("docs/")}
            yield Problem(DANGER_WORDS_PATH, 1, message, about, about)
        return
    for source in (page.source for page in (*library.checked_pages, *library.cautions.values())):
        if source.path == f"docs/{HELP}.md" or re.search(r"\{\{\s*helplines\b", source.prose):
            message = f"there are no helplines, but {source.path} lists them. Restore this file."
            yield Problem(HELPLINES_PATH, 1, message, HELPLINES_SUBJECTS, HELPLINES_SUBJECTS)
            return


def _missing_pages(library: Library) -> Iterator[Problem]:
    """The home page and that of helplines, to which every page links. A home page that is not there at all is a problem of nav."""
    path, checked = f"{HELP}.md", library.checked_pages
    links = ((page, link) for page in checked for link in markdown_text.links(page.source))
    is_needed = bool(library.countries) or any(page.resolve_link(link.target) == path for page, link in links)
    for needed in ("index.md", *([path] if is_needed else ())):
        if draft := library.drafts.get(needed):
            message = "every page links to this one, so it can't be held back. Remove this line."
            yield draft.source.held_back({"draft": message, "publish": message}, about={needed})
    if is_needed and path not in {*(page.path for page in checked), *library.drafts}:
        message = f"this page is missing, but pages link to it for the numbers in {HELPLINES_PATH}. Restore it under this name, with its line in nav; its title may be another."
        yield Problem(f"docs/{path}", 1, message, about={path})


@partial(persisted, by=lambda source: (source.path, source.body, source.body_line, bool(source.meta)))
def _text_problems(source: Source) -> tuple[Problem, ...]:
    """Mistakes that depend on one text only."""
    checks = (heading_messages, markup_messages, layout_messages, pasted_text_messages)
    messages = [message for check in checks for message in check(source)]
    is_sheet = kind_of(source.path.removeprefix("docs/"), ()) == WORKSHEET
    if source.path.startswith("docs/data/"):  # a caution, which has no blocks, not even notes
        messages += pattern_messages(source, "cautions")
    else:
        messages += worksheet.check(source.body, source.body_line, allow_fields=is_sheet)
        messages += pattern_messages(source, "pages", *(["worksheets"] if is_sheet else []))
    return tuple(source.problem(*message) for message in messages)
