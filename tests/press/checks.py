"""What must hold for any PDF of the press; the tests ask it of the small site and of the real site."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdf
from PIL import Image

from tests.press import judges

FOOT = "In danger, or"  # how the foot of each page begins, in English


def answers_for(places: list[judges.Widget]) -> dict[int, str]:
    """A click for every box, one circle of each scale, and words of its own for every text."""
    out: dict[int, str] = {}
    circles: dict[str, list[int]] = {}
    for at, place in enumerate(places):
        if place.radio:
            circles.setdefault(place.name, []).append(at)
        elif place.sort == "/Btn":
            out[at] = ""
        elif place.multiline:
            out[at] = f"{at}: Grüße (a\\b)\r«é» €"
        else:
            out[at] = f"{at}: naïve [x]"
    for turn, group in enumerate(circles.values()):
        out[group[(turn * 7 + 3) % len(group)]] = ""
    return out


def fills_in(pdf: Path, folder: Path) -> None:
    """Type and click through PDFium, read back with pypdf, look with poppler."""
    places = judges.widgets(pdf)
    assert places, f"{pdf.name} has no field"
    answers = answers_for(places)
    filled = folder / f"filled-{pdf.name}"
    judges.fill(pdf, answers, filled)
    fields = pypdf.PdfReader(filled).get_fields() or {}
    before, after = judges.gray(pdf, folder, judges.DOTS), judges.gray(filled, folder, judges.DOTS)
    with pikepdf.open(pdf) as opened:
        heights = [float(sheet.mediabox[3]) for sheet in opened.pages]
    for at, place in enumerate(places):
        where = f"{pdf.name}: {place.name} ({place.spoken})"
        added = judges.ink(after[place.page], place.rect, heights[place.page]) - judges.ink(
            before[place.page], place.rect, heights[place.page]
        )
        if at not in answers:
            assert added < 0.005, f"{where}: an empty circle shows ink"
            continue
        value = fields[place.name].get("/V")
        if place.sort == "/Btn":
            assert value == place.on, f"{where}: {value!r} instead of {place.on!r}"
            assert added > 0.08, f"{where}: no ink in the ticked box"
        else:
            expected = answers[at]
            assert str(value).replace("\r\n", "\r") == expected, f"{where}: {value!r} is not {expected!r}"
            assert added > 0.0005, f"{where}: the text cannot be seen"


def is_well_formed(pdf: Path) -> None:
    """Names, tags and order of the form; what a screen reader needs."""
    with pikepdf.open(pdf) as opened:
        root = opened.Root
        assert str(root.Lang), "no language"
        assert root.MarkInfo.Marked and root.ViewerPreferences.DisplayDocTitle
        tagged = form_elements(root.StructTreeRoot)
        notes = [n for sheet in opened.pages for n in sheet.obj.get("/Annots", [])]
        boxes = [n for n in notes if n.Subtype == "/Widget"]
        assert len(tagged) == len(boxes), f"{pdf.name}: {len(tagged)} Form tags for {len(boxes)} widgets"
        # The order of reading is the order of the tags: the same boxes in the same order.
        assert [kid.objgen for kid in tagged] == [box.objgen for box in boxes], f"{pdf.name}: another order"
        for sheet in opened.pages:
            assert "/Annots" not in sheet.obj or sheet.obj.Tabs == "/S"
        for note in notes:
            assert not str(note.get("/A", pikepdf.Dictionary()).get("/URI", "")).startswith("field:"), (
                "a marker is left"
            )
        if not boxes:
            return
        form = root.AcroForm
        assert "/NeedAppearances" not in form
        names = [str(field.T) for field in form.Fields]
        assert len(names) == len(set(names)), f"{pdf.name}: a name is used twice"
        fonts = set(form.DR.Font.keys())
        for box in boxes:
            if "/DA" in box:
                assert str(box.DA).split()[0] in fonts, (
                    f"{pdf.name}: {box.T} is typed in a font that is not there"
                )
            assert str(box.TU).strip(), f"{pdf.name}: a field without a spoken name"
            assert int(box.F) & 4, "a field is not printed"
            assert "/N" in box.AP
            if "/Parent" in box:
                assert "/T" not in box and box.Parent.T


def form_elements(root: pikepdf.Object) -> list[pikepdf.Object]:
    """The annotations under Form elements, in the order of the tags."""
    out: list[pikepdf.Object] = []
    waiting = [root]
    while waiting:
        element = waiting.pop()
        kids = element.get("/K")
        inner = list(kids) if isinstance(kids, pikepdf.Array) else [kids] if kids is not None else []
        for kid in inner:
            found = isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
            if found and element.get("/S") == "/Form":
                out.append(kid.Obj)
        waiting += [kid for kid in reversed(inner) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return out


def size_and_pages(pdf: Path) -> tuple[int, int]:
    with pikepdf.open(pdf) as opened:
        return pdf.stat().st_size, len(opened.pages)


def stays_within(pdf: Path) -> None:
    """No widget leaves the paper's margins, lies in the foot, or covers another."""
    places = judges.widgets(pdf)
    with pikepdf.open(pdf) as opened:
        sizes = [[float(v) for v in sheet.mediabox] for sheet in opened.pages]
    for at, place in enumerate(places):
        left, bottom, right, top = place.rect
        _, _, wide, tall = sizes[place.page]
        assert left >= 40 and right <= wide - 40, f"{pdf.name}: {place.name} is in the margin"
        assert bottom >= 70 and top <= tall - 40, f"{pdf.name}: {place.name} is in the foot or the head"
        assert right - left >= 9 and top - bottom >= 9, f"{pdf.name}: {place.name} is too small to hit"
        for other in places[at + 1 :]:
            if other.page == place.page:
                a, b = place.rect, other.rect
                apart = a[2] <= b[0] + 0.1 or b[2] <= a[0] + 0.1 or a[3] <= b[1] + 0.1 or b[3] <= a[1] + 0.1
                assert apart, f"{pdf.name}: {place.name} lies over {other.name}"


def smallest_letters(pdf: Path) -> float:
    """The size of the smallest text, in points."""
    return min(judges.sizes(pdf))


Drawn = list[tuple[Image.Image, float]]
LOOKED_AT = judges.POINTS  # dots an inch


def drawn(pdf: Path, foot: str = FOOT) -> Drawn:
    """Its pages as they look, each with how high its foot reaches, which begins with `foot`."""
    return list(zip(judges.shown(pdf), judges.tops(pdf, foot), strict=True))


def margins_are_clean(pdf: Path, foot: str = FOOT, pages: Drawn | None = None) -> None:
    """Nothing is drawn beside the text, where the punch goes, nor between the text and its foot, which begins with `foot`."""
    mm = LOOKED_AT / 25.4
    for number, (image, top) in enumerate(pages or drawn(pdf, foot), 1):
        wide, tall = image.size
        band = (top / mm + 3.2, top / mm + 6.2)  # over the rule, measured from the lower edge
        strips = {
            "left margin": (0, 22 * mm, 14 * mm, tall),
            "right margin": (wide - 12 * mm, 22 * mm, wide, tall),
            "space over the foot": (0, tall - band[1] * mm, wide, tall - band[0] * mm),
        }
        for name, box in strips.items():
            dark = sum(image.crop(tuple(round(v) for v in box)).histogram()[:200])  # type: ignore[arg-type]
            assert dark == 0, f"{pdf.name}, page {number}: something stands in the {name}"


def pages_are_filled(pdf: Path, foot: str = FOOT, pages: Drawn | None = None) -> None:
    """No page but the last leaves more than 25 mm between its last line and its foot."""
    mm = LOOKED_AT / 25.4
    for number, (image, top) in enumerate((pages or drawn(pdf, foot))[:-1], 1):
        # The rule over the foot stands 2.2 mm above its words.
        above = image.crop((0, 0, image.width, round(image.height - top - 3.2 * mm)))
        box = above.point(lambda gray: 255 if gray < 200 else 0).getbbox()
        left = (above.height - (box[3] if box else 0)) / mm
        assert left <= 25 + 5, f"{pdf.name}, page {number}: {left:.0f} mm are left"  # 5: the gap above a foot
