"""Words put into every page at places where an author might write: each is on its page afterwards, or in a message.

A mark is a word that nobody writes. Marks that `scripts/check` tells of, by their line, are taken out again, as an
author would; what is left is built, and each must be found.
"""

from __future__ import annotations

import html
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.project import read_project
from library.checks import integrity_problems
from tests.tools import build, succeeded

# How a mark stands in a line of its own, or in one that is there.
ALONE = (
    "{}", "- {}", "1. {}", "> {}", "## {}", "#### {}", "    {}", "\t{}", "| {} |", "| one | {} |", "| one | two | three | {} |",
    ": {}", ":   {}", "**{}**", "*{}*", "`{}`", "!!! note\n    {}", '!!! note "{}"\n    Words.', "[{}](#)", "[^note]: {}", "- [ ] {}", "- [x] {}",
    "/// {}", "///{}", "--- {}", "{} ///", "- one\n\n    {}", "term\n:   {}", "{}\n---", "***{}***", "~~{}~~", "{}  ", "{}\\", "\\{}",
    "+ {}", "* {}", "a. {}", "4) {}", "<div>{}</div>", "[{}]", "[one][{}]", "({})", "&{};", "{{{{ {} }}}}", "![{}](x.png)", "```\n{}\n```",
    "/// note | {}\n///", "/// note | Words\n{}\n///", "::: {}", "=== {}", "$ {} $", "{{ .{} }}", "*[{}]: words", "[TOC] {}", "---\n{}\n---",
    "- one\n  - {}", "- one\n\n  {}", "1. one\n   {}", "> [!NOTE]\n> {}", "> [!tip]- {}\n> Words.", "=={}==", "^^{}^^", "<b>{}</b>", "x<sub>{}</sub>",
    "[{}][there]\n\n[there]: https://tea.example", "[there]: https://tea.example/{}", "https://tea.example/{}", "{}@tea.example", "##{}", "{}\n---",
    "[caption]![A](x.png) {}[/caption]", "[gallery ids={}]", "| one |\n|:-:|\n| {} |", "[//]: # {}", "<!-- {}", "\\<{}\\>", "<br>{}", "++{}++",
)  # fmt: skip
WITHIN = ("end", "begin", "middle", "indent")


@dataclass
class Place:
    """One line of a page as its author wrote it, and with a mark; `told` by a message, it stands as it was."""

    line: str
    marked: list[str]
    word: str
    told: bool = False

    @property
    def lines(self) -> list[str]:
        return [self.line] if self.told or not self.word else self.marked


@dataclass
class Page:
    file: Path
    head: list[str]
    places: list[Place]

    def write(self) -> None:
        body = [line for place in self.places for line in place.lines]
        self.file.write_text("\n".join([*self.head, *body]), "utf-8")

    def tell(self, number: int) -> None:
        """A message names this line: the nearest mark is what it is about."""
        at, near = len(self.head), []
        for place in self.places:
            begin, at = at + 1, at + len(place.lines)
            if place.word and not place.told:
                near.append((max(begin - number, number - at, 0), begin, place))
        if near:
            min(near, key=lambda found: found[:2])[2].told = True


def sow(project: Path, seed: int, share: float) -> list[Page]:
    """Puts a mark behind so many of the lines of each page, or into them."""
    chance, pages, number = random.Random(seed), [], 0
    for file in sorted((project / "docs").rglob("*.md")):
        if file.name == "README.md" or file.is_relative_to(project / "docs/data"):
            continue
        lines = file.read_text("utf-8").split("\n")
        first = next((at for at, line in enumerate(lines) if at and line == "---"), 0) + 1
        page = Page(file, lines[:first], [])
        for line in lines[first:]:
            number += 1
            chosen = chance.random() < share
            word = f"zq{number}qz" if chosen else ""
            page.places.append(Place(line, _marked(line, word, chance) if chosen else [], word))
        page.write()
        pages.append(page)
    return pages


def _marked(line: str, word: str, chance: random.Random) -> list[str]:
    kind = chance.choice([*WITHIN, *["alone"] * 6])
    if kind == "alone" or line.startswith("#"):  # a heading is an address, which other pages link
        made = chance.choice(ALONE).format(word).split("\n")
        return [line, *([""] * chance.randint(0, 1)), *made, *([""] * chance.randint(0, 1))]
    if kind == "end":
        return [f"{line} {word}"]
    if kind == "begin":
        return [f"{word} {line}"]
    if kind == "indent":
        return [line, f"{' ' * chance.randint(1, 8)}{word}"]
    at = chance.randint(0, len(line))
    return [f"{line[:at]} {word} {line[at:]}"]


def weed(project: Path, pages: list[Page], rounds: int = 40) -> list[str]:
    """Puts back what a message is about, until there is none; what is wrong at the end."""
    by_path = {page.file.relative_to(project).as_posix(): page for page in pages}
    for _ in range(rounds):
        library, found = read_project(project)
        found += integrity_problems(library)
        if not found:
            return []
        for path, number in sorted({(problem.path, problem.line) for problem in found}):
            if path in by_path:
                by_path[path].tell(number)
        for page in pages:
            page.write()
    return [str(problem) for problem in found]


def lost(project: Path, pages: list[Page]) -> Iterator[str]:
    """Each mark that stands in a page's file, and not on the page."""
    site = project / "site"
    succeeded(build(project, site, BUILD_PAGES_ONLY="1"))
    for page in pages:
        path = page.file.relative_to(project / "docs").with_suffix("").as_posix()
        address = path.removesuffix("index")
        shown = html.unescape((site / address / "index.html").read_text("utf-8"))
        for place in page.places:
            if place.word and not place.told and place.word not in shown:
                yield f"docs/{path}.md: {place.line!r} became {place.marked}"
