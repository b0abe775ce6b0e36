"""A small finished site, pressed once in a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

import press
from tests.author.test_another_series import lay_out
from tests.press import small
from tests.shared import CACHE, once
from tests.tools import build, strings, succeeded


def strings_in(language: str) -> Callable[..., str]:
    table = strings(language)
    return lambda key, **values: str(table[key]).format(**values) if values else str(table[key])


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
def broken(pressed: Path, tmp_path: Path) -> list[Path]:
    """A field without a name, and lost tags: a judge who is awake sees them."""
    files = [tmp_path / "unnamed.pdf", tmp_path / "untagged.pdf"]
    for file in files:
        with pikepdf.open(pressed / "worksheets/short/short-a4.pdf") as opened:
            if file.stem == "untagged":
                del opened.Root.StructTreeRoot
            for box in opened.pages[0].Annots:
                if file.stem == "unnamed" and "/TU" in box:
                    del box.TU
            opened.save(file)
    return files


@pytest.fixture(scope="session")
def spanish() -> Path:
    """Quite another site, in Spanish and without helplines, with all its PDFs; made once in a run."""

    def make(root: Path) -> None:
        lay_out(root, ["habitos", "cartas"])
        succeeded(build(root, root / "site"))

    return once("spanish", make) / "site"


@pytest.fixture(scope="session")
def rewritten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site for `make`, which writes into its sheet `short`."""
    return small.write(tmp_path_factory.mktemp("rewritten") / "site")


@pytest.fixture
def make(rewritten: Path, tmp_path: Path, translate: Callable[..., str]) -> Callable[..., bytes]:
    """One edition of the sheet `short`, with other words in Markdown."""

    def render(form: str, edition: str = "-a4") -> bytes:
        small.rewrite(rewritten, "short", form)
        made = press.render(
            rewritten, f"worksheets/short/short{edition}.pdf", tmp_path / "cache", translate=translate
        )
        assert made is not None
        return made

    return render


@pytest.fixture
def printed(make: Callable[..., bytes], tmp_path: Path) -> Callable[..., Path]:
    """The same as a file."""

    def write(form: str, edition: str = "-a4") -> Path:
        (file := tmp_path / "printed.pdf").write_bytes(make(form, edition))
        return file

    return write


@pytest.fixture
def printed_from(tmp_path: Path, translate: Callable[..., str]) -> Callable[[Path, str], Path]:
    """The file that the press makes of a site for an address."""

    def write(site: Path, address: str) -> Path:
        made = press.render(site, address, tmp_path / "cache", translate=translate)
        assert made
        (file := tmp_path / "printed.pdf").write_bytes(made)
        return file

    return write
