"""`scripts/new`: an article, its worksheet, and their lines in nav, with nothing else moved."""

from __future__ import annotations

import datetime
import re
import shlex
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commands import check, new
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS, SITE
from tests.projects import change
from tests.shared import borrow_cache

TODAY = datetime.date(2026, 11, 23)
COMMENTED = """\
nav:
  # The cover comes first.
  - index.md
  - Part 1:   # what one does
    - habits/index.md
    # Walking is the oldest.
    - habits/walk.md   # since 1901
    - "habits/rest.md"

    # Part 2 begins below.
  - Part 2:
      - letters/index.md
      - letters/to-a-friend.md
      - letters/to-myself.md
  - after.md
  - Read on: [articles/tea.md]
  - Worksheets:
      - worksheets/index.md
      - worksheets/my-walk.md
      - worksheets/my-rest.md   # the second
      - worksheets/dear-friend.md
      - worksheets/dear-me.md
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tiny_site.write(tmp_path)


def make(root: Path, kind: str, title: str) -> None:
    files, config, _ = new.make_plan(root, kind, title, TODAY)
    new.execute(root, files, config)


def words(root: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in [root / MKDOCS, *root.glob("docs/**/*")] if file.is_file()}


@pytest.mark.parametrize(
    "arguments", [["Habit", "“Drink", "Tea”"], ["habits", "Drink Tea"], ["HABIT", '"Drink Tea"']]
)
def test_kinds_and_titles_as_people_type_them(arguments: list[str], project: Path) -> None:
    assert new.main(arguments, project) == 0
    assert "title: Drink Tea\n" in (project / "docs/habits/drink-tea.md").read_text("utf-8")


def test_an_article_and_its_worksheet(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["habit", "Drink Tea: a Café"], project) == 0
    article = (project / "docs/habits/drink-tea-a-cafe.md").read_text("utf-8")
    today = datetime.datetime.now().astimezone().date().isoformat()
    assert article == (
        '---\ntitle: "Drink Tea: a Café"\nsummary: "TO WRITE: one sentence of at most 160 characters"\ndraft: true\n'
        f"written: {today}\n---\n\nTO WRITE: the opening, a moment that the reader knows\n\n"
        "## TO WRITE: the first heading\n\nTO WRITE\n"
    )
    sheet = (project / "docs/worksheets/drink-tea-a-cafe.md").read_text("utf-8")
    assert sheet.startswith('---\ntitle: "Drink Tea: a Café"\nfor: habits/drink-tea-a-cafe.md\n')
    assert "## Two minutes\n\n/// write | What happened?\n///\n" in sheet, (
        "what every sheet of this site has, the new one has too"
    )
    assert capsys.readouterr().out.splitlines() == [
        "Made docs/habits/drink-tea-a-cafe.md, a draft.",
        "Made docs/worksheets/drink-tea-a-cafe.md, a draft.",
        "Added both to nav in mkdocs.yml, lines 12 and 24. Nothing else in it was changed.",
        "The preview shows a draft, but a build leaves it out until you remove draft: true from its front matter.",
        "Write what is marked TO WRITE; scripts/check lists what is left.",
    ]
    expected = str(SITE[MKDOCS]).replace(
        "      - habits/rest.md\n", "      - habits/rest.md\n      - habits/drink-tea-a-cafe.md\n"
    )
    expected = expected.replace(
        "      - worksheets/my-rest.md\n",
        "      - worksheets/my-rest.md\n      - worksheets/drink-tea-a-cafe.md\n",
    )
    assert (project / MKDOCS).read_text("utf-8") == expected


def test_what_is_still_to_be_written_is_listed_by_check(project: Path) -> None:
    # Of what is not written yet, neither words nor sources are counted.
    (project / tiny_site.RULES).write_text("words: [1, 10]\n", "utf-8")
    make(project, "letter", "To a Stranger")
    listed = [str(problem) for problem in check.find_problems(project)[1]]
    assert listed == [
        "docs/letters/to-a-stranger.md:3: still to be written: one sentence of at most 160 characters.",
        "docs/letters/to-a-stranger.md:9: still to be written: the opening, a moment that the reader knows.",
        "docs/letters/to-a-stranger.md:11: still to be written: the first heading.",
        "docs/letters/to-a-stranger.md:13: still to be written: this place.",
        "docs/worksheets/to-a-stranger.md:4: still to be written: one line, what this sheet is good for.",
        "docs/worksheets/to-a-stranger.md:14: still to be written: a heading.",
        "docs/worksheets/to-a-stranger.md:16: still to be written: whose example it is.",
        "docs/worksheets/to-a-stranger.md:17: still to be written: a worked example, as one would fill this in.",
        "docs/worksheets/to-a-stranger.md:20: still to be written: a question.",
        "docs/worksheets/to-a-stranger.md:23: still to be written: choices.",
        "docs/worksheets/to-a-stranger.md:24: still to be written: a choice.",
    ]


def test_an_article_begins_with_as_many_sentences_in_short_as_the_site_asks_for(project: Path) -> None:
    (project / tiny_site.RULES).write_text("in_short: [2, 4]\n", "utf-8")
    make(project, "letter", "To a Stranger")
    article = (project / "docs/letters/to-a-stranger.md").read_text("utf-8")
    assert 'in_short:\n  - "TO WRITE: what this is"\n  - "TO WRITE: what to do now"\nhelps' in article
    listed = [str(problem) for problem in check.find_problems(project)[1] if "stranger" in problem.path]
    assert listed[1:3] == [
        "docs/letters/to-a-stranger.md:5: still to be written: what this is.",
        "docs/letters/to-a-stranger.md:6: still to be written: what to do now.",
    ]


def test_two_drafts_are_not_the_same_sentence_twice(project: Path) -> None:
    (project / tiny_site.RULES).write_text("repeated: 4\n", "utf-8")
    make(project, "letter", "To a Stranger")
    make(project, "letter", "To the Sea")
    assert {problem.message.partition(":")[0] for problem in check.find_problems(project)[1]} == {
        "still to be written"
    }


def test_a_title_in_other_letters_gets_an_address_of_its_own(project: Path) -> None:
    assert new.main(["letter", "日本語", "--slug", "to-japan"], project) == 0
    assert "title: 日本語\n" in (project / "docs/letters/to-japan.md").read_text("utf-8")
    assert (project / "docs/worksheets/to-japan.md").is_file()
    assert "      - letters/to-japan.md\n" in (project / MKDOCS).read_text("utf-8")


def test_a_new_article_has_the_headings_of_its_series(project: Path) -> None:
    change(project / tiny_site.LETTERS, "many: letters", "many: letters, sections: [Why, How to begin]")
    make(project, "letter", "To a Stranger")
    text = (project / "docs/letters/to-a-stranger.md").read_text("utf-8")
    assert re.findall(r"^## .*", text, re.MULTILINE) == ["## Why", "## How to begin"]
    assert "helps: []\n" in text, "a later part may say what it helps with"


def test_worksheets_may_have_no_headings(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path, {tiny_site.SHEET: ("## Two minutes\n", "")})
    make(project, "habit", "Drink Tea")
    assert (project / "docs/worksheets/drink-tea.md").is_file()


def test_a_build_leaves_new_drafts_out_and_takes_them_in_when_they_are_written(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny_site.copy_assets(project)
    borrow_cache(project)
    make(project, "habit", "Drink Tea")
    for name in ("docs/habits/drink-tea.md", "docs/worksheets/drink-tea.md"):
        text = (project / name).read_text("utf-8").replace("draft: true\n", "")
        (project / name).write_text(text.replace("TO WRITE: a question", "And now?"), "utf-8")
    assert tiny_site.build_pages(project) == 1
    said = "docs/habits/drink-tea.md:3: still to be written: one sentence of at most 160 characters."
    assert said in capsys.readouterr().err
    for name in ("docs/habits/drink-tea.md", "docs/worksheets/drink-tea.md"):
        (project / name).write_text((project / name).read_text("utf-8").replace("TO WRITE", "Well"), "utf-8")
    assert tiny_site.build_pages(project) == 0
    assert 'data-number="3" data-count="3"' in (project / "site/habits/drink-tea/index.html").read_text(
        "utf-8"
    )


def test_comments_order_and_indentation_stay(project: Path) -> None:
    text = (
        COMMENTED
        + "  - About: [map.md, help-now.md, sources.md, book.md]\n"
        + str(SITE[MKDOCS]).partition("      - book.md\n")[2]
    )
    text = str(SITE[MKDOCS]).partition("nav:")[0] + text
    (project / MKDOCS).write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    make(project, "habit", "Drink Tea")
    wanted = text.replace('    - "habits/rest.md"\n', '    - "habits/rest.md"\n    - habits/drink-tea.md\n')
    wanted = wanted.replace(
        "      - worksheets/my-rest.md   # the second\n",
        "      - worksheets/my-rest.md   # the second\n      - worksheets/drink-tea.md\n",
    )
    assert (project / MKDOCS).read_bytes() == wanted.replace("\n", "\r\n").encode("utf-8-sig")


def test_a_page_that_is_no_article(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(["page", "Fees: what it costs"], project) == 0
    assert "Added it to nav in mkdocs.yml, line 30." in capsys.readouterr().out
    assert "      - book.md\n      - fees-what-it-costs.md\n" in (project / MKDOCS).read_text("utf-8")
    assert "written:" not in (project / "docs/fees-what-it-costs.md").read_text("utf-8"), (
        "it would say that no clinician has reviewed the fees"
    )
    assert [str(problem) for problem in check.find_problems(project)[1]] == [
        "docs/fees-what-it-costs.md:3: still to be written: one sentence of at most 160 characters.",
        "docs/fees-what-it-costs.md:7: still to be written: the words.",
    ]


def test_a_site_without_worksheets_gets_none(project: Path) -> None:
    shutil.rmtree(project / "docs/worksheets")
    nav = (project / MKDOCS).read_text("utf-8")
    nav = re.sub(r"  - (?:Worksheets|Sheets):\n(?=      - worksheets)|      - worksheets/.*\n", "", nav)
    (project / MKDOCS).write_text(nav, "utf-8")
    assert check.find_problems(project)[1] == []
    assert new.main(["habit", "Drink Tea"], project) == 0
    assert not (project / "docs/worksheets").exists()
    assert all("still to be written" in str(problem) for problem in check.find_problems(project)[1])


def test_several_at_once_lose_nothing(project: Path) -> None:
    """Threads wait for each other as processes do, and meet more often."""
    titles = ["Drink Tea", "Sing", "Sleep Late", "Bake Bread"]
    with ThreadPoolExecutor(len(titles)) as pool:
        made = list(pool.map(lambda title: new.main(["habit", title], project), titles))
    assert made == [0] * len(titles)
    nav = (project / MKDOCS).read_text("utf-8")
    for title in titles:
        name = title.lower().replace(" ", "-")
        assert f"      - habits/{name}.md\n" in nav
        assert f"      - worksheets/{name}.md\n" in nav


def test_what_is_read_after_the_series(project: Path) -> None:
    make(project, "article", "Coffee")
    assert "      - articles/tea.md\n      - articles/coffee.md\n" in (project / MKDOCS).read_text("utf-8")
    assert not (project / "docs/worksheets/coffee.md").exists()


REFUSED = {
    "habti Run": 'there is no kind "habti". Did you mean "habit"? Use one of these: article, habit, letter, page.',
    "part Groups": 'there is no kind "part". GUIDE.md says how to add a part. Use one of these: article, habit, letter, page.',
    "page fees.md": '"fees.md" is the name of a file. Write the title: "Fees".',
    "habit 'a walk'": '"A Walk" is already the title of docs/habits/walk.md. Choose another one.',
    "habit Walk": "docs/habits/walk.md already exists. Choose another title, or edit that file.",
    "letter 'Walk!'": 'docs/habits/walk.md is already named "walk", and helps: could not tell the two apart. Choose another title.',
    "page Letters": "the address /letters/ is that of docs/letters/index.md. Choose another title.",
    "habit 'Dear me'": "docs/worksheets/dear-me.md already exists. Choose another title, or edit that file.",
    "worksheet Mine": 'there is no kind "worksheet". It is made with its article. For one more, copy a file of docs/worksheets/ and its line in nav. Use one of these: article, habit, letter, page.',
    "habit '!?'": '"!?" has no letter or digit in it. Write a title.',
    "habit '日本語'": 'the address is made from the title, but "日本語" has no Latin letter. Choose an address: scripts/new habit "日本語" --slug my-address',
    "habit Run --slug 'My Run'": '--slug: "My Run" can\'t be an address. Use lowercase letters, digits and hyphens. Write my-run.',
    "habit 'Run {{ count(\"habits\") }} miles'": 'title: "{{ count("habits") }}" would appear on the page as written. Write words without marks.',
    "habit 'Run *fast*'": 'title: "*fast*" would appear on the page as written. Write words without marks.',
    "habit 'Run ٭ far'": 'title: the fonts of this site have no "٭" (U+066D, arabic five pointed star), and this text is printed. Use another word or character.',
    "habit 'Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run Run '": "the title has 123 characters; the limit is 120. Shorten it.",
}


@pytest.mark.parametrize("typed", REFUSED)
def test_it_refuses(typed: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = words(project)
    assert new.main(shlex.split(typed), project) == 1
    assert capsys.readouterr().err.strip() == REFUSED[typed]
    assert words(project) == before


def test_it_refuses_a_nav_that_it_can_not_add_to(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = str(SITE[MKDOCS]).replace(
        "  - Read on:\n      - articles/tea.md\n", "  - Read on: [articles/tea.md]\n"
    )
    (project / MKDOCS).write_text(text, "utf-8")
    assert new.main(["article", "Coffee"], project) == 1
    said = "nothing was made: nav does not have one page on each line around articles/tea.md. Put each page on a line of its own first: - articles/tea.md"
    assert capsys.readouterr().err.strip() == said
    assert (project / MKDOCS).read_text("utf-8") == text
    assert not (project / "docs/articles/coffee.md").exists()


def test_it_refuses_a_broken_mkdocs_yml(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / MKDOCS).write_text("nav: [", "utf-8")
    assert new.main(["habit", "Run"], project) == 1
    assert capsys.readouterr().err.startswith('mkdocs.yml:1: "nav: [" can\'t be read. Close the bracket')
