"""What a site may lack, and how its pages follow each other then."""

from __future__ import annotations

import re
from pathlib import Path

from commands import check
from generator.project import read_project
from library.page_kinds import CLOSE
from pages.template_filters import Filters
from tests.library import tiny_site
from tests.library.tiny_site import HABITS, LETTERS, MKDOCS, SHEET, SITE, WALK


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


def test_an_article_may_have_several_worksheets_in_the_order_of_nav(tmp_path: Path) -> None:
    others = ("my-stroll", "my-hike")
    changes: dict[str, tiny_site.Change] = {
        f"docs/worksheets/{name}.md": str(SITE[SHEET]).replace("title: ", f"title: {name}, ")
        for name in others
    }
    changes["docs/worksheets/my-hike.md"] = str(changes["docs/worksheets/my-hike.md"]).replace(
        "minutes:", "draft: true\nminutes:"
    )
    line = "      - worksheets/my-walk.md\n"
    nav = "".join(line.replace("my-walk", name) for name in (*others, "my-walk"))
    root = tiny_site.write(tmp_path, changes | {MKDOCS: (line, nav)})
    assert check.find_problems(root)[1] == []
    for drafts, names in ((True, ["my-stroll", "my-hike", "my-walk"]), (False, ["my-stroll", "my-walk"])):
        library, _ = read_project(root, drafts=drafts)
        walk = library.pages["habits/walk.md"]
        assert [sheet.slug for sheet in walk.sheets] == names
        assert {sheet.owner for sheet in walk.sheets} == {walk}


def test_a_list_of_worksheets_that_is_empty_links_to_no_workbook(tmp_path: Path) -> None:
    sheets = [name for name in SITE if name.startswith("docs/worksheets/my-") or "/dear-" in name]
    library, _ = read_project(tiny_site.write(tmp_path, dict.fromkeys(sheets)))
    filters = Filters(library, lambda key: key)
    assert filters.workbooks(library) == []


def test_a_page_may_be_named_like_the_folder_of_data(tmp_path: Path) -> None:
    nav = {MKDOCS: ("      - book.md", "      - book.md\n      - data.md")}
    root = tiny_site.write(tmp_path, {**nav, "docs/data.md": tiny_site.page("Our Data", "It is kept here.")})
    assert check.find_problems(root)[1] == []
