"""What the search costs on a small and on a large site: its index, the answers, and whether typing ever waits."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.contenders import Bench
from tests.bench.table import Table
from tests.bench.weight import addresses
from tests.server import serving
from tests.tools import CHROMIUM_FLAGS, tool

SIZES = (0, 3000)
SLOWER = 4  # than this machine, as Chromium's own tools take a phone to be
FREEZE = 100  # ms; what somebody notices who types
ASKED = ("he hits me", "lonely", "exposre")


def section(bench: Bench) -> Table:
    table = Table(
        "Search",
        ["", "the index, KB", "first answer", "a further answer", "longest task of the page"],
        before=f"From opening the dialog through typing {', '.join(ASKED)}. The answers on this machine; a task is what keeps the page from answering, "
        f"its processor time as on one {SLOWER} times slower. The index as gzip -9; copies of the same words pack better than so many words would.",
    )
    for size in SIZES:
        ours = bench.contenders(size)["ours"]
        if not ours.site.is_dir():
            ours.run()
        first, further, longest = measured(ours.site, bench.folder / "trace.json")
        index = len(gzip.compress((ours.site / "search.json").read_bytes(), 9))
        pages = f"{bench.pages(size):,} pages"
        table.row(pages, f"{index / 1000:.1f}", f"{first:.0f} ms", f"{further:.0f} ms", f"{longest:.0f} ms")
        table.goal(longest <= FREEZE, f"{pages}: no task over {FREEZE} ms: {longest:.0f} ms.")
    return table


def measured(site: Path, trace: Path) -> tuple[float, float, float]:
    """Milliseconds: the first answer, the slowest further answer, the longest task of the page."""
    with sync_playwright() as playwright, serving(site) as base:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 375, "height": 667})
        page.goto(base + addresses(site)["article"], wait_until="networkidle")
        browser.start_tracing(page=page, path=trace, categories=["toplevel"])
        page.click("#search-open")
        times = [_answered(page, typed) for typed in ASKED]
        browser.stop_tracing()
        browser.close()
    return times[0], max(times[1:]), SLOWER * _longest_task(trace)


def _answered(page: Page, typed: str) -> float:
    """Milliseconds from the first letter to the answer to all of them, one letter after the other."""
    begun = time.monotonic()
    page.fill("#search-words", "")
    page.locator("#search-words").press_sequentially(typed)
    page.wait_for_selector(f'#search-results[data-for="{typed}"]:not(:empty)')
    return (time.monotonic() - begun) * 1000


def _longest_task(trace: Path) -> float:
    """Milliseconds of processor time on a page's main thread."""
    events = json.loads(trace.read_text("utf-8"))["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = (event for event in events if event["name"].endswith("RunTask") and "tdur" in event)
    return float(max(task["tdur"] for task in tasks if (task["pid"], task["tid"]) in main)) / 1000
