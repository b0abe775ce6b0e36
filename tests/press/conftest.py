"""A small finished site, pressed once in a run."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import press
from tests.press import small
from tests.shared import CACHE
from tests.tools import strings


def strings_in(language: str) -> Callable[..., str]:
    table = strings(language)
    return lambda key, **values: str(table[key]).format(**values)


@pytest.fixture(scope="session")
def translate() -> Callable[..., str]:
    return strings_in("en")


@pytest.fixture(scope="session")
def pressed() -> Path:
    """The small site with all its PDFs and cards, as its build made them."""
    return small.project() / "site"


@pytest.fixture(scope="session")
def press_cache(pressed: Path) -> Path:
    """The cache of the build that made them. Never write into it."""
    return pressed.parent / CACHE / "press"


@pytest.fixture(scope="session")
def pdfs(pressed: Path) -> list[Path]:
    return sorted(pressed.rglob("*.pdf"))


@pytest.fixture
def make(tmp_path: Path, translate: Callable[..., str]) -> Callable[..., bytes]:
    """One edition of the sheet `short`, with other words in Markdown."""

    def render(form: str, edition: str = "-a4") -> bytes:
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        site = small.write(tmp_path / "site", {"short": form})
        made = press.render(
            site, f"worksheets/short/short{edition}.pdf", tmp_path / "cache", translate=translate
        )
        assert made is not None
        return made

    return render
