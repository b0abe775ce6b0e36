"""A document's data → PDF or PNG bytes: Typst for the layout, pikepdf for the fields."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from press import fit, fonts, forms, keys
from press.cache import Cache
from press.errors import PressError
from press.model import Control

LAYOUT = Path(__file__).parent / "layout"


@lru_cache(maxsize=4)
def shelf(folder: Path) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


def compiler(entry: str, folder: Path, **data: Any) -> typst.Compiler:
    """For one use: the entry file beside its data ("data.json" for data=…), in the folder of the layout.

    Typst keeps what it has laid out as long as the files are the same that it was made from. Each piece of data
    is a file of its own, not an input: a changed input makes everything anew.
    """
    files = {"main.typ": (LAYOUT / entry).read_bytes()}
    files |= {f"{name}.json": json.dumps(value, ensure_ascii=False).encode() for name, value in data.items()}
    # Its README has files in memory; its types have not.
    return typst.Compiler(  # type: ignore[type-var]
        files, root=str(LAYOUT), font_paths=shelf(folder), ignore_system_fonts=True
    )


def compile(compiler: typst.Compiler, where: str, **options: Any) -> bytes:
    try:
        out, warnings = compiler.compile_with_warnings(**options)
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
    rooms = {sheet["slug"]: room(data, sheet, faces, where, kept) for sheet in sheets_in(data)}
    laid = compiler("main.typ", faces.folder, data=data, rooms=rooms)
    made = compile(laid, where, format="pdf", pdf_standards=["ua-1"], timestamp=epoch)
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
    alone = data | {"workbook": None, "sheet": sheet}
    key = keys.of(faces, unnumbered(alone | {"title": "", "author": "", "subject": ""}))
    if (found := kept.get(key)) is not None:
        return json.loads(found)  # type: ignore[no-any-return]

    @cache
    def lay_out(tried: fit.Room) -> fit.Extent:
        def tried_on() -> typst.Compiler:
            return compiler("main.typ", faces.folder, data=alone, rooms={sheet["slug"]: asdict(tried)})

        try:
            return fit.extent(json.loads(tried_on().query("<mark>", field="value")))
        except RuntimeError:
            # Laid out as a document, it says what is wrong.
            compile(tried_on(), where, format="png", ppi=1.0)
            raise

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
    return compile(compiler(entry, faces.folder, data=data), where, format="png", ppi=144)
