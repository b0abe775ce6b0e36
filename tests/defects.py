"""Ten deliberate defects, each planted in a copy of the built site, and the check of the suite that must name it.

`.venv/bin/python -m tests.defects` builds the site, plants them one by one and prints who caught what;
`tests/test_defects.py` does the same in the suite.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser, sync_playwright

from tests.server import serving
from tests.site.answers import lost_answer
from tests.site.checks import ALL
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, ROOT, build, tool

SHEET = "worksheets/fact-or-feeling"
STEP = "steps/set-boundaries"


@dataclass(frozen=True)
class Defect:
    name: str
    caught_by: str
    plant: Callable[[Path], None]
    said: str  # what the check must speak of


def change(file: Path, pattern: str, new: str) -> None:
    """Writes a changed copy in the file's place; the pattern must be there, or the defect is none."""
    text, count = re.subn(pattern, new, file.read_text("utf-8"), count=1, flags=re.DOTALL)
    assert count == 1, f"{file} has no {pattern}"
    file.unlink()
    file.write_text(text, "utf-8")


def drop_label(site: Path) -> None:
    change(site / SHEET / "index.html", r"<label for=[^>]*>[^<]*</label>", "")


def untag_pdf(site: Path) -> None:
    file = site / SHEET / "fact-or-feeling-a4.pdf"
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        file.unlink()
        pdf.save(file)


def link_to_nowhere(site: Path) -> None:
    change(site / STEP / "index.html", r'href="#why-it-works"', 'href="#why-it-worked"')


def foreign_font(site: Path) -> None:
    change(
        next((site / "assets/styles").glob("site.*.css")),
        r"^",
        "@import url(https://fonts.example/css?family=Inter);\n",
    )


def inline_script(site: Path) -> None:
    change(site / STEP / "index.html", r"</body>", "<script>console.log('seen')</script></body>")


def lose_answer(site: Path) -> None:
    change(next((site / "assets/scripts").glob("storage.*.js")), r"localStorage\.setItem\(", "String(")


def double_radio(site: Path) -> None:
    """A second scale has the names of the first: a choice in one would undo the other."""
    file = site / SHEET / "index.html"
    found = re.search(
        r'<fieldset class="field" data-block="rate".*?</fieldset>', file.read_text("utf-8"), re.DOTALL
    )
    assert found, "the sheet has no scale"
    second = re.sub(r' (?:id|aria-describedby)="[^"]*"', "", found[0])
    change(file, r"</form>", second + "</form>")


def miscount(site: Path) -> None:
    change(site / "steps/index.html", r"<h1>13 Steps to", "<h1>12 Steps to")


def stale_next(site: Path) -> None:
    """Next still leads there, but says what stood there before."""
    change(site / STEP / "index.html", r'(<a rel="next".*?class="goal">)[^<]*', r"\g<1>Take Small Steps")


def tear(site: Path) -> None:
    file = site / STEP / "index.html"
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data[: len(data) // 2])


DEFECTS = [
    Defect("a dropped label", "dropped_label", drop_label, "has no label"),
    Defect("an untagged PDF", "untagged_pdf", untag_pdf, "fact-or-feeling-a4.pdf lacks tags"),
    Defect("a link to a missing anchor", "broken_anchor", link_to_nowhere, "#why-it-worked"),
    Defect("a third-party font", "foreign_resource", foreign_font, "fonts.example"),
    Defect("an inline script", "inline_code", inline_script, "<script> in line"),
    Defect("a lost answer", "lost_answer", lose_answer, "is lost"),
    Defect("a doubled radio name", "doubled_name", double_radio, "is used 2 times"),
    Defect("a wrong count", "wrong_count", miscount, "12 Steps"),
    Defect("a stale Next", "stale_neighbour", stale_next, "Use Gradual Exposure"),
    Defect("a torn site/", "torn_site", tear, "is cut off"),
]


def findings(defect: Defect, site: Path, words: Words, browser: Browser) -> list[str]:
    """What the defect's check says of a site."""
    if defect.caught_by == "lost_answer":
        with serving(site) as address:
            return lost_answer(browser, f"{address}{SHEET}/")
    return ALL[defect.caught_by](Site(site), words)


def copy_of(site: Path, to: Path) -> Path:
    """A copy that costs nothing: plants write a new file in a changed one's place."""
    return Path(shutil.copytree(site, to, copy_function=os.link))


def main() -> int:
    words, missed = Words(ROOT), 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        done = build(ROOT, site)
        assert done.returncode == 0, done.stderr
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_FLAGS)
        for number, defect in enumerate(DEFECTS):
            copy = copy_of(site, Path(folder) / f"copy-{number}")
            defect.plant(copy)
            said = [one for one in findings(defect, copy, words, browser) if defect.said in one]
            before = findings(defect, site, words, browser)
            caught = bool(said) and not before
            missed += not caught
            print(
                f"{'caught' if caught else 'MISSED'}  {defect.name:28} by {defect.caught_by:18} {said[0] if said else before}"
            )
        browser.close()
    print(f"{len(DEFECTS) - missed} of {len(DEFECTS)} caught")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
