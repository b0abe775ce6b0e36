"""Typst: a layout and its data → PDF or PNG bytes, in the site's own fonts alone."""

import json
import os
import shutil
from functools import cache, lru_cache
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


# The folder for desks of a worker, which is removed after it. Whoever has none keeps files in memory.
desks: Path | None = None


class Desk:
    """A folder with a layout, in which one document after the other is made: Typst reads again what has changed alone. It
    takes a third off each layout."""

    def __init__(self, folder: Path, entry: Path) -> None:
        shutil.copytree(entry.parent, folder)
        self.folder, self.lying = folder, dict[str, bytes]()
        self.typst = typst.Compiler(
            folder / entry.name, root=folder, font_paths=load_fonts(), ignore_system_fonts=True
        )

    def with_files(self, files: dict[str, bytes]) -> typst.Compiler:
        for name, content in files.items():
            if self.lying.get(name) != content:
                (self.folder / name).parent.mkdir(exist_ok=True)
                (self.folder / name).write_bytes(content)
                self.lying[name] = content
        return self.typst


@cache
def desk(entry: Path, folder: Path) -> Desk:
    return Desk(folder / f"{entry.stem}-{os.getpid()}", entry)


def encoded(**data: Any) -> dict[str, bytes]:
    """Pieces of data as files: data=… is "data.json"."""
    return {f"{name}.json": json.dumps(value, ensure_ascii=False).encode() for name, value in data.items()}


def compiler(entry: Path, files: dict[str, bytes]) -> typst.Compiler:
    """For one use: the entry file with `files` beside it, by their paths in the entry's folder.

    Typst keeps what it has laid out as long as the files are the same that it was made from. Each piece of data
    is a file of its own, not an input: a changed input makes everything anew.
    """
    if desks:
        return desk(entry, desks).with_files(files)
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
