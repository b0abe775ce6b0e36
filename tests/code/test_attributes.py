"""Every `data-` attribute of a template is asked for by somebody, by that name: a script, a style, the build or a test that holds
it as a promise. One that is renamed in a template alone is asked for by nobody any more."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from press.read.finished_page import ATTRIBUTES, NAME
from tests.tools import ROOT

ATTRIBUTE = re.compile(r"(?<![\w-])data-([a-zA-Z](?:[\w-]*[a-zA-Z0-9])?)(?=[\s=>\"'{])")
WORD = re.compile(r"[a-zA-Z]+")


def texts(*patterns: str) -> str:
    files: Iterable[Path] = (file for pattern in patterns for file in sorted(ROOT.glob(pattern)))
    here = Path(__file__)
    return "\n".join(
        file.read_text("utf-8") for file in files if file != here and "node_modules" not in file.parts
    )


def camel(name: str) -> str:
    """As a script calls it: data-too-large is dataset.tooLarge."""
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


# What makes HTML beside the templates: blocks, and extensions of Markdown.
MAKERS = (
    "hooks/pages/*.py",
    *("hooks/worksheet/block.py", "hooks/worksheet/controls.py", "hooks/worksheet/blocks/*/__init__.py"),
)


def lost(makers: tuple[str, ...], *readers: str) -> list[str]:
    """The attributes that these files write and none of the readers, no script and no style asks for."""
    scripts = set(WORD.findall(texts("docs/assets/scripts/*.js")))
    others = texts(
        "docs/assets/s*/*.js", "docs/assets/styles/*.css", "hooks/**/*.css", "tests/**/*.py", *readers
    )
    asked = set(re.findall(r"data-([a-z]+(?:[-_][a-z]+)*)", others)) | {
        f"{NAME}-{fact}"[5:] for fact in ATTRIBUTES
    }
    written = {
        (name, file.relative_to(ROOT).as_posix())
        for pattern in makers
        for file in sorted(ROOT.glob(pattern))
        for name in ATTRIBUTE.findall(file.read_text("utf-8"))
    }
    assert len(written) > 10
    return [
        f"{file}: data-{name}"
        for name, file in sorted(written)
        if name not in asked and camel(name) not in scripts
    ]


def test_every_attribute_of_a_template_is_asked_for() -> None:
    assert not lost(("overrides/**/*.html",), "hooks/**/*.py"), "nobody asks for these; were they renamed?"


def test_every_attribute_that_a_block_writes_is_asked_for() -> None:
    readers = (
        "hooks/press/**/*.py",
        "hooks/publish/*.py",
        "hooks/worksheet/paper.py",
        "hooks/worksheet/blocks/*/paper.py",
    )
    assert not lost(MAKERS, *readers), "nobody asks for these; were they renamed?"


def test_every_attribute_that_a_script_or_style_asks_for_is_there() -> None:
    made = texts(
        "overrides/**/*.html", "hooks/**/*.py", "docs/assets/scripts/*.js", "docs/assets/styles/*.css"
    )
    there = set(re.findall(r"data-([a-z]+(?:-[a-z]+)*)", texts("overrides/**/*.html", "hooks/**/*.py")))
    there |= set(re.findall(r"dataset\.([a-z]+)\s*=[^=]", made))  # what a script sets itself
    asked = set(
        re.findall(
            r"\[data-([a-z]+(?:-[a-z]+)*)", texts("docs/assets/scripts/*.js", "docs/assets/styles/*.css")
        )
    )
    assert asked - there == set()
