"""Ten deliberate defects, each planted in a copy of the fixture's site, and the check of the suite that must name it.

`.venv/bin/python -m tests.defects` builds that site, plants them one by one and prints who caught what;
`tests/test_defects.py` does the same in the suite.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from playwright.sync_api import Browser, sync_playwright

from tests import tools
from tests.projects import FIXTURE, copy_project
from tests.server import serving
from tests.site.answers import lost_answer
from tests.site.checks import ALL
from tests.site.folder import Site
from tests.site.kinds import path_of
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, build, succeeded

WORDS = Words(FIXTURE)
SHEET = path_of(WORDS, "worksheet").removesuffix(".md")
SLUG = SHEET.rpartition("/")[2]
ARTICLE = WORDS.address(WORDS.articles[0])
OVERVIEW = WORDS.address(next(iter(WORDS.series)))


@dataclass(frozen=True)
class Defect:
    name: str
    caught_by: str
    plant: Callable[[Path], None]
    said: str  # what the check must speak of


def change(file: Path, pattern: str, new: str) -> None:
    """The pattern must be there, or the defect is none."""
    text, count = re.subn(pattern, new, file.read_text("utf-8"), count=1, flags=re.DOTALL)
    assert count == 1, f"{file} has no {pattern}"
    file.write_text(text, "utf-8")


def drop_label(site: Path) -> None:
    change(site / SHEET / "index.html", r"<label for=[^>]*>[^<]*</label>", "")


def untag_pdf(site: Path) -> None:
    file = site / SHEET / f"{SLUG}-a4.pdf"
    with pikepdf.open(io.BytesIO(file.read_bytes())) as pdf:
        del pdf.Root.StructTreeRoot, pdf.Root.MarkInfo
        pdf.save(file)


def link_to_nowhere(site: Path) -> None:
    change(
        site / ARTICLE / "index.html", r'(<a [^>]*href="#)(?!main|cite|source|search)[\w-]+"', r'\1nowhere"'
    )


def foreign_font(site: Path) -> None:
    change(
        next((site / "assets/styles").glob("site.*.css")),
        r"^",
        "@import url(https://fonts.example/css?family=Inter);\n",
    )


def inline_script(site: Path) -> None:
    change(site / ARTICLE / "index.html", r"</body>", "<script>console.log('seen')</script></body>")


def lose_answer(site: Path) -> None:
    change(next((site / "assets/scripts").glob("fields.*.js")), r"control\.value ?= ?value;", "")


def double_radio(site: Path) -> None:
    """A second scale has the names of the first: a choice in one would undo the other."""
    file = site / SHEET / "index.html"
    found = re.search(r'<fieldset [^>]*data-block="rate".*?</fieldset>', file.read_text("utf-8"), re.DOTALL)
    assert found, "the sheet has no scale"
    second = re.sub(r' (?:id|aria-describedby|aria-labelledby)="[^"]*"', "", found[0])
    change(file, r"</form>", second + "</form>")


def miscount(site: Path) -> None:
    change(site / OVERVIEW / "index.html", r"(<h1[^>]*>)\d+ ", r"\g<1>99 ")


def stale_next(site: Path) -> None:
    """Next still leads there, but says what stood there before."""
    change(
        site / ARTICLE / "index.html", r'(<a rel="next".*?class="goal">)[^<]*', r"\g<1>What was here before"
    )


def tear(site: Path) -> None:
    file = site / ARTICLE / "index.html"
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])


DEFECTS = [
    Defect("a dropped label", "dropped_label", drop_label, "has no label"),
    Defect("an untagged PDF", "untagged_pdf", untag_pdf, f"{SLUG}-a4.pdf lacks tags"),
    Defect("a link to a missing anchor", "broken_anchor", link_to_nowhere, "#nowhere"),
    Defect("a third-party font", "foreign_resource", foreign_font, "fonts.example"),
    Defect("an inline script", "inline_code", inline_script, "<script> in line"),
    Defect("a lost answer", "lost_answer", lose_answer, "is lost"),
    Defect("a doubled radio name", "doubled_name", double_radio, "is used 2 times"),
    Defect("a wrong count", "wrong_count", miscount, "99 "),
    Defect("a stale Next", "stale_neighbor", stale_next, "What was here before"),
    Defect("a torn site/", "torn_site", tear, "is cut off"),
]


def findings(defect: Defect, site: Path, words: Words, browser: Browser) -> list[str]:
    """What the defect's check says of a site."""
    if defect.caught_by == "lost_answer":
        with serving(site) as address:
            return lost_answer(browser, f"{address}{SHEET}/")
    return ALL[defect.caught_by](Site(site), words)


def main() -> int:
    missed = 0
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        succeeded(build(copy_project(Path(folder) / "project"), site))
        browser = playwright.chromium.launch(executable_path=tools.browser(), args=CHROMIUM_FLAGS)
        for number, defect in enumerate(DEFECTS):
            copy = shutil.copytree(site, Path(folder) / f"copy-{number}")
            defect.plant(copy)
            said = [one for one in findings(defect, copy, WORDS, browser) if defect.said in one]
            before = findings(defect, site, WORDS, browser)
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
