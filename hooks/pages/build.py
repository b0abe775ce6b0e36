"""One build of the site: the library as it stands, and what Markdown and templates need of it.

The site generator asks it, page by page, for text and for what the templates are given; it always says for which page.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Self

import jinja2
from markdown import Extension, Markdown

import worksheet
from library import Library, Page, Problem
from library.checks import integrity_problems
from library.checks.macro_calls import macro_problems
from library.macros import MACROS, MacroError
from library.model import ARTICLE, PAGE, READING
from library.problems import root_problems
from library.source import Source
from pages import dialect
from pages.filters import Filters
from pages.site import Site, make_site, mark_internal_links
from worksheet.translations import Translate, translator

TEMPLATES = {ARTICLE: "article.html", READING: "article.html", PAGE: "main.html"}


def curl_quotes(text: str) -> str:
    """With the apostrophes and quotation marks that Markdown sets in the text: titles and summaries come past it."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'(?<![^\s([{—–-])"(?=\S)', "“", text).replace('"', "”")


@dataclass
class Build:
    """`problems` is all that is wrong; `contents` each page's text as HTML, by its file, as it is rendered."""

    library: Library
    problems: list[Problem]
    t: Translate
    site: Site
    filters: Filters
    contents: dict[str, str] = field(default_factory=dict)

    @classmethod
    def begin(cls, library: Library, problems: list[Problem], *, preview: bool, pdfs: bool = True) -> Self:
        """Checks what was read. In a `preview` mistakes are shown on the pages; without `pdfs` no page links one."""
        problems = root_problems([*problems, *integrity_problems(library)])
        for page in library.pages.values():
            page.title, page.summary = curl_quotes(page.title), curl_quotes(page.summary)
            page.in_short = [curl_quotes(sentence) for sentence in page.in_short]
            page.author = page.author or library.config.get("site_author")
        t = translator(library.language)
        whole = make_site(library, t, pdfs=pdfs, preview=preview)
        build = cls(library, problems, t, whole, Filters(library, t))
        for note in library.cautions.values():
            build.filters.cautions[note.slug] = build._note(note.title, note.source.body)
        return build

    def page(self, path: str) -> Page:
        """The page of a file below docs/; one that can't be read (preview only) stands in empty."""
        page = self.library.pages.get(path)
        return page or Page(path, PAGE, Source(f"docs/{path}"), PurePosixPath(path).stem)

    def callable(self, page: Page) -> bool:
        """True when a page can be read and each macro of it has passed its check; what has not is never run."""
        return page.path in self.library.pages and not any(macro_problems(self.library, page.source, page))

    def template(self, page: Page) -> str:
        return TEMPLATES.get(page.kind, f"{page.kind}.html")

    def context(self, page: Page | None) -> dict[str, Any]:
        """What templates see: `library`, `site`, `t`, and on a page `here`."""
        shared = {"library": self.library, "site": self.site, "t": self.t}
        return {**shared, "here": page} if page else shared

    def macros(self, page: Callable[[], Page | None]) -> dict[str, Callable[..., str]]:
        """The library's macros, each for the page that calls it."""

        def bound(macro: Callable[..., str]) -> Callable[..., str]:
            def call(*values: Any, **named: Any) -> str:
                try:
                    return macro(self.library, page(), *values, **named)
                except MacroError:
                    return "…"  # preview only: the panel says why, and a build has ended by now

            return call

        return {name: bound(macro) for name, macro in MACROS.items()}

    def extensions(self, page_of: dialect.PageOf, icons: Path) -> list[Extension | str]:
        """What Markdown needs for what authors write here. `icons` is the folder of Material's icons."""
        return [
            *dialect.markdown_extensions(self.t, self.library.docs, icons, page_of),
            *worksheet.markdown_extensions(self.t),
        ]

    def _note(self, title: str, words: str) -> str:
        """A caution as HTML."""
        environment = jinja2.Environment(autoescape=False)  # noqa: S701 - our own words, on their way into Markdown
        environment.globals.update(self.macros(lambda: None))
        try:
            text = environment.from_string(words).render()
        except (TypeError, jinja2.TemplateError):  # reported by the integrity check, with its line
            text = ""
        html = Markdown(extensions=["smarty"]).convert(text)
        return f'<p class="admonition-title">{title}</p>\n{mark_internal_links(html)}'
