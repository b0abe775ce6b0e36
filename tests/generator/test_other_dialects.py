"""What authors know from GitHub, Notion, Obsidian, Google Docs and WordPress works on the page, on paper, in the EPUB and in the search."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pikepdf
import pypdf
import pytest
from bs4 import BeautifulSoup, Tag

from pages.markdown_extensions import render_markdown
from tests.generator import dialects


@pytest.fixture
def site() -> Path:
    return dialects.built()


@pytest.fixture(params=["habits/rest", "worksheets/my-rest"])
def words(request: pytest.FixtureRequest, site: Path) -> Tag:
    page = BeautifulSoup((site / request.param / "index.html").read_text("utf-8"), "lxml")
    found = page.select_one("form" if "worksheets" in request.param else ".words")
    assert found
    return found


def test_lists_in_lists(words: Tag) -> None:
    outer = words.find("ul")
    assert isinstance(outer, Tag)
    assert [" ".join(item.get_text(" ").split()) for item in outer.find_all("li", recursive=False)] == [
        "oat rye barley More barley. spelt",
        "rice More rice.",
    ]
    assert [" ".join(item.get_text(" ").split()) for item in outer.select("li li li")] == [
        "barley More barley."
    ]
    assert words.select_one('ol > li > ol[type="a"] > li')


def test_links(words: Tag) -> None:
    links = [
        (link.get_text(), str(link["href"]).split("/")[-1] or str(link["href"]))
        for link in words.select("p a")
    ]
    assert ("https://tea.example/a_b_(c)", "a_b_(c)") in links
    assert ("www.tea.example", "www.tea.example") in links
    assert ("ada@tea.example", "mailto:ada@tea.example") in links
    assert links.count(("why", "#why")) == 2
    assert not words.select('a[href*="code.example"]')


def test_notes_tables_and_marks(words: Tag) -> None:
    assert words.select_one("div.admonition.warning p:not(.admonition-title)").get_text() == "Hot."  # type: ignore[union-attr]
    assert words.select_one("details.tip summary").get_text() == "In short"  # type: ignore[union-attr]
    table = words.select_one("table:not(.field table)")
    assert table and not table.select("[style]")
    assert [(cell.get_text(), cell.get("class")) for cell in table.select("tbody td")] == [
        ("1 2", None),
        ("marked", ["center"]),
        ("H2O", ["right"]),
        ("short", None),
        ("", ["center"]),
        ("", ["right"]),
    ]
    for name, said in {"mark": "marked", "sub": "2", "ins": "new", "kbd": "Ctrl"}.items():
        assert words.find(name, string=said)
    assert "<b>." in words.get_text() and "& go" in words.get_text()
    assert [figure.get_text() for figure in words.select("figure.diagram figcaption")] == ["Words under it"]


def test_headings_and_breaks(words: Tag) -> None:
    assert words.find("h2", string="Set down") and not words.find("h1")
    sentence = words.find("p", string="A sentence.")
    assert sentence and sentence.find_next_sibling().name == "hr"  # type: ignore[union-attr]
    assert words.find("p", string="1998. That was the year.")


def test_comments_are_nowhere(site: Path) -> None:
    for file in site.rglob("*"):
        if file.suffix in {".html", ".json", ".xml", ".js"}:
            assert "HIDDEN" not in file.read_text("utf-8"), file
    with zipfile.ZipFile(site / "articles.epub") as book:
        assert not any(b"HIDDEN" in book.read(name) for name in book.namelist())


def test_the_book_and_the_epub_have_it(site: Path) -> None:
    with zipfile.ZipFile(site / "articles.epub") as book:
        chapter = book.read(
            next(name for name in book.namelist() if name.endswith("habits_rest.xhtml"))
        ).decode()
    for markup in (
        '<td class="right">H<sub>2</sub>O</td>',
        "<mark>marked</mark>",
        "Words under it</figcaption>",
    ):
        assert markup in chapter
    assert chapter.count(">https://tea.example/a_b_(c)</a>") == 2  # the article's and its sheet's


@pytest.mark.parametrize("name", ["worksheets/my-rest/my-rest-a4.pdf", "articles-a4.pdf"])
def test_paper_has_it_once(name: str, site: Path) -> None:
    with (site / name).open("rb") as opened:
        text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(opened).pages).split())
    for said in ("barley", "More rice.", "Hot.", "Sip.", "marked", "Ctrl+P", "Set down", "Words under it"):
        assert said in text
    times = 2 if name.startswith("articles") else 1  # in a book the article's and its sheet's
    assert text.count("tea.example/a_b_(c)") == times
    assert "HIDDEN" not in text
    with pikepdf.open(site / name) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_the_search_finds_the_headings(site: Path) -> None:
    headings = [entry["heading"] for entry in json.loads((site / "search.json").read_bytes())["entries"]]
    assert headings.count("Set down") == 2


def test_a_region_has_its_dates_and_the_words_of_its_language(site: Path) -> None:
    page = BeautifulSoup((site / "habits/rest/index.html").read_text("utf-8"), "lxml")
    assert page.html and page.html["lang"] == "en-GB"
    assert page.find("time", string="1 November 2026")
    assert 'xml:lang="en-GB"' in (site / "feed.xml").read_text("utf-8")


def test_it_works_in_settings_and_notes_too() -> None:
    html = render_markdown("See https://tea.example \\& ==go==. <!-- HIDDEN -->")
    assert html == '<p>See <a href="https://tea.example">https://tea.example</a> &amp; <mark>go</mark>.</p>'
