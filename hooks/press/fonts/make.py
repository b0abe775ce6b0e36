"""python -m press.fonts.make: the published WOFF2 files → the TrueType files beside this module."""

import io
import sys
from collections.abc import Set
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from press.fonts import FOLDER, FORM

# Tables that no reader of a PDF looks at in the font of a form.
UNUSED = {"GPOS", "GSUB", "GDEF", "STAT", "gasp"}
# Those of writing from top to bottom.
VERTICAL = {"vhea", "vmtx"}
TYPED = "atkinson-400"
# The end of the name of what holds the letters of central and eastern Europe.
FURTHER = "-ext"


def truetype(woff2: Path, without: Set[str]) -> bytes:
    """The same font, unpacked. A new date in its head would change the bytes of every PDF."""
    with TTFont(woff2, recalcTimestamp=False) as font:
        font.flavor = None
        for table in without & {*font.keys()}:
            del font[table]
        return _saved(font)


def joined(woff2: Path, further: Path) -> bytes:
    """A face with its further letters in one file: a page loads the two apart, and paper has no second choice."""
    # Of the further letters only their shapes: their kerning among themselves is not worth a table.
    parts = [truetype(woff2, VERTICAL), truetype(further, VERTICAL | UNUSED)]
    whole = Merger().merge([io.BytesIO(part) for part in parts])
    whole.recalcTimestamp = False
    with TTFont(woff2) as font:
        whole["head"].created, whole["head"].modified = font["head"].created, font["head"].modified
    return _saved(whole)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def made(published: Path) -> dict[Path, bytes]:
    """Every TrueType file by its place, from the folder of the published ones."""
    faces = [path for path in sorted(published.glob("*.woff2")) if not path.stem.endswith(FURTHER)]
    files = {FOLDER / f"{path.stem}.ttf": joined(path, path.with_stem(path.stem + FURTHER)) for path in faces}
    return files | {FORM: truetype(published / f"{TYPED}.woff2", UNUSED)}


if __name__ == "__main__":
    for place, data in made(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/assets/fonts")).items():
        place.write_bytes(data)
