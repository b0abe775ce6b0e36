"""Typst: a layout and its data → PDF or PNG bytes, in the site's own fonts alone."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from press import fonts
from press.errors import PressError


@lru_cache(maxsize=1)
def load_fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.FOLDER)]
    )


def encoded(**data: Any) -> dict[str, bytes]:
    """Pieces of data as files: data=… is "data.json"."""
    return {f"{name}.json": json.dumps(value, ensure_ascii=False).encode() for name, value in data.items()}


def compiler(entry: Path, files: dict[str, bytes]) -> typst.Compiler:
    """For one use: the entry file with `files` beside it, which are in memory, by their paths in the entry's folder.

    Typst keeps what it has laid out as long as the files are the same that it was made from. Each piece of data
    is a file of its own, not an input: a changed input makes everything anew.
    """
    # Its README has files in memory; its types have not.
    return typst.Compiler(  # type: ignore[type-var]
        {"main.typ": entry.read_bytes(), **files},
        root=str(entry.parent),
        font_paths=load_fonts(),
        ignore_system_fonts=True,
    )


def compile(compiler: typst.Compiler, where: str, **options: Any) -> bytes:
    """Raises PressError with what Typst says, warnings too. `where` is the author's file."""
    try:
        out, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        raise PressError(f"{where}: {error.message} {' '.join(error.hints)}".rstrip()) from None
    if warnings:
        raise PressError(*(f"{where}: {warning.message}" for warning in warnings))
    if isinstance(out, list):
        out = out[0]
    assert isinstance(out, bytes)
    return out


def png(entry: Path, data: dict[str, Any], where: str) -> bytes:
    """A picture of two dots a point (144 ppi): a card or a cover."""
    return compile(compiler(entry, encoded(data=data)), where, format="png", ppi=144)
