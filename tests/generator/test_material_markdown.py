"""What Material's users write works: on the page as it should, and in every check as words."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from commands import check
from tests.generator import dialects
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS, WALK, before
from tests.press.epubs import Epub
from tests.site.checks import pages
from tests.site.folder import Site
from tests.site.words import Words


@pytest.fixture
def site() -> Path:
    return dialects.built()


@pytest.fixture
def walk(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / "habits/walk/index.html").read_text("utf-8"), "lxml")


def test_quotes_and_dashes_are_typographic_outside_code(walk: BeautifulSoup) -> None:
    line = next(line for line in walk.select("p") if "She said" in line.get_text())
    assert line.get_text() == 'She said “wait” – it’s “late” … "code", “then”.'


def test_quotes_are_typographic_in_front_matter_and_data(site: Path) -> None:
    pages = {
        "worksheets/my-walk": "It’s a “quiet” walk.",
        "sources": "Who can’t walk?",
        "help-now": "If you can’t speak",
    }
    for address, words in pages.items():
        assert words in (site / address / "index.html").read_text("utf-8"), address


def test_each_page_has_the_styles_of_what_it_shows(site: Path) -> None:
    built = Site(site)
    assert pages.missing_styles(built, Words(site.parent)) == []
    assert built.pages["habits/walk/"].select('link[href*="styles/rare."]')


def test_a_list_as_word_pastes_it(walk: BeautifulSoup) -> None:
    items = walk.select_one(".words").find("li", string="bread").parent.find_all("li")
    assert [item.get_text().split() for item in items] == [
        ["tea", "green"],
        ["green"],
        ["bread"],
        ["butter"],
        ["jam"],
    ]


def test_notes_and_folds(walk: BeautifulSoup) -> None:
    note = walk.select_one(".words .admonition.note")
    assert note and [p.get_text() for p in note.select("p")] == [
        "Before you go",
        "Take a coat.",
        "And a hat.",
    ]
    fold = walk.select_one(".words details.tip")
    assert (
        fold and fold.summary and fold.summary.get_text() == "If it rains" and "Stay in." in fold.get_text()
    )


def test_a_footnote_stands_beside_the_sources(walk: BeautifulSoup) -> None:
    (mark,) = walk.select(".words a.footnote-ref")
    assert mark.get_text() == "*1" and walk.select_one(str(mark["href"]).replace(":", "\\:"))
    (back,) = walk.select(".footnote a.footnote-backref")
    assert "Back to note 1 in the text" in str(back["title"])
    assert walk.select(".cite button")  # the source is a source still


def test_what_stands_right_below_a_footnote_is_none_of_it(site: Path) -> None:
    sheet = BeautifulSoup((site / "worksheets/my-walk/index.html").read_text("utf-8"), "lxml")
    note = sheet.select_one(".footnote")
    assert note and "Or twelve." in note.get_text() and not note.select(".field")
    field = sheet.find("label", string="Right below the note")
    assert field and note in field.find_all_next("div")


def test_marks_in_a_line(walk: BeautifulSoup) -> None:
    words = walk.select_one(".words")
    assert words and words.select_one("del").get_text() == "far"  # type: ignore[union-attr]
    assert words.select("p br") and words.select("p .icon svg[aria-hidden=true]")
    assert ":material" not in words.get_text()


def test_lists(walk: BeautifulSoup) -> None:
    boxes = [(item.get_text(), item["class"]) for item in walk.select(".words li.box")]
    assert boxes == [("shoes", ["box"]), ("Done: keys", ["box", "done"])]
    lists = [(found.get("start"), found.get("type")) for found in walk.select(".words > ol")]
    assert lists == [("4", "1"), (None, "1"), (None, "a"), (None, "1")]


LISTED = """  - attr_list
  - def_list
  - smarty
  - tables
  - toc
  - admonition
  - footnotes
  - fenced_code
  - sane_lists
  - pymdownx.caret
  - pymdownx.details
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - pymdownx.fancylists
  - pymdownx.keys
  - pymdownx.magiclink
  - pymdownx.mark
  - pymdownx.quotes
  - pymdownx.tasklist:
      custom_checkbox: true
  - pymdownx.tilde
"""


def test_what_pages_have_already_may_be_listed(tmp_path: Path) -> None:
    """As Material's own manual lists it."""
    text = "1) one\n2) two\n\n- [ ] open\n- [x] shut\n\nIt ~~was~~ is :material-heart:\n\n!!! tip\n    So[^1].\n\n[^1]: Why.\n\n"
    shown = []
    for name, old, new in (
        ("short", "", ""),
        ("long", "[attr_list, def_list, smarty, tables, toc]\n", f"\n{LISTED}"),
    ):
        project = tiny_site.buildable(tmp_path / name, {WALK: before(text), MKDOCS: (old, new)})
        assert check.main([], project) == 0
        assert tiny_site.build_pages(project) == 0
        shown.append((project / "site/habits/walk/index.html").read_bytes())
    assert shown[0] == shown[1]


def test_what_stands_right_under_its_words(walk: BeautifulSoup) -> None:
    """A list, a table, and the next item of a list after a paragraph of the last one."""
    take, table = (walk.find("p", string=words) for words in ("Take:", "As a table:"))
    assert [item.get_text() for item in take.find_next_sibling().select("li")] == ["bread", "tea"]  # type: ignore[union-attr]
    assert table.find_next_sibling().name == "table"  # type: ignore[union-attr]
    (said,) = walk.select(".words > blockquote > ul")
    assert [item.get_text() for item in said.select("li")] == ["stay", "rest"]
    (pack,) = walk.select(".words > .admonition > ul")
    assert [item.get_text() for item in pack.select("li")] == ["apples", "nuts"]
    (steps,) = [found for found in walk.select(".words > ol") if "sings" in found.get_text()]
    assert [item.get_text(" ", strip=True) for item in steps.select("li")] == [
        "Boil the water. It sings.",
        "Pour it.",
    ]


def test_traces_of_other_programs_are_gone(walk: BeautifulSoup) -> None:
    assert walk.find("p", string="We find the wonderful well-known way.")
    near = walk.find("p", string="It is near.")
    assert near
    assert [item.get_text() for item in near.find_next_sibling().select("li")] == ["plums", "pears"]  # type: ignore[union-attr]


def test_a_sheet_has_it_all_on_paper(site: Path) -> None:
    with pikepdf.open(site / "worksheets/my-walk/my-walk-a4.pdf") as made:
        assert any(len(page.get_images()) for page in made.pages)
    with (site / "worksheets/my-walk/my-walk-a4.pdf").open("rb") as opened:
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(opened).pages)
    for said in ("Before", "Take a coat.", "4. four", "b. second", "By the window", "And out.", "Ten."):
        assert said in " ".join(text.split())


def test_the_book_has_no_page_for_the_number_of_a_footnote(site: Path) -> None:
    """The note stands at the end of its chapter, where it is looked for."""
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(site / "articles-a4.pdf").pages)
    assert re.search(r"near\.\s*\*1\s", text) and not re.search(r"\*1\s*\(page", text)


def test_footnotes_boxes_and_photos_in_the_epub(site: Path) -> None:
    book = Epub((site / "articles.epub").read_bytes())
    (name,) = [name for name in book.order if name.endswith("_walk.xhtml")]
    (mark,) = [link for link in book.pages[name].select("sup a") if link.get_text() == "*1"]
    note = book.pages[name].find(id=str(mark["href"]).partition("#")[2])
    back = note and note.select_one("[role=doc-backlink]")
    assert note and note.name == "li" and "Ten minutes." in note.get_text()
    assert back and back["href"] == f"{name}#{mark['id']}"
    assert [item["class"] for item in book.pages[name].select("li[class]")] == ["open", "done"]
    assert {image["alt"]: image["width"] for image in book.pages[name].select("img")}["Small"] == "120"
    style = book.archive.read("EPUB/book.css").decode()
    assert not re.search(r"img[^{}]*\{[^}]*[^-]width: 100%", style), "a small photo would be enlarged"


def test_what_only_a_screen_can_use_is_not_printed(walk: BeautifulSoup, site: Path, browser: Browser) -> None:
    """A player, and the way back from a note; but a box that is done is told from an open one."""
    (styles,) = (site / "assets/styles").glob("rare.*.css")
    page = browser.new_page()
    page.set_content(f"<style>{styles.read_text('utf-8')}</style>{walk.select_one('.words')}")
    page.emulate_media(media="print")
    for part in ("audio", "video", ".footnote-backref"):
        assert page.locator(part).count() and not page.locator(part).first.is_visible(), part
    shown = "item => getComputedStyle(item, '::before').printColorAdjust"
    assert page.locator("li.done").evaluate(shown) == "exact"
    page.close()
