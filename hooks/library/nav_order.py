"""Holds `nav` and the files of docs/ against each other: what is listed and missing, there and not listed, out of order."""

from collections.abc import Iterator

from library.config import CONFIG, NavEntry
from library.problems import Problem, closest_match, page_subjects


def validate_nav(files: list[str], entries: list[NavEntry], renamed: dict[str, str]) -> Iterator[Problem]:
    """Holds nav and docs/ against each other. A file that was moved is one mistake: `renamed` takes the lines of nav
    without a file, each with the page that it probably means."""
    listed = {entry.path for entry in entries}
    unlisted = [path for path in files if path not in listed]
    for entry in entries:
        if entry.path in files:
            continue
        meant = _suggest_file(entry.path, [path for path in unlisted if path not in renamed.values()], files)
        if meant:
            renamed[entry.path] = meant
        remedy = f'Did you mean "{meant}"?' if meant else "Create it, or remove this line."
        if any(file.startswith(entry.path.strip("/") + "/") for file in files):
            remedy = "That is a folder. List its pages, each on a line of its own."
        message = f"nav: there is no file docs/{entry.path}. {remedy}"
        # A link to it has its own line to mend, so this is about no page in particular.
        yield Problem(CONFIG, entry.line, message, page_subjects(entry.path) - {entry.path}, {entry.path})
    yield from _misplaced_pages(entries)
    if "index.md" not in {*listed, *files}:
        message = "nav: the first page is missing. Write docs/index.md, and add a line - index.md at the top of nav."
        yield Problem(CONFIG, entries[0].line, message)
    for path in unlisted:
        if path not in renamed.values():
            message = f"this page is missing from nav. Add a line - {path} to nav in mkdocs.yml, where it belongs in the order."
            yield Problem(f"docs/{path}", 1, message, page_subjects(path))


def _misplaced_pages(entries: list[NavEntry]) -> Iterator[Problem]:
    """An overview opens its folder: what stands before it would be read before it. The smaller group is reported as misplaced."""
    folders: dict[str, list[NavEntry]] = {}
    for entry in entries:
        folders.setdefault(entry.path.rpartition("/")[0], []).append(entry)
    for folder, pages in folders.items():
        place = next((n for n, entry in enumerate(pages) if entry.path == f"{folder}/index.md"), 0)
        if not place or not folder:
            continue
        overview = pages[place]
        if place >= len(pages) - place:
            message = f"stands after {pages[0].path}. Put it before all pages of its folder."
            yield Problem(CONFIG, overview.line, f"nav: {overview.path} {message}")
            continue
        message = f"stands before {overview.path}, which opens its folder. Put it below."
        for entry in pages[:place]:
            yield Problem(CONFIG, entry.line, f"nav: {entry.path} {message}")


def _suggest_file(path: str, unlisted: list[str], files: list[str]) -> str:
    """The page that a line of nav means: the same name elsewhere, or one that is spelled alike."""
    plain = path.replace("\\", "/").strip("/").removeprefix("docs/")
    for candidate in (plain, f"{plain}.md"):
        if candidate in files:
            return candidate
    same = [file for file in unlisted if file.split("/")[-1] == plain.split("/")[-1]]
    return same[0] if same else closest_match(plain, unlisted)
