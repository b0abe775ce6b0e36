"""Only root causes are reported, each once."""

from __future__ import annotations

from library.problems import Problem, format_problems, root_problems

GONE = Problem("mkdocs.yml", 9, "there is no file.", about=frozenset({"habits/walk.md"}))
LINK = Problem("docs/after.md", 7, "there is no page.", caused_by=frozenset({"habits/walk.md"}))


def test_a_problem_caused_by_another_is_left_out() -> None:
    assert root_problems([LINK, GONE, GONE]) == [GONE]
    assert root_problems([LINK]) == [LINK]
    assert format_problems([LINK, GONE]) == "mkdocs.yml:9: there is no file.\n1 problem found."


def test_causes_are_transitive_and_no_problem_causes_itself() -> None:
    sheet = Problem(
        "docs/a.md", 1, "a", about=frozenset({"a.md"}), caused_by=frozenset({"habits/walk.md", "a.md"})
    )
    link = Problem("docs/b.md", 1, "b", caused_by=frozenset({"a.md"}))
    assert root_problems([link, sheet, GONE]) == [GONE]
    assert root_problems([link, sheet]) == [sheet]


def test_problems_that_cause_each_other_are_all_reported() -> None:
    one = Problem("docs/a.md", 1, "a", about=frozenset("a"), caused_by=frozenset("b"))
    other = Problem("docs/b.md", 1, "b", about=frozenset("b"), caused_by=frozenset("a"))
    assert root_problems([other, one]) == [one, other]


def test_places_are_said_once_however_often_problems_are_sorted_out() -> None:
    held = [Problem("docs/a.md", 4, "It is held back.", place=(f"docs/{name}.md", 7)) for name in "cb"]
    once = root_problems(held)
    assert [str(problem) for problem in once] == [
        "docs/a.md:4: It is held back. See docs/b.md:7, docs/c.md:7."
    ]
    assert root_problems(once) == once
