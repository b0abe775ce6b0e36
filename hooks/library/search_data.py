"""Reads the files of docs/data for the search:

search-words.yml     synonyms: words that readers may type, each with words that the articles use
danger-words.yml     words of somebody in danger, with the helplines to show first
search-queries.yml   queries by the page that answers them, for tests of the built site
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Annotated

from pydantic import Field

from library.data_files import read_data_file
from library.helpline_model import DangerWords
from library.model import Library
from library.problems import Problem
from library.value_types import NonEmptyStr

SYNONYMS_PATH = "docs/data/search-words.yml"
QUERIES_PATH = "docs/data/search-queries.yml"
Phrases = Annotated[list[NonEmptyStr], Field(min_length=1)]
# What is expected in each file, for messages.
WORDS = "a list of words is expected. Write lines such as word: [word, word]."
GROUPS = "a list of groups is expected. Begin each with - lines: [abuse], and list its words: below."
PAGES = "a list of pages is expected. Write each as help-now.md:, and under it a line for each query."


def read_search_data(library: Library, pages: Collection[str]) -> list[Problem]:
    """Sets the data of `library`, and returns problems; `pages` are the paths of all pages."""
    root, by_word = library.root, dict[str, Phrases]
    library.synonyms, words = read_data_file(root, SYNONYMS_PATH, by_word, WORDS)
    library.danger_words, groups = read_data_file(
        root, "docs/data/danger-words.yml", list[DangerWords], GROUPS
    )
    answered, queries = read_data_file(root, QUERIES_PATH, by_word, PAGES)
    unknown = []
    for page in (page for page in answered if page not in pages):
        if new := library.suggest_page(page, pages):
            message = f'there is no page "{page}". Did you mean "{new}"?'
            unknown.append(replace(queries.problem_at(message, page), caused_by={page}))
        else:
            library.gone_answers.append(page)
    return [*words.problems, *groups.problems, *queries.problems, *unknown]
