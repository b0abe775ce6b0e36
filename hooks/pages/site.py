"""The variable `site` of templates, and the settings that still have an example value.

`proof.json` has the claims about the site that were tested, as `scripts/prove` writes it after its tests have passed. It is valid for
the sources that were tested alone: after any change of them, pages show nothing of it.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any

from markdown import Markdown

from build_cache import memoized
from cache import digest, file_digests
from colors import ICON
from library import Library, Problem
from library.config import is_example
from library.dialects import convert
from library.model import page_url
from library.problems import CONFIG_PATH
from pages.dialect import inline_extensions
from worksheet.translations import Translate

PAGE_LINK = re.compile(r'href="(?:\.\.?/)*([\w/-]+\.md)(#[\w-]+)?"')
PROOF_FILE = "proof.json"
# Each has a string in `hooks/strings/`.
CLAIMS = ("hosts", "pages", "pdfs", "bytes")
# All that decides the site, locked packages included.
SOURCE_PATHS = ("mkdocs.yml", "uv.lock", "docs", "overrides", "hooks")


def make_site(library: Library, t: Translate, *, pdfs: bool, preview: bool) -> SimpleNamespace:
    """Facts of the site that are not in the library. `notes` are for the preview; `pdfs`: whether pages link PDFs.

    `copyright` and `footer` are HTML, `disclaimer` is text; `icon` is a path below docs/.
    """
    footer = library.extra.get("footer") or {}
    return SimpleNamespace(
        pdfs=pdfs,
        preview=preview,
        notes=[str(example) for example in unfilled_examples(library)] if preview else [],
        disclaimer=str(footer.get("disclaimer") or t("disclaimer")),
        footer=_render_inline(footer.get("text")),
        copyright=_render_inline(library.config.get("copyright")),
        icon=str(library.theme.get("favicon") or library.theme.get("logo") or ICON),
        proof=read_proof(library),
    )


def _render_inline(markdown: object) -> str:
    """The HTML of a line of Markdown, without <p>."""
    html = render_markdown(str(markdown)) if markdown else ""
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


@memoized
def render_markdown(markdown: str) -> str:
    """The HTML of a text that several pages include. Links to our pages are "@/about/": each page replaces "@/" by its path to
    the root."""
    html = Markdown(extensions=["smarty", *inline_extensions()]).convert(convert(markdown))
    return PAGE_LINK.sub(lambda match: f'href="@/{page_url(match[1])}{match[2] or ""}"', html)


def unfilled_examples(library: Library) -> Iterator[Problem]:
    """Settings to fill in before publishing."""
    booking, url = str(library.booking.address), str(library.config.get("site_url") or "")
    examples: dict[tuple[str, ...], tuple[str, str]] = {}
    if library.extra.get("booking") and is_example(booking):
        examples["extra", "booking", "address"] = booking, "the address of your booking page"
    if is_example(url):
        examples["site_url",] = url, "the address of this site"
    for key, value in library.practice.items():
        if "EXAMPLE" in str(value):
            examples["extra", "practice", str(key)] = str(value), "your own words"
    for keys, (example, wanted) in examples.items():
        variable = library.config_yaml.env_variables(*keys)
        where = f"It comes from the variable {variable}. " if variable else ""
        message = f'{".".join(keys)}: "{example}" is still an example. {where}Write {wanted}.'
        yield Problem(CONFIG_PATH, library.config_yaml.line(*keys), message, caused_by={CONFIG_PATH})


def read_proof(library: Library) -> dict[str, Any] | None:
    """The proof for these sources, or None. `day` and `commit` are those of the run; `commit` is "" for uncommitted changes. `passed`
    has (claim, command)."""
    try:
        proof = json.loads((library.root / PROOF_FILE).read_text("utf-8"))
        if proof["sources"] != hash_sources(library):
            return None
        run = proof["run"]
        passed = [(test["claim"], str(test["command"])) for test in run["passed"] if test["claim"] in CLAIMS]
        return {"day": date.fromisoformat(run["day"]), "commit": str(run["commit"]), "passed": passed}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hash_sources(library: Library) -> str:
    """A hash over all source files, and over the list of pages, which depends on the date."""
    pages = sorted(library.pages.keys() - library.drafts.keys())
    return digest(*pages, *file_digests(*(library.root / name for name in SOURCE_PATHS)))
