"""What form fields look like: the font of typed text, and appearance streams (ISO 32000-1, 12.5.5) of each of their states, so
that a reader that draws no fields of its own still shows a tick, a filled circle, an empty line."""

import io

from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

import palette
from fonts import FORM_FONT

INK = palette.pdf_rgb(palette.INK)
# The length of a control point's handle for a quarter circle, as a part of its radius.
KAPPA = 0.5523
NONSYMBOLIC = 1 << 5  # a flag of ISO 32000-1, table 123: the letters of a Latin alphabet
CHAR_CODES = range(32, 256)


def tick(width: float, height: float) -> str:
    points = [(0.20, 0.50), (0.42, 0.24), (0.82, 0.80)]
    path = " ".join(
        f"{x * width:.2f} {y * height:.2f} {'m' if at == 0 else 'l'}" for at, (x, y) in enumerate(points)
    )
    return f"q {INK} RG {0.13 * height:.2f} w 1 J 1 j {path} S Q"


def disc(width: float, height: float) -> str:
    """A filled circle within the drawn one."""
    x, y, r = width / 2, height / 2, 0.29 * min(width, height)
    k = KAPPA * r
    return (
        f"q {INK} rg {x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f Q"
    )


def appearance_stream(pdf: Pdf, widget: str, width: float, height: float, resources: Object) -> Object:
    """`widget`: "check" or "radio" (when on), "text" (with these resources), or "empty". Sizes in points."""
    drawings = {"check": tick, "radio": disc, "text": lambda *_: "/Tx BMC EMC", "empty": lambda *_: ""}
    stream = Stream(pdf, drawings[widget](width, height).encode("ascii"))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, round(width, 3), round(height, 3)])
    stream.Resources = resources if widget == "text" else Dictionary()
    return pdf.make_indirect(stream)


def embed_font(pdf: Pdf) -> Object:
    """Embeds FORM_FONT as a simple font in WinAnsi encoding, in which any PDF reader can set text, with its metrics in thousandths
    of an em: the widths of CHAR_CODES, and what a font descriptor has (ISO 32000-1, table 122)."""
    raw = FORM_FONT.read_bytes()
    font = TTFont(io.BytesIO(raw))
    head, hhea, cmap, metrics = font["head"], font["hhea"], font.getBestCmap(), font["hmtx"]
    scale = 1000 / head.unitsPerEm

    def width(code: int) -> int:
        glyph = cmap.get(ord(bytes([code]).decode("cp1252", errors="replace")), ".notdef")
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
    simple_font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=CHAR_CODES.start,
        LastChar=CHAR_CODES.stop - 1,
        Widths=Array(map(width, CHAR_CODES)),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(simple_font)
