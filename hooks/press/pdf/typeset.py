"""A document's data → PDF bytes: Typst for the layout, pikepdf for the fields."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from cache import Cache
from press import cache_keys, engine, fields, fonts
from press.errors import PressError
from press.pdf import codes, fit, forms
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
    laid = engine.compiler(MAIN, fields.layouts(), data=codes.with_codes(data), rooms=rooms)
    made = engine.compile(laid, where, format="pdf", pdf_standards=["ua-1"], timestamp=epoch)
    return forms.finish(made, controls, fonts.FORM, where)


def sheets_in(data: dict[str, Any]) -> list[dict[str, Any]]:
    if data["workbook"]:
        return [sheet for part in data["workbook"]["parts"] for sheet in part["sheets"]]
    return [data["sheet"]] if data["sheet"] else []


def room(data: dict[str, Any], sheet: dict[str, Any], where: str, kept: Cache) -> dict[str, Any]:
    """The room of one sheet, tried on pages of its own, where it breaks as in the workbook."""
    most, wished = (pages[data["edition"]["style"]] for pages in (MOST_PAGES, WISHED_PAGES))
    alone = data | {"workbook": None, "sheet": sheet}
    key = cache_keys.key(unnumbered(alone | {"title": "", "author": "", "subject": ""}))
    if (found := kept.get(key)) is not None:
        return json.loads(found)  # type: ignore[no-any-return]

    @cache
    def lay_out(tried: fit.Spacing) -> fit.Layout:
        def tried_on() -> typst.Compiler:
            rooms = {sheet["slug"]: tried.data()}
            return engine.compiler(MAIN, fields.layouts(), data=codes.with_codes(alone), rooms=rooms)

        try:
            return fit.read(json.loads(tried_on().query("<mark>", field="value")))
        except RuntimeError:
            # Laid out as a document, it says what is wrong.
            engine.compile(tried_on(), where, format="png", ppi=1.0)
            raise

    chosen = fit.one_page(lay_out) if sheet["more"] else fit.choose(lay_out, wished)
    if (pages := lay_out(chosen).pages) > most:
        raise PressError(f"{where}: {pages} pages, {most} at most; give fewer lines or rows, or cut a field.")
    kept.put(key, json.dumps(chosen.data()).encode())
    return chosen.data()


def unnumbered(value: Any) -> Any:
    """The same data without the numbers of its fields, which are others in the workbook."""
    if isinstance(value, list):
        return [unnumbered(inner) for inner in value]
    if isinstance(value, dict):
        return {name: unnumbered(inner) for name, inner in value.items() if name != "first"}
    return value
