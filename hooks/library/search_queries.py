"""docs/data/search-queries.yml: what readers type, under the page that answers it. The tests ask the built site."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from library.problems import Problem
from library.yaml_text import read_yaml

PATH = "docs/data/search-queries.yml"


def read_search_queries(root: Path, pages: Collection[str]) -> tuple[dict[str, list[str]], list[Problem]]:
    """Page → queries; `pages` are the files there are, below docs/. A site without the file has none."""
    if not (root / PATH).is_file():
        return {}, []
    read = read_yaml(root, PATH)
    if read.problems:
        return {}, read.problems
    if not isinstance(read.value, dict):
        return {}, [
            Problem(PATH, 1, "a page is expected, such as help-now.md:, and under it a line for each query.")
        ]
    problems = []
    for page, queries in read.value.items():
        if page not in pages:
            problems.append(
                Problem(
                    PATH,
                    read.line(page),
                    f'there is no page "{page}". Write another, or remove it with its queries.',
                )
            )
        if not isinstance(queries, list) or not queries or not all(isinstance(one, str) for one in queries):
            problems.append(
                Problem(
                    PATH,
                    read.line(page),
                    f'{page}: a list is expected, - with words. A number stands in quotes: "911".',
                )
            )
    return ({} if problems else {str(page): list(queries) for page, queries in read.value.items()}), problems
