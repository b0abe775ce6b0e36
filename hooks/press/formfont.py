"""The font of typed text, embedded as a simple font: any reader can set what somebody types."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

NONSYMBOLIC = 32


def embed(pdf: Pdf, path: Path) -> pikepdf.Object:
    """A TrueType font in WinAnsi encoding, widths included."""
    raw = path.read_bytes()
    # Read from memory: nothing stays open.
    font = TTFont(io.BytesIO(raw))
    scale = 1000 / font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    name = Name("/" + (font["name"].getDebugName(6) or "Form"))

    def width(code: int) -> int:
        letter = bytes([code]).decode("cp1252", errors="replace")
        glyph = cmap.get(ord(letter), ".notdef")
        return int(metrics[glyph][0] * scale + 0.5)

    file = Stream(pdf, raw)
    file.Length1 = len(raw)
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=NONSYMBOLIC,
            FontBBox=Array([round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)]),
            ItalicAngle=0,
            Ascent=round(hhea.ascent * scale),
            Descent=round(hhea.descent * scale),
            CapHeight=round(getattr(os2, "sCapHeight", 700) * scale),
            StemV=80,
            MissingWidth=width(0x7F),
            FontFile2=pdf.make_indirect(file),
        )
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=32,
            LastChar=255,
            Widths=Array([width(code) for code in range(32, 256)]),
            FontDescriptor=descriptor,
        )
    )
