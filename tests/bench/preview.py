"""How long an author waits: for the preview to be there, for an edit to show, for a PDF that nobody asked for yet.

Measured from outside: the page is asked for again and again until it answers, or holds the new word.
"""

from __future__ import annotations

import re
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.clock import Measured
from tests.bench.contenders import Bench, Contender
from tests.bench.table import NAMES, Table
from tests.tools import free_port

ROUNDS = 5
PATIENCE = 60.0


def section(bench: Bench) -> Table:
    contenders = bench.contenders()
    table = Table(
        "Preview",
        ["", "start", "× stock", "an edit shows", "× stock"],
        before=f"Until the first page answers, and from saving a file to the page that holds the new word; median of {ROUNDS} edits each.",
    )
    start: dict[str, Measured] = {}
    edits: dict[str, Measured] = {}
    docs = contenders["ours"].project / "docs"
    articles = (
        path
        for path in sorted(docs.glob("*/*.md"))
        if path.stem != "index" and path.parent.name not in {"data", "worksheets"}
    )
    address = next(articles).relative_to(docs).with_suffix("").as_posix() + "/"
    for name, contender in contenders.items():
        start[name], edits[name] = Measured(), Measured()
        file = contender.project / contender.words / f"{address.rstrip('/')}.md"
        for turn in range(2):  # the first start compiles what the second finds
            with previewing(contender) as (base, seconds):
                if turn:
                    start[name].seconds.append(seconds)
                    edits[name].seconds += [edit(file, base + address, number) for number in range(ROUNDS)]
    for name in contenders:
        started, shown = (f"{found[name].median / found['stock'].median:.2f}" for found in (start, edits))
        table.row(NAMES[name], start[name], started, edits[name], shown)
    other, pdf = _others(bench.whole(contenders["ours"]))
    for label, measured in other.items():
        table.row(
            f"{NAMES['ours']}: {label}", "", "", measured, f"{measured.median / edits['stock'].median:.2f}"
        )
    ours, ratio = edits["ours"].median, edits["ours"].median / edits["stock"].median
    table.goal(start["ours"].median <= 3, f"a preview in at most 3 s: {start['ours']}.")
    table.goal(ours <= 0.25, f"an edit shows in at most 0.25 s: {ours:.2f} s, {ratio:.2f} × stock.")
    table.goal(pdf <= 0.5, f"the first answer for a PDF in less than 0.5 s: {pdf:.2f} s.")
    return table


def _others(contender: Contender) -> tuple[dict[str, Measured], float]:
    """Edits of what else an author edits, and a PDF that is made when it is asked for."""
    docs = contender.project / "docs"
    sheet = next(path for path in sorted((docs / "worksheets").glob("*.md")) if path.stem != "index")
    address = f"worksheets/{sheet.stem}/"
    with previewing(contender) as (base, _):
        before = time.perf_counter()
        body = _get(f"{base}{address}{sheet.stem}-a4.pdf")
        pdf = time.perf_counter() - before
        if not body.startswith(b"%PDF"):
            raise SystemExit("the preview gave no PDF")
        found = {
            "an edit of a worksheet": Measured([edit(sheet, base + address, number) for number in range(3)]),
            "an edit of a source": Measured(
                [
                    edit(docs / "data/references.bib", f"{base}sources/", number, r"\btitle = \{")
                    for number in range(3)
                ]
            ),
            "an edit of a helpline": Measured(
                [
                    edit(docs / "data/helplines.yml", f"{base}help-now/", number, r"\bname: \"?")
                    for number in range(3)
                ]
            ),
        }
    return found, pdf


@contextmanager
def previewing(contender: Contender) -> Iterator[tuple[str, float]]:
    """The preview's address, and how long it took until the home page answered."""
    port = free_port()
    before = time.perf_counter()
    command = [str(word) for word in contender.serve(port)]
    process = subprocess.Popen(
        command,
        cwd=contender.project,
        env=contender.env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        base = f"http://127.0.0.1:{port}/"
        _wait(base, b"<", process)
        yield base, time.perf_counter() - before
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def edit(file: Path, address: str, number: int, after: str = "") -> float:
    """Seconds until a new word in `file` shows at `address`; the file is put back afterwards."""
    old = file.read_text("utf-8")
    word = f"Zebra{time.time_ns() // 1000}x{number}"
    new = re.sub(f"({after})", rf"\g<1>{word} ", old, count=1) if after else old.rstrip() + f"\n\n{word}.\n"
    if new == old:
        raise SystemExit(f"{file.name} has no place for a new word")
    before = time.perf_counter()
    file.write_text(new, "utf-8")
    _wait(address, word.encode())
    seconds = time.perf_counter() - before
    file.write_text(old, "utf-8")
    _wait(address, word.encode(), gone=True)
    return seconds


def _wait(
    address: str, word: bytes, process: subprocess.Popen[bytes] | None = None, *, gone: bool = False
) -> None:
    end = time.perf_counter() + PATIENCE
    while time.perf_counter() < end:
        body = _get(address)
        if body and (word in body) != gone:
            return
        if process and process.poll() is not None:
            break
        time.sleep(0.01)  # between two questions
    raise SystemExit(f"{address} did not answer as expected within {PATIENCE:.0f} s")


def _get(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 (our own address)
            return bytes(answer.read())
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return b""
