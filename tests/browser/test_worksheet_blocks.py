"""The blocks in a browser, each in what only it does."""

import re
from pathlib import Path

import markdown
from playwright.sync_api import Browser, Page, expect

import worksheet
from tests.browser.desk import Desk, Open, kept, settled, values

GRID = "/// grid | My week\n    rows: 5\n    add: yes\n| *Day* | What I did |\n|---|---|\n| Monday | a walk |\n///"
DATE = "/// date | I will come back on\n///"
UNSENT = "/// unsent | Not sent\nA hint.\n///\n\n/// until | I wait until\n///"


def test_a_field_may_be_called_anything(sheet: Open) -> None:
    """As a form, a script or a language calls its own, too."""
    labels = ["Elements", "Children", "Dataset", "Name", "Submit", "Style", "QuerySelectorAll", "Über mich"]
    page = sheet(
        "\n\n".join(f"/// write | {label}\n///" for label in labels)
        + "\n\n/// line | Proto\n    name: __proto__\n///\n\n/// rate | Id\n///"
    )
    for label in labels:
        page.get_by_label(label, exact=True).fill(label)
    page.get_by_label("Proto").fill("two")
    page.get_by_role("radio", name="7").check()
    settled(page)
    page.reload()
    for label in labels:
        expect(page.get_by_label(label, exact=True)).to_have_value(label)
    expect(page.get_by_label("Proto")).to_have_value("two")
    expect(page.get_by_role("radio", name="7")).to_be_checked()
    assert "__proto__" in [name for _, _, name, _ in kept(page)]
    assert page.evaluate("document.querySelector('form.sheet').elements.length > 10")


def test_one_choice_of_several_is_kept_and_taken_back(sheet: Open) -> None:
    page = sheet("/// choice | When did it begin?\n- Before it\n- *After* it\n///")
    group = page.get_by_role("radiogroup", name="When did it begin?")
    group.get_by_label("Before it").check()
    group.get_by_label("After it").check()
    settled(page)
    assert values(page) == {"when-did-it-begin": "after-it"}
    page.reload()
    expect(group.get_by_label("After it")).to_be_checked()
    group.get_by_role("button", name="Clear this choice").click()
    expect(group.get_by_role("radio", checked=True)).to_have_count(0)
    settled(page)
    assert values(page) == {}


def test_a_scale_is_heard_with_its_question(sheet: Open) -> None:
    """And each number once."""
    page = sheet("/// rate | How *strong* was it?\n    low: not at all\n///")
    group = page.get_by_role("radiogroup", name="How strong was it?")
    said = [line.strip() for line in group.aria_snapshot().splitlines() if re.search(r"\d", line)]
    assert said == [f'- radio "{number}"' for number in range(11)]


def test_a_row_is_a_card_on_a_phone_and_is_called_the_same_everywhere(sheet: Open) -> None:
    page = sheet(GRID)
    for width, phone in ((375, True), (1280, False)):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.get_by_role("textbox", name="Row 2 What I did", exact=True)).to_be_visible()
        row = page.locator("tbody tr:not(.example)").first
        for said in (row.locator(".row-name"), row.locator("label").first):
            box = said.bounding_box()
            assert box is not None and (box["width"] > 10) is phone
        expect(page.get_by_role("columnheader", name="What I did")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_log_begins_with_two_rows_and_grows_and_has_all_on_paper(sheet: Open) -> None:
    page = sheet(GRID)
    rows = page.locator("tbody tr:not(.example):visible")
    add = page.get_by_role("button", name="Add a row")
    page.emulate_media(media="print")
    expect(rows).to_have_count(5)
    expect(add).to_be_hidden()
    page.emulate_media(media="screen")
    expect(rows).to_have_count(2)
    add.click()
    expect(page.get_by_role("textbox", name="Row 3 Day")).to_be_focused()
    page.keyboard.type("Tuesday")
    settled(page)
    page.reload()
    expect(rows).to_have_count(3)
    add.click()
    add.click()
    expect(rows).to_have_count(5)
    expect(add).to_be_hidden()


def test_a_fresh_log_begins_with_two_rows_again(sheet: Open) -> None:
    """Rows that were added to the one before are of that one, and go with it when it is erased."""
    page = sheet(GRID)
    rows = page.locator("tbody tr:not(.example):visible")
    for button in ("erase", "fresh"):
        page.get_by_role("textbox", name="Row 1 Day").fill("Monday")
        page.get_by_role("button", name="Add a row").click()
        expect(rows).to_have_count(3)
        page.locator(f".sheet-tools [data-do={button}], .sheet-apart [data-do={button}]").click()
        if button == "erase":
            page.locator("[data-ask=erase] [value=yes]").click()
        expect(page.get_by_role("textbox", name="Row 1 Day")).to_have_value("")
        expect(rows).to_have_count(2)
    page.locator("[data-do=resume]").click()
    expect(page.get_by_role("textbox", name="Row 1 Day")).to_have_value("Monday")


def test_a_log_with_named_rows_shows_all_of_them(sheet: Open) -> None:
    named = "".join(f"| {day} | |\n" for day in ("Mon", "Tue", "Wed"))
    page = sheet(f"/// grid | Week\n    rows: 4\n    add: yes\n| Day | Mood |\n|---|---|\n{named}///\n")
    expect(page.get_by_role("rowheader")).to_have_text(["Mon", "Tue", "Wed"])
    page.get_by_role("textbox", name="Wed Mood", exact=True).fill("low")
    page.get_by_role("button", name="Add a row").click()
    expect(page.get_by_role("textbox", name="Row 4 Day")).to_be_focused()
    settled(page)
    page.reload()
    expect(page.get_by_role("textbox", name="Wed Mood", exact=True)).to_have_value("low")


def test_a_line_grows_with_its_words_and_stays_one_line(sheet: Open) -> None:
    page = sheet("/// line | My word\n///")
    line = page.get_by_label("My word")
    short = line.bounding_box()
    line.fill("a long answer that goes on and on " * 6)
    line.press("Enter")
    line.press("x")
    long = line.bounding_box()
    assert short and long and long["height"] > 1.5 * short["height"]
    settled(page)
    assert "\n" not in values(page)["my-word"]


def lines_of(text: str) -> dict[str, str]:
    unfolded = text.replace("\r\n ", "")
    return dict(line.split(":", 1) for line in unfolded.split("\r\n") if line)


def test_a_day_is_a_file_for_ones_own_calendar(sheet: Open, desk: Desk) -> None:
    page = sheet(DATE, title="Fear of being left")
    page.get_by_label("I will come back on").fill("2026-12-01")
    button = page.get_by_role("button", name="Make a calendar file")
    button.wait_for()
    asked = len(desk.asked)
    for title, summary in (
        ("", "Reminder"),  # as it is at first
        ("  ", "Reminder"),
        ("Tea; with \\ me, at six", "Tea\\; with \\\\ me\\, at six"),
        ("ü" * 80, "ü" * 80),
    ):
        if title:
            page.get_by_label("What your calendar will say").fill(title)
        with page.expect_download() as download:
            button.click()
        data = Path(download.value.path()).read_bytes()
        text = data.decode()
        assert download.value.suggested_filename == "2026-12-01.ics"
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")
        said = lines_of(text)
        assert (said["DTSTART;VALUE=DATE"], said["SUMMARY"], said["CLASS"]) == (
            "20261201",
            summary,
            "PRIVATE",
        )
        assert re.fullmatch(r"[0-9a-f]{32}", said["UID"])
        assert not re.search(r"LOCATION|URL|ORGANIZER|DESCRIPTION|127\.0\.0\.1|worksheet|Fear|sheet", text)
    assert desk.asked[asked:] in ([], ["/assets/scripts/calendar.js"])
    settled(page)
    assert values(page) == {"i-will-come-back-on": "2026-12-01"}


def test_a_year_has_four_digits(sheet: Open) -> None:
    """A fifth would make a day that nobody can read, and no calendar."""
    page = sheet(DATE)
    page.get_by_label("I will come back on").focus()
    page.keyboard.type("12012026")
    page.keyboard.type("6")
    expect(page.get_by_label("I will come back on")).to_have_value(re.compile(r"^\d{4}-12-01$"))


def test_a_message_that_is_not_sent_is_kept_nowhere(sheet: Open) -> None:
    page = sheet(f"{UNSENT}\n\n/// line | My word\n///")
    page.get_by_label("Not sent").fill("Come back, please")
    page.get_by_label("I wait until").fill("21:30")
    page.get_by_label("My word").fill("kept")
    settled(page)
    assert values(page) == {"my-word": "kept"}
    assert "Come back" not in str(page.evaluate("[{ ...localStorage }, { ...sessionStorage }]"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_text("Come back, please")).to_be_visible()
    page.emulate_media(media="screen")
    page.reload()
    expect(page.get_by_label("My word")).to_have_value("kept")
    expect(page.get_by_label("Not sent")).to_have_value("")
    expect(page.get_by_label("I wait until")).to_have_value("")


def test_a_message_that_is_not_sent_is_gone_when_one_comes_back(desk: Desk, kept_page: Page) -> None:
    """On any page, also where the browser shows it again as it was left."""
    page = kept_page
    html = markdown.markdown(UNSENT, extensions=worksheet.markdown_extensions())
    desk.pages["/now/"] = f'<!doctype html><script src="/assets/scripts/site.js" defer></script>{html}'
    page.goto(f"{desk.address}/now/")
    page.get_by_label("Not sent").fill("Come back, please")
    page.get_by_label("I wait until").fill("21:30")
    page.goto(f"{desk.address}/away/")
    page.evaluate("history.back()")
    expect(page.get_by_label("Not sent")).to_have_value("")
    expect(page.get_by_label("I wait until")).to_have_value("")
    assert page.evaluate("window.back") is True, "the page did not come from the cache"


def test_without_script_every_field_can_be_used_and_nothing_else_is_shown(
    desk: Desk, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk.sheet(f"{GRID}\n\n{DATE}\n\n{UNSENT}\n\n/// choice | Which?\n- a\n- b\n///"))
    page.get_by_label("I will come back on").fill("2026-12-01")
    page.get_by_label("I wait until").fill("21:30")
    page.get_by_label("Not sent").fill("words")
    page.get_by_label("b", exact=True).check()
    expect(page.locator("tbody tr:not(.example):visible")).to_have_count(5)
    expect(page.locator(".field button:visible")).to_have_count(0)
    context.close()
