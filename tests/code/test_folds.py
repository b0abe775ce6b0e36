"""What is closed until its heading is pressed: it opens without script, for a link that leads into it, and on paper."""

from __future__ import annotations

import re
from io import BytesIO

import pypdf
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from pages.collapsed import collapse_sections
from tests.site.look import watching

CLOSED = "details.fold:not([open])"


def test_each_section_is_a_fold_and_the_first_and_what_begins_with_a_field_are_open() -> None:
    field = '<div class="field" data-block="unsent"></div>'
    html = f'<p>First.</p><h2 id="a">A</h2><p>One.</p><h2 id="b">B</h2><p>Two.</p><h3 id="c">C</h3><h2 id="d">D</h2>\n{field}'
    page = BeautifulSoup(collapse_sections(f'{html}<div class="footnote">A note.</div>'), "lxml")
    folds = page.select("details.fold")
    assert [(fold.summary.h2["id"], fold.get("open")) for fold in folds] == [
        ("a", ""),
        ("b", None),
        ("d", ""),
    ]
    assert folds[1].h3
    assert page.select("p + details") and page.select("details + .footnote")


def test_a_section_opens_without_script(browser: Browser, served: str) -> None:
    with watching(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{served}right-now/")
        fold = seen.page.locator(CLOSED).first.element_handle()
        assert fold
        fold.query_selector("summary").click()  # type: ignore[union-attr]
        assert fold.get_attribute("open") is not None


def test_an_address_within_what_is_closed_opens_it(browser: Browser, served: str) -> None:
    """A country by the browser itself, also without script; a section by its heading with it."""
    with watching(browser, java_script_enabled=False) as seen:
        seen.page.goto(f"{served}help-now/")
        country = seen.page.locator(".country ul").last
        seen.page.goto(f"{served}help-now/#{country.get_attribute('id')}")
        expect(country).to_be_in_viewport()
    with watching(browser) as seen:
        seen.page.goto(f"{served}right-now/")
        heading = seen.page.locator(f"{CLOSED} h2").last.get_attribute("id")
        seen.page.goto(f"{served}right-now/#{heading}")
        expect(seen.page.locator(f"details[open] #{heading}")).to_be_in_viewport()


def test_an_address_that_means_nothing_stops_nothing(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    with page.expect_request("**/offline.*.js"):
        page.goto(f"{served}right-now/#100%")
    expect(page.locator(CLOSED)).not_to_have_count(0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(CLOSED)).to_have_count(0)
    context.close()


def test_on_paper_all_is_open_and_afterwards_as_before(browser: Browser, served: str) -> None:
    for script in (True, False):
        with watching(browser, java_script_enabled=script) as seen:
            for address in ("right-now/", "help-now/"):
                seen.page.goto(served + address)
                closed = seen.page.locator(CLOSED)
                wanted = _words(" ".join(closed.locator("> :not(summary)").all_text_contents()))
                count = closed.count()
                printed = " ".join(
                    page.extract_text() for page in pypdf.PdfReader(BytesIO(seen.page.pdf())).pages
                )
                assert wanted
                assert not wanted - _words(printed), address
                assert closed.count() == count


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}", text.lower()))


def test_the_readers_own_country_comes_first(browser: Browser, served: str) -> None:
    """Of the browser's language, on the device; what no browser says leaves the order as it is."""
    with watching(browser, locale="en") as seen:
        seen.page.goto(f"{served}help-now/")
        usual = seen.page.locator(".country h2").all_inner_texts()
    names = {"IE": "Ireland", "GB": "United Kingdom", "US": "United States", "CA": "Canada"}
    region, name = next((region, name) for region, name in names.items() if name in usual[1:])
    with watching(browser, locale=f"en-{region}") as seen:
        seen.page.goto(f"{served}help-now/")
        assert seen.page.locator(".country h2").all_inner_texts() == [
            name,
            *(one for one in usual if one != name),
        ]
        beside = seen.page.locator(".country + .calls")
        assert beside.count() == len(usual)
        assert str(beside.first.locator("a").first.get_attribute("aria-label")).startswith(f"{name}, ")


def test_a_heading_of_two_lines_begins_both_at_one_edge(browser: Browser, served: str) -> None:
    """Beside the marker, whose width is the browser's."""
    edges = """(heading) => {
        heading.textContent += ' and more words than one line holds';
        const words = document.createRange();
        words.selectNodeContents(heading);
        const { left, top } = heading.parentElement.getBoundingClientRect();
        return [...words.getClientRects()].map((line) => [line.left - left, line.top - top]);
    }"""
    with watching(browser, viewport={"width": 320, "height": 640}) as seen:
        for address in ("right-now/", "help-now/"):
            seen.page.goto(served + address)
            (left, top), *others = seen.page.locator(f"{CLOSED} h2").last.evaluate(edges)
            assert left > 10 and top < 20, f"{address}: beside its marker"
            assert others and all(abs(other - left) < 0.5 for other, _ in others), address
