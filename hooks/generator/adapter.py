"""Handles MkDocs's events by calling the library, the pages and the publisher. A build that fails leaves the last site as it was."""

import logging
import sys
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import build_cache
import palette
import press
import publish
from generator import mkdocs_files, template_errors
from generator.page_cache import BytecodeCache, PageCache
from generator.press_problems import PrintError
from generator.preview import Preview
from generator.process_setup import configure_process, unusable_option
from generator.project import read_ahead, read_project
from generator.settings import HOOK
from generator.settings.refused import PAGE_EXTENSIONS
from generator.settings.values import ICONS
from library.checks import editorial_problems
from library.checks.link_targets import page_anchors
from library.clock import epoch_error
from library.problems import Problem, format_problems
from pages.build_context import Build
from pages.collapsed import collapse_sections
from publish import portable_copy, search_index
from publish.last_site import what_is_lost
from publish.refusals import find_refusals
from worksheet import registry


class Adapter:
    """A method for each event of a build. There is one for a process, in which a preview runs many builds."""

    def __init__(self) -> None:
        self.options = publish.BuildOptions()
        self.staging: publish.Staging | None = None

    def startup(self, *, command: str, dirty: bool) -> None:
        """Called once. `command` is build, serve or gh-deploy."""
        self.preview = Preview() if command == "serve" else None
        if command == "gh-deploy":  # it publishes what it builds
            self.options = publish.BuildOptions(publish=True)
        self.messages = configure_process()

    def config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks everything. A build of a project with problems ends here, before `site/` is touched."""
        self.messages.counts.clear()
        build_cache.begin_build()
        self.root = Path(config.config_file_path).parent
        if problem := epoch_error():
            raise PluginError(problem)
        read_ahead(self.root)
        library, problems = read_project(self.root, drafts=self.preview is not None)
        if not problems and (option := unusable_option(config)):
            raise PluginError(option)
        self.build = Build.create(library, problems, preview=self.preview is not None, pdfs=self.options.pdfs)
        build_cache.stop_work_ahead()
        if self.preview:
            self._begin_preview(self.preview, config)
        else:
            self._abort_on_problems()
            # Of a link, the folder that it leads to is replaced.
            self.staging = publish.Staging(Path(config.site_dir).resolve())
            config.site_dir = str(self.staging.prepare())
        # A preview stores its first build on the disk, and none of its edits.
        is_stored = self.preview is None or self.preview.builds == 1
        build_cache.DiskBackedCache.folder = self.root / ".cache" if is_stored else None
        config.nav = mkdocs_files.nav_without(config.nav, library.excluded_drafts)
        has_workbook = not self.preview and "worksheets/index.md" in library.pages
        # Without the theme's sitemap, which holds the date of the build.
        config.theme.static_templates = {"404.html", *(["workbook.html"] if has_workbook else [])}
        self._add_extensions(config)
        self._register_macros(config)
        return config

    def _begin_preview(self, preview: Preview, config: MkDocsConfig) -> None:
        preview.begin(self.build, config)
        # Of links and nav the library has said it, with lines.
        for group in (config.validation.nav, config.validation.links):
            group.update(dict.fromkeys(group, logging.DEBUG))
        watched = (self.root / name for name in ("overrides", "hooks"))
        config.watch += [str(folder) for folder in watched if folder.is_dir()]

    def _add_extensions(self, config: MkDocsConfig) -> None:
        """Adds our Markdown extensions. Listed ones that are ours too would read the text a second time, each in its own way."""
        ours = self.build.markdown_extensions(
            lambda md: self.build.get_page(mkdocs_files.page_path(md)), ICONS
        )
        theirs = [name for name in config.markdown_extensions if name not in PAGE_EXTENSIONS]
        config.markdown_extensions = [*theirs, *ours]  # type: ignore[list-item]  # MkDocs passes instances on
        config.mdx_configs = {name: config.mdx_configs[name] for name in theirs if name in config.mdx_configs}

    def _register_macros(self, config: MkDocsConfig) -> None:
        macros: Any = config.plugins["macros"]
        for name in (mine := self.build.macros(lambda: self.build.get_page(macros.page.file.src_uri))):
            macros.variables.pop(name, None)  # variables come first, and `extra` has a `practice` too
        macros.register_macros(mine)

    def _abort_on_problems(self) -> None:
        """Ends a build that has problems, that must not be published, or whose portable copy can't be written."""
        if self.options.folder:
            portable_copy.check_target(self.options.folder)
        problems = list(self.build.problems)
        if self.options.publish:
            problems += editorial_problems(self.build.library)
            problems += find_refusals(self.build.library, self.options)
        if problems:
            self._stop(problems)

    def _stop(self, problems: list[Problem]) -> NoReturn:
        """Ends a build. The last pages of a preview stay, and its panel says why."""
        if self.preview:
            self.preview.problems += map(str, problems)
        raise PluginError("\n" + format_problems(problems)) from None

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Drops files that are not published, adds the style sheet of the blocks, and applies the owner's colors."""
        rules = config.docs_dir, self.build.library.excluded_drafts, self.build.facts.icon
        ours = Files([file for file in files if mkdocs_files.is_published(file, *rules)])
        ours.append(File.generated(config, "assets/styles/blocks.css", content=registry.style_sheet()))
        own_colors = self.build.library.extra.get("colors") or {}
        for path, recolor in ((palette.STYLES, palette.recolor_styles), (palette.ICON, palette.recolor_icon)):
            if file := ours.get_file_from_path(path):
                # As bytes: text would get the line ends of the system, and the icon other bytes on Windows.
                file.content_bytes = recolor(file.content_string, own_colors).encode()
        return ours

    def nav(self, nav: Any, config: MkDocsConfig, files: Files) -> Any:
        """All files and their addresses are known from here on."""
        self.page_cache = PageCache(config, nav, files, lambda: sum(self.messages.counts.values()))
        return nav

    def page_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Gives MkDocs no text of a page that could not be read (in a preview)."""
        return None if page.file.src_uri in self.build.library.pages else ""

    @event_priority(100)
    def before_macros(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The text as the library reads it. Turns the macros plugin off where there are no macros, or some with a mistake."""
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
        self.page_cache.render_or_restore(page, text, here)
        return text

    def page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Reads the text for the search index, and folds sections that are collapsed."""
        self.build.sections[page.file.src_uri] = search_index.section_entries(html)
        here = self.build.get_page(page.file.src_uri)
        if page.present_anchor_ids is not None:  # anchors that templates add below the text
            page.present_anchor_ids |= page_anchors(self.build.library, here)
            page.present_anchor_ids |= {reference.anchor for reference in here.cited}
        return collapse_sections(html) if here.collapsed else html

    def env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Configures Jinja, and checks all templates."""
        build_cache.stop_work_ahead()
        env.trim_blocks = env.lstrip_blocks = True
        env.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}
        env.bytecode_cache = BytecodeCache()
        env.filters.update(self.build.filters.by_name())
        overrides = self.root / "overrides"
        if problems := template_errors.template_problems(env, overrides, self.root):
            self._stop(problems)
        # Other plugins may change a page in ways that the key of a cached page does not cover.
        if {*config.plugins} == {"macros", HOOK}:
            self.page_cache.cache_templates(env, self.build, overrides)
        return env

    def page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        context.update(self.build.template_context(self.build.get_page(page.file.src_uri)))
        self.page_cache.finish(page, context)
        return context

    def template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The same for 404.html, which is no page."""
        context.update(self.build.template_context(None))
        return context

    def post_build(self, config: MkDocsConfig) -> None:
        """Turns the rendered pages into the site, and swaps it in."""
        build_cache.stop_work_ahead()
        site, cache = Path(config.site_dir), self.root / ".cache" / "press"
        if self.preview:
            publish.finish_preview(site, self.build, cache)
            self.preview.remove_stale_files()
            if self.preview.builds == 1:
                build_cache.save(self.root / ".cache")
            return
        if config.strict and any(level >= logging.WARNING for level in self.messages.counts):
            self.drop()  # MkDocs itself ends a strict build with warnings, after this event
            return
        try:
            publish.finish_site(site, self.build, cache, self.options)
        except press.PressError as error:
            raise PrintError(error.faults, self.build.library) from None
        if self.staging:
            lost = what_is_lost(self.staging.site, self.build.library, site)
            self.staging.publish()
            print(*lost, sep="\n", end="\n" * bool(lost), file=sys.stderr)
            config.site_dir = str(self.staging.site)  # where `mkdocs gh-deploy` looks for it
        build_cache.save(self.root / ".cache")

    def build_error(self, error: Exception) -> None:
        """Reports a template that failed with its line."""
        self.drop()
        if problem := template_errors.problem_in_traceback(error, self.root):
            self._stop([problem])

    def drop(self) -> None:
        """Removes what a build has made that did not end."""
        build_cache.stop_work_ahead()
        if self.staging:
            self.staging.discard()

    def serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        return self.preview.attach(server, self.root, config.watch) if self.preview else server
