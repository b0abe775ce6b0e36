"""The policy is tried: what is put into a page from outside neither runs nor reaches anyone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.server import serving
from tests.site.kinds import one
from tests.site.look import watching
from tests.site.words import Words

# Each leaves a mark if it gets through; `.invalid` is a name that never leads anywhere.
INJECTED = {
    "script-src": "<script>window.got = 1</script>",
    "script-src-attr": '<img src="nothing.png" onerror="window.got = 1">',
    "style-src": "<style>main { display: none }</style>",
    "style-src-attr": '<p style="position: fixed; inset: 0">Over all</p>',
    "img-src": '<img src="https://tracker.invalid/pixel.png" alt="">',
    "script-src-elem": '<script src="https://cdn.invalid/lib.js"></script>',
    "style-src-elem": '<link rel="stylesheet" href="https://fonts.invalid/css">',
    "frame-src": '<iframe src="https://frame.invalid/"></iframe>',
    "object-src": '<object data="https://object.invalid/x.swf"></object>',
    "base-uri": '<base href="https://base.invalid/">',
}
RECORD = """
window.violations = [];
window.violated = new Promise((resolve) => {
  document.addEventListener('securitypolicyviolation', (event) => resolve(violations.push(event.effectiveDirective)));
  setTimeout(resolve, 10000);
});
"""
LATER = {
    "connect-src": "fetch('https://fetch.invalid/').catch(() => 0)",
    "font-src": "new FontFace('x', 'url(https://font.invalid/x.woff2)').load().catch(() => 0)",
    "script-src": "{ const s = document.createElement('script'); s.textContent = 'window.got = 1'; document.body.append(s) }",
    "form-action": "{ const f = document.createElement('form'); f.action = 'https://form.invalid/'; document.body.append(f); f.submit() }",
}


@pytest.fixture(scope="module", params=["by the page alone", "by the headers alone"])
def copy(
    request: pytest.FixtureRequest, built_site: Path, words: Words, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, str]]:
    """A small served copy of the site that holds one of the two policies."""
    folder = tmp_path_factory.mktemp("copy") / "site"
    shutil.copytree(built_site, folder, ignore=shutil.ignore_patterns("*.pdf", "*.png"))
    if request.param == "by the page alone":
        headers = (folder / "_headers").read_text("utf-8")
        (folder / "_headers").write_text(re.sub(r".*Content-Security-Policy.*\n", "", headers), "utf-8")
    else:
        page = folder / one(words, "article") / "index.html"
        page.write_text(
            re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page.read_text("utf-8")),
            "utf-8",
        )
    with serving(folder) as address:
        yield folder, address


@pytest.mark.parametrize("directive", sorted(INJECTED))
def test_what_is_injected_does_nothing(
    directive: str, copy: tuple[Path, str], words: Words, browser: Browser
) -> None:
    folder, served = copy
    article = one(words, "article")
    whole = (folder / article / "index.html").read_text("utf-8")
    place = '<link rel="stylesheet"' if directive == "base-uri" else "</main>"
    assert whole.count(place) >= 1
    injected = (folder / article).with_name("injected")
    injected.mkdir(exist_ok=True)
    (injected / "index.html").write_text(whole.replace(place, INJECTED[directive] + place, 1), "utf-8")
    with watching(browser) as seen:
        seen.page.add_init_script(RECORD)
        seen.page.goto(f"{served}{injected.relative_to(folder)}/", wait_until="load")
        stopped = seen.page.evaluate("violations")
        assert any(one.startswith(re.sub(r"-(attr|elem)$", "", directive)) for one in stopped), (
            f"{directive} let it through: {stopped}"
        )
        assert seen.page.evaluate("window.got") is None
        assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
        assert seen.page.evaluate("document.baseURI").startswith(served)
        assert [frame.url for frame in seen.page.frames[1:] if "frame.invalid" in frame.url] == []


@pytest.mark.parametrize("directive", sorted(LATER))
def test_what_a_script_would_try_is_stopped(
    directive: str, copy: tuple[Path, str], words: Words, browser: Browser
) -> None:
    """Even code that ran could not send the answers anywhere."""
    with watching(browser) as seen:
        seen.page.add_init_script(RECORD)
        seen.page.goto(copy[1] + one(words, "article"))
        seen.page.evaluate(LATER[directive])
        # Not wait_for_function: from its second look on it needs the `eval` that the policy forbids.
        seen.page.evaluate("violated")
        assert any(one.startswith(directive) for one in seen.page.evaluate("violations"))
        assert seen.page.evaluate("window.got") is None
        assert seen.page.url.startswith(copy[1])


HOSTILE = (
    "?q=<script>window.got=1</script>",
    "?utm_source=%3Cimg%20src%3Dx%20onerror%3D%22window.got%3D1%22%3E",
    "#<img src=x onerror=window.got=1>",
    "#%22%3E%3Cscript%3Ewindow.got=1%3C/script%3E",
    "#javascript:window.got=1",
    "?__proto__[got]=1&constructor.prototype.got=1#__proto__",
    "?" + "a" * 5000,
)


@pytest.mark.parametrize("kind", ["cover", "article", "worksheet", "worksheets", "help now"])
def test_hostile_addresses_do_nothing(kind: str, browser: Browser, served: str, words: Words) -> None:
    """Queries and hashes change no page; a search for HTML finds no HTML."""
    address = one(words, kind)
    named = words.title(words.articles[0])
    with watching(browser) as seen:
        page = seen.page
        page.goto(served + address)
        unkept = page.locator(".sheet-unkept")  # a line that only a working script takes away
        unkept.wait_for(state="detached")
        plain = page.inner_text("body")
        for hostile in HOSTILE:
            page.goto("about:blank")
            page.goto(served + address + hostile)
            unkept.wait_for(state="detached")
            assert page.inner_text("body") == plain, hostile
            assert page.evaluate("[window.got, ({}).got]") == [None, None], hostile
        page.click("#search-open")
        page.fill("#search-words", '<img src=x onerror="window.got=1"> ' + named)
        page.locator("#search-results a").first.wait_for()
        assert page.locator("#search img, #search script").count() == 0
        assert page.evaluate("window.got") is None
        assert seen.outside(served) == []
        assert seen.messages == []
