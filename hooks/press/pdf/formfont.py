"""The font of typed text, embedded as a simple font: any reader can set what somebody types."""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

NONSYMBOLIC = 1 << 5  # ISO 32000-1, table 123: its letters are those of a Latin alphabet
CODES = range(32, 256)


@dataclass(frozen=True)
class Measured:
    """What a PDF says of the font beside its file, in thousandths of its size."""

    raw: bytes
    name: str
    box: list[int]
    ascent: int
    descent: int
    capitals: int
    widths: list[int]
    missing: int


@lru_cache(maxsize=4)
def measured(path: Path) -> Measured:
    raw = path.read_bytes()
    # Read from memory: nothing stays open.
    font = TTFont(io.BytesIO(raw))
    scale = 1000 / font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]

    def width(code: int) -> int:
        letter = bytes([code]).decode("cp1252", errors="replace")
        glyph = cmap.get(ord(letter), ".notdef")
        return int(metrics[glyph][0] * scale + 0.5)

    return Measured(
        raw=raw,
        name=font["name"].getDebugName(6) or "Form",
        box=[round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
        ascent=round(hhea.ascent * scale),
        descent=round(hhea.descent * scale),
        capitals=round(getattr(os2, "sCapHeight", 700) * scale),
        widths=[width(code) for code in CODES],
        missing=width(0x7F),
    )


def embed(pdf: Pdf, path: Path) -> pikepdf.Object:
    """A TrueType font in WinAnsi encoding, widths included."""
    font = measured(path)
    name = Name("/" + font.name)
    file = Stream(pdf, font.raw)
    file.Length1 = len(font.raw)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=NONSYMBOLIC,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.capitals,
            StemV=80,
            MissingWidth=font.missing,
            FontFile2=pdf.make_indirect(file),
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=CODES.start,
            LastChar=CODES.stop - 1,
            Widths=Array(font.widths),
            FontDescriptor=descriptor,
        )
    )
