"""A small valid site as file name → text, and how a test changes it.

Two series (habits, letters), a page to read on, a worksheet for every article. The real code and looks are
linked in, so that MkDocs can build it.
"""

from __future__ import annotations

import os
import shutil
import zlib
from pathlib import Path

from commands import build as command
from tests.projects import their_styles
from tests.shared import borrow_cache, once
from tests.tools import environment, mkdocs, run

ROOT = Path(__file__).resolve().parents[2]

# What a test does to a file: a new text, None to delete it, or what to replace once.
Change = str | bytes | None | tuple[str, str] | list[tuple[str, str]]

MKDOCS = "mkdocs.yml"
AFTER = "docs/after.md"
HABITS = "docs/habits/index.md"
WALK = "docs/habits/walk.md"
REST = "docs/habits/rest.md"
LETTERS = "docs/letters/index.md"
FRIEND = "docs/letters/to-a-friend.md"
MYSELF = "docs/letters/to-myself.md"
SHEET = "docs/worksheets/my-walk.md"
OTHER_SHEET = "docs/worksheets/my-rest.md"
BIB = "docs/data/references.bib"
HELPLINES = "docs/data/helplines.yml"
STORM = "docs/data/storm.md"
RULES = "docs/data/plain-language.yml"
SYNONYMS = "docs/data/search-words.yml"
DANGER = "docs/data/danger-words.yml"
QUERIES = "docs/data/search-queries.yml"
LINE = "docs/assets/pictures/line.svg"


class Mistake:
    """A change of the site, and all messages about it."""

    def __init__(self, name: str, changes: dict[str, Change], *messages: str) -> None:
        self.name, self.changes, self.messages = name, changes, list(messages)


SETTINGS = """\
site_name: Small Site
site_url: https://small.example/
extra:
  practice: {name: House of Tea, therapist: Ada Byron, about: Two rooms and a garden.}
  booking: {address: "https://tea.example/book", label: Book a talk, minutes: 15}
nav:
  - index.md
  - Part 1:
      - habits/index.md
      - habits/walk.md
      - habits/rest.md
  - Part 2:
      - letters/index.md
      - letters/to-a-friend.md
      - letters/to-myself.md
  - after.md
  - Read on:
      - articles/tea.md
  - Worksheets:
      - worksheets/index.md
      - worksheets/my-walk.md
      - worksheets/my-rest.md
      - worksheets/dear-friend.md
      - worksheets/dear-me.md
  - About:
      - map.md
      - help-now.md
      - sources.md
      - book.md
theme:
  name: material
  custom_dir: overrides
  language: en
  font: false
exclude_docs: |
  data/
  assets/**/README.md
plugins:
  - macros:
      on_undefined: strict
      on_error_fail: false
hooks:
  - hooks/events.py
markdown_extensions: [attr_list, def_list, smarty, tables, toc]
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""

WORKS = """\
% What may be cited.
@article{reed2001,
  author = {Reed, A. and Moss, B.},
  year = {2001},
  title = {On walking},
  journal = {Journal of Days},
}

@book{moss2010,
  author = {Moss, B.},
  year = {2010},
  title = {Tea},
  publisher = {Harbour},
}
"""

CALLS = """\
- name: Ireland
  emergency: {call: "112", source: "https://www.112.ie", seen: 2026-11-01}
  lines:
    - {name: Samaritans, for: [everyone], call: 116 123, url: "https://www.samaritans.org", hours: 24/7, source: "https://www.samaritans.org", seen: 2026-11-01}
- name: Elsewhere
  elsewhere: true
  lines:
    - {name: Find A Helpline, for: [abuse], url: "https://findahelpline.com", checked: 2026-11-01}
"""

ASSETS = ("fonts", "scripts", "styles")

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1L8 8"/></svg>\n'


def page(title: str, body: str, **more: str) -> str:
    """A page's text: title, summary and `more` as front matter from line 1, body after an empty line."""
    keys = {"title": title, "summary": "What it is.", **more}
    return (
        "---\n" + "".join(f"{key.rstrip('_')}: {value}\n" for key, value in keys.items()) + f"---\n\n{body}\n"
    )


def article(title: str, body: str, **more: str) -> str:
    return page(title, body, written="2026-11-01", **more)


def sheet(title: str, for_: str) -> str:
    return (
        f"---\ntitle: {title}\nfor: {for_}\npurpose: To begin.\nminutes: 5\n---\n\n## Two minutes\n\n"
        "/// write | What happened?\n    lines: 3\n///\n\n/// check | Which of these?\n- rain\n- wind\n///\n"
    )


SITE: dict[str, str | bytes] = {
    MKDOCS: SETTINGS,
    "docs/index.md": page("Small Site", "Begin here."),
    "docs/habits/index.md": article(
        '"{count} Habits"', "Two of them.", series="{part: 1, one: habit, many: habits}"
    ),
    "docs/habits/walk.md": article(
        "A Walk", "## Why\n\nIt is good to walk.[^reed2001]\n\n## How\n\nOne foot, then [rest](rest.md#why)."
    ),
    "docs/habits/rest.md": article(
        "A Rest", '## Why\n\nOn {{ count("habits") }} days.\n\n![A line](../assets/pictures/line.svg)'
    ),
    "docs/letters/index.md": article(
        '"{count} Letters"', "Write them.", series="{part: 2, one: letter, many: letters}"
    ),
    "docs/letters/to-a-friend.md": article("To a Friend", "## Why\n\nThey wait.", helps="[walk, rest]"),
    "docs/letters/to-myself.md": article(
        "To Myself", "## Why\n\nThey wait too.[^moss2010]", helps="[rest]", caution="storm"
    ),
    "docs/after.md": page("Afterwards", "{{ book() }}"),
    "docs/articles/tea.md": page("Tea", "Boil the water."),
    "docs/worksheets/index.md": page("Worksheets", "All of them."),
    "docs/worksheets/my-walk.md": sheet("My walk", "habits/walk.md"),
    "docs/worksheets/my-rest.md": sheet("My rest", "habits/rest.md"),
    "docs/worksheets/dear-friend.md": sheet("Dear friend", "letters/to-a-friend.md"),
    "docs/worksheets/dear-me.md": sheet("Dear me", "letters/to-myself.md"),
    "docs/map.md": page("Map", "What helps."),
    "docs/help-now.md": page("Help now", "Call."),
    "docs/sources.md": page("Sources", "All."),
    "docs/book.md": page("Book", "Come."),
    BIB: WORKS,
    HELPLINES: CALLS,
    DANGER: "- lines: [abuse]\n  words: [shipwreck]\n",
    "docs/data/storm.md": '---\ntitle: "A storm?"\n---\n\nStay in.\n\n{{ helplines("abuse") }}\n',
    "docs/assets/pictures/line.svg": SVG,
}


def before(*texts: str) -> tuple[str, str]:
    """Puts each text as a paragraph of its own into A Walk: the first one begins in line 9."""
    return "It is good", "\n\n".join((*texts, "It is good"))


def write(root: Path, changes: dict[str, Change] | None = None) -> Path:
    """Writes the site with `changes` into `root`: a new text, None to delete, or (old, new) to replace once."""
    for name, text in SITE.items():
        _save(root / name, text)
    for name, change in (changes or {}).items():
        file = root / name
        if change is None:
            file.unlink()
        elif isinstance(change, (str, bytes)):
            _save(file, change)
        else:
            text = file.read_text("utf-8")
            for old, new in [change] if isinstance(change, tuple) else change:
                assert old in text, f"{old!r} is not in {name}: {text}"
                text = text.replace(old, new, 1)
            _save(file, text)
    link_code(root)
    return root


def buildable(root: Path, changes: dict[str, Change] | None = None) -> Path:
    """The same, with all else that a build reads."""
    copy_assets(write(root, changes))
    return root


def build_pages(root: Path, *options: str) -> int:
    """What `scripts/build --pages` does, within this process, which takes a quarter of the time; its exit code."""
    borrow_cache(root)
    return command.build(["--pages", "--site-dir", str(root / "site"), *options], root)


def link_code(root: Path) -> None:
    """The real code and templates, as they are at this moment."""
    for name in ("hooks", "overrides"):
        (root / name).symlink_to(ROOT / name)


def copy_assets(root: Path) -> None:
    """The real fonts, scripts and styles. No links: a build refuses what leads out of docs/."""
    ignored = shutil.ignore_patterns(*their_styles())
    for name in ASSETS:
        shutil.copytree(ROOT / "docs/assets" / name, root / "docs/assets" / name, ignore=ignored)
    shutil.copy2(ROOT / "docs/assets/icon.svg", root / "docs/assets/icon.svg")


def built() -> Path:
    """The site as `mkdocs build --strict` makes it; once in a run. Never write into it."""

    def make(project: Path) -> None:
        borrow_cache(buildable(project))
        done = run(mkdocs(project, project / "site"), env=environment())
        assert done.returncode == 0, done.stdout + done.stderr

    return once("tiny", make) / "site"


def _save(file: Path, text: str | bytes) -> None:
    data = text.encode() if isinstance(text, str) else text
    try:
        file.write_bytes(data)
    except FileNotFoundError:
        file.parent.mkdir(parents=True)
        file.write_bytes(data)
    if (
        "assets" in file.parts
    ):  # caches know pictures by their time: the same picture has the same in each project
        os.utime(file, ns=(moment := 10**18 + zlib.crc32(data), moment))
