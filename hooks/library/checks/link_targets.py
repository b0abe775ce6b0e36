"""Checks the targets of links and pictures."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from files import is_file
from library import markdown_text
from library.assets import FILES, MEDIA, PICTURE_KINDS, PICTURES, RECORDINGS, good_name
from library.checks.syntax_errors import PATTERNS, line_messages
from library.data_files import HELPLINES_SUBJECTS
from library.model import Library, Page
from library.page_kinds import HELP, SOURCES
from library.problems import ANY_OVERVIEW, Problem, closest_match, did_you_mean
from library.slug import slugify_file
from library.source import Source, blank_out
from library.value_types import ICON, markup_error

EXTERNAL = re.compile("(?:https|mailto|tel|sms):")
UNMARKED_CITATION = re.compile(r"(?<!\!)\[@?([\w:.+/-]+)\](?![(\[])")
LINKED_DRAFT = {
    "draft": "pages that are published link to what this line holds back. Finish it and remove the line, or remove the links.",
    "publish": "pages that are published before link to what this line holds back. Add the links on that day, or remove the line.",
}


def page_anchors(library: Library, page: Page) -> set[str]:
    """The anchors of a page, including those that its template adds."""
    anchors = {heading.anchor for heading in markdown_text.headings(page.source)}
    if page.kind == SOURCES:
        anchors |= {reference.anchor for reference in library.references.values()}
    if page.kind == HELP:
        anchors |= {country.anchor for country in library.countries}
    return anchors


def link_problems(library: Library, page: Page) -> Iterator[Problem]:
    """Broken and malformed links, pictures and citations of a page."""
    for link in markdown_text.links(page.source):
        message = _target_message(library, page, link)
        path = page.resolve_link(link.target) if message else ""
        if message and path not in library.drafts:
            line, written = page.source.definitions.get(link.target, (link.line, str(link)))
            causes = {path, *(HELPLINES_SUBJECTS if "#" in link.target else ())}
            yield page.problem(line, f"{written}: {message}", caused_by=causes)
        elif not link.image:
            words = ICON.sub("", link.text).strip()  # an icon has none to be read out or printed
            if message := next(line_messages(words, PATTERNS["link texts"]), ""):
                yield page.problem(link.line, f"{link}: {message}")
    yield from _held_back(library, page)
    for line, markdown, key in _literal_links(page.source):
        if not key or key in library.references:
            of_link = "Write the address without spaces or brackets, and end it with ): [text](page.md)"
            remedy = f"Cite a source as [^{key}]." if key else of_link
            yield page.problem(line, f'"{markdown}" would appear on the page as written. {remedy}')


def _held_back(library: Library, page: Page) -> Iterator[Problem]:
    """What holds back pages that a published page links to, and series that it counts."""
    if page.draft or not library.drafts:
        return
    links = [(link.line, page.resolve_link(link.target)) for link in markdown_text.links(page.source)]
    for draft, held_by in ((draft, draft.held_by) for draft in library.drafts.values() if draft.held_by):
        lines, about = [line for line, path in links if path == draft.path], set()
        if isinstance(series := draft.source.meta.get("series"), dict):
            counted = re.compile(rf'count\("{re.escape(str(series.get("many")))}"')
            lines, about = [*lines, *(line for line, _ in page.source.find(counted))], {ANY_OVERVIEW}
        for place in ((page.source.path, line) for line in lines):
            yield held_by.held_back(LINKED_DRAFT, about=about, caused_by={draft.path}, place=place)


def _target_message(library: Library, page: Page, link: markdown_text.MarkdownLink) -> str:
    url = link.target
    if link.image:
        return _picture_message(library, page, link)
    normalized = url.rstrip("/") + "/"
    if library.config.get("site_url") and normalized.startswith(library.site_url):
        return "this is an address of this site. Link to the .md file."
    # A telephone number or email address may stand among the others of the practice.
    if url.startswith("http") and normalized == str(library.booking.address).rstrip("/") + "/":
        return "this is the address for booking, which is also at the end of the page. Write {{ book() }} instead of the link."
    if message := next(line_messages(url, PATTERNS["addresses"]), ""):
        return message
    return "" if EXTERNAL.match(url) else _internal_message(library, page, url)


@markdown_text.persisted_by_prose
def _literal_links(source: Source) -> tuple[tuple[int, str, str], ...]:
    """(line, Markdown, key) of what is printed literally: malformed links, with the key "", and citations without ^."""
    rest = Source(source.path, body=blank_out(source.prose, markdown_text.LINK), body_line=source.body_line)
    broken = [(line, match[0], "") for line, match in rest.find(markdown_text.BROKEN_LINK)]
    return (*broken, *((line, match[0], match[1]) for line, match in source.find(UNMARKED_CITATION)))


def _internal_message(library: Library, page: Page, link: str) -> str:
    """What is wrong with a link to a page or file of docs/, or ""."""
    target, _, anchor = link.partition("#")
    path = page.resolve_link(target) if target else page.path
    if target.startswith("/"):
        hint = _suggestion(page, target.strip("/") + ".md", library)
        return f"links between pages are relative and end in .md.{hint}"
    if path.startswith(".."):
        return "this leads outside docs/. Link to a page inside it."
    if linked := library.pages.get(path) or library.invalid_pages.get(path):
        if not (anchor and linked.source.body) or anchor in (anchors := page_anchors(library, linked)):
            return ""
        hint = did_you_mean(anchor, anchors, "Link to the page alone.")
        return f'docs/{path} has no heading with the anchor "{anchor}".{hint}'
    if path.startswith("data/"):
        return f"docs/{path} is used by the build but not published. Link to a page."
    exists = is_file(library.docs / path)
    suffix = PurePosixPath(path).suffix.lower()
    if path.startswith(f"{PICTURES}/") and exists and suffix in PICTURE_KINDS:
        return f"this shows a link, not the picture. Put an exclamation mark before it: ![what it shows]({link})."
    if exists and suffix != ".md":
        return ""  # problems of the file are reported by `docs_tree`
    if path.startswith((f"{FILES}/", f"{MEDIA}/")):
        return f"there is no file docs/{path}. Put it there, or remove the link."
    if suffix in {".pdf", ".epub"} and (offered_by := _page_of_made_file(library, path)):
        return f"this file is made by the build, and a page links to it. Link to that page: {page.relative_link(offered_by)}."
    return f"there is no page docs/{path}.{_suggestion(page, path, library)}"


def _page_of_made_file(library: Library, path: str) -> str:
    """The page that links to a PDF or EPUB of the build, or "". Its address may be in the page's folder or beside the page."""
    stem, folder = path.rpartition(".")[0], path.rpartition("/")[0]
    pages = ["worksheets/index.md"] if re.match(r"worksheets/workbook\b", stem) else []
    if re.match(r"articles\b(?!/)", stem):
        pages = [series.overview.path for series in library.series]
    return next((page for page in (f"{stem}.md", f"{folder}.md", *pages) if page in library.pages), "")


def _suggestion(page: Page, path: str, library: Library) -> str:
    """` Did you mean "rest.md"?` with the link as it has to be written on this page, or another remedy."""
    stem = re.sub(r"(\.html?)?$", "", path.replace("\\", "/").removesuffix(".md")).removesuffix("/index")
    folder, _, name = stem.rpartition("/")
    meant = f"{folder}/{slugify_file(name)}".lstrip("/")
    overview, normalized = f"{meant}/index.md", f"{meant}.md"
    if path.endswith("/index.md") or (normalized not in library.pages and overview in library.pages):
        normalized = overview
    if suggestion := library.suggest_page(normalized, [*library.pages, *library.invalid_pages]):
        return f' Did you mean "{page.relative_link(suggestion)}"?'
    if not path.endswith(".md"):
        return " Links between pages end in .md."
    old = re.sub(r"redirects: \[worksheets/(.)", r"was: [\1", f"redirects: [{stem}]")
    renamed = f"; if it has a new name, write {old} into it" if re.fullmatch(r"[a-z\d/-]+", stem) else ""
    return f" Link to another, or remove the link{renamed}."


def _picture_message(library: Library, page: Page, link: markdown_text.MarkdownLink) -> str:
    pictures = page.relative_link(PICTURES)
    if message := next(line_messages(link.target, PATTERNS["pictures"], folder=pictures), ""):
        return message
    path = page.resolve_link(link.target.lstrip("/"))
    absolute = link.target.startswith("/")
    if absolute or not is_file(library.docs / path):
        relative = "the address of a picture must be relative to the page"
        file = PurePosixPath(path)
        folder, what = (MEDIA, "recording") if file.suffix.lower() in RECORDINGS else (PICTURES, "picture")
        mistake = relative if absolute else f"there is no {what} docs/{path}"
        names = {slugify_file(known.stem): good_name(known) for known in (library.docs / folder).glob("*")}
        name = names.get(closest_match(slugify_file(file.stem), names), "")
        meant = page.relative_link(f"{folder}/{name}") if name else ""
        return f"{mistake}. " + (f'Did you mean "{meant}"?' if meant else f"Put the file in docs/{folder}/.")
    if not path.startswith((f"{PICTURES}/", f"{MEDIA}/")):
        return ""  # reported by `docs_tree`
    if fragment := re.search(r"[#?].*", link.target):
        return f'a picture can\'t have a dark version here; a drawing takes the colors of the page. Remove "{fragment[0]}".'
    if not link.text.strip():
        return "the description is missing. Write between the [ ] what the picture shows."
    if error := markup_error(f"{link.text} {link.title}"):
        return error
    line = dict(page.source.body_lines)[link.line].strip()
    if path.startswith(f"{MEDIA}/") and not re.fullmatch(r"!\[[^\]]*\]\([^)]*\)", line):
        return "put a recording on a line of its own, with an empty line above and below."
    return ""
