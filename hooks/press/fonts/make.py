"""python -m press.fonts.make: the published WOFF2 files → the TrueType files beside this module."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from press.fonts import FOLDER, FORM

# Tables that no reader of a PDF looks at in the font of a form.
UNUSED = {"GPOS", "GSUB", "GDEF", "STAT", "gasp"}
TYPED = "atkinson-400"
# The end of the name of what holds the letters of central and eastern Europe.
FURTHER = "-ext"


def place(name: str) -> Path:
    """Where a made font stands."""
    return FORM if name == FORM.name else FOLDER / name


def truetype(woff2: Path, without: Collection[str] = ()) -> bytes:
    """The same font, unpacked. A new date in its head would change the bytes of every PDF."""
    with TTFont(woff2, recalcTimestamp=False) as font:
        font.flavor = None
        for table in set(without) & set(font.keys()):
            del font[table]
        return _saved(font)


def joined(woff2: Path, further: Path) -> bytes:
    """A face with its further letters in one file: a page loads the two apart, and paper has no second choice."""
    parts, dates = [], []
    for path in (woff2, further):
        with TTFont(path, recalcTimestamp=False) as font:
            font.flavor = None
            dates.append((font["head"].created, font["head"].modified))
            # Of the further letters only their shapes: their kerning among themselves is not worth a table.
            for table in {"vhea", "vmtx", *(UNUSED if path == further else ())} & set(font.keys()):
                del font[table]
            parts.append(io.BytesIO(_saved(font)))
    whole = Merger().merge(parts)
    whole.recalcTimestamp = False
    whole["head"].created, whole["head"].modified = dates[0]
    return _saved(whole)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def made(published: Path) -> dict[str, bytes]:
    """Every TrueType file by its name, from the folder of the published ones."""
    faces = [path for path in sorted(published.glob("*.woff2")) if not path.stem.endswith(FURTHER)]
    files = {f"{path.stem}.ttf": joined(path, path.with_stem(path.stem + FURTHER)) for path in faces}
    return files | {FORM.name: truetype(published / f"{TYPED}.woff2", UNUSED)}


if __name__ == "__main__":
    for name, data in made(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/assets/fonts")).items():
        place(name).write_bytes(data)
