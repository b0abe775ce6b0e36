"""The policy is tried: what is put into a page from outside neither runs nor reaches anyone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.server import serving
from tests.site.kinds import one
from tests.site.look import watching
from tests.site.words import Words

# What is stopped, by the directive and what it stops; it leaves a mark if it gets through, and `.invalid` leads nowhere.
INJECTED = {
    "script-src-elem inline": "<script>window.got = 1</script>",
    "script-src-attr inline": '<img src="nothing.png" onerror="window.got = 1" alt="">',
    "style-src-elem inline": "<style>main { display: none }</style>",
    "style-src-attr inline": '<p style="position: fixed; inset: 0">Over all</p>',
    "img-src https://tracker.invalid/pixel.png": '<img src="https://tracker.invalid/pixel.png" alt="">',
    "script-src-elem https://cdn.invalid/lib.js": '<script src="https://cdn.invalid/lib.js"></script>',
    "style-src-elem https://fonts.invalid/css": '<link rel="stylesheet" href="https://fonts.invalid/css">',
    "frame-src https://frame.invalid": '<iframe src="https://frame.invalid/"></iframe>',
    "object-src https://object.invalid": '<object data="https://object.invalid/x.swf"></object>',
}
BASE = {"base-uri https://base.invalid/": '<base href="https://base.invalid/">'}  # stands in the head
RECORD = """
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
# All that was stopped, as soon as something by each of these was: some is tried only when the page is laid out.
STOPPED = """async (wanted) => {
  const end = performance.now() + 10000;
  const waits = (one) => !violations.some((found) => found.startsWith(one));
  while (wanted.some(waits) && performance.now() < end) await new Promise(requestAnimationFrame);
  return violations;
}"""
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


def test_what_is_injected_does_nothing(copy: tuple[Path, str], words: Words, browser: Browser) -> None:
    folder, served = copy
    article = one(words, "article")
    page = (folder / article / "index.html").read_text("utf-8")
    for place, injected in (("</main>", INJECTED), ('<link rel="stylesheet"', BASE)):
        assert place in page
        page = page.replace(place, "".join(injected.values()) + place, 1)
    made = (folder / article).with_name("injected")
    made.mkdir(exist_ok=True)
    (made / "index.html").write_text(page, "utf-8")
    with watching(browser) as seen:
        seen.page.add_init_script(RECORD)
        seen.page.goto(f"{served}{made.relative_to(folder)}/", wait_until="load")
        wanted = [*INJECTED, *BASE]
        assert set(wanted) - set(seen.page.evaluate(STOPPED, wanted)) == set()
        assert seen.page.evaluate("window.got") is None
        assert seen.page.evaluate("getComputedStyle(document.querySelector('main')).display") != "none"
        assert seen.page.evaluate("document.baseURI").startswith(served)
        assert [frame.url for frame in seen.page.frames[1:] if "frame.invalid" in frame.url] == []


def test_what_a_script_would_try_is_stopped(copy: tuple[Path, str], words: Words, browser: Browser) -> None:
    """Even code that ran could not send the answers anywhere."""
    with watching(browser) as seen:
        seen.page.add_init_script(RECORD)
        seen.page.goto(copy[1] + one(words, "article"))
        for directive, attempt in LATER.items():
            seen.page.evaluate(attempt)
            # Not wait_for_function: from its second look on it needs the `eval` that the policy forbids.
            stopped = seen.page.evaluate(STOPPED, [directive])
            assert any(one.startswith(directive) for one in stopped), directive
        assert seen.page.evaluate("window.got") is None
        assert seen.page.url.startswith(copy[1])


HOSTILE = (
    # A hash alone is for the page that is open; a query opens it anew.
    "#%22%3E%3Cscript%3Ewindow.got=1%3C/script%3E",
    "#javascript:window.got=1",
    "?q=<script>window.got=1</script>&__proto__[got]=1&constructor.prototype.got=1#<img src=x onerror=window.got=1>",
    f"?utm_source=%3Cimg%20src%3Dx%20onerror%3D%22window.got%3D1%22%3E&{'a' * 5000}#__proto__",
)


def test_hostile_addresses_do_nothing(browser: Browser, served: str, words: Words) -> None:
    """Queries and hashes change no page."""
    with watching(browser) as seen:
        page = seen.page
        for address in (
            one(words, kind) for kind in ("cover", "article", "worksheet", "worksheets", "help now")
        ):
            shown = []
            for hostile in ("", *HOSTILE):
                page.goto(served + address + hostile)
                # a line that only a working script takes away, and a section that only it shows
                expect(page.locator(".sheet-unkept, .sheets-kept[hidden]")).to_have_count(0)
                shown.append(page.inner_text("body"))
                assert page.evaluate("[window.got, ({}).got]") == [None, None], address + hostile
            assert len(set(shown)) == 1, address
        assert seen.outside(served) == []
        assert seen.messages == []


def test_a_search_for_html_finds_no_html(browser: Browser, served: str, words: Words) -> None:
    with watching(browser) as seen:
        page = seen.page
        page.goto(served)
        page.click("#search-open")
        page.fill("#search-words", '<img src=x onerror="window.got=1"> ' + words.title(words.articles[0]))
        page.locator("#search-results a").first.wait_for()
        assert page.locator("#search img, #search script").count() == 0
        assert page.evaluate("window.got") is None
        assert seen.outside(served) == []
        assert seen.messages == []
