"""The same pages in Firefox and in WebKit. Everything else is tested in Chromium; this is what other engines are known to do
otherwise, and a look at whether the page works there at all."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.server import serving
from tests.site.engines import ESCAPE, TAB, Window, firefox, webkit
from tests.site.kinds import one
from tests.site.words import Words

Engine = Callable[[], AbstractContextManager[Window]]
# As in scripts/_setup.py: Ubuntu's Firefox is a snap, which can't see a test's profile; macOS has WebKit only in Safari.
SYSTEM = Path("/etc/os-release")
ENGINES = [webkit] if sys.platform == "linux" else []
if SYSTEM.is_file() and re.search(r"^ID=debian$", SYSTEM.read_text("utf-8"), re.MULTILINE):
    ENGINES.append(firefox)
BREAK_THE_POLICY = """return new Promise((done) => {
    document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.got = 1' }));
});"""
FILLED = """const form = document.querySelector('form.sheet');
return [form.querySelector('textarea').value, form.querySelector('[type=checkbox]').checked, form.querySelector('[type=radio]:checked')?.value]"""

NUMBER = "document.querySelector('.foot-numbers a')"
# The last lines of what Tab comes to next are below the window's edge, where Firefox would leave them.
CUT_OFF = f"""document.querySelector('.foot p a').focus({{ preventScroll: true }});
scrollBy({{ top: {NUMBER}.getBoundingClientRect().bottom - innerHeight - 9, behavior: 'instant' }});"""

# Whether the script of a worksheet has done its work.
READY = "return document.querySelector('.sheet-unkept, .waiting') === null"
BACK = f"return JSON.stringify((() => {{ {FILLED} }})()) === JSON.stringify(%s)"


@pytest.mark.parametrize(
    "engine", [pytest.param(one, marks=pytest.mark.slow) if one is firefox else one for one in ENGINES]
)
def test_reads_fills_in_and_forgets(engine: Engine, served: str, built_site: Path, words: Words) -> None:
    """One browser for both, on a site each."""
    with engine() as window:
        reads_and_fills_in(window, served, words)
        with serving(built_site) as another_site:
            what_was_erased_stays_away(window, another_site, words)
            last_words_and_days_are_there_after_back(window, another_site, built_site)


def reads_and_fills_in(window: Window, served: str, words: Words) -> None:
    named = words.title(words.articles[0])
    window.go(served + one(words, "article"))
    assert window.run("return document.fonts.ready.then(() => document.fonts.check('500 20px Literata'))")
    assert (
        window.run("return getComputedStyle(document.querySelector('main a')).textDecorationLine")
        == "underline"
    )
    assert window.run(BREAK_THE_POLICY).startswith("script-src")
    assert window.run("return window.got") is None

    height = "document.getElementById('cite-1-1').offsetHeight"
    window.click("sup.cite button")
    window.until(f"return {height} > 0")
    window.press(ESCAPE)  # WebKit says that it is pressed before the page has heard of it
    window.until(f"return {height} === 0")

    window.click("#search-open")
    window.press(named)
    assert named in window.until("return document.querySelector('#search-results')?.textContent")
    window.press(ESCAPE)

    window.run(CUT_OFF)
    window.press(TAB)
    window.until(f"return document.activeElement === {NUMBER}")
    window.until(f"return {NUMBER}.getBoundingClientRect().bottom < innerHeight")

    window.go(served + one(words, "worksheet"))
    window.type("form.sheet textarea", "It rang.")
    window.click("form.sheet [type=checkbox]")
    window.click("form.sheet [type=radio][value='7']")
    filled = window.run(FILLED)
    assert filled == ["It rang.", True, "7"]
    window.go(served + one(words, "help now"))
    window.back()
    window.until(BACK % json.dumps(filled))
    window.reload()
    window.until(BACK % json.dumps(filled))
    window.until(READY)  # the browser itself may have shown the answers again
    window.click("[data-do=erase]")
    window.until("return document.querySelector('dialog[open]') !== null")
    window.click("dialog[open] [value=yes]")
    assert window.until("return !document.querySelector('form.sheet textarea').value")
    assert window.run(FILLED) == ["", False, None]
    window.reload()
    window.until(BACK % json.dumps(["", False, None]))


UNDO = "\ue009z\ue000"  # Control and z, and Control let go


def what_was_erased_stays_away(window: Window, served: str, words: Words) -> None:
    """From the page as the browser kept it for Back, and from what its own Undo remembers."""
    box = "form.sheet textarea"
    empty = f"return document.querySelector('{box}')?.value === ''"
    window.go(served + one(words, "worksheet"))
    window.type(box, "It rang.")
    window.until(READY)
    window.go(served + one(words, "worksheets"))
    window.until("return document.querySelector('[data-do=erase-all]')?.offsetHeight > 0")
    window.click("[data-do=erase-all]")
    window.click("dialog[open] [value=yes]")
    window.until("return document.querySelector('.sheet-status p').textContent")
    window.back()
    window.until(empty)
    window.click(box)
    window.type(box, UNDO)
    assert window.run(empty)
    window.reload()
    window.until(empty)


WRITE = """const text = '%s';
for (const field of document.querySelectorAll("form.sheet :is(textarea, [type=date])")) {
    field.value = field.type === "date" ? "2027-03-02" : text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""
SHOWN = """return [...document.querySelectorAll("form.sheet :is(textarea, [type=date])")].every(
    ({ type, value }) => value === (type === "date" ? "2027-03-02" : "%s"))"""


def last_words_and_days_are_there_after_back(window: Window, served: str, site: Path) -> None:
    """WebKit keeps a page for Back in the middle of a write, for which all others would wait, and resets its days."""
    sheets = {
        page.parent.name: page.read_text("utf-8") for page in sorted(site.glob("worksheets/*/index.html"))
    }
    sheet = next(name for name, text in sheets.items() if 'type="date"' in text)
    for text in ("It", "It rang.", "It rang. I sat down."):
        window.go(f"{served}worksheets/{sheet}/")
        window.until(READY)
        window.run(WRITE % text)
        window.go(f"{served}worksheets/")
        window.go(f"{served}worksheets/{sheet}/")
        window.until(READY)
        window.until(SHOWN % text)
    window.go(f"{served}worksheets/")
    window.back()
    window.until(READY)
    assert window.run(SHOWN % text)
