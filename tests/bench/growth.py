"""What ten and fifty times as many pages cost: in time, and in the HTML of one page."""

from __future__ import annotations

from pathlib import Path

from tests.bench.builds import forgetful
from tests.bench.clock import Measured, in_turn
from tests.bench.contenders import Bench, Contender
from tests.bench.plot import Line, plot
from tests.bench.table import NAMES, Table

SIZES = (60, 600, 3000)
LONGEST = 90  # seconds; who is expected to need more at the next size is left out there
# A build of ours that finds what the last one made, beside one that finds nothing.
AGAIN = "again"
LABELS = NAMES | {
    "ours": f"{NAMES['ours']}, nothing in the cache",
    AGAIN: f"{NAMES['ours']}, nothing changed",
}
PLOT = Path(__file__).parent / "growth.svg"


def section(bench: Bench) -> Table:
    table = Table(
        "Growth",
        ["", *(f"{size:,} pages" for size in SIZES), "HTML of one article, smallest and largest site"],
        before="The same articles and worksheets again under other names, titles and `nav` entries, links between them included; pages only. "
        f"Who would need more than {LONGEST} seconds at the next size, growing with the square, is left out there.",
    )
    times: dict[str, dict[int, Measured]] = {}
    html: dict[str, dict[int, int]] = {}
    counts: dict[int, int] = {}
    for size, rounds in zip(SIZES, (5, 2, 1), strict=True):
        contenders = {
            name: c
            for name, c in bench.contenders(size).items()
            if name == "ours" or _worth_it(times.get(name, {}), size)
        }
        counts[size] = bench.pages(size)
        if rounds > 1:
            contenders["ours"].run()  # compiles what later runs find compiled
        runs = {name: c.run for name, c in contenders.items()} | {"ours": forgetful(contenders["ours"])}
        found = in_turn(runs, rounds) | in_turn({AGAIN: contenders["ours"].run}, rounds)
        for name, measured in found.items():
            times.setdefault(name, {})[size] = measured
            html.setdefault(name, {})[size] = _article(contenders["ours" if name == AGAIN else name])
    for name, found in times.items():
        least, most = html[name][SIZES[0]], html[name][max(html[name])]
        table.row(
            LABELS[name],
            *(found.get(size, "–") for size in SIZES),
            f"{least / 1000:.1f} → {most / 1000:.1f} KB",
        )
    for name in ("ours", AGAIN):
        for size in SIZES[1:]:
            # The least of each: what else the machine did in these minutes must not pass for growth.
            least = {there: min(measured.seconds) for there, measured in times[name].items()}
            pages, ratio = counts[size] / counts[SIZES[0]], least[size] / least[SIZES[0]]
            table.goal(
                ratio <= 1.2 * pages,
                f"{LABELS[name]}: {pages:.1f} times the pages in at most {1.2 * pages:.1f} times the time: {ratio:.1f} ×.",
            )
    grown = html["ours"][SIZES[-1]] - html["ours"][SIZES[0]]
    table.goal(abs(grown) <= 200, f"a page's HTML does not grow with their number: {grown:+d} bytes.")
    lines = [
        Line(LABELS[name], [(counts[size], found.median) for size, found in sizes.items()])
        for name, sizes in times.items()
    ]
    PLOT.write_text(plot("Seconds for a build, by number of pages", lines), "utf-8")
    return table


def _worth_it(found: dict[int, Measured], size: int) -> bool:
    if not found:
        return size == SIZES[0]
    last = max(found)
    expected = found[last].median * (size / last) ** (2 if _steep(found) else 1)
    return last == SIZES[SIZES.index(size) - 1] and expected <= LONGEST


def _steep(found: dict[int, Measured]) -> bool:
    """True for who grows clearly faster than the number of pages."""
    sizes = sorted(found)
    if len(sizes) < 2:
        return False
    a, b = sizes[-2:]
    return found[b].median / found[a].median > 1.3 * b / a


def _article(contender: Contender) -> int:
    """Bytes of the HTML of an article in the middle of the first series that is there under its own name."""
    pages = sorted(contender.site.glob("*/*/index.html"))
    page = next(
        page
        for page in pages
        if page.parent.parent.name not in {"worksheets", "assets", "articles"}
        and page.parent.name[-1].isalpha()
    )
    return len(page.read_bytes())
