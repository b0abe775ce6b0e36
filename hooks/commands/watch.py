"""`scripts/watch`: lists what is due: helplines, reviews, pages whose publication date has come, and dead links.

It changes nothing. Links are checked with --online only; without it the command says that it did not check them.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from commands import ROOT
from commands.external_links import OfflineError, dead_links
from generator.project import read_project
from library import Library, Problem
from library.clock import today
from publish.facts import outdated_helplines, outdated_reviews

# Shorter than for --publish, so that there is time to ask the services.
HELPLINE_AGE_DAYS = 180
OFFLINE = "No address answered, so links to other sites were not checked. Is this computer online?"
NOT_CHECKED = "Links to other sites were not checked. To check them: scripts/watch --online"


def due_problems(library: Library, *, online: bool) -> tuple[list[Problem], str]:
    """What is due, in order of file and line, and why links were not checked ("" if they were)."""
    helplines = outdated_helplines(library, HELPLINE_AGE_DAYS)
    due, not_checked = {*helplines, *outdated_reviews(library), *_due_publications(library)}, NOT_CHECKED
    if online:
        try:
            due, not_checked = due | {*dead_links(library)}, ""
        except OfflineError:
            not_checked = OFFLINE
    return sorted(due), not_checked


def _due_publications(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        if page.publish and page.publish <= today():
            message = f"publish: {page.publish} has come. Publish the site again, then remove this line."
            yield page.problem(page.source.line("publish"), message)


def as_markdown(due: list[Problem], not_checked: str) -> str:
    """The text of an issue: a box to tick for each."""
    boxes = [f"- [ ] `{problem.path}`, line {problem.line}: {problem.message}" for problem in due]
    head = "This is due on the site. Check off what is done; the list is made again every week."
    return "\n".join([head, "", *boxes, *(["", not_checked] if not_checked else []), ""])


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Returns 0 if nothing is due, 1 if something is, 2 if the sources can't be read."""
    parser = argparse.ArgumentParser(prog="scripts/watch", description=__doc__)
    parser.add_argument("--online", action="store_true", help="also check that linked pages still exist")
    parser.add_argument("--issue", type=Path, metavar="FILE", help="write it as Markdown, for an issue")
    options = parser.parse_args(arguments)
    library, problems = read_project(root)
    if problems and not library.pages:
        print("\n".join(map(str, problems)), file=sys.stderr)
        return 2
    due, not_checked = due_problems(library, online=options.online)
    if options.issue:
        options.issue.write_text(as_markdown(due, not_checked) if due else "", "utf-8")
    print("\n".join(map(str, due)) if due else "Nothing is due.")
    if not_checked:
        print(not_checked)
    return 1 if due else 0


if __name__ == "__main__":
    sys.exit(main())
