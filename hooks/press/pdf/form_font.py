"""The font of typed text, embedded as a simple font: any PDF reader can set text in it."""

import io

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from fonts import FORM_FONT

NONSYMBOLIC = 1 << 5  # a flag of ISO 32000-1, table 123: the letters of a Latin alphabet
CHAR_CODES = range(32, 256)


def embed(pdf: Pdf) -> pikepdf.Object:
    """Embeds FORM_FONT in WinAnsi encoding, with its metrics in thousandths of an em: the widths of CHAR_CODES, and what
    a font descriptor has (ISO 32000-1, table 122)."""
    raw = FORM_FONT.read_bytes()
    font = TTFont(io.BytesIO(raw))
    head, hhea, cmap, metrics = font["head"], font["hhea"], font.getBestCmap(), font["hmtx"]
    scale = 1000 / head.unitsPerEm

    def width(code: int) -> int:
        letter = bytes([code]).decode("cp1252", errors="replace")
        glyph = cmap.get(ord(letter), ".notdef")
        return int(metrics[glyph][0] * scale + 0.5)

    name = Name("/" + font["name"].getDebugName(6))
    file = Stream(pdf, raw)
    file.Length1 = len(raw)
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=NONSYMBOLIC,
        ItalicAngle=0,
        StemV=80,
        FontFile2=pdf.make_indirect(file),
        FontBBox=[round(v * scale) for v in (head.xMin, head.yMin, head.xMax, head.yMax)],
        Ascent=round(hhea.ascent * scale),
        Descent=round(hhea.descent * scale),
        CapHeight=round(font["OS/2"].sCapHeight * scale),
        MissingWidth=width(0x7F),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=CHAR_CODES.start,
            LastChar=CHAR_CODES.stop - 1,
            Widths=Array(map(width, CHAR_CODES)),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
