"""`scripts/bench`: speed, weight and growth beside stock mkdocs-material, everything in one run.

`scripts/bench` alone measures all and writes tests/bench/results.md and growth.svg; with names
(`scripts/bench weight growth`) it measures those and only prints them.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import builds, growth, lighthouse, load, press, preview, search, weight
from tests.bench.contenders import Bench
from tests.bench.machine import machine, versions
from tests.shared import MEMORY, temporary_files

SECTIONS = {
    "build": builds,
    "preview": preview,
    "press": press,
    "weight": weight,
    "load": load,
    "lighthouse": lighthouse,
    "growth": growth,
    "search": search,
}
RESULTS = Path(__file__).parent / "results.md"
ROOM = 8 * 1024**3  # twice what the largest sites need


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument(
        "sections", nargs="*", choices=[[], *SECTIONS], help="what to measure; everything without a name"
    )
    wanted = parser.parse_args().sections or list(SECTIONS)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=temporary_files(ROOM)))
    begun = time.monotonic()
    try:
        bench = Bench(folder)
        parts = []
        for name in wanted:
            print(f"bench: {name} …", file=sys.stderr, flush=True)
            parts.append(str(SECTIONS[name].section(bench)))
            print(parts[-1], flush=True)
        if wanted == list(SECTIONS):
            RESULTS.write_text(whole(parts, bench, time.monotonic() - begun), "utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def whole(parts: list[str], bench: Bench, seconds: float) -> str:
    head = f"""# What was measured

Written by `scripts/bench`, everything in one run of {seconds / 60:.0f} minutes. Medians; in brackets the least and the most.

Machine: {machine()}. All files are {"in memory" if bench.folder.is_relative_to(MEMORY) else "on its disk"}.
Versions: {versions(bench.zensical)}.

![Seconds for a build, by number of pages](growth.svg)
"""
    return "\n".join([head, *parts])


if __name__ == "__main__":
    main()
