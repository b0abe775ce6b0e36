"""The font of typed text, embedded as a simple font: any PDF reader can set text in it."""

import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

NONSYMBOLIC = 1 << 5  # a flag of ISO 32000-1, table 123: the letters of a Latin alphabet
CHAR_CODES = range(32, 256)


@dataclass(frozen=True)
class FontMetrics:
    """The file of a font and its metrics, in thousandths of an em."""

    raw: bytes
    name: str
    bbox: list[int]
    ascent: int
    descent: int
    cap_height: int
    widths: list[int]
    missing_width: int


@lru_cache(maxsize=4)
def read_metrics(path: Path) -> FontMetrics:
    raw = path.read_bytes()
    font = TTFont(io.BytesIO(raw))
    scale = 1000 / font["head"].unitsPerEm
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    head, hhea, os2 = font["head"], font["hhea"], font["OS/2"]

    def width(code: int) -> int:
        letter = bytes([code]).decode("cp1252", errors="replace")
        glyph = cmap.get(ord(letter), ".notdef")
        return int(metrics[glyph][0] * scale + 0.5)

    return FontMetrics(
        raw=raw,
        name=font["name"].getDebugName(6) or "Form",
        bbox=[round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
        ascent=round(hhea.ascent * scale),
        descent=round(hhea.descent * scale),
        cap_height=round(getattr(os2, "sCapHeight", 700) * scale),
        widths=[width(code) for code in CHAR_CODES],
        missing_width=width(0x7F),
    )


def embed(pdf: Pdf, path: Path) -> pikepdf.Object:
    """Embeds a TrueType font in WinAnsi encoding, with its widths."""
    font = read_metrics(path)
    name = Name("/" + font.name)
    file = Stream(pdf, font.raw)
    file.Length1 = len(font.raw)
    descriptor = pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=NONSYMBOLIC,
            FontBBox=Array(font.bbox),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.cap_height,
            StemV=80,
            MissingWidth=font.missing_width,
            FontFile2=pdf.make_indirect(file),
        )
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
            FontDescriptor=descriptor,
        )
    )
