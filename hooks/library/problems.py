"""What is wrong in the words, said so that their author can mend it.

A problem reads `docs/letters/to-a-friend.md:7: helps: there is no habit "wlak". Did you mean "walk"?`.
Nothing here stops at the first one: readers and checks collect problems, and whoever started
them shows all, in order of file and line. Whoever finds a problem needs not know what else is
wrong: it says what it is `about` and what it may only follow from, and `root_problems` drops, at
the end, what follows from another.
"""

import difflib
import posixpath
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

# What many others may follow from, without it being known from which: the settings, some page that is not read
# as it was meant, an overview among those, a source or a note of data that somebody names in vain.
SETTINGS = "mkdocs.yml"
ANY_PAGE, ANY_OVERVIEW = "a page", "an overview"
ANY_REFERENCE, ANY_CAUTION = "a source", "a note"


def page_subjects(*paths: str) -> set[str]:
    """What a problem is about that keeps pages from being read as they were meant: each, and what it may be."""
    overview = {ANY_OVERVIEW} if any(path.endswith("/index.md") for path in paths) else set()
    return {*paths, ANY_PAGE, *overview}


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: a path from the project's root, a line (from 1) and what to do about it.

    `about` names what is wrong, `caused_by` what would explain this one if it were wrong: pages and files of data
    below docs/ ("letters/to-a-friend.md", "data/references.bib"), one thing in them
    ("data/references.bib#reed2001"), and the kinds of thing below.
    """

    path: str
    line: int
    message: str
    about: AbstractSet[str] = field(default=frozenset(), compare=False)
    caused_by: AbstractSet[str] = field(default=frozenset(), compare=False)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def root_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, each once, without those that only follow from another."""
    every = list(problems)
    wrong = Counter(subject for problem in every for subject in problem.about)
    causes = {
        problem
        for problem in every
        if not any(wrong[subject] > (subject in problem.about) for subject in problem.caused_by)
    }
    return sorted(causes or set(every))


def format_problems(problems: Iterable[Problem]) -> str:
    """The problems as text, a line each, and how many there are."""
    ordered = root_problems(problems)
    many = "1 problem" if len(ordered) == 1 else f"{len(ordered)} problems"
    return "\n".join([*map(str, ordered), f"{many} found."])


def closest_match(word: str, known: Iterable[str]) -> str:
    """The one of `known` that was probably meant, or nothing."""
    lowered = {option.lower(): option for option in known}
    near = difflib.get_close_matches(str(word).lower(), lowered, n=1, cutoff=0.6)
    return lowered[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """` Did you mean "walk"?` when one of `known` is near, else ` ` and `otherwise`."""
    near = closest_match(word, known)
    return f' Did you mean "{near}"?' if near else f" {otherwise}" if otherwise else ""


def closest_page(path: str, pages: Iterable[str]) -> str:
    """The page that a path probably means, or nothing: one of its name in another folder, or of a name spelled
    alike. That two stand in one folder makes them no nearer."""
    known = list(pages)
    name = posixpath.basename(path)
    same = [page for page in known if posixpath.basename(page) == name]
    if name == "index.md":
        return next(iter(difflib.get_close_matches(path, same, n=1)), "")
    names = {posixpath.basename(page).removesuffix(".md"): page for page in reversed(known)}
    names.pop("index", None)
    near = difflib.get_close_matches(name.removesuffix(".md").lower(), names, n=1, cutoff=0.75)
    return next(iter(same), "") or (names[near[0]] if near else "")
