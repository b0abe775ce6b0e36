"""`scripts/check`: finds the problems of the sources, and of what is printed, without building the site."""

import argparse
import os
import sys
from pathlib import Path

from click import ClickException

import build_cache
from commands import ROOT
from generator.project import read_ahead, read_project
from library import Library, Problem
from library.checks import editorial_problems, integrity_problems, leftovers
from library.problems import format_problems, root_problems
from publish.last_site import what_is_lost


def find_problems(root: Path) -> tuple[Library, list[Problem]]:
    """The library, drafts included, and all problems of its sources."""
    read_ahead(root)
    library, read_problems = read_project(root)
    problems = root_problems([*read_problems, *integrity_problems(library), *editorial_problems(library)])
    build_cache.stop_work_ahead()
    build_cache.save(root / ".cache")
    return library, problems


def github_annotation(problem: Problem) -> str:
    """A workflow command, by which GitHub shows the problem at its line among the changed files; %, CR and LF are escaped."""
    message = problem.message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return f"::error file={problem.path},line={problem.line}::{message}"


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Prints the problems; returns 0 without any, else 1."""
    parser = argparse.ArgumentParser(prog="scripts/check", description=__doc__)
    parser.add_argument("--report", action="store_true", help="a table of pages, also as .cache/report.html")
    options = parser.parse_args(arguments)
    library, problems = find_problems(root)
    on_github = os.environ.get("GITHUB_ACTIONS") == "true"
    if options.report:
        from commands.report import write_report

        print(write_report(library))
    if not problems:
        from commands.print_check import printing_problems

        try:
            problems = printing_problems(root, library)
        except ClickException as error:
            print(error.format_message().strip())
            return 1
        except OSError as error:
            print(f"Printing was not checked: {error}.")
    if problems:
        print(format_problems(problems))
        if on_github:
            print("\n".join(map(github_annotation, problems)))
        return 1
    print(f"{len(library.pages)} pages, nothing to fix.")
    annotation = "::warning::" if on_github else ""
    for remark in (*leftovers(library), *what_is_lost(root / "site", library)):
        print(f"{annotation}{remark}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
