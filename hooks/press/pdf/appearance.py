"""Appearance streams of form fields: what each looks like in each of its states (ISO 32000-1, 12.5.5).

So a reader that draws no fields of its own still shows a tick, a filled circle, an empty line.
"""

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

import colors

INK = colors.pdf_rgb(colors.INK)
# The length of a control point's handle for a quarter circle, as a part of its radius.
KAPPA = 0.5523


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
