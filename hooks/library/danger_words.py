"""docs/data/danger-words.yml: what somebody in danger may type, and which helplines are then named first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from library.helpline_model import WHOM
from library.problems import Problem, did_you_mean
from library.yaml_text import read_yaml

PATH = "docs/data/danger-words.yml"
EXPECTED = "Begin each group with - lines: [abuse] and give it words: with a line for each."


@dataclass(frozen=True)
class DangerWords:
    """`words` as readers type them; `lines` are words of `for:` in helplines.yml."""

    lines: tuple[str, ...]
    words: tuple[str, ...]


def read_danger_words(root: Path) -> tuple[list[DangerWords], list[Problem]]:
    """The groups in the file's order. A site without that file has none."""
    if not (root / PATH).is_file():
        return [], []
    read = read_yaml(root, PATH)
    if read.problems:
        return [], read.problems
    if not isinstance(read.value, list) or not read.value:
        return [], [Problem(PATH, 1, f"a list of groups is expected. {EXPECTED}")]
    problems = []
    for index, group in enumerate(read.value):
        if not isinstance(group, dict) or set(group) != {"lines", "words"}:
            problems.append(
                Problem(
                    PATH, read.line(index), f"this group needs lines: and words:, nothing else. {EXPECTED}"
                )
            )
            continue
        for key, values in group.items():
            if not isinstance(values, list) or not values or not all(isinstance(one, str) for one in values):
                problems.append(
                    Problem(
                        PATH,
                        read.line(index, key),
                        f'{key}: a list of words is expected. A number stands in quotes: "911".',
                    )
                )
        for number, whom in enumerate(group["lines"] if isinstance(group["lines"], list) else ()):
            if whom not in WHOM:
                near = did_you_mean(str(whom), WHOM, f"Known are {', '.join(WHOM)}.")
                message = f'lines: no helpline can be for "{whom}".{near}'
                problems.append(Problem(PATH, read.line(index, "lines", number), message))
    if problems:
        return [], problems
    return [DangerWords(tuple(group["lines"]), tuple(group["words"])) for group in read.value], []
