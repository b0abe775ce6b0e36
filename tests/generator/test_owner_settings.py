"""What an owner writes into mkdocs.yml or puts beside it reaches every page, and whatever is made of pages."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image

import palette
import translations
from commands import check
from generator.project import read_project
from generator.settings import strings
from tests.library import tiny_site
from tests.library.tiny_site import HELPLINES, MKDOCS, Change
from tests.projects import change
from tests.shared import once

SIGN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="mine" d="M1 1L8 8"/></svg>\n'


def dot(size: int = 32) -> bytes:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (size, size), "navy").save(out, "PNG")
    return out.getvalue()


KEYS = {"in_short": "[Tea helps.]", "written": "2026-01-02", "reviewed": "{by: Ann Lee, on: 2026-01-03}"}
# What systems and editors leave in folders.
LEFT_BEHIND = [
    "Thumbs.db",
    "about.md - Shortcut.lnk",
    "habits/desktop.ini",
    "assets/pictures/Thumbs.db",
    "assets/files/Icon\r",
    "habits/.DS_Store",
    "habits/walk.md~",
    "habits/~$walk.docx",
    "assets/styles/.mine.css.swp",
]
MINE: dict[str, Change] = {
    MKDOCS: [
        (
            "site_name: Small Site",
            "site_name: House of Tea\nsite_author: Ada Byron\nrepo_url: https://code.example/tea",
        ),
        (
            "extra:\n",
            "copyright: Words © [Ada Byron](fees.md) & co.\nextra_css: [assets/styles/mine.css]\nextra:\n"
            "  colors: {day: ['#123c78', '#5a1478'], night: ['#9fc0ff', '#e0b0ff']}\n"
            '  footer: {disclaimer: No doctor writes here., text: "See [the fees](fees.md).\\n\\nOn Mondays."}\n'
            "  alternate: [{name: Español, link: 'https://te.example/', lang: es}]\n"
            "  social: [{icon: fontawesome/brands/mastodon, link: tea.social/@ada, name: Ada elsewhere}, {link: ada@tea.social}]\n",
        ),
        ("https://tea.example/book", "ada@tea.social"),
        (
            "about: Two rooms and a garden.",
            'about: "Two rooms.\\nLicense: C 123\\n[555 0142](tel:+15550142)\\n\\nA garden."',
        ),
        ("therapist: Ada Byron", "therapist: Ada &lt Ben <3"),
        ("      - map.md", "      - What helps <3: map.md\n      - fees.md\n      - te.md"),
        ("- habits/walk.md", "- Walk: habits/walk.md"),
        ("font: false", "font: false\n  logo: assets/sign.svg\n  favicon: assets/dot.png"),
    ],
    HELPLINES: (
        "    - {name: Samaritans",
        "    - {name: Harbor, for: [everyone], region: Dublin, call: 555 0100, hours: 9-5, checked: 2026-11-01}\n"
        "    - {name: Samaritans",
    ),
    "docs/fees.md": tiny_site.page(
        "What it costs", 'A cup of tea.\n\n{{ practice("about") }}', caution="storm", author="Mary Poovey"
    ),
    "docs/te.md": tiny_site.page("En español", "El té ayuda.", lang="es", in_short="[Té.]"),
    **{
        f"docs/{name}.md": tiny_site.page(
            title, "Tea helps.[^reed2001]", **KEYS, **({"author": "Mary Poovey"} if name == "index" else {})
        )
        for name, title in (("index", "Small Site"), ("worksheets/index", "Worksheets"), ("map", "The map"))
    },
    "docs/sources.md": tiny_site.page("Sources", "Tea helps.[^reed2001]"),
    tiny_site.SHEET: [
        ("minutes:", f"reviewed: {KEYS['reviewed']}\nminutes:"),
        ("## Two minutes", "## Two minutes\n\nTea helps.[^reed2001]"),
    ],
    "docs/habits/index.md": [
        ("written:", "caution: storm\nwritten:"),
        ("many: habits", "many: habits, now: 'What''s \"next\" & new'"),
    ],
    "docs/habits/walk.md": ("## How", '## What\'s "next" & new'),
    "docs/data/storm.md": "---\ntitle: Storm <3 wind\n---\n\nStay in. [Help](../help-now.md) and [walks](../habits/walk.md).\n",
    "docs/assets/sign.svg": SIGN,
    "docs/assets/dot.png": dot(),
    "docs/assets/styles/site.css": [
        ("--paper: #faf6ee", "--paper: #fbf9f4"),
        ("--paper: #151b2a", "--paper: #101420"),
    ],
    "docs/assets/styles/mine.css": ".words { letter-spacing: .01em; }\n",
    **{f"docs/{name}": b"left" for name in LEFT_BEHIND},
}


def write(project: Path) -> None:
    tiny_site.buildable(project)
    for link in ("hooks", "overrides"):
        (project / link).unlink()
    tiny_site.write(project, MINE)
    assert read_project(project)[1] == []
    assert tiny_site.build_pages(project) == 0


@pytest.fixture(scope="module")
def mine() -> Path:
    return once("mine", write) / "site"


WITHOUT_BOOKING: dict[str, Change] = {
    MKDOCS: [
        ('  booking: {address: "https://tea.example/book", label: Book a talk, minutes: 15}\n', ""),
        ("      - book.md\n", ""),
        ("font: false", "font: false\n  logo: assets/pictures/line.svg"),
    ],
    "docs/book.md": None,
    tiny_site.AFTER: ("{{ book() }}", "Go well."),
}


def test_without_booking_no_page_offers_one_and_a_logo_may_be_a_drawing_among_the_pictures(
    tmp_path: Path,
) -> None:
    tiny_site.buildable(tmp_path, WITHOUT_BOOKING)
    assert check.find_problems(tmp_path)[1] == []
    assert tiny_site.build_pages(tmp_path) == 0
    pages = [file.read_text("utf-8") for file in (tmp_path / "site").rglob("*.html")]
    assert len(pages) > 10
    assert not [text for text in pages if "booking" in text or "None" in text or 'href=""' in text]
    [icon] = page(tmp_path / "site", "").select("link[rel=icon]")
    assert (tmp_path / "site" / str(icon["href"])).read_text("utf-8") == tiny_site.SVG


def page(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text("utf-8"), "lxml")


def test_the_name_stands_on_the_home_page_too(mine: Path) -> None:
    home = page(mine, "")
    assert (
        home.h1
        and home.h1.get_text() == "House of Tea"
        and home.title
        and home.title.string == "House of Tea"
    )
    shared = home.select_one("meta[property='og:title']")
    assert shared and shared["content"] == "House of Tea"


def test_a_page_in_another_language_says_so(mine: Path) -> None:
    """Its own words are read out in that language, and those around them in the site's."""
    te = page(mine, "te")
    assert [tag.name for tag in te.select("[lang=es]:not(.foot *)")] == ["h1", "ul", "div"]
    assert te.html and te.html["lang"] == "en"
    [link] = page(mine, "habits/walk").select(".foot a[href$='te/']")
    assert (link["lang"], link["hreflang"]) == ("es", "es")


def test_the_lines_about_the_practice_stay_lines(mine: Path) -> None:
    rooms, garden = page(mine, "fees").select(".words > p")[1:3]
    assert rooms.get_text("|", strip=True) == "Two rooms.|License: C 123|555 0142"
    assert len(rooms.select("br")) == 2 and garden.get_text() == "A garden."


def test_copyright_is_text_where_no_link_can_be(mine: Path) -> None:
    """The book and the EPUB print what the first page says of it."""
    [rights] = page(mine, "").select('meta[name="dcterms.rights"]')
    assert rights["content"] == "Words © Ada Byron & co."


def test_what_systems_leave_in_folders_is_neither_refused_nor_published(mine: Path) -> None:
    left = {Path(name).name for name in LEFT_BEHIND}
    assert not [file for file in mine.rglob("*") if file.name in left]


def test_first_pages_in_two_languages_name_each_other(mine: Path) -> None:
    home = page(mine, "")
    other = {link["hreflang"]: link["href"] for link in home.select("head link[hreflang]")}
    assert other == {"en": "https://small.example/", "es": "https://te.example/"}
    assert not page(mine, "habits/walk").select("head link[hreflang]")


def test_a_line_of_one_region_is_not_the_one_for_the_country(mine: Path) -> None:
    assert "Harbor" in page(mine, "help-now").select("details strong")[0].get_text()
    for place in (page(mine, "fees").select(".foot-numbers"), page(mine, "help-now").select(".calls")):
        assert [link["href"] for link in place[0].select("a")] == ["tel:112", "tel:116123"]


def test_the_foot_has_the_owners_words_and_every_page_that_no_menu_leads_to(mine: Path) -> None:
    foot = page(mine, "habits/walk").select_one("footer.foot")
    assert foot
    said = foot.get_text(" ", strip=True)
    assert "No doctor writes here." in said and "Words © Ada Byron" in said and "Source: code.example" in said
    assert "On Mondays." in [words.get_text() for words in foot.select("p")]
    assert [words for words in foot.select("p") if not words.get_text(strip=True)] == []
    links = {link.get_text(strip=True): link["href"] for link in foot.select("a")}
    assert links["the fees"] == "../../fees/" and links["What it costs"] == "../../fees/"
    assert links["Español"] == "https://te.example/"
    assert links["ada@tea.social"] == "mailto:ada@tea.social"
    assert links["Ada elsewhere"] == "https://tea.social/@ada" and foot.select("a svg[width][height]")
    assert (
        page(mine, "worksheets/my-walk").select_one(".sheet-disclaimer").get_text()
        == "No doctor writes here."
    )  # type: ignore[union-attr]


@pytest.mark.parametrize("address", ["fees", "habits", "letters/to-myself"])
def test_a_caution_stands_on_every_kind_of_page_with_its_links(mine: Path, address: str) -> None:
    note = page(mine, address).select_one(".words > aside.caution")
    assert note
    links = [(mine / address / str(link["href"])).resolve() for link in note.select("a")]
    assert links == [(mine / path).resolve() for path in ("help-now", "habits/walk")]


def test_signs_of_markup_are_words(mine: Path) -> None:
    assert "Ada &lt Ben <3" in page(mine, "habits/walk").select_one(".booking").get_text()  # type: ignore[union-attr]
    title = page(mine, "habits").select_one(".caution .admonition-title")
    assert title and title.get_text() == "Storm <3 wind"


def test_the_heading_that_a_series_names_is_linked_first(mine: Path) -> None:
    walk = page(mine, "habits/walk")
    link = walk.select_one(".shortcuts a")
    heading = link and walk.select_one(str(link["href"]))
    assert heading and heading.get_text() == "What’s “next” & new"


@pytest.mark.parametrize("address", ["habits/walk", "worksheets/my-walk", "sources"])
def test_a_page_lists_once_what_it_cites(mine: Path, address: str) -> None:
    there = page(mine, address)
    link = there.select_one(".source > a:last-child")
    assert link and len(there.select(str(link["href"]))) == 1


@pytest.mark.parametrize("address", ["", "worksheets", "map"])
def test_what_a_page_says_in_short_stands_on_every_kind_of_page(mine: Path, address: str) -> None:
    said = page(mine, address).select_one(".in-short li")
    assert said and said.get_text() == "Tea helps."


@pytest.mark.parametrize("address", ["", "worksheets", "map"])
def test_every_kind_of_page_ends_with_its_sources_and_who_reviewed_it(mine: Path, address: str) -> None:
    end = page(mine, address).select_one("main .after:last-of-type")
    assert end and len(end.select(".sources li")) == 1
    assert "Ann Lee" in end.select_one("[data-press=written]").get_text()


def test_a_sheet_says_who_reviewed_it(mine: Path) -> None:
    said = page(mine, "worksheets/my-walk").select_one("main [data-press=written]")
    assert said and "Ann Lee" in said.get_text()


def test_a_short_title_of_nav_stands_in_the_menus(mine: Path) -> None:
    rest = page(mine, "habits/rest")
    assert "What helps <3" in [link.get_text() for link in rest.select("header.mast nav a")]
    goal = rest.select_one("nav.chain a[rel=prev] .goal")
    assert goal and goal.get_text() == "Walk"
    walk = page(mine, "habits/walk")
    assert walk.h1 and walk.h1.get_text() == "A Walk"


def test_a_talk_is_booked_by_mail(mine: Path) -> None:
    links = {str(link["href"]) for link in page(mine, "book").select("a[data-booking]")}
    assert links == {"mailto:ada@tea.social"}


def test_who_wrote_it(mine: Path) -> None:
    byline = page(mine, "habits/walk").select_one(".byline")
    assert byline and "Ada Byron" in byline.get_text()
    for own in (page(mine, "fees").select_one("header.head .byline"), page(mine, "").select_one(".byline")):
        assert own and "Mary Poovey" in own.get_text()
    assert not page(mine, "map").select(".byline")


def test_sign_icon_and_style_sheet(mine: Path) -> None:
    walk = page(mine, "habits/walk")
    assert walk.select("header.mast svg.sign path.mine")
    (icon,) = walk.select("link[rel=icon]")
    assert re.fullmatch(r"\.\./\.\./assets/dot\.[0-9a-f]{10}\.png", str(icon["href"]))
    assert (mine / "habits/walk" / str(icon["href"])).resolve().is_file()
    # The default icon is not offered for the home screen; without a press, there are no icons made from this one.
    assert json.loads((mine / "manifest.webmanifest").read_text("utf-8"))["icons"] == []
    last = str(walk.select("link[rel=stylesheet]")[-1]["href"])
    assert "letter-spacing" in (mine / "habits/walk" / last).resolve().read_text("utf-8")


def test_the_colors_have_one_source(mine: Path) -> None:
    (styles,) = mine.glob("assets/styles/site.*.css")
    css = styles.read_text("utf-8").replace(": ", ":")
    assert "--thread-1:#123c78" in css and "--thread-2:#e0b0ff" in css and "#8f312a" not in css
    found = palette.site_colors(mine)
    assert found[palette.THREADS[0]] == "#123c78" and found[palette.THREADS[1]] == "#5a1478"
    drawn = palette.recolor({"picture": f'<path stroke="{palette.THREADS[0]}"/>', "ink": palette.INK}, found)
    assert drawn == {"picture": '<path stroke="#123c78"/>', "ink": palette.INK}
    assert set(found) == {*palette.THREADS, *palette.EPUB_THREADS, palette.PAPER}


def test_the_browser_around_a_page_has_its_background(mine: Path) -> None:
    for name in ("habits/walk/index.html", "404.html"):
        colors = BeautifulSoup((mine / name).read_bytes(), "lxml").select("meta[name=theme-color]")
        assert [str(color["content"]) for color in colors] == ["#fbf9f4", "#101420"]
    manifest = json.loads((mine / "manifest.webmanifest").read_text("utf-8"))
    assert {manifest[f"{what}_color"] for what in ("theme", "background")} == {"#fbf9f4"}


def test_our_own_colors_need_no_paint(tmp_path: Path) -> None:
    tiny_site.copy_assets(tmp_path)
    assert palette.site_colors(tmp_path / "docs") == {}


def test_a_color_that_can_not_be_read_is_refused(tmp_path: Path) -> None:
    pale = ("extra:\n", "extra:\n  colors:\n    day: ['#145a5e', '#e08080']\n")
    tiny_site.buildable(tmp_path, {MKDOCS: pale})
    (line,) = map(str, read_project(tmp_path)[1])
    assert line == (
        "mkdocs.yml:5: extra.colors.day: #e08080 on #f3ecdf has a contrast of 2.4; the minimum is 4.5. Choose a darker color."
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{number} of {count}", "{number} of many", "member: {count} is missing"),
        (
            "{number} of {count}",
            "{number} of {cuont}",
            'member: there is no value for {cuont}. Did you mean "count"?',
        ),
        ("{number} of {count}", "{number} of {count", "member: one brace of a pair is missing."),
        ("next: Next", "next: Next: on", "can't be read"),
        ("next: Next", "next: [Next]", "next: is not read as text."),
        ("next: Next\n", "", "to below previous: here, and translate it."),
        ("next: Next\n", "nxt: Next\n", 'there is no key "nxt" here. Did you mean "next"?'),
    ],
)
def test_words_of_the_interface_are_checked(
    old: str, new: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in translations.STRINGS_FOLDER.glob("*.yml"):
        text = file.read_text("utf-8")
        (tmp_path / file.name).write_text(text.replace(old, new, 1) if file.stem == "en" else text, "utf-8")
    monkeypatch.setattr(translations, "STRINGS_FOLDER", tmp_path)
    found = [str(problem) for problem in strings.problems("en")]
    assert any(line.startswith("hooks/strings/en.yml:") and said in line for line in found), found


def test_a_mistake_in_one_language_is_none_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in translations.STRINGS_FOLDER.glob("*.yml"):
        text = file.read_text("utf-8")
        (tmp_path / file.name).write_text(text, "utf-8")
    wrong = (tmp_path / "en.yml").read_text("utf-8").replace("{number} of {count}", "{number} of {cuont}", 1)
    (tmp_path / "fr.yml").write_text(wrong, "utf-8")
    monkeypatch.setattr(translations, "STRINGS_FOLDER", tmp_path)
    (line,) = map(str, strings.problems("fr"))
    assert line.startswith("hooks/strings/fr.yml:") and "{cuont}" in line


def test_who_translates_is_told_which_lines_are_missing_and_which_are_still_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With a copy of en.yml, of which one line is translated, three are gone and one has another key."""
    folder = tmp_path / "strings"
    shutil.copytree(translations.STRINGS_FOLDER, folder)
    monkeypatch.setattr(translations, "STRINGS_FOLDER", folder)
    english = (folder / "en.yml").read_text("utf-8")
    copy = re.sub(r"(?m)^(sources|previous|next): .*\n", "", english).replace("home: Home", "home: Zuhause")
    (folder / "de.yml").write_text(copy.replace("\nmap: ", "\nmpa: "), "utf-8")
    lines = {
        key: number for number, row in enumerate(english.splitlines(), 1) for key in [row.partition(":")[0]]
    }
    own = {key: number for number, row in enumerate(copy.splitlines(), 1) for key in [row.partition(":")[0]]}
    assert [*map(str, strings.problems("de"))] == [
        f'hooks/strings/de.yml:{own["map"]}: there is no key "mpa" here. Did you mean "map"?',
        f"hooks/strings/de.yml:{own['worksheets']}: sources: is missing. Copy line {lines['sources']} of hooks/strings/en.yml to below worksheets: here, and translate it.",
        f"hooks/strings/de.yml:{own['contents']}: previous, next: are missing. Copy lines {lines['previous']} to {lines['next']} of hooks/strings/en.yml to below contents: here, and translate them.",
    ]
    (folder / "de.yml").write_text(english.replace("home: Home", "home: Zuhause"), "utf-8")
    assert [*strings.problems("de")] == []
    project = tiny_site.write(tmp_path / "site", {MKDOCS: ("language: en", "language: de")})
    assert check.main([], project) == 0
    (said,) = capsys.readouterr().out.splitlines()[1:]
    numbers = said.removeprefix("hooks/strings/de.yml: these lines are still in English: ").split(", ")
    assert str(lines["map"]) in numbers and str(lines["home"]) not in numbers
    # What is the same word in both languages is no sign of a translation that is not done.
    spanish = tiny_site.write(tmp_path / "spanish", {MKDOCS: ("language: en", "language: es")})
    assert [*strings.remarks(read_project(spanish)[0])] == []


def test_a_language_that_the_words_are_not_in_is_named(tmp_path: Path) -> None:
    words = " ".join(translations.read_strings("en").values())
    changes = {
        tiny_site.WALK: ("It is good", re.sub(r"\{.*?\}", "", words) + " It is good"),
        MKDOCS: ("language: en", "language: es-MX"),
    }
    said = [*strings.remarks(read_project(tiny_site.write(tmp_path, changes))[0])]
    assert said == [
        "mkdocs.yml:33: theme.language is es, but the pages have words of en, which are read aloud as if they were es. Write language: en, or translate the pages."
    ]
    change(tmp_path / tiny_site.WALK, re.sub(r"\{.*?\}", "", words), "")
    assert [*strings.remarks(read_project(tmp_path)[0])] == [], "a few words tell no language"
