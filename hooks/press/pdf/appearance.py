"""What a field looks like in each of its states, drawn once and stored in the PDF.

A reader that draws nothing of its own still shows a tick, a filled circle, an empty line.
"""

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

import colors

INK = colors.in_pdf(colors.INK)
# How far a circle's handles reach, as a part of its radius.
KAPPA = 0.5523


def form(pdf: Pdf, wide: float, tall: float, drawing: str, resources: pikepdf.Object | None = None) -> Stream:
    stream = Stream(pdf, drawing.encode("ascii"))
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array([0, 0, round(wide, 3), round(tall, 3)])
    stream.Resources = resources if resources is not None else Dictionary()
    return pdf.make_indirect(stream)


def tick(wide: float, tall: float) -> str:
    """A tick that fills its box as a pen would."""
    points = [(0.20, 0.50), (0.42, 0.24), (0.82, 0.80)]
    path = " ".join(
        f"{x * wide:.2f} {y * tall:.2f} {'m' if at == 0 else 'l'}" for at, (x, y) in enumerate(points)
    )
    return f"q {INK} RG {0.13 * tall:.2f} w 1 J 1 j {path} S Q"


def disc(wide: float, tall: float) -> str:
    """A filled circle within the drawn one."""
    x, y, r = wide / 2, tall / 2, 0.29 * min(wide, tall)
    k = KAPPA * r
    return (
        f"q {INK} rg {x + r:.2f} {y:.2f} m "
        f"{x + r:.2f} {y + k:.2f} {x + k:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c "
        f"{x - k:.2f} {y + r:.2f} {x - r:.2f} {y + k:.2f} {x - r:.2f} {y:.2f} c "
        f"{x - r:.2f} {y - k:.2f} {x - k:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c "
        f"{x + k:.2f} {y - r:.2f} {x + r:.2f} {y - k:.2f} {x + r:.2f} {y:.2f} c f Q"
    )


class AppearanceCache:
    """Appearance streams of one document; equal ones are stored once."""

    def __init__(self, pdf: Pdf, resources: pikepdf.Object) -> None:
        self.pdf = pdf
        self.resources = resources
        self.kept: dict[tuple[str, int, int], Stream] = {}

    def get(self, widget: str, wide: float, tall: float) -> Stream:
        key = (widget, round(wide * 100), round(tall * 100))
        if key not in self.kept:
            drawings = {"check": tick, "radio": disc}
            text = (
                "/Tx BMC EMC"
                if widget == "text"
                else drawings[widget](wide, tall)
                if widget in drawings
                else ""
            )
            resources = self.resources if widget == "text" else None
            self.kept[key] = form(self.pdf, wide, tall, text, resources)
        return self.kept[key]

    def states(self, widget: str, on: str, wide: float, tall: float) -> Dictionary:
        """Both states of a button."""
        both = {f"/{on}": self.get(widget, wide, tall), "/Off": self.get("empty", wide, tall)}
        return Dictionary(N=Dictionary(both))
