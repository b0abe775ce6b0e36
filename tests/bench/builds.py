"""How long a build takes, with and without PDFs, and how much memory it holds."""

from __future__ import annotations

import shutil
import time

from tests.bench.clock import Measured, in_turn
from tests.bench.contenders import Bench, Contender
from tests.bench.table import NAMES, Table

ROUNDS = 5


def section(bench: Bench) -> Table:
    contenders = bench.contenders()
    whole = bench.whole(contenders["ours"])
    cache = whole.project / ".cache" / "press"
    table = Table(
        f"Build of {bench.pages()} pages",
        ["", "median (least–most)", "× stock", "memory"],
        before=f"Medians of {ROUNDS} clean builds, each generator in turn. All get the same Markdown; our blocks and citations are plain text to the "
        "others, which make no PDFs, no cross-links and no checks of it. Compiled modules and templates are warm for all, as after a first run. "
        "Memory is that of the largest process.",
    )
    runs = {name: contender.run for name, contender in contenders.items()}
    for run in [*runs.values(), whole.run]:
        run()
    found = in_turn({**runs, "warm": whole.run}, ROUNDS)

    def cold() -> tuple[float, float]:
        shutil.rmtree(cache, ignore_errors=True)
        return whole.run()

    found |= in_turn({"cold": cold}, 3)
    found |= in_turn({"edited": lambda: _after_an_edit(whole)}, 3)
    stock = found["stock"].median

    def row(label: str, measured: Measured) -> None:
        table.row(label, measured, f"{measured.median / stock:.2f}", f"{measured.memory:.0f} MB")

    row(f"{NAMES['ours']}, pages only", found["ours"])
    row(f"{NAMES['ours']}, with PDFs and cards, all in the cache", found["warm"])
    row(f"{NAMES['ours']}, with PDFs and cards, after one edited worksheet", found["edited"])
    row(f"{NAMES['ours']}, with PDFs and cards, nothing in the cache", found["cold"])
    for name in contenders:
        if name != "ours":
            row(NAMES[name], found[name])
    ratio, warm = found["ours"].median / stock, found["warm"].median / found["ours"].median
    table.goal(ratio <= 1.5, f"pages in at most 1.5 × the time of stock Material: {ratio:.2f} ×.")
    table.goal(
        warm <= 1.3, f"a build with a warm cache in at most 1.3 × the build without PDFs: {warm:.2f} ×."
    )
    return table


def _after_an_edit(whole: Contender) -> tuple[float, float]:
    """A build after a sentence came to one worksheet that was never there before."""
    sheet = next(
        file for file in sorted((whole.project / "docs/worksheets").glob("*.md")) if file.stem != "index"
    )
    text = sheet.read_text("utf-8")
    head, mark, rest = text.partition("\n## ")
    sheet.write_text(f"{head}\n\nOne more sentence, of {time.time_ns()}.\n{mark}{rest}", "utf-8")
    try:
        return whole.run()
    finally:
        sheet.write_text(text, "utf-8")
