"""`make_site` in templates: what of the whole site is not in the library's model; and what is still an example."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown import Markdown

from colors import ICON
from library import Library, Problem
from library.booking import is_example
from library.config import CONFIG
from library.model import page_url
from library.problems import SETTINGS
from pages.proof import Proof, read_proof
from worksheet.translations import Translate


@dataclass(frozen=True)
class Site:
    """What the library does not hold. `notes` are shown in the preview only; `pdfs`: link the PDFs.

    `copyright`, `footer` are HTML, `disclaimer` are words; `site_icon` is a file below docs/.
    """

    pdfs: bool
    preview: bool
    notes: list[str]
    disclaimer: str
    footer: str
    copyright: str
    icon: str
    proof: Proof | None


def site_icon(library: Library) -> str:
    """The file of the site's icon, below docs/."""
    return str(library.theme.get("favicon") or library.theme.get("logo") or ICON)


def make_site(library: Library, t: Translate, *, pdfs: bool, preview: bool) -> Site:
    """The whole site as templates see it."""
    footer = library.extra.get("footer") or {}
    return Site(
        pdfs=pdfs,
        preview=preview,
        notes=[str(example) for example in unfilled_examples(library)] if preview else [],
        disclaimer=str(footer.get("disclaimer") or t("disclaimer")),
        footer=_render_inline(footer.get("text")),
        copyright=_render_inline(library.config.get("copyright")),
        icon=site_icon(library),
        proof=read_proof(library),
    )


def _render_inline(words: object) -> str:
    """A line of Markdown as HTML without a paragraph around it."""
    html = mark_internal_links(Markdown(extensions=["smarty"]).convert(str(words))) if words else ""
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


def mark_internal_links(html: str) -> str:
    """HTML whose links to pages of ours are "@/about/": each page that shows it puts its own way to the first page there."""
    link = re.compile(r'href="(?:\.\.?/)*([\w/-]+\.md)(#[\w-]+)?"')
    return link.sub(lambda match: f'href="@/{page_url(match[1])}{match[2] or ""}"', html)


def unfilled_examples(library: Library) -> Iterator[Problem]:
    """What must be filled in before publishing."""
    booking, url = str(library.booking.address), str(library.config.get("site_url") or "")
    examples: dict[tuple[str, ...], tuple[str, str]] = {}
    if is_example(booking):
        examples["extra", "booking", "address"] = booking, "the address of your booking page"
    if is_example(url):
        examples["site_url",] = url, "the address of this site"
    for key, value in library.practice.items():
        if "EXAMPLE" in str(value):
            examples["extra", "practice", str(key)] = str(value), "your own words"
    for keys, (example, wanted) in examples.items():
        variable = library.config_yaml.env_variables(*keys)
        where = f"It stands in the variable {variable}. " if variable else ""
        message = f'{".".join(keys)}: "{example}" is still an example. {where}Write {wanted}.'
        yield Problem(CONFIG, library.config_yaml.line(*keys), message, caused_by={SETTINGS})
