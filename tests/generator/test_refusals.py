"""What must not go online, each with its line: words left to be filled in, facts that are too old, a site without help."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from generator.project import read_project
from publish import BuildOptions
from publish.refusals import find_refusals
from tests.library import tiny_site
from tests.library.tiny_site import AFTER, BIB, HELPLINES, MKDOCS, STORM, WALK, Change
from tests.projects import change

# A tiny site that may go online: an address of its own, and everything confirmed.
READY: dict[str, Change] = {
    MKDOCS: [
        ("https://small.example/", "https://small-site.org/"),
        ("https://tea.example/book", "https://house-of-tea.org/book"),
    ],
    HELPLINES: [
        ('call: "112"', 'checked: 2026-11-01, call: "112"'),
        ("call: 116 123", "checked: 2026-11-01, call: 116 123"),
        (
            "- name: Elsewhere",
            '    - {name: A Refuge, for: [abuse], call: "1800", hours: 24/7, source: "https://refuge.ie", seen: 2026-11-01, checked: 2026-11-01}\n- name: Elsewhere',
        ),
    ],
}
TODAY = datetime.datetime(2026, 11, 26, tzinfo=datetime.UTC)
ON_THAT_DAY = {"SOURCE_DATE_EPOCH": str(int(TODAY.timestamp()))}
NEXT_YEAR = datetime.datetime(2027, 11, 2, tzinfo=datetime.UTC)


def said(root: Path, *, allow_recheck: bool = False, below_a_path: bool = False) -> list[str]:
    library, problems = read_project(root, drafts=False)
    assert problems == []
    found = find_refusals(library, BuildOptions(allow_recheck=allow_recheck, below_a_path=below_a_path))
    return [str(problem) for problem in sorted(found)]


@pytest.fixture
def ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TODAY.timestamp())))
    return tiny_site.write(tmp_path, READY)


def test_a_site_that_is_ready_is_not_refused(ready: Path) -> None:
    assert said(ready) == []


def test_words_left_to_be_filled_in(ready: Path) -> None:
    for name, old, new in (
        (BIB, "On walking", "On walking [insert subtitle]"),
        (STORM, "Stay in.", "FIXME Stay in."),
        (HELPLINES, "name: A Refuge", "name: A Refuge (TODO)"),
        (WALK, "summary: What it is.", "summary: XXX"),
        (
            WALK,
            "It is good",
            "TODO\n\nPLACEHOLDER.\n\nLorem ipsum dolor.\n\nBy [Your Name]\n\nyourname@mail.org",
        ),
        (MKDOCS, "https://small-site.org/", "https://your-name.github.io/"),
        (MKDOCS, "about: Two rooms and a garden.", "about: '[insert two sentences]'"),
        (MKDOCS, "https://house-of-tea.org/book", "https://calendly.com/your-name"),
        (MKDOCS, "nav:\n", "repo_name: TODO\nnav:\n"),
    ):
        change(ready / name, old, new)
    assert said(ready) == [
        f"{place} is a placeholder. Write your own words."
        for place in (
            f'{HELPLINES}:5: "TODO"',
            f'{BIB}:2: "[insert subtitle]"',
            f'{STORM}:5: "FIXME"',
            f'{WALK}:3: summary: "XXX"',
            f'{WALK}:9: "TODO"',
            f'{WALK}:11: "PLACEHOLDER"',
            f'{WALK}:13: "Lorem ipsum"',
            f'{WALK}:15: "[Your Name]"',
            f'{WALK}:17: "yourname@mail.org"',
            f'{MKDOCS}:2: site_url: "https://your-name.github.io/"',
            f'{MKDOCS}:4: extra.practice.about: "[insert two sentences]"',
            f'{MKDOCS}:5: extra.booking.address: "https://calendly.com/your-name"',
            f'{MKDOCS}:6: repo_name: "TODO"',
        )
    ]


def test_a_link_whose_words_say_your_is_none(ready: Path) -> None:
    change(ready / WALK, "It is good", "Take [your time](rest.md), or `TODO`. It is good")
    assert said(ready) == []


def test_a_comment_is_no_placeholder(ready: Path) -> None:
    change(
        ready / HELPLINES, "- name: Elsewhere", "# TODO: ask once more\n  # TBD\n- name: Elsewhere  # FIXME"
    )
    assert said(ready) == []


def test_helplines_and_reviews_are_too_old_after_a_year(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(ready / WALK, "summary:", 'reviewed: {by: "Ada Byron, reader", on: 2026-11-01}\nsummary:')
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NEXT_YEAR.timestamp())))
    old = "was last confirmed on 2026-11-01, more than 365 days ago."
    before = f"{old} Confirm it with the service, then write checked: 2027-11-02."
    assert said(ready) == [
        f"{HELPLINES}:2: Ireland: emergency 112 {old} Don't call it: compare it with the page of its authority, then write checked: 2027-11-02.",
        f"{HELPLINES}:4: Ireland: Samaritans {before}",
        f"{HELPLINES}:5: Ireland: A Refuge {before}",
        f"{HELPLINES}:9: Elsewhere: Find A Helpline {before}",
        f"{WALK}:3: reviewed: 2026-11-01 is more than 12 months ago. Have the page reviewed again and write the date, or remove the key.",
    ]
    assert said(ready, allow_recheck=True) == []


def test_an_example_in_a_variable_is_named_as_such(ready: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    change(ready / MKDOCS, '"https://house-of-tea.org/book"', '!ENV [TALK, "https://house-of-tea.org/book"]')
    assert said(ready) == []
    monkeypatch.setenv("TALK", "https://example.org/talk")
    assert said(ready) == [
        f'{MKDOCS}:5: extra.booking.address: "https://example.org/talk" is still an example. '
        "It comes from the variable TALK. Write the address of your booking page."
    ]


def test_a_draft_is_refused_by_name(ready: Path) -> None:
    change(ready / AFTER, "summary:", "draft: true\nsummary:")
    assert said(ready) == [
        f"{AFTER}:3: this page is a draft. Finish it and remove draft: true, or move the file out of docs/."
    ]


def test_a_site_below_a_path_says_who_could_read_along(ready: Path) -> None:
    change(ready / MKDOCS, "https://small-site.org/", "https://name.github.io/site/")
    (line,) = said(ready)
    assert line.startswith(
        f'{MKDOCS}:2: site_url: "https://name.github.io/site/" is a folder on name.github.io. '
    )
    assert "can read what readers write in worksheets" in line and "--below-a-path" in line
    assert said(ready, below_a_path=True) == []


def test_a_country_without_a_line_for_abuse(ready: Path) -> None:
    change(ready / HELPLINES, 'for: [abuse], call: "1800"', 'for: [women], call: "1800"')
    assert said(ready) == [
        f"{HELPLINES}:4: Ireland: there is no line with for: [abuse]. Add one, or remove the country."
    ]


def test_a_page_that_waits_for_its_day_stays_out_and_stops_nothing(ready: Path) -> None:
    change(ready / AFTER, "summary:", "publish: 2027-01-15\nsummary:")
    library, _ = read_project(ready, drafts=False)
    assert "after.md" not in library.pages
    assert said(ready) == []
