"""Any content of the files is read without an exception."""

from __future__ import annotations

import datetime
import importlib
import random
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands import check
from generator.project import read_project
from library.checks import integrity_problems
from library.page_kinds import CLOSE
from library.yaml_text import read_yaml
from pages.filters import Filters
from publish import redirects
from tests.library import tiny_site
from tests.library.tiny_site import (
    FRIEND,
    HABITS,
    LETTERS,
    MKDOCS,
    MYSELF,
    OTHER_SHEET,
    REST,
    SHEET,
    SITE,
    WALK,
)
from tests.tools import build, succeeded

FILES = [name for name in SITE if not name.endswith(".svg")]
BITS = [
    *"\t\n \"'“”:-#{}[]()|/!&*@%\\`<>=~^,.ä0\x00\ufeff",
    "---\n",
    "///",
    "{{",
    "}}",
    "[^",
    "](",
    "<!--",
    "null",
    "2026-13-40",
    "!!python/x",
    "&a *a",
]


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_never_raise(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    tiny_site.write(tmp_path)
    for _ in range(12):
        name = chance.choice(FILES)
        text = str(SITE[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(BITS) + text[at + chance.choice([0, 0, 1, 9]) :]
        (tmp_path / name).write_bytes(text.encode("utf-8", "replace"))
        for problem in check.find_problems(tmp_path)[1]:
            assert problem.line >= 1
            assert "\n" not in str(problem)
        (tmp_path / name).write_bytes(str(SITE[name]).encode())


@pytest.mark.parametrize(
    "value", ["null", "3", "[]", "{}", "true", "2026-11-01", "'x'", "[[1]]", "{a: {b: 1}}"]
)
@pytest.mark.parametrize("place", ["helps: [walk, rest]", "title: To a Friend", "written: 2026-11-01"])
def test_a_value_of_any_kind_never_raises(place: str, value: str, tmp_path: Path) -> None:
    check.find_problems(tiny_site.write(tmp_path, {FRIEND: (place, f"{place.partition(':')[0]}: {value}")}))


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    texts = {
        name: str(text).replace("\n", "\r\n").encode("utf-8-sig")
        for name, text in SITE.items()
        if name.startswith("docs/") and name != tiny_site.LINE
    }
    here, there = tiny_site.write(tmp_path / "here"), tiny_site.write(tmp_path / "there", dict(texts))
    assert check.find_problems(there)[1] == []
    for project in (here, there):
        tiny_site.copy_assets(project)
        succeeded(build(project, project / "site", BUILD_PAGES_ONLY="1"))
    made = [
        {
            file.relative_to(project): file.read_bytes()
            for file in (project / "site").rglob("*")
            if file.is_file()
        }
        for project in (here, there)
    ]
    assert made[0] == made[1]


DRAFTS = {
    REST: [("written:", "draft: true\nwritten:"), ("title: A Rest", "title: Soon there")],
    OTHER_SHEET: ("/// write", "/// wriet"),
    WALK: ("(rest.md#why)", "(../index.md)"),
}


def test_a_heading_is_checked_when_its_front_matter_has_been_mended(tmp_path: Path) -> None:
    """What was found out about the text before must not hide it."""
    changes = {WALK: [("title: A Walk", 'title: "A Walk'), ("## Why", "# Why")]}
    before = check.find_problems(tiny_site.write(tmp_path, changes))[1]
    file = tmp_path / WALK
    file.write_text(file.read_text("utf-8").replace('"', ""), "utf-8")
    after = check.find_problems(tmp_path)[1]
    assert [problem.line for problem in before] == [2]
    assert [problem.line for problem in after] == [7]


def test_a_draft_is_checked(tmp_path: Path) -> None:
    library, found = check.find_problems(tiny_site.write(tmp_path, DRAFTS))
    assert [str(problem) for problem in found] == [
        'docs/worksheets/my-rest.md:10: there is no block "wriet". Did you mean "write"?'
    ]
    assert sorted(library.drafts) == ["habits/rest.md", "worksheets/my-rest.md"]


def test_a_build_reads_a_site_without_its_drafts(tmp_path: Path) -> None:
    library, found = read_project(tiny_site.write(tmp_path, DRAFTS), drafts=False)
    assert found + integrity_problems(library) == []
    habits = library.series[0]
    assert [article.title for article in habits.articles] == ["A Walk"]
    assert habits.title == "1 Habits"
    walk = habits.articles[0]
    assert walk.next is not None
    assert (walk.number, habits.count, walk.next.path) == (1, 1, "letters/index.md")
    assert [page.slug for page in library.pages["letters/to-a-friend.md"].helps] == ["walk"]
    assert "worksheets/my-rest.md" not in library.pages


def test_a_page_to_be_published_later_is_a_draft_until_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tiny_site.write(tmp_path, {**DRAFTS, REST: ("written:", "publish: 2027-01-15\nwritten:")})
    for day, drafts in (("2027-01-14", ["habits/rest.md", "worksheets/my-rest.md"]), ("2027-01-15", [])):
        monkeypatch.setattr(
            importlib.import_module("library.reader"),
            "today",
            lambda day=day: datetime.date.fromisoformat(day),
        )
        assert sorted(read_project(root)[0].drafts) == drafts
        assert ("habits/rest.md" in read_project(root, drafts=False)[0].pages) is not bool(drafts)


def test_a_page_says_in_short_what_it_is_and_who_reviewed_it(tmp_path: Path) -> None:
    said = (
        "in_short:\n  - One foot.\n  - It's good & cheap.\n  - Rest.\nauthor: Ada\n"
        'reviewed: {by: "Bo Moss, PhD", on: 2026-11-02}\nwritten:'
    )
    project = tiny_site.write(
        tmp_path, {WALK: ("written:", said), MYSELF: ("written:", "author: Ada\nwritten:")}
    )
    tiny_site.copy_assets(project)
    succeeded(build(project, project / "site", BUILD_PAGES_ONLY="1"))
    walk, myself = (
        BeautifulSoup((project / "site" / name / "index.html").read_text("utf-8"), "lxml")
        for name in ("habits/walk", "letters/to-myself")
    )
    assert [item.text for item in walk.select("section.in-short li")] == [
        "One foot.",
        "It’s good & cheap.",
        "Rest.",
    ]
    foot = walk.select_one(".after [data-press=written]")
    assert foot and foot.text == "Written November 1, 2026. Reviewed by Bo Moss, PhD, on November 2, 2026."
    assert not myself.select("section.in-short")
    foot = myself.select_one(".after [data-press=written]")
    assert foot and foot.text == "Written November 1, 2026. Not yet reviewed by a clinician."
    assert "By Ada" in (myself.select_one(".head .byline") or myself).text


def test_a_draft_with_mistakes_stops_no_build(tmp_path: Path) -> None:
    broken = {**DRAFTS, REST: [*DRAFTS[REST], ("summary:", "sumary:"), ("## Why", "# Why")]}  # type: ignore[list-item]
    project = tiny_site.write(tmp_path, broken)
    tiny_site.copy_assets(project)
    succeeded(build(project, project / "site", BUILD_PAGES_ONLY="1"))
    pages = {
        file.relative_to(project / "site").as_posix(): file.read_text("utf-8")
        for file in (project / "site").rglob("*.html")
    }
    assert "habits/rest/index.html" not in pages
    assert "worksheets/my-rest/index.html" not in pages
    assert not [
        name
        for name, text in pages.items()
        if "Soon there" in text or "habits/rest/" in text or "my-rest" in text
    ]


def test_one_part_alone_and_no_data_are_a_site_too(tmp_path: Path) -> None:
    away = ("letter", "dear", "docs/data/", "help-now")
    gone = [name for name in SITE if any(part in name for part in away)]
    nav = "".join(
        line
        for line in str(SITE[MKDOCS]).splitlines(keepends=True)
        if not any(word in line for word in ("Part 2", "letters/", "dear", "help-now"))
    )
    changes: dict[str, tiny_site.Change] = {**dict.fromkeys(gone), MKDOCS: nav, WALK: ("[^reed2001]", "")}
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []
    assert {HABITS, SHEET} & set(SITE) and LETTERS in gone


def test_a_site_without_worksheets_needs_none(tmp_path: Path) -> None:
    sheets = [name for name in SITE if name.startswith("docs/worksheets/")]
    lines = str(SITE[MKDOCS]).splitlines(keepends=True)
    nav = "".join(line for line in lines if not re.search("worksheets/|Worksheets", line))
    changes: dict[str, tiny_site.Change] = {**dict.fromkeys(sheets), MKDOCS: nav}
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []


def test_a_list_of_worksheets_that_is_empty_links_to_no_workbook(tmp_path: Path) -> None:
    sheets = [name for name in SITE if name.startswith("docs/worksheets/my-") or "/dear-" in name]
    library, _ = read_project(tiny_site.write(tmp_path, dict.fromkeys(sheets)))
    filters = Filters(library, lambda key: key)
    assert filters.workbooks(library) == []


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "May 1, 2026"), ("es-MX", "1 de mayo de 2026"), ("hmn", "2026-05-01")]
)
def test_a_date_is_shown_in_every_language(language: str, shown: str, tmp_path: Path) -> None:
    changes = {MKDOCS: ("language: en", f"language: {language}")}
    library, _ = read_project(tiny_site.write(tmp_path, changes))
    assert Filters(library, lambda key: key).long_date(datetime.date(2026, 5, 1)) == shown


def test_an_unlisted_page_does_not_extend_the_reading_order(tmp_path: Path) -> None:
    about = tiny_site.page("About", "Who we are.")
    nav = [("      - letters/to-myself.md\n", ""), ("      - book.md", "      - book.md\n      - about.md")]
    library, found = read_project(tiny_site.write(tmp_path, {MKDOCS: nav, "docs/about.md": about}))  # type: ignore[dict-item]
    assert library.pages["about.md"].kind == "page"
    last = library.pages["articles/tea.md"]
    assert last.next is None and last.previous is library.pages["after.md"]
    assert [problem.path for problem in found] == ["docs/letters/to-myself.md"]


def test_the_closing_thoughts_end_the_series_without_anything_to_read_on(tmp_path: Path) -> None:
    nav = [("  - after.md\n", f"  - {CLOSE}\n"), ("  - Read on:\n      - articles/tea.md\n", "")]
    changes: dict[str, tiny_site.Change] = {
        **dict.fromkeys(("docs/after.md", "docs/articles/tea.md")),
        MKDOCS: nav,  # type: ignore[dict-item]
        f"docs/{CLOSE}": SITE["docs/after.md"],
    }
    library, _ = read_project(tiny_site.write(tmp_path, changes))
    close = library.pages[CLOSE]
    assert close.previous is library.pages["letters/to-myself.md"]
    assert close.previous.next is close


def test_a_page_may_be_named_like_the_folder_of_data(tmp_path: Path) -> None:
    nav = {MKDOCS: ("      - book.md", "      - book.md\n      - data.md")}
    root = tiny_site.write(tmp_path, {**nav, "docs/data.md": tiny_site.page("Our Data", "It is kept here.")})
    assert check.find_problems(root)[1] == []


def test_the_width_of_a_picture_is_no_finding(tmp_path: Path) -> None:
    picture = "![A line](../assets/pictures/line.svg){ width=50% }"
    changes: dict[str, tiny_site.Change] = {
        tiny_site.RULES: 'findings: ["%"]\n',
        WALK: tiny_site.before(picture),
    }
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []


@pytest.mark.parametrize("names", ["walk", "walk, rest"])
def test_a_list_of_names_needs_no_brackets(names: str, tmp_path: Path) -> None:
    library, found = check.find_problems(tiny_site.write(tmp_path, {FRIEND: ("[walk, rest]", names)}))
    helped = [page.slug for page in library.pages[FRIEND.removeprefix("docs/")].helps]
    assert (helped, found) == (names.split(", "), [])


@pytest.mark.parametrize("addresses", ["[habits/run.md, /habits/stroll/]", "habits/run.md, /habits/stroll/"])
def test_an_old_address_may_be_written_as_the_file_that_it_was(addresses: str, tmp_path: Path) -> None:
    old = {WALK: ("written:", f"redirects: {addresses}\nwritten:")}
    library, found = check.find_problems(tiny_site.write(tmp_path, dict(old)))
    assert found == []
    redirects.write_redirects(tmp_path / "site", library)
    for name in ("run", "stroll"):
        assert "../../habits/walk/" in (tmp_path / "site/habits" / name / "index.html").read_text("utf-8")


def test_a_link_that_leads_out_of_docs_is_refused(tmp_path: Path) -> None:
    tiny_site.write(tmp_path)
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\nsummary: Secret.\n---\n\nSecret.\n", "utf-8")
    (tmp_path / "docs/secret.svg").symlink_to(tmp_path / "secret.md")
    (tmp_path / "docs/nowhere").symlink_to(tmp_path / "nothing")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "docs/folder").symlink_to(tmp_path / "elsewhere")
    said = [str(problem) for problem in check.find_problems(tmp_path)[1]]
    assert "docs/nowhere:1: this link leads nowhere. Remove it." in said
    for name in ("secret.svg", "folder"):
        message = "this is a link to something outside docs/. Copy it here, or remove the link."
        assert f"docs/{name}:1: {message}" in said


def test_the_authors_own_file_beside_the_data_is_neither_checked_nor_shown(tmp_path: Path) -> None:
    own = "# For the reviewer\n\n<b>Is [this](nowhere.md) so?\n"
    root = tiny_site.write(tmp_path, {"docs/data/for-the-reviewer.md": own})
    library, found = check.find_problems(root)
    assert found == []
    assert list(library.cautions) == ["storm"]


def test_a_file_with_many_invalid_lines_is_read(tmp_path: Path) -> None:
    tabs = [f"\t- line {number}: tea" for number in range(400)]
    (tmp_path / "tea.yml").write_text("\n".join(["- name: Tea", "  lines:", *tabs]), "utf-8")
    problems = read_yaml(tmp_path, "tea.yml").problems
    assert [problem.line for problem in problems] == list(range(3, 403))
    assert all("It begins with a tab." in problem.message for problem in problems)
