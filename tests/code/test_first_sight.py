"""What a reader needs first is seen first: numbers to call, the list of worksheets, the way out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from tests.site.look import watching
from tests.site.words import Words

UPRIGHT: ViewportSize = {"width": 375, "height": 667}
SIDEWAYS: ViewportSize = {"width": 667, "height": 375}
DESK: ViewportSize = {"width": 1280, "height": 800}


def at_widths(page: Page, address: str, *widths: int) -> Iterator[int]:
    """A page that is opened once and seen in windows of these widths."""
    page.goto(address)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def test_a_number_can_be_called_without_opening_its_country(browser: Browser, served: str) -> None:
    with watching(browser, java_script_enabled=False) as seen:
        for viewport in (UPRIGHT, SIDEWAYS):
            seen.page.set_viewport_size(viewport)
            seen.page.goto(f"{served}help-now/")
            number = seen.page.locator("main a[href^='tel:']:visible").first
            expect(number).to_be_in_viewport()


def test_the_list_of_worksheets_comes_before_the_tools_for_answers_until_there_are_some(
    browser: Browser, served: str, words: Words
) -> None:
    with watching(browser, viewport=UPRIGHT) as seen:
        page = seen.page
        page.goto(f"{served}worksheets/")
        tools, first = page.locator("[data-do=open-all]"), page.locator(".sheets li a").first
        expect(tools).to_be_visible()
        assert _top(first) < _top(tools)
        page.locator("a[href='#sheets-kept']").click()
        expect(page.locator("#sheets-kept")).to_be_in_viewport()
        page.goto(served + words.address(words.worksheets[0]))
        page.locator("form.sheet textarea").first.fill("here")
        page.goto(f"{served}worksheets/")
        expect(tools).to_be_visible()
        assert _top(tools) < _top(first)


def test_all_doors_of_the_home_page_are_in_the_first_screen(
    browser: Browser, served: str, words: Words
) -> None:
    """Also below the line that leads to what was begun."""
    with watching(browser) as seen:
        page = seen.page
        for begun in (False, True):
            page.goto(served)
            expect(page.locator(".begun")).to_be_visible(visible=begun)
            for size in (UPRIGHT, DESK):
                page.set_viewport_size(size)
                boxes = [door.bounding_box() for door in page.locator(".doors a").all()]
                bottoms = [box["y"] + box["height"] for box in boxes if box]
                assert len(bottoms) == 4 and max(bottoms) <= size["height"], (begun, bottoms)
            page.goto(served + words.address(words.worksheets[0]))
            page.locator("form.sheet textarea").first.fill("here")
            expect(page.locator(".sheet-kept")).to_be_visible()


def test_doors_that_we_name_have_one_line_where_there_is_room(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        for _ in at_widths(seen.page, served, 768, 1280):
            for door in seen.page.locator(".doors li:not([data-thread]) .door").all():
                size = door.evaluate("(door) => parseFloat(getComputedStyle(door).fontSize)")
                assert 0 < door.evaluate("(door) => door.getBoundingClientRect().height") < 2 * size


def test_the_list_of_what_is_kept_names_an_article_once(pages: Mapping[str, BeautifulSoup]) -> None:
    """A worksheet's title often begins with its article's."""
    items = pages["worksheets/"].select(".sheets-kept li[data-sheet]")
    named = [(item.a.text, item.select_one(".facts:not(.kept-when)")) for item in items if item.a]
    assert any(owner for _, owner in named)
    assert not [
        title for title, owner in named if owner and title.partition(":")[0].lower() in owner.text.lower()
    ]


@pytest.mark.parametrize("width", [375, 1280])
def test_what_a_worksheet_asks_stays_where_it_is_when_its_script_arrives(
    browser: Browser, served: str, words: Words, width: int
) -> None:
    """A finger that is on its way to a box must not meet a button."""
    with watching(browser, viewport={"width": width, "height": 800}) as seen:
        scripts: list[Route] = []
        seen.page.route("**/worksheet.*.js", lambda route: scripts.append(route))
        seen.page.goto(served + words.address(words.worksheets[0]), wait_until="commit")
        seen.page.wait_for_selector(".sheet-foot", state="attached")
        seen.page.wait_for_function(
            "() => [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)"
        )
        seen.page.evaluate("() => document.fonts.ready")
        form = seen.page.locator("form.sheet")
        top = _top(form)
        for script in scripts:
            script.continue_()
        expect(seen.page.locator(".sheet-kept")).to_be_visible()
        assert _top(form) == top


def test_what_is_typed_begins_at_the_edge_of_its_label(browser: Browser, served: str, words: Words) -> None:
    """And of the rule below it, as on paper; where boxes have borders, apart from them."""
    for colors, apart in (("none", False), ("active", True)):
        with watching(browser, viewport=UPRIGHT, forced_colors=colors) as seen:
            seen.page.goto(served + words.address(words.worksheets[0]))
            boxes = seen.page.locator("form.sheet textarea:visible").all()
            sides = {box.evaluate("(box) => getComputedStyle(box).paddingLeft") for box in boxes}
            assert len(sides) == 1 and (sides != {"0px"}) == apart, sides


def test_the_way_out_looks_like_a_button_in_high_contrast(browser: Browser, served: str) -> None:
    """Forced colors take away its background."""
    with watching(browser, forced_colors="active") as seen:
        seen.page.goto(f"{served}help-now/")
        button = seen.page.locator("a[data-leave]").first
        assert button.evaluate("link => getComputedStyle(link).borderTopStyle") == "solid"


def test_numbers_to_call_and_papers_begin_at_the_same_edge(
    browser: Browser, served: str, words: Words
) -> None:
    with watching(browser) as seen:
        for _ in at_widths(seen.page, served + words.address(words.articles[0]), 375, 768):
            for places in (".foot-numbers span + .call", "li > span:first-child + [data-pdf]"):
                edges = "all => all.map(e => Math.round(e.getBoundingClientRect().x))"
                lefts = seen.page.locator(places).evaluate_all(edges)
                assert len(lefts) > 1
                assert len(set(lefts)) == 1, places


def test_numbers_beside_their_countries_begin_at_the_same_edge(browser: Browser, served: str) -> None:
    """Of each country the emergency number."""
    with watching(browser) as seen:
        for _ in at_widths(seen.page, f"{served}help-now/", 375, 1280):
            numbers = seen.page.locator(".calls:visible a:first-child").all()
            assert len(numbers) > 1
            assert len({round(_edges(number)[0]) for number in numbers}) == 1


def test_the_buttons_of_a_long_question_are_in_sight_and_cover_no_answer(
    browser: Browser, served: str
) -> None:
    covered = """box => {
        const buttons = box.closest('dialog').querySelector('.sheet-buttons').getBoundingClientRect();
        return box.getBoundingClientRect().bottom > buttons.top;
    }"""
    with watching(browser, viewport={"width": 320, "height": 480}) as seen:
        seen.page.goto(f"{served}worksheets/")
        seen.page.click("[data-do=workbook]")
        question = seen.page.locator("dialog[data-ask=workbook]")
        expect(question.locator("button[value=yes]")).to_be_in_viewport(ratio=1)
        for box in question.locator("[type=checkbox]").all():
            box.focus()
            assert not box.evaluate(covered)


def test_a_number_of_the_foot_in_a_second_line_stands_below_the_first(
    browser: Browser, served: str, words: Words
) -> None:
    """Below the country it would look like one more of them."""
    with watching(browser) as seen:
        for _ in at_widths(seen.page, served + words.address(words.articles[0]), 320):
            line = seen.page.locator(".foot-numbers li:has(.call + .call)").first
            first, second = line.locator(".call").all()
            second.evaluate("number => { number.textContent = '0800 567 567'; }")
            assert _top(second) >= _bottom(first)
            assert abs(_edges(second)[0] - _edges(first)[0]) < 1


def test_what_follows_the_wide_map_stands_with_the_text(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        for _ in at_widths(seen.page, f"{served}map/", 375, 768, 1280):
            text, written = seen.page.locator("main .words > p").first, seen.page.locator("main p:has(time)")
            assert abs(_edges(text)[0] - _edges(written)[0]) < 1


def test_contents_beside_the_text_begin_where_it_begins_and_name_all_of_it(
    browser: Browser, served: str
) -> None:
    with watching(browser) as seen:
        for _ in at_widths(seen.page, f"{served}about/", 1280):
            contents = seen.page.locator("nav.contents a")
            named = contents.evaluate_all("links => links.map(link => link.hash.slice(1))")
            ids = seen.page.locator("main h2[id]").evaluate_all("all => all.map(heading => heading.id)")
            assert len(ids) > 2 and named == ids
            assert abs(_top(contents.first) - _top(seen.page.locator("main .words > *").first)) < 24


def test_a_title_stands_closer_to_its_own_label_than_to_anything_else(
    browser: Browser, served: str, words: Words
) -> None:
    """In the links to the previous and the next page."""
    with watching(browser) as seen:
        for _ in at_widths(seen.page, served + words.address(words.articles[1]), 375, 1280):
            for link in seen.page.locator(".chain a").all():
                label, title = link.locator(".place"), link.locator(".goal")
                assert _top(title) - _bottom(label) < 10


def test_each_pdf_stands_beside_its_size_and_apart_from_the_next(
    browser: Browser, served: str, words: Words
) -> None:
    """Measured between words: a link's target is wider than its word."""
    with watching(browser) as seen:
        for path in (words.worksheets[0], words.articles[0]):
            for _ in at_widths(seen.page, served + words.address(path), 375, 1280):
                line = seen.page.locator("li:has(> [data-pdf])").first
                one, other = line.locator("[data-pdf]").all()
                size = line.locator("[data-size]").first
                assert _edges(one)[1] + 15 < _edges(other)[0]
                if size.is_visible():
                    assert 0 <= _edges(size)[0] - _edges(one)[1] < 20
                    assert _edges(size)[1] + 10 < _edges(other)[0]


def test_the_papers_of_a_pdf_stand_on_one_line_in_the_list_too(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        for width in at_widths(seen.page, f"{served}worksheets/", 320, 375, 412, 430):
            folded = seen.page.locator(".pdfs-folded").first
            folded.evaluate("details => { details.open = true; }")
            lines = folded.locator("li").all()
            assert len(lines) > 1
            for line in lines:
                assert len({_top(paper) for paper in line.locator("[data-pdf]").all()}) == 1, width


def _top(place: Locator) -> float:
    return float(place.evaluate("element => element.getBoundingClientRect().top + scrollY"))


def _bottom(place: Locator) -> float:
    return float(place.evaluate("element => element.getBoundingClientRect().bottom + scrollY"))


def _edges(place: Locator) -> tuple[float, float]:
    """The left and right edge of an element's words, in pixels."""
    left, right = place.evaluate(
        """element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const { left, right } = range.getBoundingClientRect();
            return [left, right];
        }"""
    )
    return left, right
