"""A small finished site, made by the real templates: four sheets in two parts, two countries, two letters.

The sheets in `sheets/` hold every block (`every-block`), words that are hostile to any typesetter (`hostile`), and
little (`short`); `plain` is the tiny site's own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import yaml
from markdown import Markdown

import worksheet
from tests.library import tiny_site
from tests.shared import CACHE, borrow_cache, lend_cache, once
from tests.tools import build, building, command, run

# What the fixtures of conftest.py give.
Printed = Callable[..., Path]
PrintedFrom = Callable[[Path, str], Path]
Make = Callable[..., bytes]
Translate = Callable[..., str]

SHEETS = {
    "every-block": ("Fact or guess?", "habits/walk.md", "See what you know and what you fear.", "10"),
    "short": ("Which of these do I hear?", "habits/rest.md", "Notice what is there.", "2"),
    "hostile": (
        "'Quotes \"and\" \\ # $ [all] that'",
        "letters/to-a-friend.md",
        "'To break a typesetter: #[$].'",
        "5",
    ),
}
ADDRESS = "https://small.example/"
PRACTICE = "House of Tea"
COUNTRIES = """\
- name: Ireland
  emergency: {call: "112", source: "https://www.112.ie", seen: 2026-11-01}
  lines:
    - {name: Samaritans, for: [everyone], call: 116 123, url: "https://www.samaritans.org", hours: 24/7, source: "https://www.samaritans.org", seen: 2026-11-01}
- name: United States
  short: US
  emergency: {call: "911", source: "https://www.911.gov", seen: 2026-11-01}
  lines:
    - {name: Lifeline, for: [everyone], call: "988", text: "988", hours: 24/7, source: "https://988lifeline.org", seen: 2026-11-01}
    - {name: Find A Helpline, for: [abuse], url: "https://findahelpline.com", source: "https://findahelpline.com", seen: 2026-11-01}
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
    '<path d="M6 70C20 70 20 26 34 26S48 70 48 70" fill="none" stroke="currentColor" stroke-width="3"/>'
    '<path class="accent" d="M48 70C62 70 76 40 90 40" fill="none" stroke="var(--thread)" stroke-width="3"/></svg>'
)
HERE = Path(__file__).parent
NAV = [("my-walk.md", "every-block.md"), ("my-rest.md", "short.md"), ("dear-friend.md", "hostile.md")]


def words() -> dict[str, tiny_site.Change]:
    """What is changed in the tiny site's words."""
    sheets = {
        f"docs/worksheets/{slug}.md": f"---\ntitle: {title}\nfor: {owner}\npurpose: {purpose}\nminutes: {minutes}\n---\n\n"
        + (HERE / "sheets" / f"{slug}.md").read_text("utf-8")
        for slug, (title, owner, purpose, minutes) in SHEETS.items()
    }
    gone = {f"docs/worksheets/{name}.md": None for name in ("my-walk", "my-rest", "dear-friend")}
    return {
        tiny_site.MKDOCS: NAV,
        tiny_site.HELPLINES: COUNTRIES,
        tiny_site.AFTER: ("summary:", "pocket_card: true\nsummary:"),
        **{f"docs/assets/pictures/{name}.svg": DRAWING for name in ("walk", "to-a-friend", "index")},
        **sheets,
        **gone,
    }


def project() -> Path:
    """The project, with its whole site and all that its build has kept; made once in a run."""

    def make(root: Path) -> None:
        (root / CACHE).mkdir(parents=True)
        render(root)
        lend_cache(root)

    return once("small", make)


def copy(to: Path, *but: str) -> Path:
    """The project with its site and all that its build has kept, to change; without what has these names."""
    return shutil.copytree(project(), to, ignore=shutil.ignore_patterns(*but))


def rendered() -> Path:
    """The finished site without what the press makes."""
    return once("small-pages", lambda to: bare(project() / "site", to))


def bare(site: Path, to: Path) -> None:
    """A copy without what the press makes."""
    shutil.copytree(site, to, ignore=shutil.ignore_patterns("*.pdf", "*.epub"))
    for card in to.glob("assets/cards/*.png"):
        card.unlink()


# The press takes the files of a site that is there, as far as they have the same names.
TAKING = """
import shutil, sys
from pathlib import Path
import press

made = Path(sys.argv[1])

def take(to, *_, **__):
    for kind in ("*.pdf", "*.epub", "assets/cards/*.png"):
        for file in made.rglob(kind):
            place = to / file.relative_to(made)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
    for icon in made.glob("assets/icon-*.png"):
        shutil.copy(icon, to / "assets" / f"{icon.name.split('.')[0]}.png")

press.press = take
"""
UNPRESSED = f"""{TAKING}
from commands.build import main
sys.exit(main(sys.argv[2:]))
"""


def render(root: Path, changes: dict[str, tiny_site.Change] | None = None, site_name: str = "") -> Path:
    """Builds the site in `root`. With more changes to its words, or another name, only its pages are of these words: what the
    press makes is the small site's, in a tenth of the time."""
    tiny_site.write(root, words() | (changes or {}))
    if site_name:
        settings = yaml.safe_load((root / tiny_site.MKDOCS).read_text("utf-8"))
        (root / tiny_site.MKDOCS).write_text(yaml.safe_dump(settings | {"site_name": site_name}), "utf-8")
    tiny_site.copy_assets(root)
    done = build(root, root / "site") if changes is None else unpressed(root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def unpressed(root: Path) -> subprocess.CompletedProcess[str]:
    """Builds a project with the names of the small site, whose PDFs it takes."""
    borrow_cache(root)
    words = [sys.executable, "-c", UNPRESSED, project() / "site", *command(root, root / "site")[3:]]
    return run(words, env=building(root))


def write(site: Path, forms: dict[str, str] | None = None) -> Path:
    """A copy of the site; `forms` are other words for a sheet, in Markdown."""
    shutil.copytree(rendered(), site, dirs_exist_ok=True)
    for slug, text in (forms or {}).items():
        rewrite(site, slug, text)
    return site


def rewrite(site: Path, slug: str, text: str) -> None:
    """Gives a sheet of this copy other words, in Markdown."""
    html = (rendered() / "worksheets" / slug / "index.html").read_text("utf-8")
    start = html.index(">", html.index('data-press="form"')) + 1
    made = Markdown(extensions=worksheet.markdown_extensions()).convert(text)
    page = html[:start] + made + html[html.index("</form>", start) :]
    (site / "worksheets" / slug / "index.html").write_text(page, "utf-8")
