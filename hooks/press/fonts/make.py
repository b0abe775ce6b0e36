"""python -m press.fonts.make: the published WOFF2 files → the TrueType files beside this module."""

from __future__ import annotations

import io
import sys
from collections.abc import Collection
from pathlib import Path

from fontTools.ttLib import TTFont

from press.fonts import FOLDER, FORM

# Tables that no reader of a PDF looks at in the font of a form.
UNUSED = {"GPOS", "GSUB", "GDEF", "STAT", "gasp"}
TYPED = "atkinson-400"


def truetype(woff2: Path, without: Collection[str] = ()) -> bytes:
    """The same font, unpacked. A new date in its head would change the bytes of every PDF."""
    out = io.BytesIO()
    with TTFont(woff2, recalcTimestamp=False) as font:
        font.flavor = None
        for table in set(without) & set(font.keys()):
            del font[table]
        font.save(out)
    return out.getvalue()


def made(published: Path) -> dict[str, bytes]:
    """Every TrueType file by its name, from the folder of the published ones."""
    files = {f"{path.stem}.ttf": truetype(path) for path in sorted(published.glob("*.woff2"))}
    return files | {FORM.name: truetype(published / f"{TYPED}.woff2", UNUSED)}


if __name__ == "__main__":
    for name, data in made(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/assets/fonts")).items():
        (FOLDER / name).write_bytes(data)
