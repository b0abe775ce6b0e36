"""Adds form fields to a finished layout.

The layout has links to "field:<number>". Each becomes a widget with the same rectangle and the same tag (Link → Form), so
that the Tab key follows the reading order.
"""

import hashlib
import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf, String

from press.errors import Origin, PressError
from press.jobs import Controls
from press.pdf.field_appearance import INK, appearance_stream, embed_font
from press.pdf.papers import place_on
from worksheet.paper import Control

LINK_PREFIX = "field:"
# The file identifier (ISO 32000-1, 14.4) that qpdf writes with static_id. Its deterministic_id would write everything twice,
# which is most of the time of a save.
STATIC_ID = b"31415926535897932384626433832795"
# Flags of fields and annotations: ISO 32000-1, tables 228 (multiline, bit 13), 226 (radio, bit 16) and 165 (print, bit 3).
MULTILINE = 1 << 12
RADIO = 1 << 15
PRINT = 1 << 2
# The DA entry of text fields: font, size and color of typed text. With size 0 the PDF reader chooses one so that all text can be
# seen (ISO 32000-1, 12.7.3.3), in print too; in a multiline field none takes more than 12.
APPEARANCE = String(f"/Form 0 Tf {INK} rg")


def finish_pdf(
    data: bytes, controls: Controls, papers: Sequence[str], layout_paper: str, origin: Origin
) -> list[bytes]:
    """A PDF that was laid out for `layout_paper` on each of `papers`, that one first, with each link turned into the control of its number. Raises
    PressError unless they match one to one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # Poppler reports this entry, which is false, as the default is, as an error.
        if "/Suspects" in pdf.Root.MarkInfo:
            del pdf.Root.MarkInfo.Suspects
        if controls:
            add_form(pdf, controls, origin)
        out = []
        for paper in papers:
            if paper != layout_paper:
                place_on(pdf, paper)
            out.append(save(pdf))
        return out


def save(pdf: Pdf) -> bytes:
    """The file, with an identifier that its own bytes decide."""
    out = io.BytesIO()
    pdf.save(out, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    raw = out.getvalue()
    return raw.replace(STATIC_ID, hashlib.sha256(raw).hexdigest()[:32].encode())


def add_form(pdf: Pdf, controls: Controls, origin: Origin) -> None:
    """Turns links into widgets. Raises PressError for a control without its one link."""
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(Form=embed_font(pdf))))
    builder = WidgetBuilder(pdf, resources)
    seen: set[int] = set()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", Array()):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if not address.startswith(LINK_PREFIX):
                continue
            number = int(address.removeprefix(LINK_PREFIX))
            name, control = controls[number]
            if number in seen:
                raise PressError.at(origin, f'the field "{control.label}" is split over two pages.')
            seen.add(number)
            builder.add(annotation, page, name, control)
    if missing := sorted(set(range(len(controls))) - seen):
        labels = ", ".join(controls[number][1].label for number in missing[:3])
        raise PressError.at(origin, f"the layout has no place for: {labels}.")
    form = Dictionary(Fields=Array(builder.fields), DR=resources, DA=APPEARANCE, SigFlags=0)
    pdf.Root.AcroForm = pdf.make_indirect(form)


class WidgetBuilder:
    """The widgets of a document. Radio buttons of one name share a parent field, widgets of one kind and size an appearance."""

    def __init__(self, pdf: Pdf, resources: Object) -> None:
        self.pdf, self.resources = pdf, resources
        self.tags = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        self.fields: list[Object] = []
        self.groups: dict[str, Object] = {}
        self.appearances: dict[tuple[str, int, int], Object] = {}

    def appearance(self, widget: str, width: float, height: float) -> Object:
        key = (widget, round(width * 100), round(height * 100))
        if key not in self.appearances:
            self.appearances[key] = appearance_stream(self.pdf, widget, width, height, self.resources)
        return self.appearances[key]

    def button_states(self, widget: str, on: str, size: tuple[float, float]) -> Dictionary:
        """The appearances of a button in its state `on` and in "Off"."""
        states = {f"/{on}": self.appearance(widget, *size), "/Off": self.appearance("empty", *size)}
        return Dictionary(N=Dictionary(states))

    def add(self, annotation: Object, page: pikepdf.Page, name: str, control: Control) -> None:
        """Turns a link annotation into a widget, and its tag (ISO 32000-1, 14.7.4.4) from Link into Form."""
        left, bottom, right, top = (float(v) for v in annotation.Rect)
        size = (right - left, top - bottom)
        del annotation.A, annotation.Border
        annotation.Subtype, annotation.F, annotation.P = Name.Widget, PRINT, page.obj
        annotation.TU = annotation.Contents = String(control.label)
        annotation.MK = Dictionary()
        self.tags[int(annotation.StructParent)].S = Name.Form
        if control.widget == "radio":
            self.add_radio(annotation, name, control, size)
            return
        annotation.T = String(name)
        self.fields.append(annotation)
        if control.widget == "check":
            annotation.FT, annotation.AS, annotation.V = Name.Btn, Name.Off, Name.Off
            annotation.AP = self.button_states("check", "Yes", size)
            return
        annotation.FT, annotation.DA = Name.Tx, APPEARANCE
        annotation.AP = Dictionary(N=self.appearance("text", *size))
        if control.widget != "line":
            annotation.Ff = MULTILINE

    def add_radio(self, annotation: Object, name: str, control: Control, size: tuple[float, float]) -> None:
        """A second click on the chosen button clears it, as any answer may stay empty."""
        if name not in self.groups:
            parent = Dictionary(
                FT=Name.Btn, Ff=RADIO, T=String(name), TU=String(control.group), V=Name.Off, Kids=Array()
            )
            self.groups[name] = self.pdf.make_indirect(parent)
            self.fields.append(self.groups[name])
        annotation.Parent, annotation.AS = self.groups[name], Name.Off
        annotation.AP = self.button_states("radio", control.value, size)
        self.groups[name].Kids.append(annotation)
