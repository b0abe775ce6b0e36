"""python -m fonts.make: writes the files beside this module from the published WOFF2 files."""

import io
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Set
from pathlib import Path

import typst
from fontTools.merge import Merger
from fontTools.ttLib import TTFont

from fonts import COVERAGE, EMOJI, EMOJI_FONT, FOLDER, FORM_FONT, SANS, SERIF, SYMBOLS

# Tables that a PDF reader does not use in the font of a form.
UNUSED_TABLES = {"GPOS", "GSUB", "GDEF", "STAT", "gasp"}
# Numbers of the OpenType specification: a lookup that adjusts pairs of glyphs, by classes of glyphs.
PAIRS, CLASSES = 2, 2
VERTICAL_TABLES = {"vhea", "vmtx"}
FORM_FACE = "atkinson-400"
# The suffix of files with the letters of central and eastern Europe.
EXTENDED = "-ext"
# The blocks of Unicode from General Punctuation to Miscellaneous Symbols and Arrows; of these signs, numbers and punctuation, no letters.
SYMBOL_BLOCKS = range(0x2000, 0x2C00)
EACH_IN_A_BOX = b"""
#set page(width: auto, height: auto)
#set text(font: sys.inputs.family, weight: int(sys.inputs.weight), fallback: false)
#for character in sys.inputs.characters.clusters() { box(text(character)) }
"""


def to_truetype(woff2: Path, without: Set[str]) -> bytes:
    """The same font as TrueType, without some tables. Its date is kept: a new one would change the bytes of every PDF."""
    with TTFont(woff2, recalcTimestamp=False) as font:
        font.flavor = None
        for table in without & {*font.keys()}:
            del font[table]
        return _save(font)


def merge(woff2: Path, extended: Path) -> bytes:
    """A face and its extended letters in one TrueType file. Pages load them separately; Typst has no second choice."""
    # The extended letters without kerning, which is not worth a table.
    parts = [to_truetype(woff2, VERTICAL_TABLES), to_truetype(extended, VERTICAL_TABLES | UNUSED_TABLES)]
    merged = Merger().merge([io.BytesIO(part) for part in parts])
    merged.recalcTimestamp = False
    drop_space_kerning(merged)
    with TTFont(woff2) as font:
        merged["head"].created, merged["head"].modified = font["head"].created, font["head"].modified
    return _save(merged)


def drop_space_kerning(font: TTFont) -> None:
    """Takes the space out of the pairs of classes in the kerning, where it moves a word by a fiftieth of its size. Where it is
    kerned, Typst shapes a line anew each time that it tries to end it there: a quarter of a layout's time."""
    space = font.getBestCmap()[ord(" ")]
    subtables = [
        getattr(subtable, "ExtSubTable", subtable)
        for lookup in font["GPOS"].table.LookupList.Lookup
        for subtable in lookup.SubTable
    ]
    for pairs in subtables:
        if pairs.LookupType == PAIRS and pairs.Format == CLASSES:
            pairs.Coverage.glyphs = [glyph for glyph in pairs.Coverage.glyphs if glyph != space]
            for classes in (pairs.ClassDef1, pairs.ClassDef2):
                classes.classDefs.pop(space, None)


def _save(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def font_files(published: Path) -> dict[Path, bytes]:
    """The content of every file, by its path, from the folder of the published files."""
    faces = [path for path in sorted(published.glob("*.woff2")) if not path.stem.endswith(EXTENDED)]
    files = {FOLDER / f"{path.stem}.ttf": merge(path, path.with_stem(path.stem + EXTENDED)) for path in faces}
    form = to_truetype(published / f"{FORM_FACE}.woff2", UNUSED_TABLES)
    coverage = read_coverage([*files.values(), EMOJI_FONT.read_bytes()]) | {SYMBOLS: built_in_symbols()}
    return files | {FORM_FONT: form, COVERAGE: json.dumps(coverage, indent=0).encode()}


def read_coverage(faces: Iterable[bytes]) -> dict[str, str]:
    """The characters that every face of a family draws, by the family's name."""
    drawn: dict[str, set[int]] = {}
    for face in faces:
        with TTFont(io.BytesIO(face), lazy=True) as font:
            name, points = str(font["name"].getDebugName(1)), set(font.getBestCmap())
        family = next(family for family in (SERIF, SANS, EMOJI) if name.startswith(family))
        drawn[family] = drawn.get(family, points) & points
    return {family: "".join(map(chr, sorted(points))) for family, points in drawn.items()}


def built_in_symbols() -> str:
    """The symbols that both upright faces of SYMBOLS draw. Typst does not tell; it draws all that are missing alike."""
    fonts = typst.Fonts(include_system_fonts=False)
    missing = "\ue000"
    symbols = missing + "".join(c for c in map(chr, SYMBOL_BLOCKS) if unicodedata.category(c)[0] in "SNP")
    drawn = []
    for weight in ("400", "700"):
        inputs = {"family": SYMBOLS, "weight": weight, "characters": symbols}
        svg = typst.compile(EACH_IN_A_BOX, format="svg", font_paths=fonts, sys_inputs=inputs)
        first, *glyphs = re.findall(r'<g transform="translate.*?href="#(\w+)"', svg.decode())
        assert len(glyphs) == len(symbols) - 1
        drawn.append([glyph != first for glyph in glyphs])
    return "".join(c for c, regular, bold in zip(symbols[1:], *drawn, strict=True) if regular and bold)


if __name__ == "__main__":
    for path, content in font_files(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/assets/fonts")).items():
        path.write_bytes(content)
