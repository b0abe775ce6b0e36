"""The way out: one press, or Esc three times; it covers at once, replaces this page in the history, and needs no script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.look import watching
from tests.site.words import Words

BELOW = "(part, bar) => part.getBoundingClientRect().top >= bar.getBoundingClientRect().bottom"


@pytest.fixture
def article(browser: Browser, served: str) -> Iterator[Page]:
    """A page with another before it; the neutral site answers without a network."""
    with watching(browser) as seen:
        page = seen.page
        page.route(lambda url: not url.startswith(served), lambda route: route.fulfill(body="weather"))
        page.goto(f"{served}help-now/")
        page.goto(f"{served}about/")
        yield page


def left_for(page: Page) -> str:
    return str(page.locator("a[data-leave]").last.get_attribute("href"))


def test_a_press_leaves_and_this_page_is_not_behind(article: Page, served: str) -> None:
    goal = left_for(article)
    article.locator("a[data-leave]").last.click()
    article.wait_for_url(goal)
    article.go_back()
    article.wait_for_url(f"{served}help-now/")


def test_escape_three_times_leaves(article: Page) -> None:
    goal = left_for(article)
    for _ in range(3):
        article.keyboard.press("Escape")
    article.wait_for_url(goal)


def test_typing_in_between_is_no_wish_to_leave(article: Page) -> None:
    for key in ("Escape", "Shift", "a", "Escape", "b", "Escape", "Shift"):
        article.keyboard.press(key)
    expect(article.locator("html.left")).to_have_count(0)


def test_shift_with_a_pointer_is_no_wish_to_leave(article: Page) -> None:
    for _ in range(3):
        article.locator("h1").click(modifiers=["Shift"])
    expect(article.locator("html.left")).to_have_count(0)


def test_without_script_it_is_a_link_in_sight(browser: Browser, served: str) -> None:
    with watching(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{served}help-now/")
        button = seen.page.locator("a[data-leave]").first
        assert button.is_visible()
        assert str(button.get_attribute("href")).startswith("https://")
        seen.page.mouse.wheel(0, 5000)
        expect(button).to_be_in_viewport()


def test_beside_the_button_stands_what_it_leaves_behind(browser: Browser, served: str) -> None:
    """Also on a phone, in a bar that is hardly higher than the button."""
    with watching(browser) as seen:
        seen.page.goto(f"{served}help-now/")
        for width in (360, 375, 1280):
            seen.page.set_viewport_size({"width": width, "height": 640})
            bar = seen.page.locator(".leave")
            expect(bar.locator("small")).to_be_visible()
            heights = [part.bounding_box() for part in (bar, bar.locator("a"))]
            assert heights[0] and heights[1]
            assert 44 <= heights[1]["height"] <= heights[0]["height"] <= 66


@pytest.mark.parametrize("width", [375, 1280])
def test_a_section_is_not_behind_it(browser: Browser, served: str, words: Words, width: int) -> None:
    """Nor are the contents beside the text, and what a keyboard comes back to."""
    path = next(path for path in words.articles if "\ncaution:" in words.text(path))
    with watching(browser, viewport={"width": width, "height": 640}) as seen:
        seen.page.goto(served + words.address(path))
        bar, contents = seen.page.locator(".leave"), seen.page.locator(".contents a:visible")
        if width > 1000:
            contents.first.click()
        for link in contents.all():
            assert link.evaluate(BELOW, bar.element_handle()), link.inner_text()
        for heading in seen.page.locator("main h2[id]").all():
            seen.page.evaluate("name => { location.hash = name }", heading.get_attribute("id"))
            assert heading.evaluate(BELOW, bar.element_handle()), heading.inner_text()
        seen.page.locator("main a").last.focus()
        while (focused := seen.page.locator("main :focus")).count():
            assert focused.evaluate(BELOW, bar.element_handle()), focused.inner_text()
            seen.page.keyboard.press("Shift+Tab")
