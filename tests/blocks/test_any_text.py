"""Whatever is written: nothing raises or hangs, ids are unique, and what the checker passes is what
the reader gets."""

import re
import sys

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st

import worksheet
from tests.blocks.answer_names import answer_names
from tests.tools import ROOT, environment, run, succeeded

PIECES = """
/// write | What?
/// line | Ä *b*
/// check | Which
/// rate | R
/// grid | G
/// note | T
///
///
///
////
/// wriet | x
/// check |
///|
- a
- *b* c
| A | B |
|---|---|
| x | y |
| x |
    lines: 5
    rows: 2
    rows: 2
    low: no
    name: own


text
  - nested
> quote
> /// note | x
- ///
  ///
1. one
<div>
</div>
```
# head
    code
<!--
-->
[a]: b
===
"""
LINES = st.one_of(*[st.sampled_from(PIECES.strip("\n").split("\n"))] * 4, st.text(max_size=12))
TEXTS = st.lists(LINES, max_size=20).map("\n".join)
MANY = settings(max_examples=100, deadline=5000)

CHARACTERS = st.characters(categories=["L", "M", "Nd"], include_characters=",;?'()…")
WORDS = st.text(CHARACTERS, min_size=1, max_size=9)
LABEL = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(worksheet.slugify_label)
LABELS = st.lists(LABEL, min_size=1, max_size=4, unique_by=worksheet.slugify_label)


def render(text: str) -> str:
    return markdown.markdown(text, extensions=[*worksheet.markdown_extensions(), "fenced_code"])


def names(html: str) -> list[str]:
    found = re.findall(r'<(?:input|textarea)[^>]*? data-answer="([^"]*)"', html)
    return list(dict.fromkeys(found))  # the eleven numbers of a scale share one


@MANY
@given(TEXTS)
def test_any_text_is_checked_and_rendered(text: str) -> None:
    problems = worksheet.check(text)
    html = render(text)
    ids = re.findall(r' id="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert problems == sorted(problems)
    if not problems:
        assert names(html) == answer_names(text)


def test_blocks_out_of_step_make_no_control_twice() -> None:
    html = render("/// write | What?\n/// note | T\n///\n///")
    assert html.count("<textarea") == 1


def test_a_block_in_a_quotation_that_closes_outside_does_not_hang() -> None:
    """pymdownx 13.1 never comes back from this; in a process of its own, so that a test can end."""
    text = "> /// note | x\n///\n/// note | T\n"
    script = (
        f"import markdown, worksheet; markdown.markdown({text!r}, extensions=worksheet.markdown_extensions())"
    )
    succeeded(
        run([sys.executable, "-c", script], env=environment(PYTHONPATH=str(ROOT / "hooks")), timeout=20)
    )


@MANY
@given(st.text())
def test_any_characters_are_checked_and_rendered(text: str) -> None:
    worksheet.check(text)
    render(text)
    assert worksheet.slugify_label(worksheet.slugify_label(text)) == worksheet.slugify_label(text)
    assert not set(worksheet.slugify_label(text)) & set(' ./~"<>&')


@MANY
@given(LABELS, LABELS)
@example(["a"], ["1) b", "2. c", "iv) d", "- e"])
@example(["a"], ["> f", ">g", "# h", "#i", "B. j", "yes* k"])
def test_a_right_sheet_passes_whatever_its_labels_are(labels: list[str], parts: list[str]) -> None:
    choices = "\n".join(f"- {part}" for part in parts)
    head = f"| {' | '.join(parts)} |\n|{'---|' * len(parts)}"
    text = f"/// check | first {labels[0]}\n{choices}\n///\n\n"
    text += f"/// grid | second {labels[0]}\n    rows: 2\n{head}\n///\n"
    text += "".join(f"\n/// write | third {label}\n///\n" for label in labels)
    problems = worksheet.check(text)
    assert problems == []
    expected = answer_names(text)
    assert names(render(text)) == expected
    assert len(set(expected)) == len(expected)
