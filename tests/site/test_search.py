"""The search, asked what readers ask: docs/data/search-queries.yml and danger-words.yml say what must come first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.folder import Site, said
from tests.site.look import watching
from tests.site.words import Words
from tests.tools import ROOT, read_yaml

DATA = ROOT / "docs" / "data"
HELP = "help-now.md"
URGENT = "whom to call"


def data(name: str) -> Any:
    path = DATA / name
    return read_yaml(path.read_text("utf-8")) if path.is_file() else {}


def ways_to_type(phrase: str) -> Iterator[str]:
    """ "afraid/scared of him" as readers type it: "afraid of him", "scared of him"."""
    places = re.sub(r"\s*/\s*", "/", phrase).split()
    return map(" ".join, product(*(place.split("/") for place in places)))


# The search waits for more letters, and here none come.
AT_ONCE = "{ const wait = window.setTimeout; window.setTimeout = (act, ms) => wait(act, ms < 100 ? 0 : ms); }"


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Page]:
    with watching(browser) as seen:
        seen.page.add_init_script(AT_ONCE)
        seen.page.goto(served)
        seen.page.click("#search-open")
        yield seen.page


# One after the other, each typed when the one before is answered; of an answer the first three.
ASK = """async (queries) => {
  const field = document.getElementById("search-words"), list = document.getElementById("search-results");
  const answers = [];
  for (const typed of queries) {
    const answered = new Promise((done, failed) => {
      const look = () => list.dataset.for === typed && done();
      new MutationObserver(look).observe(list, { attributes: true });
      setTimeout(() => failed(new Error(`no answer to ${typed}`)), 20000);
      look();
    });
    field.value = typed;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await answered;
    answers.push([...list.querySelectorAll(":scope > li")].slice(0, 3).map((item) => item.className ? "" : new URL(item.querySelector("a").href).pathname));
  }
  return answers;
}"""


def ask(page: Page, *typed: str) -> list[list[str]]:
    """The files that the first three answers to each lead to; somebody who may be in danger is told URGENT first."""
    answers: list[list[str]] = page.evaluate(ASK, typed)
    return [[link.strip("/") if link else URGENT for link in links] for links in answers]


def test_readers_queries_lead_to_their_pages(opened: Page) -> None:
    astray = []
    for file, queries in data("search-queries.yml").items():
        if not (ROOT / "docs" / file).is_file():
            continue  # scripts/check says so
        address = file.removesuffix("index.md").removesuffix(".md").strip("/")
        for query, answers in zip(queries, ask(opened, *queries), strict=True):
            first = answers[:1] if file == HELP else answers
            if not {address, URGENT if file == HELP else address} & set(first):
                astray.append(f"{query!r} should lead to {file}, and leads to {answers}")
    assert not astray, "\n".join(["docs/data/search-queries.yml:", *astray])


def test_a_word_of_one_page_alone_leads_there_however_deep_it_stands(
    opened: Page, site: Site, words: Words
) -> None:
    said_on: dict[str, list[str]] = {}
    for address, page in site.pages.items():
        for word in set(re.findall(r"\w{8,}", said(page.select_one("main")).lower())):
            said_on.setdefault(word, []).append(address)
    titled = {word[:4] for path in words.order for word in re.findall(r"\w+", words.title(path).lower())}
    for path in words.order:
        address = words.address(path)
        last = [
            word
            for section in site.pages[address].select(".words > :is(p, ul, ol)")[-12:]
            for word in re.findall(r"\w{8,}", said(section).lower())
            if said_on.get(word) == [address] and word[:4] not in titled
        ]
        if last:
            answers = ask(opened, last[-1])[0]
            assert address.strip("/") in answers, (last[-1], answers)


def test_danger_is_answered_first_with_numbers_to_press(opened: Page) -> None:
    """One phrase of each group, alone and inside a sentence; the answer names a country and a number that can be called.
    A line that has none is reached by its page."""
    for group in data("danger-words.yml"):
        phrase = next(ways_to_type(group["words"][0]))
        for typed in (phrase, f"what do i do now he said {phrase} again"):
            assert ask(opened, typed)[0][0] == URGENT, typed
            calls = opened.locator("#search-results > li").first.locator("a.call")
            reached = calls.evaluate_all("all => all.map(one => one.getAttribute('href'))")
            assert any(href.startswith(("tel:", "sms:")) for href in reached), typed
            assert all(href.startswith(("tel:", "sms:", "https:")) for href in reached), typed


def test_phrases_that_mean_no_danger_bring_up_no_numbers(opened: Page) -> None:
    """One word more would be a word of danger, for some of them."""
    phrases = [phrase for group in data("danger-words.yml") for phrase in group.get("unless", [])]
    ways = [[*ways_to_type(phrase)] for phrase in phrases]
    typed = sorted({way for each in ways for way in (each[0], each[-1])})
    answers = zip(typed, ask(opened, *typed), strict=True)
    assert [way for way, first in answers if URGENT in first] == []


def test_who_may_be_in_danger_sees_and_hears_once_that_there_are_numbers(opened: Page) -> None:
    """The status says it first to who hears the page; who sees it has the same words above the numbers."""
    label = opened.locator("#search [data-help]").inner_text()
    phrases = [phrase for group in data("danger-words.yml") for phrase in group["words"]]
    alone = set()
    for typed in map(next, map(ways_to_type, phrases)):
        ask(opened, typed)
        seen = opened.locator("#search").get_by_text(label, exact=True)
        assert seen.evaluate_all("all => all.filter(one => one.offsetWidth > 1).length") == 1, typed
        heard = opened.locator("#search-status").text_content() or ""
        assert heard.startswith(label), (typed, heard)
        alone.add(heard == label)
        if len(alone) == 2:
            break


def test_an_answer_is_never_empty_and_help_is_always_there(opened: Page, words: Words) -> None:
    beginnings = [HELP in words.order, *words.series]
    danger = [next(ways_to_type(group["words"][0])) for group in data("danger-words.yml")]
    for typed in ("xqzvw", "😀", "?!", *danger[:1], "xqzvw"):
        assert len(ask(opened, typed)[0]) >= min(3, sum(map(bool, beginnings))), typed
        expect(opened.locator("#search [data-help]")).to_be_visible()


def test_it_works_where_workers_are_forbidden(browser: Browser, served: str) -> None:
    with watching(browser) as seen:
        seen.page.add_init_script("delete window.Worker")
        seen.page.goto(served)
        seen.page.click("#search-open")
        assert ask(seen.page, "xqzvw")[0]
