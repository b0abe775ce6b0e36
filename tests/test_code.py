"""Our own code and words, held to a linter, a type checker and a speller. Their rules stand in pyproject.toml."""

from __future__ import annotations

import sys

import pytest

from tests.tools import ROOT, run

TOOLS = {
    "ruff": ["ruff", "check", "--no-cache", "hooks", "tests"],
    "mypy": ["mypy", "--cache-dir=.cache/mypy"],
    "codespell": [
        "codespell_lib",
        "docs",
        "overrides",
        "hooks",
        "scripts",
        "tests/README.md",
        "README.md",
        "DESIGN.md",
        "mkdocs.yml",
    ],
}


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_code(name: str) -> None:
    done = run([sys.executable, "-m", *TOOLS[name]], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
