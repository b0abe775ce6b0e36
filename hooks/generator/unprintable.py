"""What the press says of an author's words, at their line."""

import re
from collections.abc import Iterable

from click import ClickException

from library import Library, Problem
from library.files import read_text
from library.problems import format_problems
from press.errors import PressFault

QUOTED = re.compile(r'"([^"]+)"')


class Unprintable(ClickException):
    """What the press can't make: `problems` in the author's files, `others` elsewhere. MkDocs passes it on as it is."""

    def __init__(self, problems: list[Problem], others: list[str]) -> None:
        self.problems, self.others = problems, others
        super().__init__("\n" + "\n".join([*others, *([format_problems(problems)] if problems else [])]))


def explained(faults: Iterable[PressFault], library: Library) -> tuple[list[Problem], list[str]]:
    """The faults that an author's file is named in, and the others as they stand. What is wrong with several editions of
    a page is said of the first."""
    problems: dict[tuple[str, str], Problem] = {}
    others = []
    for fault in faults:
        (path, edition), message = fault
        if not (path.startswith("docs/") and path.endswith(".md")):
            others.append(str(fault))
            continue
        same = path, re.sub(r'"[^"]*"|\d+', "", message)
        on_paper = f"on paper ({edition})" if edition else "on paper"
        problems.setdefault(same, Problem(path, _line(library, path, message), f"{on_paper}: {message}"))
    return list(problems.values()), others


def _line(library: Library, path: str, message: str) -> int:
    """That of the words that are quoted first, or the file's first."""
    rows = (read_text(library.root / path, path)[0] or "").split("\n")
    quoted = QUOTED.search(message)
    words = _letters(quoted[1]) if quoted else ""
    return next((at for at, row in enumerate(rows, 1) if words and words in _letters(row)), 1)


def _letters(words: str) -> str:
    """Without marks, spaces and signs, which are others on a page."""
    return re.sub(r"[\W_]+", "", words).casefold()
