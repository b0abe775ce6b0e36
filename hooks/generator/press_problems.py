"""Reports what the press can't print, with the line of the author's file."""

import re
from collections.abc import Iterable

from click import ClickException

from library import Library, Problem
from library.problems import format_problems
from library.text_files import read_text
from press.errors import PressFault

QUOTED = re.compile(r'"([^"]+)"')


class PrintError(ClickException):
    """Faults of the press, as `problems` in the author's files and `others` elsewhere. A fault that several editions of a page share is
    reported for the first. MkDocs prints the message without a traceback."""

    def __init__(self, faults: Iterable[PressFault], library: Library) -> None:
        self.others: list[str] = []
        problems: dict[tuple[str, str], Problem] = {}
        for fault in faults:
            (path, edition), message = fault
            if path.startswith("docs/") and path.endswith(".md"):
                shared = path, re.sub(r'"[^"]*"|\d+', "", message)
                on_paper = f"on paper ({edition})" if edition else "on paper"
                line = _line(library, path, message)
                problems.setdefault(shared, Problem(path, line, f"{on_paper}: {message}"))
            else:
                self.others.append(str(fault))
        self.problems = list(problems.values())
        listed = [format_problems(self.problems)] if problems else []
        super().__init__("\n" + "\n".join([*self.others, *listed]))


def _line(library: Library, path: str, message: str) -> int:
    """The line of the text that `message` quotes first, or of as much of its beginning as there is in a line; else 1."""
    quoted = QUOTED.search(message)
    text = _letters(quoted[1]) if quoted else ""
    lines = list(map(_letters, (read_text(library.root / path, path)[0] or "").split("\n")))
    whole = (number for number, line in enumerate(lines, 1) if text and text in line)
    begun = [(len(line), -number) for number, line in enumerate(lines, 1) if line and text.startswith(line)]
    return next(whole, -max(begun, default=(0, -1))[1])


def _letters(text: str) -> str:
    """The letters and digits alone: Markdown has marks where a page has none, and other quotation marks."""
    return re.sub(r"[\W_]+", "", text).casefold()
