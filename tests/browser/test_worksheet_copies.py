"""Save a copy, open it again; what is no copy is refused, and text stays text."""

import datetime
import json
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.desk import (
    FULL,
    ROOM,
    Desk,
    Open,
    another_device,
    confirm,
    copy_of,
    expect_message,
    keep_nothing,
    kept,
    open_copy,
    ready,
    settled,
    values,
    write,
)

SHEET = """
/// write | One
///

/// line | Two
///

/// check | Three
- Four
///

/// rate | Five
///
"""
HOSTILE = [
    "<img src=x onerror=\"document.title='run'\">",
    "</textarea><script>document.title='run'</script>",
    "\u202eright to left\u202c and \u200fמשהו\u200e",
    "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 \U0001f9f5",
    "\ud83d",  # half of an emoji
    '"quotes", \\backslashes\\ and {"braces": true}',
    "nul\u0000 bell\u0007",
    "%PDF-1.7",  # how another kind of file that can be opened begins
    "words " * 16_667,
]


def copy(answers: Any = None, **changes: Any) -> dict[str, Any]:
    made = {"kind": "worksheet answers", "version": 1, "sheet": "sheet", "title": "A sheet"}
    return {**made, "saved": "2026-11-23", "answers": answers or {}, **changes}


def answer(value: Any, label: str = "A label") -> dict[str, Any]:
    return {"label": label, "value": value}


def test_a_copy_brings_everything_back_on_another_device(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_label("One").fill("lines\nand lines")
    page.get_by_label("Two").fill("a line")
    page.get_by_label("Four").check()
    page.get_by_role("radio", name="10").check()
    name, saved = copy_of(page)
    assert name.startswith("sheet-20") and name.endswith(".json")
    assert {key: saved[key] for key in ("kind", "version", "sheet", "title")} == {
        "kind": "worksheet answers",
        "version": 1,
        "sheet": "sheet",
        "title": "A sheet",
    }
    another_device(page)
    expect(page.get_by_label("One")).to_have_value("")
    with page.expect_file_chooser():
        page.locator("[data-do=open]").click()
    open_copy(page, saved)
    expect(page.get_by_label("One")).to_have_value("lines\nand lines")
    expect(page.get_by_label("Two")).to_have_value("a line")
    expect(page.get_by_label("Four")).to_be_checked()
    expect(page.get_by_role("radio", name="10")).to_be_checked()
    page.reload()
    expect(page.get_by_label("One")).to_have_value("lines\nand lines")
    assert len(values(page)) == 4


def test_hostile_text_is_kept_saved_and_opened_as_text(sheet: Open) -> None:
    page = sheet(
        "\n\n".join(f"/// write | {number}\n    name: box-{number}\n///" for number in range(len(HOSTILE)))
    )
    boxes = page.locator("form.sheet textarea")
    boxes.evaluate_all(
        """(all, texts) => all.forEach((box, at) => {
            box.value = texts[at];
            box.dispatchEvent(new Event('input', {bubbles: true}));
        })""",
        HOSTILE,
    )
    _, saved = copy_of(page)
    assert [given["value"] for given in saved["answers"].values()] == HOSTILE
    another_device(page)
    saved["answers"] |= {f"gone-{number}": answer(text, text) for number, text in enumerate(HOSTILE)}
    open_copy(page, saved)
    for _ in range(2):
        expect(page.locator(".earlier-text")).to_have_count(len(HOSTILE))
        assert boxes.evaluate_all("all => all.map(box => box.value)") == HOSTILE
        shown = page.locator(".earlier-text").evaluate_all("all => all.map(one => one.textContent)")
        assert sorted(shown) == sorted(HOSTILE)
        expect(page.locator("main img, main script")).to_have_count(0)
        assert page.title() != "run"
        page.reload()


BAD: dict[str, tuple[Any, str]] = {
    "not JSON": (b"\xff\xfe<html>", "sheet_says_not_copy"),
    "cut off": (json.dumps(copy()).encode()[:-9], "sheet_says_not_copy"),
    "empty": (b"", "sheet_says_not_copy"),
    "a list": ([1, 2], "sheet_says_not_copy"),
    "null": (None, "sheet_says_not_copy"),
    "another kind": ({"kind": "shopping list"}, "sheet_says_not_copy"),
    "a later version": (copy(version=2), "sheet_says_other_version"),
    "an earlier version": (copy(version=0), "sheet_says_other_version"),
    "version as text": (copy(version="1"), "sheet_says_other_version"),
    "no answers": (copy(answers=None) | {"answers": None}, "sheet_says_damaged"),
    "a list of answers": (copy() | {"answers": [answer("x")]}, "sheet_says_damaged"),
    "an answer that is none": (copy({"one": "x"}), "sheet_says_damaged"),
    "a number": (copy({"one": answer(7)}), "sheet_says_damaged"),
    "an object": (copy({"one": answer({"a": 1})}), "sheet_says_damaged"),
    "a label that is no text": (copy({"one": {"label": 1, "value": "x"}}), "sheet_says_damaged"),
    "one good, one bad": (copy({"one": answer("x"), "two": None}), "sheet_says_damaged"),
    "too many": (copy({f"n{n}": answer("x") for n in range(2001)}), "sheet_says_damaged"),
    "too large": (b" " * (16 * 1024 * 1024 + 1), "sheet_says_too_large"),
}


def test_a_file_that_is_no_copy_is_refused_in_plain_words(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    write(page, "mine")
    before = kept(page)
    for case, (content, key) in BAD.items():
        open_copy(page, b"null" if content is None else content)
        expect_message(page, words[key])
        expect(page.get_by_label("One"), case).to_have_value("mine")
        assert kept(page) == before, case
        page.locator(".sheet-status [data-do=close]").click()


@pytest.mark.parametrize("lines", [3000, pytest.param(30000, marks=pytest.mark.slow)])
def test_a_log_of_many_years_and_a_text_of_any_length_can_be_opened_again(
    lines: int, sheet: Open, words: dict[str, str]
) -> None:
    page = sheet(SHEET)
    text = "some words of a long text\n" * lines
    began = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    dates = (began + datetime.timedelta(day) for day in range(lines // 25))
    days = [date.strftime("%Y-%m-%dT00:00:00.000Z") for date in dates]
    earlier = [{"begun": day, "answers": {"one": answer("x")}} for day in days]
    open_copy(page, copy({"one": answer(text)}) | {"earlier": earlier})
    expect_message(page, words["sheet_says_opened"])
    expect(page.get_by_label("One")).to_have_value(text)
    expect(page.locator("[data-filling]")).to_have_count(len(days))


def test_a_copy_of_another_sheet_is_sent_there(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    hostile = "<b>Trigger</b> $& log" + "x" * 500
    open_copy(page, copy({"one": answer("x")}, sheet="other", title=hostile))
    expect_message(page, words["sheet_says_other_sheet"].replace("{title}", hostile[:80]))
    expect(page.locator(".sheet-status b")).to_have_count(0)
    assert kept(page) == []


def test_answers_that_differ_are_replaced_only_after_asking(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.get_by_label("Two").fill("same")
    open_copy(page, copy({"one": answer("mine"), "two": answer("same")}))  # none differs
    expect_message(page, words["sheet_says_opened"])
    expect(page.get_by_label("One")).to_have_value("mine")
    wanted = copy({"one": answer("theirs"), "two": answer("same"), "three.four": answer(True)})
    open_copy(page, wanted)
    page.locator("[data-ask=replace] [value=no]").click()
    expect(page.get_by_label("One")).to_have_value("mine")
    expect(page.get_by_label("Four")).not_to_be_checked()
    open_copy(page, wanted)
    page.locator("[data-ask=replace] [value=yes]").click()
    expect(page.get_by_label("One")).to_have_value("theirs")
    expect(page.get_by_label("Four")).to_be_checked()
    settled(page)
    shown = {filling: value for _, filling, name, value in kept(page) if name == "one"}
    assert sorted(shown.values()) == ["mine", "theirs"], "what was on the page is put by, not lost"
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("One")).to_have_value("mine")
    expect(page.get_by_label("Four")).not_to_be_checked()
    expect(page.locator("[data-filling]")).to_have_count(0)


def test_a_copy_from_before_the_sheet_changed_goes_to_earlier_answers(
    sheet: Open, words: dict[str, str]
) -> None:
    page = sheet(SHEET)
    old = {
        "one": answer("still here"),
        "gone": answer("its question is gone", "An old question"),
        "two": answer("two\nlines where one fits", "Two"),
        "five": answer("eleven", "Five"),
        "three.four": answer("not a tick", "Three"),
    }
    open_copy(page, copy(old))
    expect_message(page, f"{words['sheet_says_opened']} {words['sheet_says_opened_earlier']}")
    for _ in range(2):
        expect(page.get_by_label("One")).to_have_value("still here")
        expect(page.locator(".earlier-text")).to_have_count(4)
        shown = page.locator(".earlier-text").all_inner_texts()
        assert sorted(shown) == sorted([str(entry["value"]) for name, entry in old.items() if name != "one"])
        page.reload()
    open_copy(page, copy(old))  # once more: nothing is doubled
    expect(page.locator(".earlier-text")).to_have_count(4)


def test_undo_takes_back_what_no_field_can_show(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "mine")
    before = kept(page)
    open_copy(page, copy({"gone": answer("its question is gone", "An old question")}))
    expect(page.locator(".earlier-text")).to_have_count(1)
    page.locator("[data-do=undo]").click()
    expect(page.locator(".earlier-text")).to_have_count(0)
    assert kept(page) == before


def test_hostile_names_in_a_copy_are_only_names(sheet: Open) -> None:
    page = sheet(SHEET)
    names = ["__proto__", "constructor", "<img src=x onerror=1>", "one~1", "../x", "a.b"]
    text = '{"__proto__": {"label": "p", "value": "polluted"}}'
    content = copy({name: answer(name) for name in names[1:]})
    raw = json.dumps(content).replace('"answers": {', '"answers": {' + text[1:-1] + ", ")
    open_copy(page, raw.encode())
    expect(page.locator(".earlier-text")).to_have_count(len(names))
    assert page.evaluate("({}).value") is None
    _, saved = copy_of(page)
    assert set(saved["answers"]) == set(names)


def test_a_copy_can_be_opened_while_storage_is_full(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.evaluate(FULL)
    open_copy(page, copy({"one": answer("on the screen"), "gone": answer("kept in sight")}))
    expect_message(page, words["sheet_says_full"])
    expect(page.get_by_label("One")).to_have_value("on the screen")
    expect(page.locator(".earlier-text")).to_have_text("kept in sight")
    _, saved = copy_of(page)
    assert set(saved["answers"]) == {"one", "gone"}


@pytest.mark.parametrize("why", ["no room", pytest.param("nothing is kept", marks=pytest.mark.slow)])
def test_what_no_field_can_show_is_kept_as_soon_as_it_can_be(sheet: Open, why: str) -> None:
    page = sheet(SHEET)
    page.clock.install()
    switch = page.locator("[data-do=keep-nothing]")
    if why == "no room":
        page.evaluate(FULL)
    else:
        switch.check()
        page.locator("[data-ask=nothing] [value=yes]").click()
    old = {"one": answer("in its place"), "gone": answer("its question is gone"), "five": answer("eleven")}
    open_copy(page, copy(old))
    expect(page.locator(".earlier-text")).to_have_text(["eleven", "its question is gone"])
    if why == "no room":
        page.evaluate(ROOM)
        page.clock.fast_forward(15000)
    else:
        switch.uncheck()
    settled(page)
    assert values(page) == {"one": "in its place", "gone": "its question is gone", "five~1": "eleven"}
    page.reload()
    expect(page.locator(".earlier-text")).to_have_text(["eleven", "its question is gone"])
    for _ in range(2):
        page.locator(".sheet-earlier [data-do=delete]").first.click()
        page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".sheet-earlier")).to_be_hidden()
    assert values(page) == {"one": "in its place"}


def test_what_waits_for_room_can_be_deleted_and_undone(sheet: Open) -> None:
    page = sheet(SHEET)
    page.clock.install()
    page.evaluate(FULL)
    open_copy(page, copy({name: answer(name) for name in ("a", "b", "one")}))
    expect(page.locator(".earlier-text")).to_have_text(["a", "b"])
    page.locator(".sheet-earlier [data-do=delete]").first.click()
    page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".earlier-text")).to_have_text(["b"])
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    assert values(page) == {"one": "one", "b": "b"}


def test_what_a_copy_has_besides_is_said_to_be_only_there_while_nothing_is_kept(
    sheet: Open, words: dict[str, str]
) -> None:
    """Who saves another copy must not take the old one for needless."""
    page = sheet(SHEET)
    keep_nothing(page)
    earlier = [{"begun": "2026-01-01T10:00:00.000Z", "answers": {"one": answer("of before")}}]
    open_copy(page, copy({"one": answer("of now")}, earlier=earlier))
    expect(page.get_by_label("One")).to_have_value("of now")
    expect_message(page, words["sheet_says_opened_part"])


def test_undoing_a_copy_while_nothing_is_kept_leaves_what_was_written_since(sheet: Open) -> None:
    page = sheet(SHEET)
    keep_nothing(page)
    page.get_by_label("One").fill("of before")
    open_copy(page, copy({"one": answer("of the file"), "gone": answer("of the file, too")}))
    page.locator("[data-ask=replace] [value=yes]").click()
    expect(page.locator(".earlier-text")).to_have_text("of the file, too")
    page.get_by_label("One").fill("of the file, and mine")
    page.get_by_label("Two").fill("mine")
    page.locator("[data-do=undo]").click()
    expect(page.locator(".earlier-text")).to_have_text("of the file, and mine")
    expect(page.get_by_label("One")).to_have_value("of before")
    expect(page.get_by_label("Two")).to_have_value("mine")


def test_erasing_the_sheet_asks_once_and_touches_no_other(sheet: Open, desk: Desk) -> None:
    page = sheet(SHEET)
    other = sheet(SHEET, slug="sheet-2")
    write(other, "another sheet's")
    page.evaluate("localStorage.setItem('text-size', '1')")
    page.get_by_label("One").fill("mine")
    open_copy(page, copy({"gone": answer("earlier")}))
    expect(page.locator(".earlier-text")).to_have_count(1)
    page.locator("[data-do=erase]").click()
    page.locator("[data-ask=erase] [value=no]").click()
    expect(page.get_by_label("One")).to_have_value("mine")
    confirm(page, "erase")
    expect(page.get_by_label("One")).to_have_value("")
    expect(page.locator(".sheet-earlier")).to_be_hidden()
    assert [(one, value) for one, _, _, value in kept(page)] == [("sheet-2", "another sheet's")]
    assert page.evaluate("Object.keys(localStorage)") == ["text-size"]


def test_a_browser_without_dialogs_of_ours_asks_with_its_own(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.get_by_label("One").fill("It rang.")
    page.evaluate("HTMLDialogElement.prototype.showModal = undefined")
    asked: list[str] = []
    page.on(
        "dialog",
        lambda dialog: (asked.append(dialog.message), dialog.accept() if asked[1:] else dialog.dismiss()),
    )
    for left in ("It rang.", ""):
        page.locator("[data-do=erase]").click()
        expect(page.get_by_label("One")).to_have_value(left)
    assert asked == [words["sheet_ask_erase"]] * 2


@pytest.mark.parametrize("zone", ["Pacific/Pago_Pago", "Pacific/Kiritimati"])
def test_a_copy_without_a_beginning_is_of_the_day_on_which_it_was_saved(
    desk: Desk, browser: Browser, zone: str
) -> None:
    """Wherever on earth that was: this device is eleven hours behind, or fourteen ahead of, universal time."""
    page = browser.new_page(timezone_id=zone)
    page.goto(desk.sheet(SHEET))
    ready(page)
    open_copy(page, copy({"one": answer("of that day")}))
    expect(page.locator(".sheet-begun span")).to_have_text("November 23, 2026")
    page.close()


def test_a_file_opened_without_room_does_not_mix(sheet: Open) -> None:
    page = sheet(SHEET)
    page.clock.install()
    page.get_by_label("One").fill("mine")
    write(page, "mine, too", "Two")
    page.evaluate(FULL)
    open_copy(page, copy({"one": answer("of the file")}))
    page.locator("[data-ask=replace] [value=yes]").click()
    expect(page.get_by_label("One")).to_have_value("of the file")
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    fillings: dict[str, Any] = {}
    for _, filling, name, value in kept(page):
        fillings.setdefault(filling, {})[name] = value
    assert sorted(fillings.values(), key=str) == [{"one": "mine", "two": "mine, too"}, {"one": "of the file"}]
