"""One making of the site: the library as it stands, and what Markdown and templates need of it.

The site generator asks it, page by page, for text and for what the templates are given.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any

import jinja2
from babel.dates import format_date
from markdown import Extension, Markdown

import worksheet
from library import Library, Page, Problem, read
from library.checks import integrity
from library.checks.calls import calls
from library.macros import MACROS, MacroError
from library.model import PAGE
from library.source import Source
from pages.citations import Citations
from pages.everything import Everything
from pages.figures import Figures
from pages.here import Here
from pages.site import Site, site, still_to_do
from pages.spaces import Spaces
from pages.strings import Translate, translator
from pages.view import Views

TEMPLATES = {"article": "article.html", "reading": "article.html", "page": "main.html"}


@dataclass
class Making:
    """`begin` reads everything once; `turn_to` names the page that is being made."""

    root: Path
    preview: bool
    library: Library
    problems: list[Problem]
    t: Translate
    views: Views
    site: Site
    contents: dict[str, str] = field(default_factory=dict)
    page: Page | None = None

    @classmethod
    def begin(cls, root: Path, *, preview: bool, pdfs: bool = True) -> Making:
        """Reads and checks everything. With `preview` drafts are pages too; without `pdfs` no page links one."""
        library, problems = read(root, drafts=preview)
        problems = sorted({*problems, *integrity(library)})
        t = translator(library.language)
        making = cls(
            root,
            preview,
            library,
            problems,
            t,
            Views(library, t),
            site(library, pdfs=pdfs, preview=preview, notes=[str(note) for note in still_to_do(library)]),
        )
        for note in library.notes.values():
            making.views.notes[note.name] = making._note(note.title, note.source)
        return making

    def turn_to(self, path: str) -> Page:
        """The page of a file below docs/; one that can't be read (preview only) stands in empty."""
        self.page = self.library.pages.get(path) or Page(
            path, PAGE, Source(f"docs/{path}"), PurePosixPath(path).stem
        )
        return self.page

    def callable(self, path: str) -> bool:
        """True when a page can be read and each macro of it has passed its check; what has not is never run."""
        page = self.library.pages.get(path)
        return page is not None and not any(calls(self.library, page.source, page))

    def template(self) -> str:
        """The template of the page at hand."""
        kind = self.page.kind if self.page else PAGE
        return TEMPLATES.get(kind, f"{kind}.html")

    def context(self) -> dict[str, Any]:
        """What templates see: `library`, `site`, `t`, and on a page `here`."""
        shared = {"library": self.everything, "site": self.site, "t": self.t}
        return {**shared, "here": Here(self.page, self.views)} if self.page else shared

    @cached_property
    def everything(self) -> Everything:
        return Everything(self.views)

    def long_date(self, date: datetime.date) -> str:
        """A date in words, in the language of the site: 23 November 2026."""
        return str(
            format_date(
                date, "d MMMM y" if self.library.language == "en" else "long", locale=self.library.language
            )
        )

    def extensions(self) -> list[Extension | str]:
        """What Markdown needs for our blocks, citations and drawings."""
        return [
            *worksheet.extensions(self.t),
            Spaces(),
            Citations(lambda: self.page.cited if self.page else [], self.t),
            Figures(
                self.library.docs, lambda: str(PurePosixPath(self.page.path).parent) if self.page else "."
            ),
        ]

    def _note(self, title: str, source: Source) -> str:
        """A caution as HTML. Links are written from a folder, as those who show it stand in one."""
        environment = jinja2.Environment(autoescape=False)  # noqa: S701 - our own words, on their way into Markdown
        environment.globals.update({name: _bound(macro, self.library) for name, macro in MACROS.items()})
        try:
            text = environment.from_string(source.body).render()
        except (
            MacroError,
            TypeError,
            jinja2.TemplateError,
        ):  # reported by the integrity check, with its line
            text = ""
        html = Markdown(extensions=["smarty"]).convert(text)
        html = re.sub(r'href="((?:\.\./)+)([\w/-]+)\.md(#[\w-]+)?"', r'href="\1../\2/\3"', html)
        return f'<p class="admonition-title">{title}</p>\n{html}'


def _bound(macro: Any, library: Library) -> Any:
    return lambda *values, **named: macro(library, None, *values, **named)
