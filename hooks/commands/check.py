"""`scripts/check`: finds the problems of the sources, and of what is printed, without building the site."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from click import ClickException

import build_cache
from commands import ROOT, end
from digests import code_hash, digest, file_digests, file_stamps
from disk_cache import DiskCache
from generator.project import read_ahead, read_project
from generator.settings import strings
from library import Library, Problem
from library.checks import editorial_problems, integrity_problems, remarks
from library.clock import epoch_error
from library.model import WORKSHEET
from library.problems import format_problems, is_on_github, root_problems
from press.cache_keys import fingerprint
from publish.last_site import what_is_lost
from translations import STRINGS_FOLDER

DRAWING = re.compile(r".*\.svg.*")


def find_problems(root: Path) -> tuple[Library, list[Problem]]:
    """The library, drafts included, and all problems of its sources."""
    read_ahead(root)
    library, read_problems = read_project(root)
    problems = root_problems([*read_problems, *integrity_problems(library), *editorial_problems(library)])
    build_cache.stop_work_ahead()
    build_cache.save(root / ".cache")
    return library, problems


def printing_problems(root: Path, library: Library) -> list[Problem]:
    """Problems of what is too long for its pages or can't be drawn; none of drafts, which are not printed. Renders the pages into a
    temporary folder, unless no input has changed since the last check. Raises ClickException and OSError, as a build does."""
    cache = DiskCache(root / ".cache", "printable")
    key = digest(code_hash(), fingerprint(), *_inputs(root, library))
    if cache.get(key) is not None:
        return []
    from generator.press_problems import PrintError
    from generator.runner import run_build

    with TemporaryDirectory() as folder:
        try:
            run_build(root, Path(folder, "site"), pdfs=False, preflight=True)
        except PrintError as error:
            if error.others:
                raise
            return error.problems
    cache.put(key, b"")
    cache.remove_old(days=1)
    return []


def _inputs(root: Path, library: Library) -> Iterator[str]:
    """All that can change worksheets and cards: texts, titles, settings, templates, data, assets, lines that name drawings."""
    for page in library.pages.values():
        is_printed = page.kind == WORKSHEET or page.pocket_card
        yield from (page.path, page.title, repr(page.draft))
        body = (library.docs / page.path).read_text("utf-8")
        yield body if is_printed else " ".join(DRAWING.findall(body))
    folders = (root / "overrides", STRINGS_FOLDER, library.docs / "data")
    yield from file_digests(root / "mkdocs.yml", *folders)
    yield from file_stamps((library.docs / "assets").rglob("*"))


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Prints the problems; returns 0 without any, else 1."""
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("--report", action="store_true", help="a table of pages, also as .cache/report.html")
    options = parser.parse_args(arguments)
    if wrong_clock := epoch_error():
        print(wrong_clock)
        return 1
    library, problems = find_problems(root)
    if options.report:
        from commands.report import write_report

        print(write_report(library))
    if not problems:
        try:
            problems = printing_problems(root, library)
        except ClickException as error:
            print(error.format_message().strip())
            return 1
        except OSError as error:
            print(f"Printing was not checked: {error}.")
    if problems:
        print(format_problems(problems))
        return 1
    print(f"{len(library.pages)} pages, nothing to fix.")
    annotation = "::warning::" if is_on_github() else ""
    for remark in (*remarks(library), *strings.remarks(library), *what_is_lost(root / "site", library)):
        print(f"{annotation}{remark}")
    return 0


if __name__ == "__main__":
    end(main())
