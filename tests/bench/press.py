"""How long the press takes: for everything, for one sheet, for what was edited."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

from pdf_editions import SHEETS, WORKBOOKS
from tests.bench.clock import Measured, once
from tests.bench.contenders import Bench
from tests.bench.table import Table

ROUNDS = 3
# In a process of its own, as in a build: what is loaded and spent is its own.
PROGRAM = """
import resource, sys, time
from pathlib import Path

def main():
    from translations import translator
    from press import press
    before = time.perf_counter()
    made = press(Path(sys.argv[1]), Path(sys.argv[2]), translate=translator("en"))
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    Path(sys.argv[3]).write_text(f"{time.perf_counter() - before} {len(made)} {most / 1024}")

if __name__ == "__main__":
    main()
"""


def section(bench: Bench) -> Table:
    site = bench.folder / "pressed"
    shutil.copytree(bench.built("ours"), site)
    table = Table(
        "The press",
        ["", "median (least–most)", "for one file", "memory"],
        before=f"Every edition of every worksheet, both workbooks and the pictures for link previews, on {os.cpu_count()} cores. "
        "Memory is that of the largest process.",
    )
    cold, warm, edited = Measured(), Measured(), Measured()
    files = 0
    for _ in range(ROUNDS):
        cache = bench.folder / "press"
        shutil.rmtree(cache, ignore_errors=True)
        for measured, sheet in ((cold, ""), (warm, ""), (edited, "edit")):
            if sheet:
                _edit(site)
            seconds, files, memory = _press(bench, site, cache)
            measured.seconds.append(seconds)
            measured.memory = max(measured.memory, memory)
    sheets = sum(1 for _ in site.glob("worksheets/*/index.html"))
    rows = {
        f"{files} files, nothing in the cache": (cold, files),
        "all in the cache": (warm, files),
        "after an edit of one sheet: its editions and the workbooks": (edited, len(SHEETS) + len(WORKBOOKS)),
    }
    for label, (measured, count) in rows.items():
        table.row(label, measured, f"{1000 * measured.median / count:.0f} ms", f"{measured.memory:.0f} MB")
    table.goal(
        cold.median <= 10,
        f"all editions of {sheets} sheets and both workbooks in at most 10 s: {cold.median:.1f} s.",
    )
    return table


def _press(bench: Bench, site: Path, cache: Path) -> tuple[float, int, float]:
    program, said = bench.folder / "press_alone.py", bench.folder / "said"
    program.write_text(PROGRAM, "utf-8")
    once(
        [sys.executable, program, site, cache, said],
        bench.folder,
        {**bench.env, "PYTHONPATH": str(bench.contenders()["ours"].project / "hooks")},
    )
    seconds, files, memory = said.read_text().split()
    return float(seconds), int(files), float(memory)


def _edit(site: Path) -> None:
    page = next(iter(sorted(site.glob("worksheets/*/index.html"))))
    text = page.read_text("utf-8")
    page.write_text(text.replace("<h2", f"<p>One more sentence, of {time.time_ns()}.</p>\n<h2", 1), "utf-8")
