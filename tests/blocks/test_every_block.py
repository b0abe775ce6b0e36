"""What holds for every block that the registry finds, tried with the example of its own manual."""

from __future__ import annotations

import re
import textwrap
from types import SimpleNamespace

import pytest
from lxml import html

import worksheet
from press.read.blocks import BlockReader
from tests.blocks.answer_names import answer_names
from tests.blocks.conftest import render
from worksheet import registry
from worksheet.paper import PaperField

NAMES = sorted(registry.blocks())
FIELDS = sorted(registry.field_blocks())
KEPT = [name for name in FIELDS if not registry.blocks()[name].ALLOWED_ON_ANY_PAGE]
HOSTILE = r"""Größe: was "he said" \\ `x` #1 $5 [sic] {brace} @home & 3 > 2 … it’s *not*"""


def example(name: str) -> str:
    """The example of the manual; a block whose manual refers to another's is written like it."""
    manual = textwrap.dedent(registry.blocks()[name].__doc__ or "")
    found = re.search(r"^ +/// \w+ \|.*?^ +///$", manual, re.DOTALL | re.MULTILINE)
    return textwrap.dedent(found[0]) if found else f"/// {name} | A title\nText.\n///"


def typed(name: str) -> str:
    """The same with what is hostile to HTML and Typst in every word of it."""
    return re.sub(r"(?<=\| )(?=\S)|(?<=^- )", lambda _: f"{HOSTILE} ", example(name), flags=re.MULTILINE)


def element(text: str) -> html.HtmlElement:
    (found,) = html.fragment_fromstring(render(text), create_parent="form")
    return found


def controls(node: html.HtmlElement) -> list[html.HtmlElement]:
    """What a reader fills in. What only a script shows is hidden until then."""
    return node.xpath(".//*[self::input or self::textarea][not(ancestor::*[@hidden])]")


def page(text: str) -> PaperField:
    there = SimpleNamespace(
        full_address="https://threads.example/worksheets/x/", source="docs/worksheets/x.md"
    )
    field: PaperField = BlockReader(there).field(element(text))  # type: ignore[arg-type]
    return field


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", [example, typed])
def test_it_passes_the_checker_and_is_made(name: str, written: type) -> None:
    assert worksheet.check(written(name)) == []
    made = element(written(name))
    assert name in (made.get("data-block"), *(made.get("class") or "").split())


@pytest.mark.parametrize("name", FIELDS)
def test_each_control_has_a_name_that_is_said(name: str) -> None:
    made = element(typed(name))
    assert controls(made)
    for control in controls(made):
        ids = (control.get("aria-labelledby") or "").split()
        labels = [made.get_element_by_id(one) for one in ids]
        labels += made.xpath(f'.//label[@for="{control.get("id")}"]') + control.xpath("ancestor::label")
        assert " ".join(label.text_content() for label in labels).strip()
    if len(controls(made)) > 1 and made.find(".//table") is None:
        assert made.find("legend").text_content().strip()


@pytest.mark.parametrize("name", FIELDS)
def test_nothing_of_a_control_is_sent_or_remembered(name: str) -> None:
    wanted = {
        "autocomplete": "off",
        "spellcheck": "false",
        "writingsuggestions": "false",
        "data-gramm": "false",
        "data-gramm_editor": "false",
        "data-enable-grammarly": "false",
        "data-lt-active": "false",
    }
    for control in element(example(name)).iter("input", "textarea"):
        if control.get("type") not in {"checkbox", "radio"}:
            assert wanted.items() <= dict(control.items()).items()


def test_a_box_that_nothing_keeps_says_so() -> None:
    assert [name for name in FIELDS if element(example(name)).get("data-unsent") is not None] == ["unsent"]


@pytest.mark.parametrize("name", FIELDS)
def test_answers_are_those_that_the_checker_knows(name: str) -> None:
    known = answer_names(typed(name))
    made = [control.get("data-answer") for control in controls(element(typed(name)))]
    assert list(dict.fromkeys(filter(None, made))) == known
    assert bool(known) is (name in KEPT)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("label", ["Elements", "Dataset", "name", "Über", "constructor", "42"])
def test_no_control_takes_the_name_of_a_property(name: str, label: str) -> None:
    """`form.elements` is the form's own however a field is called; what its answer is kept under stays the same."""
    text = re.sub(r"\|.*", f"| {label}", example(name), count=1)
    made = element(text)
    assert made.get("data-field") == worksheet.slugify_label(label)
    for control in controls(made):
        assert not re.fullmatch(r"\w+", control.get("name") or "no-name")


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("written", [example, typed])
def test_the_press_reads_it(name: str, written: type) -> None:
    read = page(written(name))
    (known,) = worksheet.fields(written(name))
    assert read.kind == name
    label = worksheet.label_text(known.label)
    assert "".join(run.text for run in read.label) == label
    assert list(dict.fromkeys(control.name for control in read.controls)) == answer_names(written(name))
    assert all(control.label.startswith(label) for control in read.controls)
