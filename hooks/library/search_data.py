"""What the search knows beside the pages, from docs/data. A site without one of these files has none of it.

search-words.yml     the words by which readers ask, each with words that the articles use
danger-words.yml     what somebody in danger may type, and which helplines are then named first
search-queries.yml   what readers type, under the page that answers it: the tests ask the built site
"""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import Field

from library.data import read_data
from library.helpline_model import Audience
from library.problems import Problem
from library.schema import NonEmptyStr, StrictModel

Phrases = Annotated[list[NonEmptyStr], Field(min_length=1)]


class DangerWords(StrictModel):
    """`words` as readers type them; `lines` are words of `for:` in helplines.yml."""

    lines: Annotated[list[Audience], Field(min_length=1)]
    words: Phrases


def read_search_words(root: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    """Word → words."""
    expected = "lines such as word: [word, word] are expected."
    words, file = read_data(root, "docs/data/search-words.yml", dict[str, Phrases], expected)
    return words or {}, file.problems


def read_search_queries(root: Path, pages: Collection[str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """Page → queries; `pages` are the files there are, below docs/."""
    expected = "a page is expected, such as help-now.md:, and under it a line for each query."
    queries, file = read_data(root, "docs/data/search-queries.yml", dict[str, Phrases], expected)
    gone = 'there is no page "{}". Write another, or remove it with its queries.'
    strays = [file.problem_at(gone.format(page), page) for page in queries or () if page not in pages]
    return queries or {}, file.problems + strays


def read_danger_words(root: Path) -> tuple[list[DangerWords], list[Problem]]:
    """The groups in the file's order."""
    expected = "a list of groups is expected. Begin each with - lines: [abuse] and give it words: with a line for each."
    groups, file = read_data(root, "docs/data/danger-words.yml", list[DangerWords], expected)
    return groups or [], file.problems
