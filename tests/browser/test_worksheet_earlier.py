"""An answer whose field was renamed or taken away stays in sight until the reader deletes it."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk, Open, copy_of, expect_message, values

OLD = "/// write | What happened?\n///\n\n/// check | Which?\n- Cold hands\n///\n"
NEW = "/// write | What did you see?\n///\n\n/// check | Which?\n- Cold feet\n///\n"


def changed(sheet: Open, desk: Desk, new: str = NEW) -> Page:
    page = sheet(OLD)
    page.get_by_label("What happened?").fill("It rang.\nI waited.")
    page.get_by_label("Cold hands").check()
    desk.sheet(new)
    page.reload()
    return page


def test_a_renamed_field_and_a_reworded_choice_show_their_old_answers(
    sheet: Open, desk: Desk, words: dict[str, str]
) -> None:
    page = changed(sheet, desk)
    expect(page.locator(".sheet-earlier")).to_be_visible()
    expect(page.locator(".earlier-label")).to_have_text(
        ["What happened?", "Which? – Cold hands"], use_inner_text=True
    )
    assert page.locator(".earlier-text").all_inner_texts() == [
        "It rang.\nI waited.",
        words["sheet_says_ticked"],
    ]
    expect(page.get_by_label("What did you see?")).to_have_value("")
    assert set(copy_of(page)[1]["answers"]) == {"what-happened", "which.cold-hands"}
    desk.sheet(OLD)
    page.reload()  # the field is back, and its answer in it
    expect(page.get_by_label("What happened?")).to_have_value("It rang.\nI waited.")
    expect(page.locator(".sheet-earlier")).to_be_hidden()


def test_earlier_answers_are_deleted_one_by_one_after_asking(sheet: Open, desk: Desk) -> None:
    page = changed(sheet, desk)
    delete = page.locator(".sheet-earlier [data-do=delete]")
    delete.first.click()
    page.locator("[data-ask=delete] [value=no]").click()
    expect(page.locator(".earlier-text")).to_have_count(2)
    delete.first.click()
    page.keyboard.press("Escape")
    expect(page.locator(".earlier-text")).to_have_count(2)
    delete.first.click()
    page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".earlier-text")).to_have_count(1)
    assert set(values(page)) == {"which.cold-hands"}
    delete.first.click()
    page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".sheet-earlier")).to_be_hidden()
    assert values(page) == {}


def test_an_earlier_answer_can_be_copied_and_is_marked_where_there_is_no_clipboard(
    sheet: Open, desk: Desk, context: BrowserContext, words: dict[str, str]
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = changed(sheet, desk)
    page.locator(".sheet-earlier [data-do=copy]").first.click()
    expect_message(page, words["sheet_says_copied"])
    assert page.evaluate("navigator.clipboard.readText()") == "It rang.\nI waited."
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.locator(".sheet-earlier [data-do=copy]").first.click()
    expect_message(page, words["sheet_says_selected"])
    assert page.evaluate("getSelection().toString()").strip() == "It rang.\nI waited."


def test_an_answer_that_no_longer_fits_its_field_makes_room_for_a_new_one(sheet: Open, desk: Desk) -> None:
    """The author made a scale of what was a box, and kept its name."""
    page = changed(sheet, desk, "/// rate | What happened?\n///\n")
    expect(page.locator(".earlier-text", has_text="It rang.")).to_have_count(1)
    page.get_by_role("radio", name="3").check()
    page.reload()
    expect(page.get_by_role("radio", name="3")).to_be_checked()
    expect(page.locator(".earlier-text", has_text="It rang.")).to_have_count(1)
    assert values(page)["what-happened~1"] == "It rang.\nI waited."


def test_lines_are_not_pressed_into_a_field_of_one_line(sheet: Open, desk: Desk) -> None:
    page = changed(sheet, desk, "/// line | What happened?\n///\n")
    expect(page.get_by_label("What happened?")).to_have_value("")
    assert page.locator(".earlier-text").first.inner_text() == "It rang.\nI waited."


def test_an_entry_that_something_else_wrote_is_shown_and_never_run(sheet: Open) -> None:
    raw = ["not JSON <b>at all</b>", "7", "null", '{"value": {"a": 1}}', '{"label": 1}']
    page = sheet("\n".join(f"/// write | Box {at}\n///\n" for at in range(len(raw))))
    page.evaluate("raw => raw.forEach((one, at) => localStorage.setItem(`sheet:sheet:box-${at}`, one))", raw)
    page.reload()
    expect(page.locator(".earlier-text")).to_have_count(len(raw))
    assert sorted(page.locator(".earlier-text").all_text_contents()) == sorted(raw)
    assert page.locator("textarea").evaluate_all("all => all.map(one => one.value)") == [""] * len(raw)
    expect(page.locator(".sheet-earlier b")).to_have_count(0)


def test_hostile_names_in_storage_are_only_names(sheet: Open) -> None:
    page = sheet(OLD)
    entry = json.dumps({"label": "<img src=x onerror=alert(1)>", "value": "<script>1</script>"})
    for name in ("__proto__", "constructor", "toString", "a:b", ""):
        page.evaluate("([n, e]) => localStorage.setItem(`sheet:sheet:${n}`, e)", [name, entry])
    page.reload()
    expect(page.locator(".earlier-text")).to_have_text(["<script>1</script>"] * 5)
    expect(page.locator(".sheet-earlier img, .sheet-earlier script")).to_have_count(0)
    _, copy = copy_of(page)
    assert set(copy["answers"]) == {"__proto__", "constructor", "toString", "a:b", ""}
