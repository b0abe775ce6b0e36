"""A whole project, for whoever wants its words and no pages: mkdocs.yml, and the library that it makes."""

from __future__ import annotations

from pathlib import Path

from generator.nav import read_config
from library import Library, Problem, read


def read_project(root: Path, *, drafts: bool = True) -> tuple[Library, list[Problem]]:
    """What stands in the folder `root`, and all that is wrong with it."""
    return read(root, read_config(root), drafts=drafts)
