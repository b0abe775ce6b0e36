"""What the search knows beside the pages, from docs/data. A site without one of these files has none of it.

search-words.yml     the words by which readers ask, each with words that the articles use
danger-words.yml     what somebody in danger may type, and which helplines are then named first
search-queries.yml   what readers type, under the page that answers it: the tests ask the built site
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from library.helpline_model import WHOM
from library.problems import Problem, did_you_mean
from library.yaml_text import Yaml, read_yaml

DATA = "docs/data/"
GROUP = "Begin each group with - lines: [abuse] and give it words: with a line for each."
WORDS = 'a list of words is expected. A number stands in quotes: "911".'
Found = tuple[dict[str, list[str]], list[Problem]]


@dataclass(frozen=True)
class DangerWords:
    """`words` as readers type them; `lines` are words of `for:` in helplines.yml."""

    lines: tuple[str, ...]
    words: tuple[str, ...]


def read_search_words(root: Path) -> Found:
    """Word → words."""
    file = _read(root, "search-words.yml", dict, "lines such as word: [word, word] are expected.")
    return _by_word(file, '"{0}" has no list of words. Write it as {0}: [word, word].', [])


def read_search_queries(root: Path, pages: Collection[str]) -> Found:
    """Page → queries; `pages` are the files there are, below docs/."""
    expected = "a page is expected, such as help-now.md:, and under it a line for each query."
    file = _read(root, "search-queries.yml", dict, expected)
    gone = 'there is no page "{}". Write another, or remove it with its queries.'
    problems = [file.mistake(gone.format(page), page) for page in file.value if page not in pages]
    return _by_word(file, "{}: " + WORDS, problems)


def read_danger_words(root: Path) -> tuple[list[DangerWords], list[Problem]]:
    """The groups in the file's order."""
    file = _read(root, "danger-words.yml", list, f"a list of groups is expected. {GROUP}")
    problems = [*file.problems]
    for index, group in enumerate(file.value):
        if not isinstance(group, dict) or set(group) != {"lines", "words"}:
            problems.append(file.mistake(f"this group needs lines: and words:, nothing else. {GROUP}", index))
            continue
        wrong = [key for key in group if not _are_words(group[key])]
        problems += [file.mistake(f"{key}: {WORDS}", index, key) for key in wrong]
        for number, whom in enumerate(group["lines"] if isinstance(group["lines"], list) else ()):
            if whom not in WHOM:
                near = did_you_mean(str(whom), WHOM, f"Known are {', '.join(WHOM)}.")
                message = f'lines: no helpline can be for "{whom}".{near}'
                problems.append(file.mistake(message, index, "lines", number))
    groups = [] if problems else file.value
    return [DangerWords(tuple(group["lines"]), tuple(group["words"])) for group in groups], problems


def _read(root: Path, name: str, kind: type[dict | list], expected: str) -> Yaml:
    """The file, whose value is of the kind; an empty one where there is no file, or one with problems."""
    path = DATA + name
    if not (root / path).is_file():
        return Yaml(path, kind())
    file = read_yaml(root, path)
    if not file.problems and not isinstance(file.value, kind):
        empty = "this file is empty. Bring its text back, or delete the file."
        file = Yaml(path, problems=[Problem(path, 1, empty if file.value is None else expected)])
    return file if isinstance(file.value, kind) else Yaml(path, kind(), problems=file.problems)


def _are_words(found: object) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, str) for one in found)


def _by_word(file: Yaml, no_words: str, problems: list[Problem]) -> Found:
    """What a file holds, unless something in it is wrong; `no_words` says so of a key without a list of words."""
    wrong = [key for key in file.value if not _are_words(file.value[key])]
    problems = [*file.problems, *problems, *(file.mistake(no_words.format(key), key) for key in wrong)]
    return ({} if problems else {str(key): list(words) for key, words in file.value.items()}), problems
