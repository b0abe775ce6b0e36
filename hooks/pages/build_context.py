"""One build of the site: the library, with the macros, filters, context and Markdown extensions of its pages.

It has no current page: the site generator passes one to each method that needs it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any, Self

import jinja2
from markdown import Extension
from markupsafe import escape

import worksheet
from library import Library, Page, Problem
from library.checks import integrity_problems
from library.checks.macro_calls import macro_problems
from library.checks.unwritten import example_settings
from library.macros import MACROS, MacroError
from library.markdown_text import curl_quotes
from library.model import ARTICLE, PAGE, READING
from library.problems import root_problems
from library.source import Source
from pages import markdown_extensions
from pages.markdown_extensions import render_markdown
from pages.proof import read_proof
from pages.template_filters import Filters
from palette import ICON, paper_colors
from translations import Translate, translator

TEMPLATES = {ARTICLE: "article.html", READING: "article.html", PAGE: "main.html"}


@dataclass
class Build:
    """`facts` is the variable `site` of templates (see `_make_facts`); `sections` has what the search index says of each page that was
    rendered, by its path."""

    library: Library
    problems: list[Problem]
    t: Translate
    facts: SimpleNamespace
    filters: Filters
    sections: dict[str, tuple[dict[str, Any], ...]] = field(default_factory=dict)

    @classmethod
    def create(cls, library: Library, problems: list[Problem], *, preview: bool, pdfs: bool) -> Self:
        """Validates the library. A `preview` shows problems on the pages; without `pdfs` no page links one."""
        problems = root_problems([*problems, *integrity_problems(library)])
        for page in library.pages.values():
            page.title, page.summary = curl_quotes(page.title), curl_quotes(page.summary)
            page.purpose = curl_quotes(page.purpose)
            page.in_short = [curl_quotes(sentence) for sentence in page.in_short]
            page.author = page.author or library.config.get("site_author")
        for country in library.countries:
            country.curl_quotes()
        t = translator(library.language)
        facts = _make_facts(library, t, pdfs=pdfs, preview=preview)
        build = cls(library, problems, t, facts, Filters(library, t))
        for caution in library.cautions.values():
            build.filters.cautions[caution.slug] = build._render_caution(caution.title, caution.source.body)
        return build

    def get_page(self, path: str) -> Page:
        """The page of a path below docs/, or an empty one where that can't be read (in a preview only)."""
        page = self.library.pages.get(path)
        return page or Page(path, PAGE, Source(f"docs/{path}"), PurePosixPath(path).stem)

    def can_run_macros(self, page: Page) -> bool:
        """Whether a page could be read and all its macro calls are valid. No other call is ever run."""
        return page.path in self.library.pages and not any(macro_problems(self.library, page))

    def template_name(self, page: Page) -> str:
        return TEMPLATES.get(page.kind, f"{page.kind}.html")

    def template_context(self, page: Page | None) -> dict[str, Any]:
        """The variables of templates: `library`, `site`, `t`, and on a page `here`. The `t` of templates escapes: an owner's
        name or a translator's quotation mark may stand in an attribute."""
        shared = {
            "library": self.library,
            "site": self.facts,
            "t": lambda *key, **values: escape(self.t(*key, **values)),
        }
        return {**shared, "here": page} if page else shared

    def macros(self, page: Callable[[], Page | None]) -> dict[str, Callable[..., str]]:
        """The library's macros, bound to the page that `page` returns when they are called."""

        def bind(macro: Callable[..., str]) -> Callable[..., str]:
            def call(*args: Any, **kwargs: Any) -> str:
                try:
                    return macro(self.library, page(), *args, **kwargs)
                except MacroError:
                    return "…"  # in a preview, whose panel shows the error; a build has ended before

            return call

        return {name: bind(macro) for name, macro in MACROS.items()}

    def markdown_extensions(self, page_of: markdown_extensions.PageOf, icons: Path) -> list[Extension | str]:
        """The Markdown extensions of pages. `icons` is the folder of Material's icons."""
        of_pages = markdown_extensions.page_extensions(self.t, self.library.docs, icons, page_of)
        return [*of_pages, *worksheet.markdown_extensions(self.t)]

    def _render_caution(self, title: str, markdown: str) -> str:
        try:
            text = jinja2.Template(markdown).render(self.macros(lambda: None))
        except (TypeError, jinja2.TemplateError):  # which library.checks reports, with its line
            text = ""
        return f'<p class="admonition-title">{escape(title)}</p>\n{render_markdown(text)}'


def _make_facts(library: Library, t: Translate, *, pdfs: bool, preview: bool) -> SimpleNamespace:
    """The variable `site` of templates: facts that are not in the library. `notes` are for the preview; `pdfs`: whether pages link
    PDFs; `copyright` and `footer` are HTML, `disclaimer` is text; `icon` is a path below docs/; `paper` are the backgrounds by day and by night."""
    footer = library.extra.get("footer") or {}
    return SimpleNamespace(
        pdfs=pdfs,
        preview=preview,
        notes=[str(example) for example in example_settings(library)] if preview else [],
        disclaimer=str(footer.get("disclaimer") or t("disclaimer")),
        footer=render_markdown(str(footer.get("text") or "")),
        copyright=_render_inline(library.config.get("copyright")),
        icon=str(library.theme.get("favicon") or library.theme.get("logo") or ICON),
        paper=paper_colors(library.docs),
        proof=read_proof(library),
    )


def _render_inline(markdown: object) -> str:
    """The HTML of a line of Markdown, without <p>."""
    html = render_markdown(str(markdown)) if markdown else ""
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html
