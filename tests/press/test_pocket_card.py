"""The sheet to fold: its pages lie in their order when it is folded as the page that links it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from bs4 import BeautifulSoup
from markdown import Markdown
from PIL import Image
from pypdfium2 import raw

import press
import worksheet
from pdf_editions import POCKET_CARDS, Edition
from press.pdf.pocket_card import phone_numbers
from press.read.finished_page import FinishedSite as PressSite
from tests.press import judges, small
from tests.press.small import PrintedFrom, Translate
from tests.press.test_lengths import said
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import run

BOTH = pytest.mark.parametrize("edition", POCKET_CARDS, ids=lambda edition: edition.kind)
COLUMNS, ROWS = 4, 2
MM = 72 / 25.4
Panel = tuple[int, int]  # column from the left, row from the top


@dataclass
class Letter:
    """As it stands on the sheet: its box in points from the upper left corner, and whether it stands on its head."""

    sign: str
    size: float
    box: tuple[float, float, float, float]
    turned: bool


def letters(pdf: Path) -> tuple[list[Letter], float, float]:
    """Every letter in the order of the file, and the size of the sheet."""
    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        (sheet,) = document
        wide, tall = sheet.get_size()
        text = sheet.get_textpage()
        for at in range(text.count_chars()):
            sign = text.get_text_range(at, 1)
            if raw.FPDFText_IsGenerated(text, at) or not sign.strip():
                continue
            left, bottom, right, top = text.get_charbox(at)
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text, at, matrix)
            size = raw.FPDFText_GetFontSize(text, at) * abs(matrix.d)
            out.append(Letter(sign, size, (left, tall - top, right, tall - bottom), matrix.a < 0))
    return out, wide, tall


def panel_of(letter: Letter, wide: float, tall: float) -> Panel:
    left, top, right, bottom = letter.box
    return int((left + right) / 2 / wide * COLUMNS), int((top + bottom) / 2 / tall * ROWS)


def numbered(pdf: Path) -> dict[int, Letter]:
    """The number of each small page: the outermost sign of its panel."""
    found, wide, tall = letters(pdf)
    outermost: dict[Panel, Letter] = {}
    for letter in found:
        panel = panel_of(letter, wide, tall)
        other = outermost.setdefault(panel, letter)
        if abs(letter.box[1] - tall / 2) > abs(other.box[1] - tall / 2):
            outermost[panel] = letter
    return {int(letter.sign): letter for letter in outermost.values()}


def folded(cut: set[int]) -> list[tuple[Panel, Panel]]:
    """The leaves from front to back, each with its front and its back, when a sheet is folded lengthwise with its words
    outside and pushed together. `cut`: the columns between whose two rows the paper is cut."""
    ring = [(column, 1) for column in range(COLUMNS)] + [(column, 0) for column in reversed(range(COLUMNS))]
    assert {column for column in range(COLUMNS) if column not in cut} == {0, COLUMNS - 1}
    # A column that is not cut holds its two panels together, back to back: a leaf. So do two neighbors of the others.
    first = 1
    turned = ring[first:] + ring[:first]
    leaves = [(turned[at], turned[at + 1]) for at in range(0, len(turned), 2)]
    assert {column for (column, _), (other, _) in leaves if column == other} == {0, COLUMNS - 1}
    return leaves


def cut_columns(image: Image.Image) -> set[int]:
    """Where a line is drawn through the middle; the marks at the sheet's edges are short."""
    row = round(image.height / 2)
    found = set()
    for column in range(COLUMNS):
        left, right = (round((column + part) / COLUMNS * image.width) for part in (0.2, 0.8))
        strip = image.crop((left, row - 2, right, row + 3))
        if sum(strip.histogram()[:160]) > (right - left) / 5:
            found.add(column)
    return found


@pytest.fixture(scope="module")
def address(words: Words) -> str:
    """That of the page which the fixture's card is made of."""
    (path,) = (path for path in words.order if words.meta[path].get("pocket_card"))
    return words.address(path)


@BOTH
def test_pages_lie_in_their_order_when_it_is_folded(
    built_site: Path, tmp_path: Path, address: str, edition: Edition
) -> None:
    pdf = built_site / edition.address(address)
    (image,) = judges.gray(pdf, tmp_path, 100)
    pages = numbered(pdf)
    _, wide, tall = letters(pdf)
    leaves = folded(cut_columns(image))
    panels = {number: panel_of(letter, wide, tall) for number, letter in pages.items()}
    read = [panel for leaf in leaves for panel in leaf]
    assert [panels[number] for number in range(1, 9)] == read
    # A row that is folded over stands on its head on the sheet, and upright in the hand.
    assert {number: letter.turned for number, letter in pages.items()} == {
        number: panels[number][1] == 0 for number in pages
    }


@BOTH
def test_every_letter_stands_within_its_page_and_stands_as_its_page_does(
    built_site: Path, address: str, edition: Edition
) -> None:
    found, wide, tall = letters(built_site / edition.address(address))
    for letter in found:
        column, row = panel_of(letter, wide, tall)
        left, top, right, bottom = letter.box
        where = f"{letter.sign} in column {column}, row {row}"
        assert left >= column * wide / COLUMNS + 5 * MM and right <= (column + 1) * wide / COLUMNS - 5 * MM, (
            where
        )
        assert top >= row * tall / ROWS + 4.5 * MM and bottom <= (row + 1) * tall / ROWS - 4.5 * MM, where
        assert letter.turned == (row == 0), where
        assert letter.size >= 6.4 and (letter.size >= 6.9 or letter.sign.isdigit()), where


@BOTH
def test_it_is_one_sheet_in_black(built_site: Path, tmp_path: Path, address: str, edition: Edition) -> None:
    pdf = built_site / edition.address(address)
    stem = tmp_path / "sheet"
    assert run(["pdftoppm", "-r", "60", "-png", pdf, stem]).returncode == 0
    (drawn,) = tmp_path.glob("sheet-*.png")
    with Image.open(drawn) as image:
        assert image.width > image.height
        assert all(len(set(color)) == 1 for _, color in image.convert("RGB").getcolors(10**6) or [])


@BOTH
def test_the_words_of_the_page_and_whom_to_call_are_on_it(
    built_site: Path, site: Site, address: str, edition: Edition
) -> None:
    printed = said(judges.text_of(built_site / edition.address(address)))
    page = BeautifulSoup(str(site.pages[address]), "lxml")
    for tag in page.select("svg, sup, textarea, input, button, [popover]"):
        tag.extract()
    for part in page.select("h1, main [data-press=words], .foot-numbers"):
        for word in part.get_text(" ").split():
            assert said(word) in printed, word
    assert page.select(".foot-numbers li")


def test_pages_are_read_aloud_in_their_order(built_site: Path, site: Site, address: str) -> None:
    """The tags follow what is drawn, and what is drawn follows the page."""
    pdf = built_site / POCKET_CARDS[0].address(address)
    with pikepdf.open(pdf) as opened:
        tagged = marked(opened.Root.StructTreeRoot)
    assert tagged == sorted(tagged) != []
    drawn = run(["pdftotext", "-raw", str(pdf), "-"]).stdout
    order = [site.pages[address].h1, *site.pages[address].select("main h2:not(#pocket-card)")]
    found = [said(drawn).index(said(tag.get_text())) for tag in order if tag]
    assert len(found) > 2 and found == sorted(found)


def marked(element: pikepdf.Object) -> list[int]:
    """The numbers of the marked content below an element, in the order of the tags."""
    kids = element.get("/K")
    inner = list(kids) if isinstance(kids, pikepdf.Array) else [] if kids is None else [kids]
    return [
        number
        for kid in inner
        for number in (marked(kid) if isinstance(kid, pikepdf.Dictionary) else [int(kid)])
    ]


def test_it_is_linked_from_its_page_and_from_where_help_is(words: Words, site: Site, address: str) -> None:
    for place, page in site.pages.items():
        names = [str(link["href"]).rpartition("/")[2] for link in page.select('a[href*="pocket-card-"]')]
        wanted = place in {address, words.address("help-now.md")}
        assert names == (["pocket-card-letter.pdf", "pocket-card-a4.pdf"] if wanted else []), place


def with_words(folder: Path, html: str) -> Path:
    """The small site, with more above the words of the page that a card is made of."""
    site = small.write(folder / "site")
    page = site / "after" / "index.html"
    text = page.read_text("utf-8")
    at = text.index(">", text.index('data-press="words"')) + 1
    page.write_text(text[:at] + html + text[at:], "utf-8")
    return site


def test_a_page_that_is_too_long_is_told(tmp_path: Path, translate: Translate) -> None:
    site = with_words(tmp_path, "<p>So much to say on a small page.</p>" * 500)
    with pytest.raises(press.PressError, match=re.escape("docs/after.md (card): does not fit on eight")):
        press.render(site, "after/pocket-card-a4.pdf", tmp_path / "cache", translate=translate)


def test_other_pages_have_none(tmp_path: Path, translate: Translate) -> None:
    for address in ("habits/walk/", "", "nowhere/"):
        asked = f"{address}pocket-card-a4.pdf"
        assert press.render(small.rendered(), asked, tmp_path / "cache", translate=translate) is None


def test_a_line_begins_with_its_number_which_stays_whole_or_its_country() -> None:
    page = next(page for page in PressSite(small.rendered()).pages() if page.address == "after/")
    lines = ["".join(run.text for run in country.runs).split("\n") for country in phone_numbers(page)]
    assert ["Ireland\xa0 112", "116\xa0123 Samaritans"] in lines


def test_a_number_without_its_name_is_told(tmp_path: Path, translate: Translate) -> None:
    site = small.write(tmp_path / "site")
    page = site / "after" / "index.html"
    page.write_text(page.read_text("utf-8").replace("aria-label=", "data-label="), "utf-8")
    with pytest.raises(press.PressError, match="/after/ has no aria-label"):
        press.render(site, "after/pocket-card-a4.pdf", tmp_path / "cache", translate=translate)


def test_a_list_in_a_hint_is_printed(printed_from: PrintedFrom, tmp_path: Path) -> None:
    form = "/// unsent | Not sent\nBegin so.\n\n- I am glad\n- I am sad\n///\n"
    field = Markdown(extensions=worksheet.markdown_extensions()).convert(form)
    printed = judges.text_of(printed_from(with_words(tmp_path, field), "after/pocket-card-a4.pdf"))
    assert "Begin so." in printed and "I am glad" in printed and "I am sad" in printed
