"""Problems: mistakes in the content, with file, line and remedy.

A problem reads `docs/letters/to-a-friend.md:7: helps: there is no habit "wlak". Did you mean "walk"?`.
Readers and checks collect problems and go on, so that one run reports all of them. Each problem names
its subjects (`about`) and the subjects that may have caused it (`caused_by`); `root_problems` drops
those that another problem explains.
"""

import difflib
import posixpath
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

CONFIG_PATH = "mkdocs.yml"  # a subject as well
# Subjects for causes that can't be named exactly: a page that was not read as intended, an overview among those, a
# reference or a caution whose name may be misspelled.
ANY_PAGE, ANY_OVERVIEW = "a page", "an overview"
ANY_REFERENCE, ANY_CAUTION = "a source", "a note"

# A line (from 1) and what is wrong there, from a check of a single file. `Source.problem` makes a `Problem` of it.
LineMessage = tuple[int, str]


def page_subjects(*paths: str) -> set[str]:
    """The subjects of a problem that keeps these pages from being read as intended."""
    overview = {ANY_OVERVIEW} if any(path.endswith("/index.md") for path in paths) else set()
    return {*paths, ANY_PAGE, *overview}


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake: its file (relative to the project's root), its line (from 1), and what to do about it.

    `about` and `caused_by` are sets of subjects: paths relative to docs/ ("letters/to-a-friend.md",
    "data/references.bib"), items in a file ("data/references.bib#reed2001"), and the constants above.
    """

    path: str
    line: int
    message: str
    about: AbstractSet[str] = field(default=frozenset(), compare=False)
    caused_by: AbstractSet[str] = field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def root_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, sorted and without duplicates, that are not caused by another one."""
    every = list(problems)
    counts = Counter(subject for problem in every for subject in problem.about)
    roots = {
        problem
        for problem in every
        if not any(counts[subject] > (subject in problem.about) for subject in problem.caused_by)
    }
    return sorted(roots or set(every))


def format_problems(problems: Iterable[Problem]) -> str:
    """The root problems as text, one a line, followed by their number."""
    roots = root_problems(problems)
    total = "1 problem" if len(roots) == 1 else f"{len(roots)} problems"
    return "\n".join([*map(str, roots), f"{total} found."])


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
    """The one of `pages` that is probably meant by `path`, or "": one of the same or a similar file name. Folders
    are compared for index.md only."""
    known = list(pages)
    name = posixpath.basename(path)
    same_name = [page for page in known if posixpath.basename(page) == name]
    if name == "index.md":
        return next(iter(difflib.get_close_matches(path, same_name, n=1)), "")
    stems = {posixpath.basename(page).removesuffix(".md"): page for page in reversed(known)}
    stems.pop("index", None)
    matches = difflib.get_close_matches(name.removesuffix(".md").lower(), stems, n=1, cutoff=0.75)
    return next(iter(same_name), "") or (stems[matches[0]] if matches else "")
