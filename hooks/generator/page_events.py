"""Handles MkDocs's events of a page, from its Markdown to its HTML, and of the templates."""

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

import build_cache
from generator import template_errors
from generator.preview import Preview
from generator.render_cache import RenderCache
from generator.settings import HOOK
from generator.template_cache import BytecodeCache, TemplateCache
from library.checks.link_targets import page_anchors
from library.problems import format_problems
from pages.build import Build
from pages.collapsed import collapse_sections


class PageEvents:
    """A method for each event. `build` is the build that is under way, `root` the project's folder, `messages` the counter of
    MkDocs's messages; `preview` is None outside a preview."""

    build: Build
    root = Path()
    messages: CountHandler
    preview: Preview | None
    navigation: Navigation
    render_cache: RenderCache
    template_cache: TemplateCache | None

    def nav(self, nav: Any, config: MkDocsConfig, files: Files) -> Any:
        """All files and their addresses are known from here on."""
        self.render_cache = RenderCache(config, files, lambda: sum(self.messages.counts.values()))
        self.navigation = nav
        return nav

    def page_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Gives MkDocs no text of a page that could not be read (in a preview)."""
        return None if page.file.src_uri in self.build.library.pages else ""

    @event_priority(100)
    def before_macros(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text as the library reads it. Turns the macros plugin off for pages without macros, or with macros that have a
        mistake."""
        here = self.build.get_page(page.file.src_uri)
        text = here.source.body
        written = "{{" in text or "{%" in text or "{#" in text
        page.meta["render_macros"] = written and self.build.can_run_macros(here)
        return text

    def page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Sets the page's template and title, and returns its text, or a notice in place of one that can't be shown."""
        here = self.build.get_page(page.file.src_uri)
        page.meta["template"] = self.build.template_name(here)
        page.title = here.title
        failed = "Macro Rendering Error" in markdown or "Macro Syntax Error" in markdown
        if failed and not self.preview:  # the plugin itself would publish its report in place of the page
            raise PluginError(f"docs/{page.file.src_uri}: a macro failed:\n{markdown}")
        shown = self.build.can_run_macros(here) and not failed
        text = markdown if shown else self.build.t("unreadable")
        self.render_cache.render_or_restore(page, text, here)
        return text

    def page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Stores the text as HTML for the search index, and folds sections that are collapsed."""
        self.build.contents[page.file.src_uri] = html
        here = self.build.get_page(page.file.src_uri)
        if page.present_anchor_ids is not None:  # anchors that templates add below the text
            page.present_anchor_ids |= page_anchors(self.build.library, here)
            page.present_anchor_ids |= {source.anchor for source in here.cited}
        return collapse_sections(html) if here.collapsed else html

    def env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Configures Jinja, and checks all templates."""
        build_cache.stop_work_ahead()
        env.trim_blocks = env.lstrip_blocks = True
        env.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
        env.bytecode_cache = BytecodeCache()
        env.filters.update(self.build.filters.by_name())
        overrides = self.root / "overrides"
        self.template_cache = None
        if problems := template_errors.template_problems(env, overrides, self.root):
            if not self.preview:
                raise PluginError("\n" + format_problems(problems))
            self.preview.add(problems)
            template_errors.use_fallback(env)
        # Other plugins may change a page in ways that the key of a cached page does not cover.
        elif {*config.plugins} == {"macros", HOOK}:
            self.template_cache = TemplateCache(self.build, self.render_cache, overrides)
            self.template_cache.begin(env, config, self.navigation, files)
        return env

    def page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        context.update(self.build.template_context(self.build.get_page(page.file.src_uri)))
        if self.template_cache:
            self.template_cache.finish(page, context)
        return context

    def template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The same for 404.html, which is no page."""
        context.update(self.build.template_context(None))
        return context
