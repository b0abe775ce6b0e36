"""Answers MkDocs's events of a page, from its Markdown to its HTML, and of the templates that it is set in."""

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import build_cache
from generator import template_errors, templates
from generator.preview import Preview
from generator.process import Warnings
from generator.rendered import Rendered
from generator.settings import HOOK
from generator.templated import Templated
from library import pasted_lists
from library.checks.link_targets import page_anchors
from library.files import normalize_text
from library.problems import format_problems
from pages.build import Build
from pages.collapsed import collapse_sections


class PageEvents:
    """A method for each event; `begin` comes before those of a build. `preview` is None for a build that stays."""

    def __init__(self) -> None:
        self.begun: Build | None = None
        self.preview: Preview | None = None
        self.warnings = Warnings()
        self.root = Path()
        self.rendered: Rendered | None = None
        self.templated: Templated | None = None
        self.compiled: templates.Compiled | None = None

    def begin(self, build: Build, root: Path, warnings: Warnings, preview: Preview | None) -> None:
        """The pages of `build` come now; `root` is the project's folder. A preview files what is made at its start, and
        nothing of its edits."""
        self.begun, self.root, self.warnings, self.preview = build, root, warnings, preview
        build_cache.DiskBackedCache.folder = root / ".cache" if preview is None or preview.first else None

    @property
    def build(self) -> Build:
        if self.begun is None:
            raise RuntimeError("no build is under way: on_config comes first")
        return self.begun

    def nav(self, nav: Any, config: MkDocsConfig, files: Files) -> Any:
        """From here on it is known which files there are, and what a link to each becomes."""
        self.rendered = Rendered(config, files, lambda: self.warnings.said)
        return nav

    def page_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The words of a page that can't be read are not for MkDocs either (preview only)."""
        return None if page.file.src_uri in self.build.library.pages else ""

    @event_priority(100)
    def before_macros(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Where nothing is written between {{ and }}, or nothing that can be read, the macros plugin need not try."""
        written = "{{" in markdown or "{%" in markdown or "{#" in markdown
        page.meta["render_macros"] = written and self.build.can_run_macros(
            self.build.get_page(page.file.src_uri)
        )

    def page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives the page its template and title; in place of one that can't be shown, a word that says so."""
        here = self.build.get_page(page.file.src_uri)
        page.meta["template"] = self.build.template_name(here)
        page.title = here.title
        failed = "Macro Rendering Error" in markdown or "Macro Syntax Error" in markdown
        if failed and not self.preview:  # the plugin itself only puts its report in the page's place
            raise PluginError(f"docs/{page.file.src_uri}: a macro failed:\n{markdown}")
        shown = self.build.can_run_macros(here) and not failed
        # As the library reads it.
        text = pasted_lists.as_markdown(normalize_text(markdown)) if shown else self.build.t("unreadable")
        if self.rendered:
            self.rendered.serve(page, text, here)
        return text

    def page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keeps the page's text as HTML, for the search."""
        self.build.contents[page.file.src_uri] = html
        if page.present_anchor_ids is not None:  # what templates add below the words
            here = self.build.get_page(page.file.src_uri)
            page.present_anchor_ids |= page_anchors(self.build.library, here)
            page.present_anchor_ids |= {source.anchor for source in here.cited}
        return collapse_sections(html) if self.build.get_page(page.file.src_uri).collapsed else html

    def env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """The templates: their settings, and what is wrong with them."""
        if self.rendered:
            self.rendered.end()
        env.trim_blocks = env.lstrip_blocks = True
        env.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
        env.bytecode_cache = self.compiled = templates.Compiled(self.root / ".cache")
        env.filters.update(self.build.filters.by_name())
        broken = template_errors.mistakes(env, self.root / "overrides", self.root)
        if broken and not self.preview:
            raise PluginError("\n" + format_problems(broken))
        if broken and self.preview:
            self.preview.add(broken)
            template_errors.use_fallback(env)
        self.templated = None
        # What other plugins put into a page, they may put in otherwise next time.
        if self.rendered and not broken and {*config.plugins} == {"macros", HOOK}:
            overrides = self.root / "overrides"
            self.templated = Templated(self.build, self.rendered, overrides)
            self.templated.begin(env, files)
        return env

    def page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        context.update(self.build.template_context(self.build.get_page(page.file.src_uri)))
        if self.templated:
            context.update(self.templated.context(page))
        return context

    @event_priority(100)  # before any plugin changes it
    def post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Keeps the whole page, for the next edit of another."""
        if self.templated:
            self.templated.keep(page, output)
        return output

    def template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The same for 404.html, which is no page."""
        context.update(self.build.template_context(None))
        return context

    def tidy(self) -> None:
        """The build is done: forgets what nothing has asked for lately."""
        build_cache.save(self.root / ".cache")
        if self.compiled:
            self.compiled.tidy()
