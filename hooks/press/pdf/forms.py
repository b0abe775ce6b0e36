"""A finished layout → the same PDF to fill in.

The layout holds links to "field:<number>". Each becomes a widget in its place: same rectangle, same
tag (Link → Form), so the order of reading is the order of the Tab key.
"""

import hashlib
import io
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from press.errors import PressError
from press.pdf import formfont
from press.pdf.appearance import INK, AppearanceCache
from worksheet.paper import Control

MARKER = "field:"
# What qpdf writes as the identifier of an edition (ISO 32000-1, 14.4) when it is told to have it fixed. It can take it
# from the contents, too, but then writes everything twice, which is most of the time that a save takes.
STATIC_ID = b"31415926535897932384626433832795"
# Flags of fields and annotations: ISO 32000-1, tables 228 (multiline, bit 13), 226 (radio, bit 16) and 165 (print, bit 3).
MULTILINE = 1 << 12
RADIO = 1 << 15
PRINTED = 1 << 2
# In points. 0 lets the reader of the PDF choose one so that all words are seen, as ISO 32000-2, 12.7.4.3 has it; in
# what holds many lines none takes more than 12.
SIZES = {"text": 0, "line": 11, "cell": 0}


def typed(widget: str) -> String:
    """How a reader of the PDF sets what somebody types."""
    return String(f"/Form {SIZES[widget]} Tf {INK} rg")


def finish(data: bytes, controls: list[tuple[str, Control]], font: Path, where: str) -> bytes:
    """Turn every marker into the control of its number; both must match one to one."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        # "Not suspect" is what its absence means too, and poppler takes the word for an error.
        if "/Suspects" in pdf.Root.MarkInfo and not pdf.Root.MarkInfo.Suspects:
            del pdf.Root.MarkInfo.Suspects
        for page in pdf.pages:
            if "/Annots" in page.obj:
                page.obj.Tabs = Name.S
        if controls:
            add_form(pdf, controls, font, where)
            retag(pdf)
        out = io.BytesIO()
        pdf.save(
            out,
            static_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        made = out.getvalue()
        return made.replace(STATIC_ID, hashlib.sha256(made).hexdigest()[:32].encode())


def add_form(pdf: Pdf, controls: list[tuple[str, Control]], font: Path, where: str) -> None:
    resources = pdf.make_indirect(Dictionary(Font=Dictionary(Form=formfont.embed(pdf, font))))
    maker = WidgetMaker(AppearanceCache(pdf, resources))
    seen: set[int] = set()
    for page in pdf.pages:
        for note in page.obj.get("/Annots", Array()):
            at = number_of(note)
            if at is None:
                continue
            name, control = controls[at]
            if at in seen:
                raise PressError(f'{where}: the field "{control.label}" is torn over two pages.')
            seen.add(at)
            maker.widget(note, page, name, control)
    if missing := sorted(set(range(len(controls))) - seen):
        lost = ", ".join(controls[at][1].label for at in missing[:3])
        raise PressError(f"{where}: the layout has no place for: {lost}.")
    pdf.Root.AcroForm = pdf.make_indirect(
        Dictionary(Fields=Array(maker.fields), DR=resources, DA=typed("line"), SigFlags=0)
    )


def number_of(note: Object) -> int | None:
    action = note.get("/A")
    address = str(action.get("/URI", "")) if action is not None else ""
    return int(address.removeprefix(MARKER)) if address.startswith(MARKER) else None


class WidgetMaker:
    """Makes widgets of one document; radio buttons of one name share a parent."""

    def __init__(self, drawn: AppearanceCache) -> None:
        self.drawn = drawn
        self.fields: list[Object] = []
        self.groups: dict[str, Object] = {}

    def widget(self, note: Object, page: pikepdf.Page, name: str, control: Control) -> None:
        """One link annotation becomes one widget."""
        left, bottom, right, top = (float(v) for v in note.Rect)
        size = (right - left, top - bottom)
        for key in ("/A", "/Border", "/C", "/Dest", "/H"):
            if key in note:
                del note[key]
        note.Subtype, note.F, note.P = Name.Widget, PRINTED, page.obj
        note.TU = note.Contents = String(control.label)
        note.MK = Dictionary()
        if control.widget == "radio":
            self.radio(note, name, control, size)
            return
        note.T = String(name)
        self.fields.append(note)
        if control.widget == "check":
            note.FT, note.AS, note.V = Name.Btn, Name.Off, Name.Off
            note.AP = self.drawn.states("check", "Yes", *size)
            return
        note.FT, note.DA = Name.Tx, typed(control.widget)
        note.AP = Dictionary(N=self.drawn.get("text", *size))
        if control.widget != "line":
            note.Ff = MULTILINE

    def radio(self, note: Object, name: str, control: Control, size: tuple[float, float]) -> None:
        """A second click on the chosen circle empties it again: any box may stay empty."""
        if name not in self.groups:
            parent = Dictionary(
                FT=Name.Btn,
                Ff=RADIO,
                T=String(name),
                TU=String(control.group),
                V=Name.Off,
                Kids=Array(),
            )
            self.groups[name] = self.drawn.pdf.make_indirect(parent)
            self.fields.append(self.groups[name])
        note.Parent, note.AS = self.groups[name], Name.Off
        note.AP = self.drawn.states("radio", control.value, *size)
        self.groups[name].Kids.append(note)


def retag(pdf: Pdf) -> None:
    """The structure element around each widget says Form instead of Link."""
    open_ = [pdf.Root.StructTreeRoot]
    while open_:
        element = open_.pop()
        kids = element.get("/K")
        inner = list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]
        for kid in inner:
            if not isinstance(kid, Dictionary):
                continue
            if kid.get("/Type") == "/OBJR":
                if kid.Obj.get("/Subtype") == "/Widget":
                    element.S = Name.Form
            else:
                open_.append(kid)
