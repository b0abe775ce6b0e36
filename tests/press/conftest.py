"""A small finished site, pressed once a session."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import press
from tests.press import small

STRINGS = Path(__file__).parents[2] / "hooks" / "strings"


def strings_in(language: str) -> Callable[..., str]:
    table = yaml.safe_load((STRINGS / f"{language}.yml").read_text("utf-8"))
    return lambda key, **values: str(table[key]).format(**values)


@pytest.fixture(scope="session")
def strings() -> Callable[..., str]:
    return strings_in("en")


@pytest.fixture(scope="session")
def pressed(tmp_path_factory: pytest.TempPathFactory, strings: Callable[..., str]) -> Path:
    """The small site with all its PDFs and cards."""
    site = small.write(tmp_path_factory.mktemp("pressed") / "site")
    press.press(site, site.parent / "cache", strings=strings, jobs=1, progress=press.silent)
    return site


@pytest.fixture(scope="session")
def pdfs(pressed: Path) -> list[Path]:
    return sorted(pressed.rglob("*.pdf"))


@pytest.fixture
def make(tmp_path: Path, strings: Callable[..., str]) -> Callable[..., bytes]:
    """One edition of the sheet `short`, with other words in Markdown."""

    def render(form: str, edition: str = "-a4") -> bytes:
        shutil.rmtree(tmp_path / "site", ignore_errors=True)
        site = small.write(tmp_path / "site", {"short": form})
        made = press.render(site, f"worksheets/short/short{edition}.pdf", tmp_path / "cache", strings=strings)
        assert made is not None
        return made

    return render
