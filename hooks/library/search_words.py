"""docs/data/search-words.yml: the words by which readers ask, each with words that the articles use."""

from __future__ import annotations

from pathlib import Path

from library.problems import Problem
from library.yaml_text import read_yaml

PATH = "docs/data/search-words.yml"
EMPTY = "this file is empty. Bring its text back, or delete the file."


def read_search_words(root: Path) -> tuple[dict[str, list[str]], list[Problem]]:
    """Word → words. A site without that file has none."""
    if not (root / PATH).is_file():
        return {}, []
    found = read_yaml(root, PATH)
    if found.value is None or found.problems:
        return {}, found.problems or [Problem(PATH, 1, EMPTY)]
    if not isinstance(found.value, dict):
        return {}, [Problem(PATH, 1, "lines such as word: [word, word] are expected.")]
    problems = []
    for word, words in found.value.items():
        if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
            problems.append(
                Problem(
                    PATH,
                    found.line(word),
                    f'"{word}" has no list of words. Write it as {word}: [word, word].',
                )
            )
    return ({} if problems else {str(word): words for word, words in found.value.items()}), problems
