"""A document's data → PDF or PNG bytes: Typst for the layout, pikepdf for the fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from press import fit, fonts, forms, keys
from press.cache import Cache
from press.errors import PressError
from press.model import Control

LAYOUT = Path(__file__).parent / "layout"


@lru_cache(maxsize=4)
def compiler(entry: str, folder: Path) -> typst.Compiler:
    """One compiler for each entry file: it keeps what it has read between documents."""
    shelf = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(str(LAYOUT / entry), root=str(LAYOUT), font_paths=shelf, ignore_system_fonts=True)


def compile(entry: str, data: dict[str, Any], folder: Path, where: str, **options: Any) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        out, warnings = compiler(entry, folder).compile_with_warnings(sys_inputs=inputs, **options)
    except typst.TypstError as error:
        raise PressError(f"{where}: {error.message} {' '.join(error.hints)}".rstrip()) from None
    if warnings:
        raise PressError(*(f"{where}: {warning.message}" for warning in warnings))
    if isinstance(out, list):
        out = out[0]
    assert isinstance(out, bytes)
    return out


def pdf(
    data: dict[str, Any],
    controls: list[tuple[str, Control]],
    faces: fonts.Faces,
    epoch: int,
    where: str,
    kept: Cache,
) -> bytes:
    """The finished PDF. How much room each of its sheets has is kept, for a sheet is in the workbook too."""
    for sheet in sheets_in(data):
        sheet["room"] = room(data, sheet, faces, where, kept)
    made = compile(
        "main.typ", data, faces.folder, where, format="pdf", pdf_standards=["ua-1"], timestamp=epoch
    )
    return forms.finish(made, controls, faces.folder / fonts.FORM_FONT, where)


def sheets_in(data: dict[str, Any]) -> list[dict[str, Any]]:
    if data["workbook"] is None:
        return [data["sheet"]]
    return [sheet for part in data["workbook"]["parts"] for sheet in part["sheets"]]


def room(
    data: dict[str, Any], sheet: dict[str, Any], faces: fonts.Faces, where: str, kept: Cache
) -> dict[str, Any]:
    """The room of one sheet, tried on pages of its own, where it breaks as in the workbook."""
    most = 6 if data["edition"]["style"] == "large" else 3
    alone = data | {"workbook": None}
    key = keys.of(
        faces, unnumbered(alone | {"sheet": sheet | {"room": None}, "title": "", "author": "", "subject": ""})
    )
    if (found := kept.get(key)) is not None:
        return json.loads(found)  # type: ignore[no-any-return]

    def lay_out(tried: fit.Room) -> fit.Extent:
        # The compiler has laid out the same pages before it makes a PDF of them: looking first costs little.
        compile(
            "main.typ",
            alone | {"sheet": sheet | {"room": asdict(tried)}},
            faces.folder,
            where,
            format="png",
            ppi=1.0,
        )
        marks = (
            compiler("main.typ", faces.folder).query(f"<{mark}>", field="value") for mark in ("edge", "row")
        )
        return fit.extent(*(json.loads(mark) for mark in marks))

    chosen = fit.choose(lay_out, most)
    if (pages := lay_out(chosen).pages) > most:
        raise PressError(f"{where}: {pages} pages, {most} at most; give fewer lines or rows, or cut a field.")
    kept.put(key, json.dumps(asdict(chosen)).encode())
    return asdict(chosen)


def unnumbered(value: Any) -> Any:
    """The same data without the numbers of its fields, which are others in the workbook."""
    if isinstance(value, list):
        return [unnumbered(inner) for inner in value]
    if isinstance(value, dict):
        return {name: unnumbered(inner) for name, inner in value.items() if name != "first"}
    return value


def png(entry: str, data: dict[str, Any], faces: fonts.Faces, where: str) -> bytes:
    """A picture of two dots a point: a card or a cover."""
    return compile(entry, data, faces.folder, where, format="png", ppi=144)
