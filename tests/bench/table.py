"""What a section of the bench gives: a table in Markdown, with a word before and after it."""

from __future__ import annotations

from dataclasses import dataclass, field

NAMES = {"ours": "this site", "stock": "stock Material", "zensical": "Zensical", "hugo": "Hugo, bare theme"}


@dataclass
class Table:
    title: str
    head: list[str]
    rows: list[list[str]] = field(default_factory=list)
    before: str = ""
    goals: list[tuple[bool, str]] = field(default_factory=list)

    def row(self, *cells: object) -> None:
        self.rows.append([str(cell) for cell in cells])

    def goal(self, met: bool, text: str) -> None:
        """A goal with what was measured; whether it was met is said with it."""
        self.goals.append((met, text))

    def __str__(self) -> str:
        lines = [f"## {self.title}", ""]
        if self.before:
            lines += [self.before, ""]
        lines += [_line(self.head), _line(["---", *["--:"] * (len(self.head) - 1)]), *map(_line, self.rows)]
        if self.goals:
            lines += ["", *(f"- {'Met' if met else '**Missed**'}: {text}" for met, text in self.goals)]
        return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
