"""The articles as one EPUB: whole, in order, closed to the outside, and the same bytes everywhere."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser

import press
from pages.markdown_extensions import render_markdown
from press import workers
from tests.generator import dialects
from tests.press import epubs, judges
from tests.press.epubs import Epub, said
from tests.press.small import Translate
from tests.projects import change
from tests.site.folder import Site
from tests.site.look import watching
from tests.site.test_axe import RUN
from tests.site.words import Words
from tests.tools import judge

HOME = "https://small.example/"
# What a page has and a book leaves out: pop-ups and the buttons for them, what prints, what leads around the site.
ON_PAGES_ONLY = "[popover], sup, [data-press=screen], [data-press=booking], svg"
IN_BOOKS_ONLY = "sup, .foot, svg"


@pytest.fixture(scope="session")
def book(built_site: Path) -> Epub:
    """The real site's."""
    return Epub((built_site / "articles.epub").read_bytes())


def render(site: Path, cache: Path, translate: Translate) -> bytes:
    made = press.render(site, "articles.epub", cache, translate=translate)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, translate: Translate) -> Epub:
    """The small site's, with a hostile title."""
    folder = tmp_path_factory.mktemp("small")
    site = epubs.write(folder / "site", epubs.HOSTILE)
    return Epub(render(site, folder / "cache", translate))


def file_of(address: str) -> str:
    return f"{address.strip('/').replace('/', '_')}.xhtml" if address else "title.xhtml"


def addresses(words: Words) -> list[str]:
    """All that is read in order of nav, and then where help and sources are."""
    return [words.address(path) for path in (*words.chain, "help-now.md", "sources.md")]


def test_epubcheck(built_site: Path, spanish: Path, small: Epub, tmp_path: Path) -> None:
    """Of every site there is: with each block, in another language, with what other programs write, with hostile titles."""
    (tmp_path / "hostile.epub").write_bytes(small.data)
    books = [site / "articles.epub" for site in (built_site, spanish, dialects.built())]
    assert judges.epub_faults([*books, tmp_path / "hostile.epub"], tmp_path) == []


def test_hostile_titles_are_told_as_they_are(small: Epub) -> None:
    """But for quotation marks, which are curled as in the text."""
    heading = small.pages["letters_to-a-friend.xhtml"].h1
    assert said(heading) == " ".join(epubs.HOSTILE.replace('"Fish"', "“Fish”").split())
    assert said(small.contents.select('a[href="letters_to-a-friend.xhtml"]')[0]) == said(heading)
    assert small.core("title") == said(small.pages["title.xhtml"].h1) == epubs.SITE


def test_the_order_is_that_of_nav(book: Epub, words: Words, site: Site) -> None:
    wanted = [file_of(address) for address in addresses(words)]
    assert book.order == ["title.xhtml", "contents.xhtml", *wanted[1:]]
    titles = {file_of(address): said(site.pages[address].h1) for address in addresses(words)}
    found = [(str(link["href"]), said(link)) for link in book.contents.select("a")]
    assert found == [(file, titles[file]) for file in wanted]


def test_articles_stand_below_their_part(book: Epub, words: Words) -> None:
    below = {
        str(item.a["href"]): [str(link["href"]) for link in item.select(":scope > ol a")]
        for item in book.contents.select("nav > ol > li")
        if item.a
    }
    assert {file: inner for file, inner in below.items() if inner} == {
        file_of(words.address(path)): [file_of(words.address(member)) for member in members]
        for path, members in words.series.items()
    }


def test_every_word_of_every_article_is_there(book: Epub, words: Words, site: Site) -> None:
    for address in addresses(words)[1:]:
        page = BeautifulSoup(str(site.pages[address].main), "lxml")
        chapter = BeautifulSoup(str(book.pages[file_of(address)].body), "xml")
        for tag in [*page.select(ON_PAGES_ONLY), *chapter.select(IN_BOOKS_ONLY)]:
            tag.decompose()
        for time in page.select("time"):  # a book has its words alone
            time.unwrap()
        page.smooth()
        for part in ("head", "words", "after"):
            wanted, found = page.select_one(f"[data-press={part}]"), chapter.select_one(f".{part}")
            if wanted is None:
                assert found is None
                continue
            assert found is not None, f"{address}: {part}"
            if sources := wanted.select_one(
                "[data-press=sources]"
            ):  # in a list on the page, as notes in the book
                notes = found.select_one(".sources")
                assert notes is not None
                listed = [said(item) for item in sources.select("li")]
                shown = [said(note).partition(" ")[2] for note in notes.select(".footnote")]
                assert shown == listed
                sources.decompose()
                notes.decompose()
            talk = found.select_one(".booking")
            if talk:
                talk.decompose()
            assert said(found) == said(wanted), f"{address}: {part}"


def test_every_drawing_is_there_and_described(book: Epub, words: Words, site: Site) -> None:
    for address in addresses(words):
        drawings = [
            svg
            for svg in site.pages[address].main.select("svg")
            if not svg.find_parent(class_="small-drawing")
        ]
        drawings = [svg for svg in drawings if "thread" not in (svg.get("class") or ())]
        told = [svg.get("aria-label") for svg in drawings]
        found = book.pages[file_of(address)].select("svg")
        assert [svg.get("aria-label") for svg in found] == told
        assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in found)


def test_links_lead_inside_or_to_the_site(book: Epub, words: Words, site: Site) -> None:
    inside = {words.base + address for address in addresses(words)}
    ids = {name: {str(tag["id"]) for tag in page.select("[id]")} for name, page in book.pages.items()}
    for name, page in book.pages.items():
        for link in page.select("a[href]"):
            target = str(link["href"])
            path, _, anchor = target.partition("#")
            if urlsplit(target).scheme:
                assert target.startswith(("https://", "tel:")), f"{name}: {target}"
                assert path not in inside or (name == "title.xhtml" and path == words.base), (
                    f"{name}: {target}"
                )
                if target.startswith(words.base):
                    assert site.file_at(path.removeprefix(words.base)) in site.files, f"{name}: {target}"
            else:
                assert path in ids, f"{name}: {target}"
                assert not anchor or anchor in ids[path], f"{name}: {target}"


def test_links_of_the_small_site(small: Epub) -> None:
    page = small.pages["letters_to-a-friend.xhtml"]
    links = {said(link): link.get("href") for link in page.select(".words > p > a")}
    assert links == {
        "the next": "letters_to-myself.xhtml#why",
        "the sheet": f"{HOME}worksheets/short/",
        "elsewhere": "https://elsewhere.example/",
    }


def test_nothing_is_fetched_and_nothing_runs(book: Epub) -> None:
    held = {str(item["href"]) for item in book.package.select("manifest item")}
    for name, page in book.pages.items():
        assert not page.select("script, iframe, object, embed, form, audio, video, [style], [onclick]"), name
        fetched = [tag.get("src") for tag in page.select("[src]")] + [
            tag["href"] for tag in page.select("link")
        ]
        assert set(fetched) <= held, name
    style = book.archive.read("EPUB/book.css").decode()
    assert set(re.findall(r'url\("(.*?)"\)', style)) <= held
    assert "@import" not in style and "http" not in style


def test_sources_are_notes_that_lead_back(book: Epub) -> None:
    seen = 0
    for name, page in book.pages.items():
        for link in page.select('a[role="doc-noteref"]'):
            file, _, anchor = str(link["href"]).partition("#")
            note = page.select_one(f'[id="{anchor}"]')
            assert file == name and note is not None and note["role"] == "doc-footnote"
            assert (link["epub:type"], note["epub:type"]) == ("noteref", "footnote")
            assert said(link) == said(note).split()[0]
            assert note.find_parent("aside") is None  # some apps hide notes that stand in <aside>
            back = note.select_one('a[role="doc-backlink"]')
            assert back is not None
            first = page.select_one(f'[id="{str(back["href"]).partition("#")[2]}"]')
            assert first is not None and first["href"] == link["href"]
            seen += 1
    assert seen > 10


def test_help_is_one_link_away_and_has_its_numbers(book: Epub, site: Site) -> None:
    for name, page in book.pages.items():
        if name != "help-now.xhtml":
            assert page.select('a[href="help-now.xhtml"]'), name
    numbers = [
        str(link["href"]) for link in site.pages["help-now/"].select('main :not(.calls) > a[href^="tel:"]')
    ]
    page = book.pages["help-now.xhtml"]
    found = [str(link["href"]) for link in page.select('details a[href^="tel:"]')]
    assert numbers and found == numbers
    first = [str(link["href"]) for link in site.pages["help-now/"].select(".calls > a")]
    assert first and [str(link["href"]) for link in page.select(".calls a")] == first, (
        "a closed country has its first numbers beside it"
    )


def test_the_offer_to_talk_stands_once_at_the_end(book: Epub, words: Words) -> None:
    booking = words.config["extra"].get("booking") or {"address": ""}
    address = str(booking["address"])
    found = [name for name, page in book.pages.items() for _ in page.select(f'a[href="{address}"]')]
    assert found == ([file_of(words.address(words.chain[-1]))] if address else [])


def test_the_first_page_says_whose_this_is(book: Epub, words: Words, site: Site) -> None:
    text = said(book.pages["title.xhtml"].body)
    home = site.pages[""]
    practice = str(words.config["extra"]["practice"]["name"])
    foot = [said(line) for line in home.select(".foot > p")]
    for sentence in (said(home.h1), said(home.select_one(".words")), practice, words.base, foot[0]):
        assert sentence in text, sentence


def test_metadata(book: Epub, words: Words) -> None:
    practice = str(words.config["extra"]["practice"]["name"])
    newest = max(str(words.meta[path]["written"]) for path in words.chain if words.meta[path].get("written"))
    assert book.core("title") == words.config["site_name"]
    assert book.core("creator") == book.core("publisher") == practice
    assert (book.core("language"), book.core("source")) == ("en", words.base)
    rights = BeautifulSoup(render_markdown(words.config["copyright"]), "lxml").get_text()
    assert book.core("rights") == rights.strip() != ""
    assert book.meta("dcterms:modified") == [f"{newest}T00:00:00Z"]
    assert book.core("identifier").startswith("urn:uuid:")
    assert book.meta("schema:accessMode") == ["textual", "visual"]
    assert book.meta("schema:accessModeSufficient") == ["textual"]
    assert {"alternativeText", "tableOfContents", "readingOrder"} <= set(
        book.meta("schema:accessibilityFeature")
    )
    assert book.meta("schema:accessibilityHazard") == ["none"]
    assert len(book.meta("schema:accessibilitySummary")) == 1
    for page in book.pages.values():
        assert page.html is not None and page.html["lang"] == page.html["xml:lang"] == "en"


def test_the_cover_and_the_weight(book: Epub) -> None:
    with Image.open(io.BytesIO(book.archive.read("EPUB/cover.png"))) as cover:
        assert cover.size == (1200, 1600)
    assert len(book.data) < 400_000


def test_the_archive_begins_with_its_kind(book: Epub) -> None:
    first = book.archive.infolist()[0]
    assert (first.filename, first.compress_type, first.header_offset) == ("mimetype", 0, 0)
    assert book.data[30:58] == b"mimetypeapplication/epub+zip"
    assert {info.date_time for info in book.archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_date_is_never_today(
    tmp_path: Path, translate: Translate, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = epubs.write(tmp_path / "site")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    plain = Epub(render(site, tmp_path / "cache", translate))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    dated = Epub(render(site, tmp_path / "cache", translate))
    assert plain.meta("dcterms:modified") == ["2026-11-01T00:00:00Z"]
    assert dated.meta("dcterms:modified") == ["1970-01-02T00:00:00Z"]
    assert plain.core("identifier") == dated.core("identifier")


def test_it_is_kept_until_an_article_changes(
    tmp_path: Path, translate: Translate, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = epubs.write(tmp_path / "site")
    first = render(site, tmp_path / "cache", translate)
    made: list[str] = []
    original = workers.make

    def watched(job: workers.Job, *rest: object) -> list[bytes]:
        made.extend(job.files)
        return original(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "make", watched)
    assert render(site, tmp_path / "cache", translate) == first and made == []
    change(site / "letters/to-myself/index.html", "Often.", "Quite often.")
    assert render(site, tmp_path / "cache", translate) != first and made == ["articles.epub"]


def test_what_is_typed_on_the_page_is_lines_in_the_book(small: Epub) -> None:
    page = next(page for page in small.pages.values() if page.select(".ruled"))
    assert [said(label) for label in page.select("label")] == ["Not sent", "I wait until"]
    assert len(page.select(".ruled")) == 3 + 1
    assert not page.select("input, textarea")


def test_it_says_who_wrote_a_page(small: Epub) -> None:
    assert "1 minute to read By Mary Poovey" in said(small.pages[file_of("letters/to-myself/")])


def test_a_picture_travels_along(small: Epub) -> None:
    image = small.pages["letters_to-myself.xhtml"].img
    assert image is not None and image["alt"] == "Two cups"
    there = Image.open(io.BytesIO(small.archive.read(f"EPUB/{image['src']}")))
    assert there.size == Image.open(io.BytesIO(epubs.PICTURE)).size


def test_a_recording_travels_along_with_its_words(small: Epub) -> None:
    page = small.pages["letters_to-myself.xhtml"]
    player = page.audio
    assert player is not None and player["aria-label"] == "A breath"
    assert small.archive.read(f"EPUB/{player['src']}") == epubs.RECORDING
    (item,) = small.package.select(f'manifest item[href="{player["src"]}"]')
    assert item["media-type"] == "audio/mpeg"
    assert "Breathe in." in said(page.details)
    assert "auditory" in small.meta("schema:accessMode")
    assert "transcript" in small.meta("schema:accessibilityFeature")


def test_what_a_sheet_asks_stands_behind_its_article(book: Epub, words: Words, site: Site) -> None:
    for path, owner in words.sheets.items():
        page, chapter = site.pages[words.address(path)], book.pages[file_of(words.address(owner))]
        sections = chapter.select("section > section.prompts")
        assert sections[-1].find_next_sibling() is None
        section = sections[[other for other, of in words.sheets.items() if of == owner].index(path)]
        printed = said(section)
        asked = page.select(
            ".field > label, .field legend, .field caption span, .field th, .field .hint p, .field .choice"
        )
        assert asked
        for tag in [page.h1, *asked, *page.select("form h2")]:
            assert said(tag) in printed, f"{path}: {tag}"
        assert section.select(f'a[href="{words.base}{words.address(path)}"]')
    assert sum(len(page.select(".prompts")) for page in book.pages.values()) == len(words.sheets)


def test_a_conformance_is_claimed_only_with_who_evaluated_it(small: Epub, book: Epub) -> None:
    assert "certifiedBy" not in str(book.package) and "conformsTo" not in str(book.package)
    (claim,) = small.package.select('meta[property="dcterms:conformsTo"]')
    (who,) = small.package.select('meta[property="a11y:certifiedBy"]')
    assert claim.get_text() == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert (who.get_text(), who["refines"]) == ("Grace Hopper", f"#{claim['id']}")
    (day,) = small.package.select(f'meta[property="dcterms:date"][refines="#{who["id"]}"]')
    (report,) = small.package.select('link[rel="a11y:certifierReport"]')
    assert (day.get_text(), report["href"]) == ("2026-10-01", "https://eva.example/report")


def test_a_site_without_a_first_page_has_none(tmp_path: Path, translate: Translate) -> None:
    site = epubs.write(tmp_path / "site")
    (site / "index.html").unlink()
    assert press.render(site, "articles.epub", tmp_path / "cache", translate=translate) is None


def test_it_is_offered_where_reading_begins_and_ends(built_site: Path, words: Words, site: Site) -> None:
    size = round((built_site / "articles.epub").stat().st_size / 1000)
    offered = []
    for address, page in site.pages.items():
        for link in page.select('a[href$=".epub"]'):
            offered.append(address)
            assert urljoin(f"/{address}", str(link["href"])) == "/articles.epub"
            assert link["type"] == "application/epub+zip"
            assert f"{size} KB" in said(link.parent)
    assert sorted(offered) == sorted(words.address(path) for path in (*words.series, *words.readings))


CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
DAY_AND_NIGHT = {"#fff; color: #111": {}, "#15181f; color: #e8e4dc": CONTRAST}


def test_axe(book: Epub, browser: Browser, tmp_path: Path) -> None:
    """As an app shows it, by day and by night: in its own colors, on a phone."""
    book.archive.extractall(tmp_path)
    shown = ["title.xhtml", "contents.xhtml", "help-now.xhtml", *book.order[2:4], book.order[-4]]
    found = []
    with watching(browser, viewport={"width": 320, "height": 700}) as seen:
        for name in shown:
            seen.page.goto((tmp_path / "EPUB" / name).as_uri())
            seen.page.add_script_tag(path=judge("axe-core/axe.min.js"))
            for colors, asked in DAY_AND_NIGHT.items():
                seen.page.add_style_tag(content=f"html {{ background: {colors} }}")
                found += [f"{name}: {colors}: {fault}" for fault in seen.page.evaluate(RUN, asked)]
            wide = seen.page.evaluate("document.documentElement.scrollWidth")
            found += [f"{name} is {wide} wide"] if wide > 320 else []
    assert not found, "\n".join(found)
