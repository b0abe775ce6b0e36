"""How long a build takes, with and without PDFs, with nothing cached and after an edit, and how much memory it holds."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable

from tests.bench.clock import in_turn
from tests.bench.contenders import Bench, Contender
from tests.bench.table import NAMES, Table

ROUNDS = 5
Run = Callable[[], tuple[float, float]]
LABELS = {
    "fresh": "pages only, nothing in the cache",
    "page": "pages only, one page changed",
    "ours": "pages only, nothing changed",
    "warm": "with PDFs and cards, all in the cache",
    "sheet": "with PDFs and cards, after one edited worksheet",
    "cold": "with PDFs and cards, nothing in the cache",
}


def section(bench: Bench) -> Table:
    contenders = bench.contenders()
    ours = contenders["ours"]
    whole = bench.whole(ours)
    table = Table(
        f"Build of {bench.pages()} pages",
        ["", "median (least–most)", "× stock", "memory"],
        before=f"Medians of {ROUNDS} clean builds, each generator in turn. All get the same Markdown; our blocks and citations are plain text to the "
        "others, which make no PDFs, no cross-links and no checks of it. Compiled modules and templates are warm for all, as after a first run. "
        "Memory is that of the largest process.",
    )
    runs: dict[str, Run] = {name: contender.run for name, contender in contenders.items()}
    for run in [*runs.values(), whole.run]:
        run()
    # An edit comes last: a cache of small results holds those of the last words only.
    found = in_turn({**runs, "warm": whole.run, "page": _after_an_edit(ours, _articles(ours))}, ROUNDS)
    beside = in_turn({"stock": contenders["stock"].run, "fresh": forgetful(ours)}, ROUNDS)
    found["stock"].seconds += beside["stock"].seconds
    found["fresh"] = beside["fresh"]
    found |= in_turn({"sheet": _after_an_edit(whole, "worksheets")}, 3)
    found |= in_turn({"cold": forgetful(whole)}, 3)
    stock = found["stock"].median
    names = {name: f"{NAMES['ours']}, {label}" for name, label in LABELS.items()}
    names |= {name: NAMES[name] for name in contenders if name != "ours"}
    for name, label in names.items():
        table.row(label, found[name], f"{found[name].median / stock:.2f}", f"{found[name].memory:.0f} MB")
    fresh, page = (found[name].median / stock for name in ("fresh", "page"))
    warm, sheet, cold = (
        found["warm"].median / found["ours"].median,
        found["sheet"].median,
        found["cold"].median,
    )
    table.goal(
        fresh <= 1, f"pages with nothing cached in at most 1.0 × the time of stock Material: {fresh:.2f} ×."
    )
    table.goal(page <= 0.7, f"pages in at most 0.7 × when one of them has changed: {page:.2f} ×.")
    table.goal(warm <= 1.15, f"with all PDFs in the cache in at most 1.15 × the pages alone: {warm:.2f} ×.")
    table.goal(sheet <= 1.5, f"after one edited worksheet in at most 1.5 s: {sheet:.2f} s.")
    table.goal(cold <= 5, f"everything with nothing cached in at most 5 s: {cold:.2f} s.")
    return table


def forgetful(contender: Contender) -> Run:
    """A build that finds nothing in the cache but compiled templates."""

    def run() -> tuple[float, float]:
        for folder in (contender.project / ".cache").glob("*"):
            if folder.name != "templates":
                shutil.rmtree(folder)
        return contender.run()

    return run


def _articles(contender: Contender) -> str:
    """A folder with articles, whatever it is called."""
    pages = sorted((contender.project / contender.words).glob("*/index.md"))
    return next(page.parent.name for page in pages if page.parent.name != "worksheets")


def _after_an_edit(contender: Contender, folder: str) -> Run:
    """A build after a sentence came to one page that was never there before."""
    pages = sorted((contender.project / contender.words / folder).glob("*.md"))
    page = next(file for file in pages if file.stem != "index")

    def run() -> tuple[float, float]:
        text = page.read_text("utf-8")
        head, mark, rest = text.partition("\n## ")
        page.write_text(f"{head}\n\nOne more sentence, of {time.time_ns()}.\n{mark}{rest}", "utf-8")
        try:
            return contender.run()
        finally:
            page.write_text(text, "utf-8")

    return run
