"""Compares `nav` with the files of docs/: missing files, unlisted pages, pages out of order."""

from collections.abc import Iterator

from library.config import NavEntry
from library.problems import CONFIG_PATH, MANY, Problem, closest_match, page_subjects


def validate_nav(files: list[str], entries: list[NavEntry], renamed: dict[str, str]) -> Iterator[Problem]:
    """Yields the differences between nav and docs/. A moved file is one problem: the path in nav is added to `renamed`
    (former paths of pages), with the path of the unlisted page that is probably meant."""
    listed = {entry.path for entry in entries}
    unlisted = [path for path in files if path not in listed]
    taken: set[str] = set()  # unlisted pages that nav lists by another name
    for entry in entries:
        if entry.path in files:
            continue
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
        if not index or not folder:
            continue
        overview = pages[index]
        if index >= len(pages) - index:
            message = f"comes after {pages[0].path}. Put it before all pages of its folder."
            yield Problem(CONFIG_PATH, overview.line, f"nav: {overview.path} {message}")
            continue
        message = f"comes before {overview.path}, the first page of its folder. Put it below."
        for entry in pages[:index]:
            yield Problem(CONFIG_PATH, entry.line, f"nav: {entry.path} {message}")


def _suggest_file(path: str, unlisted: list[str], files: list[str]) -> str:
    """The file that is probably meant by a path in nav: one of the same name in another folder, or a similar path."""
    path = path.replace("\\", "/").strip("/").removeprefix("docs/")
    for candidate in (path, f"{path}.md"):
        if candidate in files:
            return candidate
    same_name = [file for file in unlisted if file.split("/")[-1] == path.split("/")[-1]]
    return same_name[0] if same_name else closest_match(path, unlisted)
