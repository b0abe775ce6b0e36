"""Problems: mistakes in the content, with file, line and remedy.

A problem reads `docs/letters/to-a-friend.md:7: helps: there is no habit "wlak". Did you mean "walk"?`.
Readers and checks collect problems and go on, so that one run reports all of them. Each problem names
its subjects (`about`) and the subjects that may have caused it (`caused_by`); `root_problems` drops
those that another problem explains.
"""

import difflib
import os
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path

from library.yaml_loader import load

CONFIG_PATH = "mkdocs.yml"  # a subject as well
# A subject for a cause that can't be named exactly: an overview that was not read as intended.
ANY_OVERVIEW = "an overview"
# A subject for a cause of nearly everything.
EVERYTHING = "everything"
ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})  # of workflow commands
# More of one kind than these are one problem: something that they have in common is gone.
MANY = 4

# A line (from 1) and what is wrong there, from a check of a single file. `Source.problem` makes a `Problem` of it.
LineMessage = tuple[int, str]


def line_subject(path: str, line: int) -> str:
    """The subject of a value that can't be used as it stands in this line; what else is said of it is caused by that."""
    return f"{path}:{line}"


def page_subjects(*paths: str) -> set[str]:
    """The subjects of a problem that keeps these pages from being read as intended."""
    overview = {ANY_OVERVIEW} if any(path.endswith("/index.md") for path in paths) else set()
    return {*paths, *overview}


def read_remedies(file: Path) -> dict[str, dict[str, str]]:
    """Remedies for what other tools know and this site does not, by group and name. A key of several words stands for each."""
    groups: dict[str, dict[str, str]] = load(file.read_text("utf-8"))[1]
    return {
        group: {name: remedy for key, remedy in remedies.items() for name in key.split()}
        for group, remedies in groups.items()
    }


REMEDIES = read_remedies(Path(__file__).with_name("remedies.yml"))


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake: its file (relative to the project's root), its line (from 1), and what to do about it.

    `about` and `caused_by` are sets of subjects: paths relative to docs/ ("letters/to-a-friend.md",
    "data/references.bib"), items in a file ("data/references.bib#reed2001"), and the constants above. `place` is a path
    and line where it shows; problems with one message and a `place` have one cause, and become one problem with all of these.
    """

    path: str
    line: int
    message: str
    about: AbstractSet[str] = field(default=frozenset(), compare=False)
    caused_by: AbstractSet[str] = field(default=frozenset(), compare=False)
    place: tuple[str, int] | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def root_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, sorted and without duplicates, that are not caused by another one."""
    every = list(problems)
    every = [problem for problem in every if EVERYTHING in problem.about] or every
    counts = Counter(subject for problem in every for subject in problem.about)
    roots = [
        problem
        for problem in every
        if not any(counts[subject] > (subject in problem.about) for subject in problem.caused_by)
    ]
    return sorted(_combine(roots or every))


def _combine(problems: list[Problem]) -> Iterator[Problem]:
    """The problems without duplicates; those with a `place` and one message are combined."""
    groups: dict[object, list[Problem]] = {}
    for problem in sorted(problems):
        groups.setdefault(problem.message if problem.place else problem, []).append(problem)
    for first, *others in groups.values():
        own = first.path, first.line
        places = sorted({problem.place for problem in (first, *others) if problem.place} - {own})
        also = " also" if first.place == own else ""
        listed = ", ".join(f"{path}:{line}" for path, line in places)
        message = f"{first.message} See{also} {listed}." if places else first.message
        # Without the place, so that it is said once, also where the result is sorted out again.
        yield replace(first, message=message, place=None)


def format_problems(problems: Iterable[Problem]) -> str:
    """The root problems as text, one a line, followed by their number; in a workflow of GitHub also as its commands."""
    roots = root_problems(problems)
    total = "1 problem" if len(roots) == 1 else f"{len(roots)} problems"
    annotations = map(_github_annotation, roots) if is_on_github() else ()
    return "\n".join([*map(str, roots), f"{total} found.", *annotations])


def is_on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _github_annotation(problem: Problem) -> str:
    """A workflow command, by which GitHub shows the problem at its line among the changed files."""
    message = problem.message.translate(ESCAPES)
    path = problem.path.translate(ESCAPES).replace(":", "%3A").replace(",", "%2C")
    return f"::error file={path},line={problem.line}::{message}"


def closest_match(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The one of `known` that is spelled most like `word`, or "" if none is as similar as `cutoff` (from 0 to 1)."""
    lowered = {option.lower(): option for option in known}
    matches = difflib.get_close_matches(str(word).lower(), lowered, n=1, cutoff=cutoff)
    return lowered[matches[0]] if matches else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "", cutoff: float = 0.6) -> str:
    """` Did you mean "walk"?` when `known` has a close match, else ` ` and `otherwise`."""
    match = closest_match(word, known, cutoff)
    return f' Did you mean "{match}"?' if match else f" {otherwise}" if otherwise else ""


def closest_page(path: str, pages: Iterable[str]) -> str:
    """The one of `pages` that `path` probably means, or "": a same or similar file name; for index.md, a similar folder."""
    folder, name = posixpath.split(path)
    alike = [page for page in pages if (posixpath.basename(page) == "index.md") == (name == "index.md")]
    if name == "index.md":
        by_folder = {posixpath.dirname(page): page for page in alike}
        by_folder.pop("", None)  # the home page, which is like no other
        return by_folder.get(closest_match(folder, by_folder), "")
    by_stem = {posixpath.basename(page).removesuffix(".md"): page for page in reversed(alike)}
    return by_stem.get(closest_match(name.removesuffix(".md"), by_stem, cutoff=0.75), "")
