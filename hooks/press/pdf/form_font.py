"""The font of typed text, embedded as a simple font: any PDF reader can set text in it."""

import io
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

NONSYMBOLIC = 1 << 5  # a flag of ISO 32000-1, table 123: the letters of a Latin alphabet
CHAR_CODES = range(32, 256)


class FontData(NamedTuple):
    """The file of a font, its name, and its metrics in thousandths of an em: the widths of CHAR_CODES, and those that a font
    descriptor has (ISO 32000-1, table 122)."""

    raw: bytes
    name: str
    widths: list[int]
    descriptor: dict[str, Any]


@lru_cache(maxsize=4)
def read_font(path: Path) -> FontData:
    raw = path.read_bytes()
    font = TTFont(io.BytesIO(raw))
    scale = 1000 / font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]

    def width(code: int) -> int:
        letter = bytes([code]).decode("cp1252", errors="replace")
        glyph = cmap.get(ord(letter), ".notdef")
        return int(metrics[glyph][0] * scale + 0.5)

    descriptor = {
        "FontBBox": [round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "Ascent": round(hhea.ascent * scale),
        "Descent": round(hhea.descent * scale),
        "CapHeight": round(getattr(os2, "sCapHeight", 700) * scale),
        "MissingWidth": width(0x7F),
    }
    return FontData(raw, font["name"].getDebugName(6) or "Form", list(map(width, CHAR_CODES)), descriptor)


def embed(pdf: Pdf, path: Path) -> pikepdf.Object:
    """Embeds a TrueType font in WinAnsi encoding, with its widths."""
    font = read_font(path)
    name = Name("/" + font.name)
    file = Stream(pdf, font.raw)
    file.Length1 = len(font.raw)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=NONSYMBOLIC,
        ItalicAngle=0,
        StemV=80,
        FontFile2=pdf.make_indirect(file),
        **font.descriptor,
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=CHAR_CODES.start,
            LastChar=CHAR_CODES.stop - 1,
            Widths=Array(font.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
