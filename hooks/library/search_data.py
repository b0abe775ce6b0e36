"""Data for the search, from docs/data. Each file is optional.

search-words.yml     synonyms: words that readers may type, each with words that the articles use
danger-words.yml     words of somebody in danger, with the helplines to show first
search-queries.yml   queries by the page that answers them, for tests of the built site
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
    """`words` as readers type them; `lines` are audiences of helplines."""

    lines: Annotated[list[Audience], Field(min_length=1)]
    words: Phrases


def read_search_words(root: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    """The synonyms by word, and problems."""
    expected = "a list of words is expected. Write lines such as word: [word, word]."
    words, file = read_data(root, "docs/data/search-words.yml", dict[str, Phrases], expected)
    return words, file.problems


def read_search_queries(root: Path, pages: Collection[str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """The queries by page, and problems; `pages` are the paths of all pages."""
    expected = "a list of pages is expected. Write each as help-now.md:, and under it a line for each query."
    queries, file = read_data(root, "docs/data/search-queries.yml", dict[str, Phrases], expected)
    message = 'there is no page "{}". Name another, or remove it with its queries.'
    missing = [file.problem_at(message.format(page), page) for page in queries if page not in pages]
    return queries, file.problems + missing


def read_danger_words(root: Path) -> tuple[list[DangerWords], list[Problem]]:
    """The groups in the order of the file, and problems."""
    expected = "a list of groups is expected. Begin each with - lines: [abuse] and give it words: with a line for each."
    groups, file = read_data(root, "docs/data/danger-words.yml", list[DangerWords], expected)
    return groups, file.problems
