"""A document's data → PDF bytes: Typst for the layout, pikepdf for the fields."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from cache import Cache
from press import cache_keys, engine, fonts
from press.errors import TooLong
from press.pdf import codes, fit, forms, glyphs
from worksheet import registry
from worksheet.paper import Control

# So many pages a sheet is to have, and so many it may have; 18 point on US Letter takes more than twice the room.
WISHED_PAGES = {"fillable": 2, "pen": 2, "large": 6}
MOST_PAGES = {"fillable": 3, "pen": 3, "large": 8}
MAIN = Path(__file__).parent / "layout" / "main.typ"


def pdf(
    data: dict[str, Any],
    controls: list[tuple[str, Control]],
    epoch: int,
    where: str,
    kept: Cache,
) -> bytes:
    """The finished PDF. How much room each of its sheets has is kept, for a sheet is in the workbook too."""
    rooms = {sheet["slug"]: room(data, sheet, where, kept) for sheet in sheets_in(data)}
    laid = files(codes.with_codes(data)) | engine.encoded(rooms=rooms)
    made = engine.compile(
        engine.compiler(MAIN, laid), where, format="pdf", pdf_standards=["ua-1"], timestamp=epoch
    )
    return forms.finish(made, controls, fonts.FORM, where)


def files(data: dict[str, Any]) -> dict[str, bytes]:
    """What the layout reads, but for the rooms."""
    return registry.typst_layouts() | engine.encoded(data=data)


def sheets_in(data: dict[str, Any]) -> list[dict[str, Any]]:
    if data["workbook"]:
        return [sheet for part in data["workbook"]["parts"] for sheet in part["sheets"]]
    return [data["sheet"]] if data["sheet"] else []


def room(data: dict[str, Any], sheet: dict[str, Any], where: str, kept: Cache) -> dict[str, Any]:
    """The room of one sheet, tried on pages of its own, where it breaks as in the workbook."""
    alone = data | {"workbook": None, "sheet": sheet}
    key = room_key(alone)
    if (found := kept.get(key)) is not None:
        return json.loads(found)  # type: ignore[no-any-return]
    lay_out = laid_out(alone, where)
    spacing = (
        fit.one_page(lay_out)
        if sheet["more"]
        else fit.choose(lay_out, WISHED_PAGES[data["edition"]["style"]])
    )
    refuse_if_long(lay_out(spacing), alone, where)
    chosen = spacing.data() | {"feet": lay_out(spacing).feet}
    kept.put(key, json.dumps(chosen).encode())
    return chosen


def try_out(data: dict[str, Any], where: str, rooms: Cache, known: Cache) -> None:
    """Raises PressError where a sheet or card does not go onto its pages. `known` says what went; a sheet whose room is in
    `rooms` went, too."""
    key = room_key(data)
    if rooms.get(key) is None and known.get(key) is None:
        if data["sheet"]:
            refuse_if_long(fit.shortest(laid_out(data, where), most_pages(data)), data, where)
        else:
            laid = files(data) | engine.encoded(rooms={})
            engine.compile(engine.compiler(MAIN, laid), where, format="png", ppi=1.0)
        known.put(key, b"")


def most_pages(data: dict[str, Any]) -> int:
    return MOST_PAGES[data["edition"]["style"]]


def room_key(alone: dict[str, Any]) -> str:
    """Of what decides the room of a sheet: it is the same in the workbook."""
    return cache_keys.key(unnumbered(alone | {"title": "", "author": "", "subject": ""}))


def laid_out(alone: dict[str, Any], where: str) -> Callable[[fit.Spacing], fit.Layout]:
    """Lays one sheet out as often as it is asked to, each way once."""
    given, known = files(codes.with_codes(alone)), dict[str, Any]()

    @cache
    def lay_out(tried: fit.Spacing) -> fit.Layout:
        rooms = engine.encoded(rooms={alone["sheet"]["slug"]: tried.data() | known})
        laid = engine.compiler(MAIN, given | rooms)
        try:
            layout = fit.read(json.loads(laid.query("<located-marks>", field="value", one=True)))
        except RuntimeError:
            # Laid out as a document, it says what is wrong.
            engine.compile(laid, where, format="png", ppi=1.0)
            raise
        known["feet"] = layout.feet
        return layout

    return lay_out


def refuse_if_long(layout: fit.Layout, alone: dict[str, Any], where: str) -> None:
    """Names the first block that goes beyond the last page that a sheet may have."""
    most = most_pages(alone)
    if layout.pages <= most:
        return
    late = [at for at, page in layout.blocks.items() if page > most]
    beyond = min(late, default=max(layout.blocks, default=0))
    words = next(
        (said.strip() for said, _ in glyphs.words(alone["sheet"]["blocks"][beyond]) if said.strip()), ""
    )
    raise TooLong(
        f'{where}: {layout.pages} pages, {most} at most; what begins with "{words}" goes beyond. '
        "Give fewer lines or rows, or cut a field."
    )


def unnumbered(value: Any) -> Any:
    """The same data without the numbers of its fields, which are others in the workbook."""
    if isinstance(value, list):
        return [unnumbered(inner) for inner in value]
    if isinstance(value, dict):
        return {name: unnumbered(inner) for name, inner in value.items() if name != "first"}
    return value
