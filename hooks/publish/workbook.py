"""assets/workbook.txt: the page of a workbook that carries itself, ready but for sheets and answers.

overrides/workbook.html, with its styles, type and scripts put into it, and a policy that lets it run these and ask for
nothing. docs/assets/scripts/workbook.js makes of it, on the reader's device, the file that she takes along.
"""

import base64
import hashlib
import json
import posixpath
import re
from pathlib import Path

from publish.assets import Assets
from publish.policy import POLICY_PLACEHOLDER

WORKBOOK_PAGE = "workbook.html"
WORKBOOK_FILE = "assets/workbook.txt"
RUNNER = "assets/scripts/carried.js"

STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/styles/[^"]+\.css)">\n?')
SCRIPT = re.compile(r'<script type="module" src="[^"]*?(assets/scripts/[^"]+\.js)"></script>')
URL = re.compile(r'url\("?((?!data:)[^")]+)"?\)')
POLICY = (
    "default-src 'none'; script-src {script} blob:; style-src {style}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
MEDIA_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


def take_page(site: Path) -> str | None:
    """The page as it was rendered; it is none of the site's. None where there are no sheets."""
    page = site / WORKBOOK_PAGE
    if not page.is_file():
        return None
    text = page.read_text("utf-8")
    page.unlink()
    return text


def write_workbook(site: Path, page: str, assets: Assets) -> None:
    """Puts in what the page names, under the names that the site's assets have now."""
    names = assets.renamed
    entry = SCRIPT.search(page)
    if not (entry and entry[1] in names and RUNNER in names):
        return  # an owner's own page, which runs nothing of ours
    style = "".join(_inline_style(site / names[sheet]) for sheet in STYLE.findall(page) if sheet in names)
    runner = f"(() => {{\n{(site / names[RUNNER]).read_text('utf-8')}}})();"
    files = [site / names[name] for name in sorted(assets.modules(entry[1]))]
    modules = json.dumps({file.name: file.read_text("utf-8") for file in files}, ensure_ascii=False)
    modules = modules.replace("<", "\\u003c")
    script = f'<script type="application/json" id="modules">{modules}</script>\n<script>{runner}</script>'
    policy = POLICY.format(script=_policy_hash(runner), style=_policy_hash(style))
    page = SCRIPT.sub(lambda _: script, STYLE.sub("", page))
    old, new = (posixpath.basename(name) for name in (entry[1], names[entry[1]]))
    page = page.replace(f'data-run="{old}"', f'data-run="{new}"')
    page = page.replace("</head>", f"<style>{style}</style>\n</head>", 1)
    page = page.replace(
        POLICY_PLACEHOLDER, POLICY_PLACEHOLDER.replace('content=""', f'content="{policy}"'), 1
    )
    (site / WORKBOOK_FILE).write_text(page, "utf-8", newline="\n")


def _inline_style(path: Path) -> str:
    def put_in(match: re.Match[str]) -> str:
        file = path.parent / match[1]
        if not file.is_file() or file.suffix not in MEDIA_TYPES:
            return match[0]
        return f'url("data:{MEDIA_TYPES[file.suffix]};base64,{base64.b64encode(file.read_bytes()).decode()}")'

    return URL.sub(put_in, path.read_text("utf-8"))


def _policy_hash(text: str) -> str:
    """As a policy names a script or a style by its text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
