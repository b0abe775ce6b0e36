"""What authors may write in more than one way, and what of it is shown."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands import check
from generator.project import read_project
from pages.template_filters import Filters
from publish import redirects
from tests.library import tiny_site
from tests.library.tiny_site import FRIEND, MKDOCS, MYSELF, WALK


def test_a_page_says_in_short_what_it_is_and_who_reviewed_it(tmp_path: Path) -> None:
    said = (
        "in_short:\n  - One foot.\n  - It's good & cheap.\n  - Rest.\nauthor: Ada\n"
        'reviewed: {by: "Bo Moss, PhD", on: 2026-11-02}\nwritten:'
    )
    project = tiny_site.write(
        tmp_path, {WALK: ("written:", said), MYSELF: ("written:", "author: Ada\nwritten:")}
    )
    tiny_site.copy_assets(project)
    assert tiny_site.build_pages(project) == 0
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


@pytest.mark.parametrize(
    ("language", "shown"), [("en", "May 1, 2026"), ("es-MX", "1 de mayo de 2026"), ("hmn", "2026-05-01")]
)
def test_a_date_is_shown_in_every_language(language: str, shown: str, tmp_path: Path) -> None:
    changes = {MKDOCS: ("language: en", f"language: {language}")}
    library, _ = read_project(tiny_site.write(tmp_path, changes))
    assert Filters(library, lambda key: key).long_date(datetime.date(2026, 5, 1)) == shown


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


def test_the_authors_own_file_beside_the_data_is_neither_checked_nor_shown(tmp_path: Path) -> None:
    own = "# For the reviewer\n\n<b>Is [this](nowhere.md) so?\n"
    root = tiny_site.write(tmp_path, {"docs/data/for-the-reviewer.md": own})
    library, found = check.find_problems(root)
    assert found == []
    assert list(library.cautions) == ["storm"]


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


@pytest.mark.parametrize("heading", ["# A Walk", "# **a walk** {#a-walk}", "A Walk\n==="])
def test_a_heading_that_repeats_the_title_is_left_out(heading: str, tmp_path: Path) -> None:
    library, found = check.find_problems(
        tiny_site.write(tmp_path, {WALK: ("## Why", f"{heading}\n\n## Why")})
    )
    assert found == []
    assert library.pages[WALK.removeprefix("docs/")].source.body.lstrip().startswith("## Why")


def test_footnotes_need_no_sources(tmp_path: Path) -> None:
    changes: dict[str, tiny_site.Change] = {
        tiny_site.BIB: "% none\n",
        WALK: ("walk.[^reed2001]", "walk.[^1]\n\n[^1]: Also in the rain."),
        MYSELF: ("[^moss2010]", ""),
    }
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []
