"""The site behind nginx with the snippet of hosting/, on this machine alone: visits a second and bytes a visit."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.contenders import Bench
from tests.bench.table import NAMES, Table
from tests.bench.weight import addresses, view
from tests.nginx import nginx
from tests.tools import CHROMIUM_FLAGS, tool

ROUNDS, SECONDS = 3, 2
PAGES = 3  # of a visit, for the sum on paper
# Asks for all that a first visit asks for, again and again.
VISIT = """local paths = {{{paths}}}
local i = 0
request = function()
  i = i % #paths + 1
  return wrk.format("GET", "/" .. paths[i])
end
"""


def section(bench: Bench) -> Table:
    table = Table(
        "Load",
        [
            "",
            "requests for the first page",
            "bytes",
            "bytes of a further page",
            "GB a day",
            "such visits a second",
            "requests a second",
        ],
        before="The first view of an article, everything that it asks for, over one nginx worker with `hosting/nginx.conf` on loopback; files compressed "
        "beforehand, bytes with their headers, browsers that know gzip. wrk shares the cores with nginx: one thread, 16 connections, "
        f"{SECONDS} seconds, median of {ROUNDS}. GB a day: a million visits of {PAGES} pages each, by somebody who was never here.",
    )
    wrk = shutil.which("wrk")
    page = addresses(bench.built("ours"))["article"]
    paths: dict[str, list[str]] = {}
    rates: dict[str, list[float]] = {"ours": [], "stock": []}
    sizes: dict[str, int] = {}
    further: dict[str, int] = {}
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_FLAGS)
        bases = {
            name: stack.enter_context(nginx(bench.packed(name), bench.folder, ours=name == "ours"))
            for name in rates
        }
        for name, base in bases.items():
            paths[name] = view(browser, base, page, bench.packed(name)).paths
            further[name] = _size(base + page)
            sizes[name] = sum(_size(base + path) for path in paths[name])
        browser.close()
        for _ in range(ROUNDS if wrk else 0):
            for name, base in bases.items():
                rates[name].append(_wrk(wrk or "", base, paths[name], bench.folder))
    for name, found in rates.items():
        rate = statistics.median(found) if found else 0
        shown = (
            (f"{rate / len(paths[name]):,.0f}", f"{rate:,.0f}") if found else ("(wrk is not installed)", "")
        )
        day = (sizes[name] + (PAGES - 1) * further[name]) * 1_000_000 / 1e9
        table.row(
            NAMES[name], len(paths[name]), f"{sizes[name]:,}", f"{further[name]:,}", f"{day:.0f}", *shown
        )
    return table


def _size(address: str) -> int:
    """Bytes on the wire: the first line, the headers and the body."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 (our own address)
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return (
            len("HTTP/1.1 200 OK\r\n\r\n")
            + sum(len(f"{name}: {value}\r\n") for name, value in answer.getheaders())
            + len(answer.read())
        )


def _wrk(wrk: str, base: str, paths: list[str], folder: Path) -> float:
    """Requests a second."""
    script = folder / "visit.lua"
    script.write_text(VISIT.format(paths=", ".join(json.dumps(path) for path in paths)), "utf-8")
    command = [wrk, "-t1", "-c16", f"-d{SECONDS}s", "-s", str(script), "-H", "Accept-Encoding: gzip", base]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout
    rate = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if not rate or "Non-2xx" in said:
        raise SystemExit(f"wrk did not get what it asked for:\n{said}")
    return float(rate[1])
