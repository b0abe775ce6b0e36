"""A document's data → PDF or PNG bytes: Typst for the layout, pikepdf for the fields."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from press import fit, fonts, forms
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
    most: int,
) -> bytes:
    """The finished PDF, of at most so many pages a sheet."""

    def lay_out() -> tuple[bytes, fit.Extents]:
        made = compile(
            "main.typ",
            data,
            faces.folder,
            where,
            format="pdf",
            pdf_standards=["ua-1"],
            timestamp=epoch,
        )
        marks = json.loads(compiler("main.typ", faces.folder).query("<edge>", field="value"))
        return made, fit.extents(marks)

    made, extents = fit.fit(data, lay_out, most)
    for extent in extents.values():
        if most and extent.pages > most:
            raise PressError(
                f"{where}: {extent.pages} pages, {most} at most; give fewer lines or rows, or cut a field."
            )
    return forms.finish(made, controls, faces.folder / fonts.FORM_FONT, where)


def png(data: dict[str, Any], faces: fonts.Faces, where: str) -> bytes:
    """A picture of 1200 × 630 dots."""
    return compile("card.typ", data, faces.folder, where, format="png", ppi=144)
