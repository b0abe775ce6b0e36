"""assets/workbook.txt: the page of a workbook that carries itself, ready but for sheets and answers.

overrides/workbook.html, with its styles, type and scripts put into it, and a policy that lets it run these and ask for
nothing. docs/assets/scripts/workbook.js makes of it, on the reader's device, the file that she takes along.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from publish import assets
from publish.policy import PLACE

PAGE = "workbook.html"
FILE = "assets/workbook.txt"

STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/styles/[^"]+)\.css">\n?')
SCRIPT = re.compile(r'<script type="module" src="[^"]*?assets/scripts/([^"]+)\.js"></script>')
URL = re.compile(r'url\("?((?!data:)[^")]+)"?\)')
POLICY = (
    "default-src 'none'; script-src {script} blob:; style-src {style}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
KINDS = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


def take(site: Path) -> str | None:
    """The page as it was rendered; it is none of the site's. None where there are no sheets."""
    page = site / PAGE
    if not page.is_file():
        return None
    text = page.read_text("utf-8")
    page.unlink()
    return text


def write(site: Path, page: str) -> None:
    """Puts in what the page names, under the names that the site's assets have now."""
    styles: list[str] = []

    def collect(match: re.Match[str]) -> str:
        if sheet := _named(site, f"{match[1]}.css"):
            styles.append(_style(site, sheet))
        return ""

    page = STYLE.sub(collect, page)
    entry = SCRIPT.search(page)
    begin = entry and _named(site, f"assets/scripts/{entry[1]}.js")
    carried = _named(site, "assets/scripts/carried.js")
    if not (entry and begin and carried):
        return  # an owner's own page, which runs nothing of ours
    style = "".join(styles)
    runner = f"(() => {{\n{carried.read_text('utf-8')}}})();"
    texts = {path.name: path.read_text("utf-8") for path in sorted(set(_modules(begin)))}
    modules = json.dumps(texts, ensure_ascii=False).replace("<", "\\u003c")
    script = f'<script type="application/json" id="modules">{modules}</script>\n<script>{runner}</script>'
    policy = POLICY.format(script=_hash(runner), style=_hash(style))
    page = SCRIPT.sub(lambda _: script, page).replace(f'data-run="{entry[1]}.js"', f'data-run="{begin.name}"')
    page = page.replace("</head>", f"<style>{style}</style>\n</head>", 1)
    page = page.replace(PLACE, PLACE.replace('content=""', f'content="{policy}"'), 1)
    (site / FILE).write_text(page, "utf-8", newline="\n")


def _named(site: Path, name: str) -> Path | None:
    """A file under its name with a hash: "assets/scripts/a.js" is "assets/scripts/a.0123456789.js"."""
    stem, ending = posixpath.splitext(name)
    return next(site.glob(f"{stem}.*{ending}"), None)


def _modules(path: Path, *, first: bool = True) -> Iterator[Path]:
    """A module and all that it needs; what is fetched later only where the first asks for it."""
    text = path.read_text("utf-8")
    yield path
    for name in assets.NAMED.findall(text if first else assets.LATER.sub("", text)):
        other = path.parent / name
        if other.suffix == ".js" and other.is_file():
            yield from _modules(other, first=False)


def _style(site: Path, path: Path) -> str:
    def put_in(match: re.Match[str]) -> str:
        file = path.parent / match[1]
        if not file.is_file() or file.suffix not in KINDS:
            return match[0]
        return f'url("data:{KINDS[file.suffix]};base64,{base64.b64encode(file.read_bytes()).decode()}")'

    return URL.sub(put_in, path.read_text("utf-8"))


def _hash(text: str) -> str:
    """As a policy names a script or a style by its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
