"""Lighthouse, mobile, for the four kinds of page, as a host serves them: the best of three, as other work on the machine only
makes it worse."""

from __future__ import annotations

from pathlib import Path

from tests.bench.contenders import Bench
from tests.bench.table import Table
from tests.bench.weight import addresses
from tests.nginx import nginx
from tests.tools import lighthouse, tool

PARTS = ("performance", "accessibility", "best-practices", "seo")
KINDS = ("home", "article", "worksheet", "map")
TRIES = 3


def section(bench: Bench) -> Table:
    table = Table(
        "Lighthouse, mobile",
        ["", *PARTS, "first paint", "largest paint"],
        before=f"The best of up to {TRIES} runs, over nginx with `hosting/nginx.conf`.",
    )
    pages = addresses(bench.built("ours"))
    missed = []
    for name, kinds, label in (("ours", KINDS, "{}"), ("stock", ("article",), "stock Material: {}")):
        with nginx(bench.packed(name), bench.folder, ours=name == "ours") as base:
            for kind in kinds:
                scores, paints = best(base + pages[kind], bench.folder)
                table.row(
                    label.format(kind),
                    *(str(score) for score in scores),
                    *(f"{paint / 1000:.1f} s" for paint in paints),
                )
                if name == "ours" and min(scores) < 100:
                    missed.append(f"{kind} {scores}")
    table.goal(
        not missed, f"100 in all four on {', '.join(KINDS)}{': ' + '; '.join(missed) if missed else ''}."
    )
    return table


def best(address: str, folder: Path) -> tuple[list[int], list[float]]:
    runs = []
    for _ in range(TRIES):
        found = lighthouse(address, PARTS, tool("chromium"), folder)
        scores = [round(100 * (found["categories"][part]["score"] or 0)) for part in PARTS]
        paints = [
            float(found["audits"][name].get("numericValue", "inf"))
            for name in ("first-contentful-paint", "largest-contentful-paint")
        ]
        runs.append((scores, paints))
        if min(scores) == 100:
            break
    return max(runs, key=lambda run: (sum(run[0]), -sum(run[1])))
