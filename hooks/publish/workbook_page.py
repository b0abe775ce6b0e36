"""assets/workbook.txt: a self-contained page for a workbook, without sheets and answers.

It is overrides/workbook.html with its styles, fonts and scripts inlined, and a policy that allows these alone. On the
reader's device, docs/assets/scripts/workbook.js adds the sheets and the answers, and offers the page as a download.
"""

import base64
import hashlib
import json
import posixpath
import re
from pathlib import Path

from publish.hashed_assets import Assets
from publish.security_headers import fill_policy

WORKBOOK_PAGE = "workbook.html"
WORKBOOK_FILE = "assets/workbook.txt"
RUNNER = "assets/scripts/module-loader.js"

STYLE = re.compile(r'<link rel="stylesheet" href="[^"]*?(assets/styles/[^"]+\.css)">\n?')
SCRIPT = re.compile(r'<script type="module" src="[^"]*?(assets/scripts/[^"]+\.js)"></script>')
URL = re.compile(r'url\("?((?!data:)[^")]+)"?\)')
POLICY = (
    "default-src 'none'; script-src {script} blob:; style-src {style}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
MEDIA_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml", ".png": "image/png"}


def take_page(site: Path) -> str | None:
    """Removes the rendered page from the site and returns it; None if there are no sheets."""
    page = site / WORKBOOK_PAGE
    if not page.is_file():
        return None
    text = page.read_text("utf-8")
    page.unlink()
    return text


def write_workbook(site: Path, page: str, assets: Assets) -> None:
    names = assets.hashed_names
    entry = SCRIPT.search(page)
    if not (entry and entry[1] in names and RUNNER in names):
        return  # the owner's own page, without our scripts
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
    (site / WORKBOOK_FILE).write_text(fill_policy(page, policy), "utf-8", newline="\n")


def _inline_style(path: Path) -> str:
    """A style sheet with its fonts and images as data: URLs."""

    def embed(match: re.Match[str]) -> str:
        file = path.parent / match[1]
        if not file.is_file() or file.suffix not in MEDIA_TYPES:
            return match[0]
        return f'url("data:{MEDIA_TYPES[file.suffix]};base64,{base64.b64encode(file.read_bytes()).decode()}")'

    return URL.sub(embed, path.read_text("utf-8"))


def _policy_hash(text: str) -> str:
    """The source expression by which a policy allows an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
