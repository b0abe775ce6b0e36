"""The articles as a book on paper: whole, in order, with pages that can be found, made to be read and bound."""

from __future__ import annotations

import json
import re
import shutil
from functools import cache
from pathlib import Path
from statistics import quantiles
from typing import Any

import pypdf
import pypdfium2
import pytest
import typst
from bs4 import BeautifulSoup

import press
from pdf_editions import BOOKS, Edition
from press import typst_engine
from press.errors import Origin, UnsettledError
from press.jobs import PressContext
from press.plan import book_jobs
from press.read.finished_page import FinishedSite as PressSite
from tests.press import epubs, judges, small
from tests.press.small import PrintedFrom, Translate
from tests.press.test_lengths import said
from tests.press.test_pdf_workbook import bookmarks
from tests.projects import change
from tests.site.folder import Site
from tests.site.words import Words

BOTH = pytest.mark.parametrize("edition", BOOKS, ids=lambda edition: edition.kind)
MM = 72 / 25.4
# What a page has and a book on paper leaves out: how long it takes to read, the way to the sheet, what stands in its box.
ON_PAGES_ONLY = "[popover], sup, svg, form, [data-press=screen], [data-press=booking], [data-press=facts], [data-press=sheet], [data-press=countries], .headerlink"


@pytest.fixture(scope="module")
def reader(built_site: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(built_site / BOOKS[0].address())


@pytest.fixture(scope="module")
def texts(built_site: Path) -> list[str]:
    """The words of each page in the order of the file, from page 1 at place 1."""
    return ["", *judges.text_of(built_site / BOOKS[0].address()).split("\f")[:-1]]


def title_of(site: Site, address: str) -> str:
    return " ".join(site.pages[address].h1.get_text().split())  # type: ignore[union-attr]


@cache
def starts(reader: pypdf.PdfReader) -> dict[str, int]:
    """The page on which each part, each chapter and the index begin, in order: what the table of contents names."""
    contents = " ".join(reader.pages[2].extract_text().split())
    return {
        title: page
        for depth, title, page in bookmarks(reader)
        if depth < 2 and page > 3 and re.search(rf"{re.escape(title)}[ .]*{page}\b", contents)
    }


def chain(words: Words) -> list[str]:
    """The addresses of all that is read in turn, then those of help and sources."""
    return [words.address(path) for path in (*words.chain[1:], "help-now.md", "sources.md")]


def span(reader: pypdf.PdfReader, title: str) -> range:
    """The pages of a chapter."""
    found = starts(reader)
    pages = sorted({*found.values(), len(reader.pages) + 1})
    return range(found[title], pages[pages.index(found[title]) + 1])


def test_every_word_of_every_article_is_printed(
    reader: pypdf.PdfReader, texts: list[str], words: Words, site: Site
) -> None:
    for address in chain(words):
        main = BeautifulSoup(str(site.pages[address].article), "lxml")
        title = title_of(site, address)
        printed = said(" ".join(texts[page] for page in span(reader, title)))
        for tag in main.select(ON_PAGES_ONLY):
            tag.extract()
        for text in main.find_all(string=True):
            for word in text.split():
                assert said(word).casefold() in printed.casefold(), f"/{address}: {word}"


def test_what_each_sheet_asks_stands_behind_its_article(
    reader: pypdf.PdfReader, texts: list[str], words: Words, site: Site
) -> None:
    for path, owner in words.sheets.items():
        title = title_of(site, words.address(owner))
        printed = said(" ".join(texts[page] for page in span(reader, title)))
        page = site.pages[words.address(path)]
        asked = page.select(".field > label, .field legend, .field caption span, .field th, .field .hint p")
        assert asked
        for tag in [*asked, page.h1]:
            assert tag is not None and said(tag.get_text()) in printed, f"{path}: {tag}"
        assert said(words.base.removeprefix("https://") + words.address(path).strip("/")) in printed


def test_parts_begin_on_a_right_hand_page_and_chapters_on_a_new_one(
    built_site: Path, words: Words, site: Site
) -> None:
    reader = pypdf.PdfReader(built_site / BOOKS[0].address())
    found = starts(reader)
    for path, members in words.series.items():
        title = title_of(site, words.address(path))
        assert found[title] % 2 == 1
        below = [title_of(site, words.address(one)) for one in members]
        pages = [found[title], *(found[one] for one in below)]
        assert pages == sorted(set(pages))
    assert list(found) == [title_of(site, address) for address in chain(words)] + [
        words.strings["press_index"]
    ]


def test_every_number_of_a_page_is_true(built_site: Path) -> None:
    """What is printed behind a link is the page that it leads to."""
    seen = 0
    with pypdfium2.PdfDocument(built_site / BOOKS[0].address()) as document:
        reader = pypdf.PdfReader(built_site / BOOKS[0].address())
        for number, page in enumerate(reader.pages):
            text = document[number].get_textpage()
            for note in page.get("/Annots", []):
                link = note.get_object()
                goal = link.get("/Dest") or link.get("/A", {}).get("/D")
                if goal is None:
                    continue
                if isinstance(goal, str):
                    goal = reader.named_destinations[goal].dest_array
                leads = reader.get_page_number(goal[0].get_object()) + 1  # type: ignore[arg-type]
                left, bottom, right, top = (float(value) for value in link["/Rect"])
                last = text.get_index(right - 2, (bottom + top) / 2, 6, 6)
                behind = (
                    re.match(r"\S{0,3}\s*\(page\s(\d+)\)", text.get_text_range(last, 30))
                    if last is not None
                    else None
                )
                itself = re.fullmatch(
                    r"\D*?(\d+)\s*", text.get_text_bounded(left - 1, bottom, right + 1, top)
                )
                for match in (behind, itself if number + 1 in (3, len(reader.pages)) else None):
                    if match:
                        assert int(match[1]) == leads, f"page {number + 1}: {match[0]}"
                        seen += 1
    assert seen > 30


def test_the_index_leads_to_titles_and_to_the_words_that_readers_use(
    reader: pypdf.PdfReader, texts: list[str], words: Words, site: Site
) -> None:
    first = starts(reader)[words.strings["press_index"]]
    printed = " ".join(" ".join(texts[first:]).split())
    found = starts(reader)
    for title, page in list(found.items())[:-3]:
        assert re.search(rf"{re.escape(title)} (\d+, )*{page}\b", printed), title
    synonyms = {
        phrase: [title for title in found if any(word.lower() in title.lower() for word in meant)]
        for phrase, meant in json.loads(site.text("search.json"))["synonyms"].items()
    }
    known = {
        phrase: titles
        for phrase, titles in synonyms.items()
        if titles and phrase not in map(str.lower, found)
    }
    assert known
    for phrase, titles in known.items():
        is_told = any(phrase.startswith(f"{other} ") and titles == known[other] for other in known)
        if is_told or "/" in phrase:  # which is several
            assert phrase not in printed
            continue
        assert re.search(rf"{re.escape(phrase)} [\d, ]*\b{found[titles[0]]}\b", printed), phrase


def test_about_65_letters_stand_on_a_line(built_site: Path) -> None:
    lines = [
        len(line)
        for page in judges.text_of(built_site / BOOKS[0].address()).split("\f")[4:]
        for line in page.split("\n")
        if len(line) > 40
    ]
    assert 58 <= quantiles(lines, n=4)[2] <= 76


@BOTH
def test_the_inner_margin_is_free_for_the_binding(built_site: Path, edition: Edition, tmp_path: Path) -> None:
    dots = 36
    images = judges.gray(built_site / edition.address(), tmp_path, dots)
    for number, image in enumerate(images[2:], 3):
        # Below the thread along the top of a chapter's first page, which runs from edge to edge.
        dark = (
            image.crop((0, round(20 / 25.4 * dots), image.width, image.height))
            .point(lambda gray: 255 if gray < 160 else 0)
            .getbbox()
        )
        if dark is None:
            continue
        inner = dark[0] if number % 2 else image.width - dark[2]
        outer = image.width - dark[2] if number % 2 else dark[0]
        assert inner / dots * 25.4 >= 29 and outer / dots * 25.4 >= 29, f"page {number}"
        assert image.height - dark[3] >= 10 / 25.4 * dots, f"page {number}"


def test_every_page_says_where_help_is_and_which_it_is(
    reader: pypdf.PdfReader, texts: list[str], words: Words
) -> None:
    help_page = starts(reader)[words.meta["help-now.md"]["title"]]
    where = f"{words.strings['help_now']}, page {help_page}"
    for number, text in enumerate(texts[3:], 3):
        if text.strip():
            line = " ".join(text.split())
            assert where in line and str(number) in line, number


def test_sources_have_their_numbers_in_the_text(
    reader: pypdf.PdfReader, texts: list[str], site: Site
) -> None:
    checked = 0
    for address, page in site.pages.items():
        cited = page.select("[data-press=cited] sup")
        title = " ".join(page.h1.get_text().split()) if page.h1 else ""
        if not cited or title not in starts(reader):
            continue
        printed = " ".join(" ".join(texts[one] for one in span(reader, title)).split())
        for sup in cited:
            before = sup.find_previous(string=True)
            last = str(before).split()[-1]
            assert re.search(rf"{re.escape(last)} ?{sup.get_text()}\b", printed), f"/{address}: {last}"
            checked += 1
    assert checked


@BOTH
def test_properties(built_site: Path, edition: Edition, words: Words) -> None:
    reader = pypdf.PdfReader(built_site / edition.address())
    size = [round(float(value)) for value in reader.pages[0].mediabox[2:]]
    assert size == ([595, 842] if edition.paper == "a4" else [612, 792])
    assert reader.metadata is not None
    assert reader.metadata.title == words.config["site_name"]
    assert reader.metadata.author == words.config["extra"]["practice"]["name"]


def test_it_is_offered_where_the_reading_app_s_is(words: Words, site: Site) -> None:
    for address, page in site.pages.items():
        offered = [
            str(link["href"]).rpartition("/")[2]
            for link in page.select('a[href*="/articles-"], a[href^="articles-"]')
        ]
        epub = page.select('a[href$="articles.epub"]')
        assert offered == (["articles-letter.pdf", "articles-a4.pdf"] if epub else []), address


def with_letter(folder: Path, old: str, new: str) -> Path:
    """A small site in whose letter something else is written."""
    site = epubs.write(folder / "site")
    change(site / "letters/to-myself/index.html", old, new)
    return site


def test_a_letter_that_cannot_be_printed_is_told_with_its_file(tmp_path: Path, translate: Translate) -> None:
    site = with_letter(tmp_path, "Often.", "Often 茶.")
    with pytest.raises(press.PressError) as caught:
        press.render(site, "articles-a4.pdf", tmp_path / "cache", translate=translate)
    (fault,) = caught.value.faults
    assert fault.origin.source == "docs/letters/to-myself.md" and "茶" in fault.message


def test_what_the_press_does_not_know_is_told_with_its_file(tmp_path: Path, translate: Translate) -> None:
    site = with_letter(tmp_path, "<p>Often.", "<object></object><p>Often.")
    with pytest.raises(press.PressError, match=r"^docs/letters/to-myself\.md: <object> can't be printed"):
        press.render(site, "articles-a4.pdf", tmp_path / "cache", translate=translate)


def test_a_site_without_a_first_page_has_none(tmp_path: Path, translate: Translate) -> None:
    site = epubs.write(tmp_path / "site")
    (site / "index.html").unlink()
    assert press.render(site, "articles-a4.pdf", tmp_path / "cache", translate=translate) is None


def test_a_site_without_a_search_has_titles_in_its_index(tmp_path: Path, translate: Translate) -> None:
    site = Path(shutil.copytree(epubs.rendered("Write Home"), tmp_path / "site"))
    (site / "search.json").unlink(missing_ok=True)
    context = PressContext(PressSite(site), translate)
    job = book_jobs(context)[0]
    assert "Write Home" in [entry["term"] for entry in job.data["book"]["index"]]


def test_page_numbers_that_do_not_settle_end_no_build(
    printed_from: PrintedFrom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reference may move what it refers to, so that it changes again, and so on; then all of them are equally wide. That such a
    book settles is seen in `test_all_changes_together_with_every_pdf[all]`."""
    site = epubs.write(tmp_path / "site")
    lay_out, refused = typst_engine.compile, list[str]()

    def unsettled_once(compiler: typst.Compiler, origin: Origin, **options: Any) -> bytes:
        output = lay_out(compiler, origin, **options)
        if not refused:
            refused.append(str(origin))
            raise UnsettledError.at(origin, "document did not converge")
        return output

    monkeypatch.setattr(typst_engine, "compile", unsettled_once)
    file = printed_from(site, "articles-a4.pdf")
    assert refused
    assert re.search(r"\(page \d+\), the sheet", " ".join(judges.text_of(file).split()))


def test_a_number_or_mail_that_a_link_does_not_say_is_printed_behind_it(
    printed_from: PrintedFrom, tmp_path: Path
) -> None:
    links = (
        '<a href="tel:+15550100">A 15-minute talk</a>, <a href="mailto:ada@tea.social?subject=Hi">ask Ada</a>,'
        ' <a href="sms:+15550101?body=Hi">text us</a>,'
        ' <a href="tel:+27800567567">0800 567 567</a>, <a href="mailto:bo@tea.social">bo@tea.social</a>.'
    )
    site = with_letter(tmp_path, "<p>Often.", f"<p>{links} Often.")
    file = printed_from(site, "articles-a4.pdf")
    text = " ".join(judges.text_of(file).split())
    assert "By Mary Poovey" in text
    assert (
        "A 15-minute talk (+15550100), ask Ada (ada@tea.social), text us (+15550101), 0800 567 567, bo@tea.social. Often."
        in text
    )


def test_an_address_in_a_narrow_column_is_read_in_order(printed_from: PrintedFrom, tmp_path: Path) -> None:
    address = "harbour.example/the-way-to-go-for-tea"
    cells = f'<td>When it rains</td><td>or snows</td><td><a href="https://{address}">Tea</a></td>'
    table = f"<table><thead><tr><th>If</th><th>Or</th><th>Then</th></tr></thead><tbody><tr>{cells}</tr></tbody></table>"
    site = with_letter(tmp_path, "<p>Often.", f"{table}<p>Often.")
    file = printed_from(site, "articles-a4.pdf")
    assert f"({address})" in "".join("".join(judges.words_of(file)).split())


def test_what_a_sheet_asks_is_not_divided_between_pages(printed_from: PrintedFrom, tmp_path: Path) -> None:
    """A question, what is said of it and its choices."""
    site = epubs.write(tmp_path / "site")
    fields = range(60)
    forms = "".join(
        f"/// choice | Ask{at}?\nTell{at}. {'Some words more. ' * (at % 5 * 6)}\n\n- Take{at}\n- leave\n///\n\n"
        for at in fields
    )
    small.rewrite(site, "short", forms)
    file = printed_from(site, "articles-a4.pdf")
    pages = judges.words_of(file)
    assert sum("Ask" in page for page in pages) > 2
    for at in fields:
        (page,) = (page for page in pages if re.search(rf"Ask{at}\?", page))
        assert f"Tell{at}." in page and re.search(rf"Take{at}\b", page), at


@pytest.mark.parametrize("above", range(6, 11, 2))
def test_a_list_of_links_stays_with_its_heading(
    printed_from: PrintedFrom, tmp_path: Path, above: int
) -> None:
    site = epubs.write(tmp_path / "site")
    page = site / "letters" / "to-myself" / "index.html"
    html = page.read_text("utf-8")
    links = f'<nav data-press="cross"><h2>Ways on</h2><ul>{"".join(f"<li>Way {at}</li>" for at in range(4))}</ul></nav>'
    html = html.replace('data-press="after">', f'data-press="after">{links}', 1).replace(
        "<p>Often.", "<p>Again.</p>" * above + "<p>Often."
    )
    page.write_text(html, "utf-8")
    file = printed_from(site, "articles-a4.pdf")
    (found,) = (text for text in judges.words_of(file) if "Ways on" in text)
    assert "Way 3" in found


def test_the_first_page_s_words_stand_on_the_cover_as_there(
    printed_from: PrintedFrom, tmp_path: Path
) -> None:
    site = epubs.write(tmp_path / "site")
    words = "<h2>Hello</h2><p>One.</p><p>Two.</p><ul><li>Tea</li><li>Milk</li></ul>"
    change(site / "index.html", "<p>Begin here.</p>", words)
    file = printed_from(site, "articles-a4.pdf")
    cover, _, contents, *_ = judges.words_of(file)
    lines, wanted = (
        [line.strip("• ") for line in cover.splitlines()],
        ["Hello", "One.", "Two.", "Tea", "Milk"],
    )
    assert [line for line in lines if line in wanted] == wanted
    assert "Hello" not in contents
