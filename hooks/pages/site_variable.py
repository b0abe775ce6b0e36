"""The variable `site` of templates."""

from types import SimpleNamespace

from library import Library
from library.checks.unwritten import example_settings
from pages.markdown_extensions import render_markdown
from pages.proof import read_proof
from palette import ICON
from translations import Translate


def make_site(library: Library, t: Translate, *, pdfs: bool, preview: bool) -> SimpleNamespace:
    """Facts of the site that are not in the library. `notes` are for the preview; `pdfs`: whether pages link PDFs.

    `copyright` and `footer` are HTML, `disclaimer` is text; `icon` is a path below docs/.
    """
    footer = library.extra.get("footer") or {}
    return SimpleNamespace(
        pdfs=pdfs,
        preview=preview,
        notes=[str(example) for example in example_settings(library)] if preview else [],
        disclaimer=str(footer.get("disclaimer") or t("disclaimer")),
        footer=render_markdown(str(footer.get("text") or "")),
        copyright=_render_inline(library.config.get("copyright")),
        icon=str(library.theme.get("favicon") or library.theme.get("logo") or ICON),
        proof=read_proof(library),
    )


def _render_inline(markdown: object) -> str:
    """The HTML of a line of Markdown, without <p>."""
    html = render_markdown(str(markdown)) if markdown else ""
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html
