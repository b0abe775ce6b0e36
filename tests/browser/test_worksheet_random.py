"""A reader who does anything in any order, in tabs of two sheets and of the list of all: by a seed, so that a failure can be repeated.

Every word is written once. One that was written and not taken away is on the device; one that was erased is nowhere: not on the device,
nor in what any page holds."""

import random
import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

from tests.browser.desk import (
    DEAF,
    FULL,
    HOLD,
    RELEASE,
    ROOM,
    VISIBLE,
    Desk,
    copy_of,
    kept,
    open_copy,
    settled,
)
from tests.browser.test_worksheet_shared import ANYWHERE

SHEET = "/// write | One\n///\n\n/// line | Two\n///\n\n/// write | Three\n///\n"
SHEETS = (("a", "Sheet A"), ("b", "Sheet B"))
STORED = "() => JSON.stringify({ ...localStorage })"
WORD = re.compile(r"\bw\d+\b")
# In one moment: words of another tab may arrive between reading a box and filling it.
REPLACE = """(box, text) => {
  const before = box.value;
  box.value = text;
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return before;
}"""
PAUSE = "() => new Promise((done) => setTimeout(done, 10))"


def words_in(text: object) -> set[str]:
    return set(WORD.findall(str(text)))


class Reader:
    """`alive` are words that have to be on the device, `gone` those that may be nowhere; a word that its reader replaced is neither."""

    def __init__(self, desk: Desk, context: BrowserContext, seed: int) -> None:
        self.desk, self.context, self.random = desk, context, random.Random(seed)
        self.deaf = self.random.random() < 0.3
        if self.deaf:
            context.add_init_script(DEAF)
        self.addresses = {slug: desk.sheet(SHEET, slug, title) for slug, title in SHEETS}
        self.alive: dict[str, str] = {}  # word → sheet
        self.gone: set[str] = set()
        self.erased: tuple[Page, dict[str, str]] | None = None  # what Undo brings back, and where
        self.copies: list[tuple[str, dict[str, Any]]] = []
        self.number = 0
        self.did: list[str] = []
        self.wrong: list[str] = []
        self.pages = [self.opened(slug) for slug in self.random.choices(["a", "a", "b"], k=2)]
        self.overview = self.random.random() < 0.4 and self.opened("")
        self.shown = self.pages[-1]

    def opened(self, slug: str) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.go(page, self.addresses[slug] if slug else self.desk.overview(*SHEETS))
        return page

    def go(self, page: Page, address: str) -> None:
        page.goto(address)
        self.ready(page)

    def ready(self, page: Page) -> None:
        expect(page.locator(".sheet-unkept, .sheets-kept[hidden]")).to_have_count(0)

    def all_pages(self) -> list[Page]:
        return [*self.pages, *([self.overview] if self.overview else [])]

    def look_at(self, page: Page) -> None:
        """Brings a tab to the front."""
        if page is self.shown:
            return
        if not self.shown.is_closed():
            self.shown.evaluate(VISIBLE, "hidden")
        page.evaluate(VISIBLE, "visible")
        self.shown = page
        self.caught_up(page)

    def caught_up(self, page: Page) -> None:
        """Waits until a page shows nothing that was erased: a reader sees it before they type."""
        self.until(lambda: not words_in(page.evaluate(ANYWHERE)) & self.gone, page)

    def until(self, holds: Callable[[], bool], page: Page) -> None:
        end = time.monotonic() + 8
        while time.monotonic() < end:
            if holds():
                return
            page.evaluate(PAUSE)
        raise AssertionError(f"{self.did} {self.state()}")

    def press(self, button: Locator, dialog: str = "") -> None:
        """Presses a button, says yes, and waits for what the page says then."""
        close = button.page.locator("[data-do=close]")
        if close.is_visible():
            close.click()
        button.click()
        if dialog:
            button.page.locator(f"[data-ask={dialog}] [value=yes]").click()
        expect(close).to_be_visible()

    # ---- What a reader does ----

    def step(self) -> None:
        page = self.random.choice(self.pages)
        acts = [
            self.write, self.write, self.write, self.append, self.append, self.empty, self.fresh, self.resume, self.erase,
            self.erase_one, self.undo, self.reload, self.away_and_back, self.another_tab, self.last_words, self.no_room,
            self.save, self.open, self.erase_all, self.keep_nothing, self.crash, self.crash, self.emptied_elsewhere,
            self.emptied_elsewhere,
        ]  # fmt: skip
        act = self.random.choice(acts)
        self.did.append(f"{act.__name__} {self.pages.index(page)}")
        self.look_at(page)
        if act(page) and self.random.random() < 0.4:
            return  # the next one comes before all is quiet
        self.check()

    def slug(self, page: Page) -> str:
        return page.url.rstrip("/").rpartition("/")[2]

    def word(self, page: Page) -> str:
        self.number += 1
        word = f"w{self.number}"
        self.alive[word] = self.slug(page)
        return word

    def box(self, page: Page) -> Any:
        return page.get_by_label(self.random.choice(["One", "Two", "Three"]))

    def replace(self, box: Locator, text: str) -> None:
        box.focus()
        for word in words_in(box.evaluate(REPLACE, text)):
            self.alive.pop(word, None)

    def write(self, page: Page) -> bool:
        self.replace(self.box(page), self.word(page))
        return True

    def append(self, page: Page) -> bool:
        box = self.box(page)
        box.focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(f" {self.word(page)}.")
        return True

    def empty(self, page: Page) -> bool:
        self.replace(self.box(page), "")
        return True

    def fresh(self, page: Page) -> bool:
        self.press(page.locator("[data-do=fresh]"))
        return False

    def resume(self, page: Page) -> bool:
        earlier = page.locator("[data-do=resume]")
        if earlier.count():
            self.press(earlier.nth(self.random.randrange(earlier.count())))
        return False

    def erase(self, page: Page) -> bool:
        self.quiet()
        self.forget(
            page,
            {word: slug for word, slug in self.alive.items() if slug == self.slug(page)},
            self.on_device(self.slug(page)),
        )
        self.press(page.locator("[data-do=erase]"), "erase")
        return False

    def erase_one(self, page: Page) -> bool:
        self.quiet()
        page.evaluate(VISIBLE, "visible")
        items = page.locator("[data-filling]")
        if not items.count():
            return False
        item = items.nth(self.random.randrange(items.count()))
        begun = item.get_attribute("data-filling")
        own, others = set[str](), set[str]()
        for sheet, filling, _, value in kept(page):
            (own if (sheet, filling) == (self.slug(page), begun) else others).update(words_in(value))
        self.press(item.locator("[data-do=erase-one]"), "erase-one")
        self.forget(
            page, {word: slug for word, slug in self.alive.items() if word in own - others}, own - others
        )
        return False

    def erase_all(self, page: Page) -> bool:
        if not self.overview:
            return False
        self.quiet()
        self.look_at(self.overview)
        button = self.overview.locator("[data-do=erase-all]")
        if button.is_hidden():
            return False
        self.forget(self.overview, dict(self.alive), self.on_device())
        self.press(button, "erase-all")
        return False

    def forget(self, page: Page, alive: dict[str, str], words: set[str]) -> None:
        for word in alive:
            del self.alive[word]
        self.gone |= words | set(alive)
        self.erased = (page, dict.fromkeys(words, "") | alive)

    def undo(self, page: Page) -> bool:
        if not self.erased or self.erased[0].is_closed():
            return False
        page, words = self.erased
        self.erased = None
        self.look_at(page)
        button = page.locator("[data-do=undo]")
        if button.is_hidden():
            return False
        self.gone -= set(words)
        self.alive |= {word: slug for word, slug in words.items() if slug}
        button.click()
        return False

    def reload(self, page: Page) -> bool:
        page.reload()
        self.ready(page)
        return True

    def away_and_back(self, page: Page) -> bool:
        page.goto(f"{self.desk.address}/away/")
        page.go_back()
        self.ready(page)
        return True

    def another_tab(self, page: Page) -> bool:
        """Closes a tab as it is, and opens another."""
        self.pages.remove(page)
        page.close()
        self.pages.append(self.opened(self.random.choice("ab")))
        self.shown = self.pages[-1]
        return True

    def crash(self, page: Page) -> bool:
        """A tab that crashes in the background, with words that were just written."""
        self.write(page)
        self.append(page)
        address, number = page.url, self.pages.index(page)
        page.evaluate(VISIBLE, "hidden")
        with page.expect_event("crash"), pytest.raises(Error):
            page.goto("chrome://crash")
        page.close()
        self.pages[number] = self.shown = self.context.new_page()
        self.shown.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.go(self.shown, address)
        return False

    def last_words(self, page: Page) -> bool:
        """Written while the device is busy, in a page that ends before it is not any more."""
        other = next(one for one in self.pages if one is not page)
        if not kept(other):
            return False
        self.quiet()
        other.evaluate("window.released = false")
        other.evaluate(HOLD, "/")
        address = page.url
        self.replace(self.box(page), self.word(page))
        page.goto(f"{self.desk.address}/away/")
        other.evaluate(RELEASE)
        self.go(page, address)
        return False

    def emptied_elsewhere(self, page: Page) -> bool:
        """Last words in a box that another tab, which knows nothing of them, empties then."""
        self.quiet()
        shown = {label: page.get_by_label(label).input_value() for label in ("One", "Two", "Three")}
        same = [
            (other, label)
            for other in self.pages
            if other is not page and self.slug(other) == self.slug(page)
            for label, text in shown.items()
            if text and other.get_by_label(label).input_value() == text
        ]
        if not same:
            return False
        other, label = self.random.choice(same)
        other.evaluate("window.released = false")
        other.evaluate(HOLD, "/")
        address, word = page.url, self.word(page)
        page.get_by_label(label).focus()
        page.keyboard.press("Control+End")
        page.keyboard.type(f" {word}.")
        page.goto(f"{self.desk.address}/away/")
        other.evaluate(RELEASE)
        self.replace(other.get_by_label(label), "")
        self.alive.pop(word, None)  # unless it was there already
        self.gone.add(word)
        self.go(page, address)
        return False

    def no_room(self, page: Page) -> bool:
        page.evaluate(FULL)
        self.append(page)
        expect(page.locator("html.warned")).to_have_count(1)
        page.evaluate(ROOM)
        self.append(page)
        return False

    def save(self, page: Page) -> bool:
        self.quiet()
        self.copies.append((self.slug(page), copy_of(page)[1]))
        return False

    def open(self, page: Page) -> bool:
        copies = [copy for slug, copy in self.copies if slug == self.slug(page)]
        if not copies:
            return False
        self.quiet()
        copy = self.random.choice(copies)
        open_copy(page, copy)
        yes = page.locator("dialog[open] [value=yes]")
        if yes.count():
            yes.click()
        words = words_in(copy)
        self.gone -= words
        self.alive |= dict.fromkeys(words, self.slug(page))
        return False

    def keep_nothing(self, page: Page) -> bool:
        self.quiet()
        words = self.on_device() | set(self.alive)
        page.locator("[data-do=keep-nothing]").click()
        page.locator("[data-ask=nothing] [value=yes]").click()
        page.wait_for_function("() => localStorage['keep-nothing:/']")
        self.until(lambda: kept(page) == [], page)
        self.box(page).fill("not kept")
        page.evaluate(PAUSE)
        assert kept(page) == [], self.did
        for one in self.all_pages():
            one.reload()
            self.ready(one)
        self.gone |= words
        self.alive.clear()
        self.erased = None
        page.locator("[data-do=keep-nothing]").click()
        expect(page.locator("article.keeps-nothing")).to_have_count(0)
        return False

    # ---- What must hold ----

    def on_device(self, slug: str = "") -> set[str]:
        page = self.pages[0]
        return {word for sheet, *_, value in kept(page) if slug in ("", sheet) for word in words_in(value)}

    def quiet(self) -> None:
        for page in self.pages:
            settled(page)

    def state(self) -> dict[str, Any]:
        pages = {
            f"{page.url} {at}": words_in(page.evaluate(ANYWHERE)) & self.gone
            for at, page in enumerate(self.all_pages())
        }
        return {"lost": set(self.alive) - self.on_device(), "back": self.on_device() & self.gone, "shown": pages,
                "log": words_in(self.pages[0].evaluate(STORED)) & self.gone, "errors": self.wrong}  # fmt: skip

    def is_right(self) -> bool:
        state = self.state()
        return not (state["lost"] or state["back"] or state["log"] or any(state["shown"].values()))

    def check(self) -> None:
        self.quiet()
        for page in self.all_pages():
            page.evaluate(VISIBLE, "visible" if page is self.shown or self.deaf else "hidden")
        self.until(self.is_right, self.pages[0])
        assert self.wrong == [], self.did


def act_by(seed: int, desk: Desk, context: BrowserContext, steps: int = 15) -> None:
    reader = Reader(desk, context, seed)
    for _ in range(steps):
        reader.step()
    reader.check()
    for page in reader.all_pages():
        page.reload()
        reader.ready(page)
    reader.check()


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 100))])
def test_nothing_is_lost_and_nothing_comes_back(seed: int, desk: Desk, context: BrowserContext) -> None:
    act_by(seed, desk, context)
