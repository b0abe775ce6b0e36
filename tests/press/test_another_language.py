"""Quite another site, in Spanish and without helplines: its PDFs speak its language and keep every promise."""

from __future__ import annotations

from pathlib import Path

import pikepdf

import press
from pdf_editions import SHEETS, WORKBOOKS
from press.pdf import layout_data
from tests.press import checks, judges
from tests.press.epubs import Epub, said
from tests.tools import strings
from translations import translator

ENGLISH, SPANISH = strings("en"), strings("es")
# What stands in the PDFs alone; the words around a sheet are those of its page.
PRINTED = ("press_example", "press_contents", "press_workbook", "press_workbook_about")


def pdfs(site: Path) -> list[Path]:
    return sorted((site / "worksheets").rglob("*.pdf"))


def test_every_edition_says_spanish_things_in_spanish(spanish: Path) -> None:
    sheet, book = SHEETS[0].address("hoja-andar"), WORKBOOKS[0].address()
    page = " ".join(judges.text_of(spanish / sheet).split())
    whole = " ".join(judges.text_of(spanish / book).split())
    for text in ("Hoja de andar", "Mi semana", "Ejemplo: lunes", "Página 1 de 1", "Casa del Té"):
        assert text in page, text
    for key in PRINTED:
        assert SPANISH[key] in whole, key
    for text in (page, whole):
        for key in PRINTED:
            assert ENGLISH[key] not in text, key
    with pikepdf.open(spanish / sheet) as pdf:
        spoken = [str(note.TU) for note in pdf.pages[0].Annots if "/TU" in note]
    assert "Mi semana: Fila 2, Qué pasó" in spoken


def test_the_colon_after_a_label_is_that_of_the_language(spanish: Path, tmp_path: Path) -> None:
    """In French a space precedes it."""
    spoken = translator("es")

    def french(key: str, **values: object) -> str:
        return "\u00a0: " if key == "colon" else spoken(key, **values)

    pdf = tmp_path / "hoja.pdf"
    pdf.write_bytes(press.render(spanish, SHEETS[0].address("hoja-andar"), tmp_path, translate=french) or b"")
    assert "Ejemplo : lunes" in " ".join(judges.text_of(pdf).split())


def test_the_language_is_written_into_each(spanish: Path) -> None:
    for pdf in pdfs(spanish):
        with pikepdf.open(pdf) as opened:
            assert str(opened.Root.Lang) == "es", pdf.name


def test_pdf_ua(spanish: Path) -> None:
    assert [fault for pdf in pdfs(spanish) for fault in judges.page_faults(pdf)] == []


def test_the_articles_in_one_file(spanish: Path) -> None:
    """Whose app speaks Spanish is greeted so, and offered no help that the site does not have."""
    book = Epub((spanish / "articles.epub").read_bytes())
    assert (book.core("language"), book.core("title")) == ("es", "Pequeños pasos")
    assert book.order[2:] == [
        *("habitos.xhtml", "habitos_andar.xhtml", "habitos_dormir.xhtml", "habitos_leer.xhtml"),
        *("cartas.xhtml", "cartas_a-un-amigo.xhtml", "cartas_al-mar.xhtml"),
    ]
    text = " ".join(said(page.body) for page in book.pages.values())
    for key in ("press_contents", "epub_newest", "disclaimer", "epub_begin"):
        assert SPANISH[key] in text and ENGLISH[key] not in text, key
    assert book.meta("schema:accessibilitySummary") == [SPANISH["epub_accessibility"]]
    assert ENGLISH["foot_urgent_link"] not in text and SPANISH["foot_urgent_link"] not in text


def test_fields_take_answers_and_keep_their_place(spanish: Path, tmp_path: Path) -> None:
    for pdf in pdfs(spanish):
        checks.is_well_formed(pdf)
        checks.stays_within(pdf)
    checks.fills_in(spanish / SHEETS[0].address("hoja-andar"), tmp_path)


def test_the_narrow_space_of_french_is_printed_as_one_that_the_fonts_have() -> None:
    data = layout_data.document_data(SHEETS[0], "fr", lambda *_, **__: "Où\u202f?")
    assert {*data["strings"].values()} == {"Où\u00a0?"}
