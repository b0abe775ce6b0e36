"""What a page does when it is used: notes, search, text size, the booking link, the dark."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Route, expect

from tests.site.kinds import by_kind, one
from tests.site.look import watching
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, ROOT
from tests.tools import browser as program


def test_a_note_opens_without_script(browser: Browser, served: str, words: Words) -> None:
    with watching(browser, java_script_enabled=False) as seen:
        seen.page.goto(served + one(words, "article"))
        note = seen.page.locator("#cite-1-1")
        assert not note.is_visible()
        seen.page.locator("sup.cite button").first.click()
        assert note.is_visible()


def test_the_booking_link_is_named_by_its_label(browser: Browser, served: str, words: Words) -> None:
    """Where there is room for a part of it only, that part is seen and the whole is still its name."""
    booking = words.config["extra"]["booking"]
    with watching(browser) as seen:
        for address in ("", one(words, "article")):
            seen.page.goto(served + address)
            link = seen.page.locator("header.mast").get_by_role("link", name=booking["label"], exact=True)
            short = link.get_by_text(booking["short"], exact=True)
            for width in (1280, 768, 375, 320):
                seen.page.set_viewport_size({"width": width, "height": 640})
                assert short.is_visible()
                whole, part = link.bounding_box(), short.bounding_box()
                assert whole and part
                around = link.evaluate("(a) => 2 * parseFloat(getComputedStyle(a).paddingInlineStart)")
                alone = abs(whole["width"] - around - part["width"]) < 2
                assert alone == (width < 1152), (whole, part)


def test_a_page_with_a_short_name_has_room_for_a_thumb_in_the_foot(browser: Browser, served: str) -> None:
    with watching(browser, viewport={"width": 375, "height": 640}) as seen:
        seen.page.goto(served)
        link = seen.page.locator(".foot ul:last-of-type a").first
        link.evaluate("(a) => { a.textContent = 'FAQ'; }")
        box = link.bounding_box()
        assert box and box["width"] >= 44 and box["height"] >= 44


def test_a_long_plain_page_has_contents_too(browser: Browser, served: str) -> None:
    """Beside the text where there is room, else folded above it. Right now, whose sections are folds, needs none."""
    with watching(browser) as seen:
        seen.page.goto(served + "for-someone-close/")
        headings = seen.page.locator(".words h2").all_inner_texts()
        for width in (1280, 375):
            seen.page.set_viewport_size({"width": width, "height": 640})
            seen.page.locator(".contents-folded").evaluate("(folded) => { folded.open = true; }")
            links = seen.page.locator(":is(.contents, .contents-folded) a:visible")
            assert links.all_inner_texts() == headings
        seen.page.goto(served + "right-now/")
        assert seen.page.locator(".words h2").count() > 2
        assert not seen.page.locator(".contents, .contents-folded").count()


def test_a_drawing_in_the_margin_pushes_no_section_down(browser: Browser, served: str) -> None:
    """Above 72 em it stands beside the text. Below, it is in the text, and a section begins under it."""
    draw = """(article) => {
        const drawing = document.createElement('div');
        drawing.className = 'drawing';
        drawing.style.height = '300px';
        article.prepend(drawing);
    }"""
    with watching(browser) as seen:
        for width, pushes in ((1280, False), (768, True)):
            seen.page.set_viewport_size({"width": width, "height": 640})
            seen.page.goto(served + "about/")
            top = "(heading) => heading.getBoundingClientRect().top"
            heading = seen.page.locator(".words h2").first
            before = heading.evaluate(top)
            seen.page.locator("main article").evaluate(draw)
            assert (heading.evaluate(top) > before) == pushes


def test_what_can_be_pressed_looks_so(
    browser: Browser, served: str, words: Words, pages: Mapping[str, BeautifulSoup]
) -> None:
    """A button in the text is underlined or has a border, on whatever page it stands."""
    plain = """(buttons) => buttons.filter((button) => {
        const { textDecorationLine, borderTopWidth } = getComputedStyle(button);
        return textDecorationLine !== 'underline' && borderTopWidth === '0px';
    }).map((button) => button.textContent)"""
    with watching(browser, workers=True) as seen:
        # Else every page would be fetched, which looks at none of them.
        seen.page.add_init_script(
            "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
        )
        seen.page.clock.install()
        for address in {*by_kind(words).values(), "privacy/"}:
            if not pages[address].select("main button"):
                continue
            seen.page.goto(served + address)
            if seen.page.locator(".offline-keep").count():
                seen.page.clock.fast_forward(1500)  # who stays for so long is offered to keep the site
                seen.page.locator(".offline-keep:not([hidden])").wait_for()
            assert seen.page.locator("main button:visible").evaluate_all(plain) == [], address


def test_the_way_to_the_content_is_seen_over_the_way_out_and_paints_nothing(
    browser: Browser, served: str
) -> None:
    with watching(browser, viewport={"width": 375, "height": 640}) as seen:
        seen.page.goto(served + "help-now/")
        seen.page.keyboard.press("Tab")
        over = "(e) => { const { x, y, width, height } = e.getBoundingClientRect(); return document.elementFromPoint(x + width / 2, y + height / 2) === e }"
        assert seen.page.locator(".skip:focus").evaluate(over)
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator("main:target")).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_the_way_out_covers_nothing_that_is_jumped_to(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        for letters in (1, 2):
            seen.page.add_init_script(f"localStorage.setItem('text-size', {letters})")
            seen.page.goto(served + "help-now/")
            for width in (320, 480, 568):
                seen.page.set_viewport_size({"width": width, "height": 320})
                kept_free = "parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop)"
                way_out = seen.page.locator(".leave").bounding_box()
                assert way_out and way_out["height"] <= seen.page.evaluate(kept_free), (letters, width)


def test_letters_twice_as_large_by_the_browsers_setting_stay_on_a_narrow_phone(
    browser: Browser, served: str
) -> None:
    flags = [*CHROMIUM_FLAGS, "--blink-settings=defaultFontSize=32"]
    size = {"width": 320, "height": 640}
    with (
        browser.browser_type.launch(executable_path=program(), args=flags) as large,
        watching(large, viewport=size) as seen,
    ):
        for address in ("help-now/", "worksheets/"):
            seen.page.goto(served + address)
            assert seen.page.evaluate("document.scrollingElement.scrollWidth") == 320, address


def test_letters_twice_as_large_by_themselves_stay_on_a_narrow_phone(browser: Browser, served: str) -> None:
    """As by Firefox's *Zoom Text Only* or a reader's own style: the browser's setting, which media queries go by, stays."""
    with watching(browser, viewport={"width": 320, "height": 640}, bypass_csp=True) as seen:
        for address in ("help-now/", "worksheets/", "book/"):
            seen.page.goto(served + address)
            seen.page.add_style_tag(content="html { font-size: 36px !important; }")
            for button in seen.page.locator(".button").all():
                button.evaluate("(button) => { button.textContent = 'A first consultation'; }")
            for link in seen.page.locator(".strand .facts a").all():
                link.evaluate("(link) => { link.textContent = 'Which responsibilities are yours?'; }")
            assert seen.page.evaluate("document.scrollingElement.scrollWidth") == 320, address


def test_a_title_of_one_word_stays_whole_beside_a_drawing_in_letters_twice_as_large(
    browser: Browser, served: str
) -> None:
    with watching(browser, viewport={"width": 375, "height": 667}, bypass_csp=True) as seen:
        seen.page.goto(f"{served}help-now/")
        seen.page.add_style_tag(content="html { font-size: 40px !important; }")
        title = seen.page.locator("h1")
        title.evaluate("(title) => { title.textContent = 'Worksheets'; }")
        expect(seen.page.locator(".drawing")).to_be_visible()
        box = title.bounding_box()
        assert box and box["height"] < 1.5 * title.evaluate(
            "(title) => parseFloat(getComputedStyle(title).fontSize)"
        )


def test_what_an_owner_writes_is_no_wider_than_a_narrow_phone(browser: Browser, served: str) -> None:
    """A long line of code, a long link in the foot, a button that calls a number, and a link that does; a short one stays whole."""
    with watching(browser, viewport={"width": 320, "height": 640}, bypass_csp=True) as seen:
        page = seen.page

        def put(place: Locator, html: str, where: str = "beforeend") -> None:
            place.evaluate("(place, [where, html]) => place.insertAdjacentHTML(where, html)", [where, html])
            assert page.evaluate("document.scrollingElement.scrollWidth") == 320, html

        page.goto(served)
        page.add_style_tag(path=ROOT / "docs/assets/styles/rare.css")
        put(page.locator("main"), f"<pre><code>{'on and ' * 20}")
        house = "the fees, and the rules of the house for all who come"
        put(page.locator(".foot ul").last, f"<p><a href='about/'>{house}</a></p>", "afterend")
        page.goto(f"{served}book/")
        page.locator("main [data-booking]").evaluate("(link) => { link.href = 'tel:+18555012345'; }")
        button = page.locator("main [data-booking]")
        button.evaluate("(link) => { link.textContent = ''; }")
        put(button, "Call (855) 501-2345 for a short first talk")
        text = page.locator("main p").first
        link = "<a href='tel:+18555012345'>{}</a>"
        for words in ("Call (855) 501-2345 for a short first talk with one of us", "8" * 60):
            text.evaluate("(text) => { text.innerHTML = ''; }")
            short = link.format("(855) 501-2345")
            put(text, f"{link.format(words)} or, on most days of the week, also {short}")
            long, short = (page.locator("main p a[href^=tel]").nth(n).bounding_box() for n in (0, 1))
            assert long and short and long["height"] > 1.5 * short["height"]


def test_words_in_a_narrow_table_are_whole_on_a_phone(browser: Browser, served: str) -> None:
    """Two or three of them beside a column of many more words, which would take all the room. Who has too little room scrolls the table,
    and not the page."""
    build = """async (words) => {
        await document.fonts.ready;
        const cells = [...words.split(" "), "many more words ".repeat(20)].map((text) => `<td>${text}</td>`);
        const table = document.createElement("table");
        table.innerHTML = `<tbody><tr>${cells.join("")}</tr></tbody>`;
        document.querySelector(".words").append(table);
        return [...table.querySelectorAll("td")].slice(0, -1).map((cell) => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            return range.getClientRects().length;
        });
    }"""
    rows = {
        "Depression treatments": 375,
        "salesclerk 6 grandmother": 375,
        "salesclerk happened grandmother": 320,
    }
    with watching(browser, bypass_csp=True) as seen:
        seen.page.goto(f"{served}about/")
        seen.page.add_style_tag(path=ROOT / "docs/assets/styles/tables.css")
        for row, width in rows.items():
            seen.page.set_viewport_size({"width": width, "height": 640})
            assert set(seen.page.evaluate(build, row)) == {1}, row
            assert seen.page.evaluate("document.scrollingElement.scrollWidth") == width, row


def test_all_that_is_written_and_not_kept_is_printed(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        seen.page.goto(served + "right-now/")
        box = seen.page.locator("main textarea:not([data-one-line])").first
        rows = "(box) => [box.scrollHeight - box.clientHeight, box.clientHeight]"
        seen.page.emulate_media(media="print")
        _, empty = box.evaluate(rows)
        box.evaluate("(box) => { box.value = 'What I want to say.\\n'.repeat(20); }")
        hidden, written = box.evaluate(rows)
        assert hidden < 2 and written > empty > 50
        assert box.evaluate("(box) => getComputedStyle(box).resize") == "none", "no handle on paper"


def test_a_time_that_is_not_chosen_leaves_a_line_for_a_pen_on_paper(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        seen.page.goto(served + "right-now/")
        seen.page.emulate_media(media="print")
        time = seen.page.locator("main [type=time]")
        for value, shown in (("", False), ("20:15", True)):
            time.evaluate(
                "(time, value) => { time.value = value; dispatchEvent(new Event('beforeprint')); }", value
            )
            color = time.evaluate("(time) => getComputedStyle(time).color")
            assert (color != "rgba(0, 0, 0, 0)") == shown, color


def test_text_size_survives_the_next_page(browser: Browser, served: str, words: Words) -> None:
    here, there = words.chain[1:3]
    with watching(browser) as seen:
        seen.page.goto(served + words.address(here))
        small = seen.page.locator("main p").first.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")
        seen.page.click("#text-size")
        seen.page.locator('main a[rel~="next"]').click()
        seen.page.wait_for_url(served + words.address(there))
        assert (
            seen.page.locator("main p").first.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")
            > small
        )


def test_what_is_typed_while_search_is_on_its_way_stays(browser: Browser, served: str, words: Words) -> None:
    waiting: list[Route] = []
    named = words.title(words.articles[0])
    with watching(browser) as seen:
        seen.page.goto(served)
        seen.page.route("**/search.json", lambda route: waiting.append(route))
        with seen.page.expect_request("**/search.json"):
            seen.page.click("#search-open")
        seen.page.keyboard.type(named[:5])
        waiting[0].continue_()
        seen.page.locator("#search-results a").first.wait_for()
        seen.page.keyboard.type(named[5:])
        assert seen.page.input_value("#search-words") == named


def test_the_keys_of_an_input_method_open_no_result(browser: Browser, served: str, words: Words) -> None:
    press = """(field, isComposing) => field.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, isComposing }))"""
    with watching(browser) as seen:
        seen.page.goto(f"{served}about/")
        seen.page.click("#search-open")
        field = seen.page.locator("#search-words")
        field.fill(words.title(words.articles[0]))
        goal = seen.page.locator("#search-results a").first.evaluate("(link) => link.href")
        field.evaluate(press, True)
        expect(seen.page.locator("#search")).to_be_visible()
        field.evaluate(press, False)
        seen.page.wait_for_url(goal)


def test_enter_opens_what_was_typed_not_what_was_found_before(
    browser: Browser, served: str, words: Words
) -> None:
    type_ = """([text, ...keys]) => {
        const field = document.querySelector('#search-words');
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        for (const key of keys) field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }"""
    before, wanted = map(words.title, words.articles[:2])
    results, goals = "#search-results[data-for='{}'] a", []
    with watching(browser) as seen:
        seen.page.goto(f"{served}about/")
        seen.page.click("#search-open")
        for text in (wanted, before):
            seen.page.evaluate(type_, [text])
            goals.append(seen.page.locator(results.format(text)).first.evaluate("(link) => link.href"))
        seen.page.evaluate(type_, [wanted, "Enter"])
        seen.page.wait_for_url(goals[0])
    assert goals[0] != goals[1]


def test_an_answer_of_the_search_with_the_same_words_is_told_again(browser: Browser, served: str) -> None:
    """A screen reader tells of text that has changed: a space more, which nobody sees."""
    told = []
    with watching(browser) as seen:
        seen.page.goto(f"{served}about/")
        seen.page.click("#search-open")
        for query in ("xqzvw", "xqzvww", "xqzvwww"):
            seen.page.fill("#search-words", query)
            expect(seen.page.locator("#search-results")).to_have_attribute("data-for", query)
            told.append(seen.page.locator("#search-status").text_content() or "")
    assert len({text.strip() for text in told}) == 1 and told[0].strip()
    assert told[0] != told[1] != told[2]


def test_the_search_has_its_looks_when_it_opens(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        seen.page.goto(served)
        with seen.page.expect_response(re.compile(r"/search\.\w+\.css$")) as answer:
            seen.page.focus("#search-open")
        assert answer.value.ok
        seen.page.keyboard.press("Enter")
        expect(seen.page.locator(".search-head")).to_have_css("display", "flex")


def test_dark_by_the_systems_wish_without_script(browser: Browser, served: str) -> None:
    """How bright the page is behind its words, 0 to 255."""
    bright = {}
    with watching(browser, java_script_enabled=False) as seen:
        seen.page.goto(served)
        for scheme in ("light", "dark"):
            seen.page.emulate_media(color_scheme=scheme)
            colors = seen.page.locator("body").evaluate(
                "(b) => [b, b.parentElement].map((e) => getComputedStyle(e).backgroundColor)"
            )
            found = next(value for value in colors if value != "rgba(0, 0, 0, 0)")
            bright[scheme] = sum(int(part) for part in found[4:-1].split(",")) / 3
    assert bright["light"] > 200
    assert bright["dark"] < 60


def test_a_hand_on_everything_still_asks_nobody(browser: Browser, served: str, words: Words) -> None:
    """Search, text size, notes and a worksheet are used; the policy never has to step in."""
    with watching(browser) as seen:
        page = seen.page
        page.goto(served + one(words, "article"))
        page.click("#text-size")
        page.locator("sup.cite button").first.click()
        page.keyboard.press("Escape")
        page.click("#search-open")
        page.fill("#search-words", words.title(words.articles[0]))
        page.locator("#search-results a").first.click()
        sheet = one(words, "worksheet")
        page.goto(served + sheet)
        page.locator("main form textarea").first.fill("It is only a test.")
        page.locator("main form input[type=radio]").first.check()
        page.reload()
        expect(page.locator(".sheet-unkept")).to_have_count(0)  # what the last page noted is in the database
        assert seen.outside(served) == []
        assert seen.messages == []
        assert page.context.cookies() == []
        keys = page.evaluate("Object.keys(localStorage)")
        assert keys, "the sheet kept nothing"
        ours = f"sheet:{sheet.split('/')[1]}:"
        assert [key for key in keys if key != "text-size" and not key.startswith(ours)] == []
