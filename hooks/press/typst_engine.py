"""Typst: a layout and its data → PDF or PNG bytes, in the site's own fonts, and those that are built into Typst."""

import json
import os
import shutil
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

import fonts
from press.errors import Origin, PressError, UnsettledError

# What layouts in different folders have in common. Each finds it beside its entry file.
SHARED = Path(__file__).with_name("balanced.typ")
# The folder for a worker's workspaces, removed when it ends. Without one, files are kept in memory.
workspaces: Path | None = None


@lru_cache(maxsize=1)
def load_fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.FOLDER)])


@cache
def open_workspace(entry: Path, folder: Path) -> tuple[Path, dict[str, bytes], typst.Compiler]:
    """A folder with a copy of a layout, the files that were added to it, and one compiler for all documents that are made with it, as
    Typst parses only files that have changed, which saves a third of each layout's time."""
    copy = folder / f"{entry.stem}-{os.getpid()}"
    shutil.copytree(entry.parent, copy)
    compiler = typst.Compiler(copy / entry.name, root=copy, font_paths=load_fonts(), ignore_system_fonts=True)
    return copy, {}, compiler


def write_over(path: Path, content: bytes) -> None:
    """Writes a file without emptying it first: some file systems write one that was empty to the disk at once."""
    path.parent.mkdir(exist_ok=True)
    with path.open("r+b" if path.exists() else "wb") as file:
        file.write(content)
        file.truncate()


def json_files(**data: Any) -> dict[str, bytes]:
    """Values as files: data=… becomes "data.json"."""
    return {f"{name}.json": json.dumps(value, ensure_ascii=False).encode() for name, value in data.items()}


def compiler(entry: Path, files: dict[str, bytes]) -> typst.Compiler:
    """A compiler of the entry file with `files`, by their paths in its folder; for use before the next call. Typst caches a layout as
    long as the files that it was made from are the same. So each piece of data is a file: a changed input invalidates everything."""
    files = {SHARED.name: SHARED.read_bytes()} | files
    if workspaces:
        copy, added, shared = open_workspace(entry, workspaces)
        for name, content in files.items():
            if added.get(name) != content:
                write_over(copy / name, content)
                added[name] = content
        return shared
    # Files in memory are documented in typst-py's README, but missing from its types.
    return typst.Compiler(  # type: ignore[type-var]
        {"main.typ": entry.read_bytes(), **files},
        root=str(entry.parent),
        font_paths=load_fonts(),
        ignore_system_fonts=True,
    )


def compile(compiler: typst.Compiler, origin: Origin, **options: Any) -> bytes:
    """The compiled document; of several PNG pages, the first. Raises PressError for errors and warnings of Typst, and
    UnsettledError if page numbers were still changing after five layouts."""
    try:
        output, warnings = compiler.compile_with_warnings(**options)
    except typst.TypstError as error:
        message = " ".join([error.message.removeprefix("panicked with: "), *error.hints])
        raise PressError.at(origin, message) from None
    if messages := [warning.message for warning in warnings]:
        is_unsettled = any("did not converge within" in message for message in messages)
        raise (UnsettledError if is_unsettled else PressError).at(origin, *messages)
    if isinstance(output, list):
        output = output[0]
    assert isinstance(output, bytes)
    return output


def render_png(entry: Path, data: dict[str, Any], origin: Origin, ppi: int) -> bytes:
    """A card, an icon or a cover as Typst writes a PNG: that of Pillow, though smaller, has other bytes on other systems."""
    return compile(compiler(entry, json_files(data=data)), origin, format="png", ppi=ppi)
