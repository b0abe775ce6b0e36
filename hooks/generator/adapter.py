"""Answers MkDocs's events by what the library, the pages and the publisher know.

A build goes into a folder beside `site/`, which is exchanged for it at the very end: whatever
fails before leaves the last good site as it was.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

import press
import publish
from generator import looks, mkdocs_files, preview, templates
from generator.process import Warnings, prepare
from library.checks import editorial
from library.checks.targets import anchors_of
from library.problems import listing
from pages import current
from pages.making import Making
from publish.allowed import NotAllowed
from publish.publishable import refusals


def _asked(name: str) -> bool:
    """An option of scripts/build, which reaches a hook through the environment."""
    return os.environ.get(name) == "1"


def _refuse(making: Making) -> None:
    """Ends a build whose words have a mistake in them, or must not go online."""
    to_publish = _asked("BUILD_TO_PUBLISH")
    problems = list(making.problems)
    if to_publish:
        problems += editorial(making.library)
        problems += refusals(making.library, allow_recheck=_asked("BUILD_ALLOW_RECHECK"))
    if problems:
        raise PluginError("\n" + listing(problems))


class Adapter:
    """A method for each event. MkDocs has one object for a whole process; a preview begins many makings with it."""

    def __init__(self) -> None:
        self.serving = False
        self.warnings = Warnings()
        self.staging: publish.Staging | None = None

    def startup(self, *, command: str, dirty: bool) -> None:
        """Once for the process. `command` is build or serve."""
        self.serving = command == "serve"
        self.warnings = prepare()

    def config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks everything. A build with a mistake in it ends here, before `site/` is touched."""
        self.warnings.count = 0
        root = Path(config.config_file_path).parent
        making = current.making = Making.begin(
            root, preview=self.serving, pdfs=not _asked("BUILD_PAGES_ONLY")
        )
        if self.serving:
            preview.show(making.problems)
            config.watch += [str(root / name) for name in ("overrides", "hooks") if (root / name).is_dir()]
        else:
            _refuse(making)
        self.staging = self._staging(Path(config.site_dir), root)
        config.site_dir = str(self.staging.begin())
        config.nav = mkdocs_files.without(config.nav, making.library.left_out)
        mkdocs_files.leave_out_files_of(config.theme)
        config.theme.static_templates = {"404.html"}  # the theme's own sitemap holds the date of the build
        config.markdown_extensions += making.extensions()  # type: ignore[arg-type]  # MkDocs passes instances on
        return config

    def _staging(self, site: Path, root: Path) -> publish.Staging:
        if self.serving:
            return publish.Staging(site)  # a folder that MkDocs has just made for the preview
        try:
            return publish.Staging.of(site, ours=root / "site")
        except publish.NotASite as error:
            raise PluginError(str(error)) from None

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leaves out what is not published; adds the search's own library."""
        making = current.get()
        kept = Files(
            [file for file in files if mkdocs_files.published(file, config.docs_dir, making.library.left_out)]
        )
        if linked := mkdocs_files.from_outside(kept, config.docs_dir):
            listed = "\n".join(linked)
            raise PluginError(
                f"these are links to files outside docs/:\n{listed}\nCopy what they point at to their place, or remove them."
            )
        return kept

    def page_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The words of a page that can't be read are not for MkDocs either (preview only)."""
        return None if page.file.src_uri in current.get().library.pages else ""

    @event_priority(100)
    def before_macros(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Where nothing is written between {{ and }}, or nothing that can be read, the macros plugin need not try."""
        written = "{{" in markdown or "{%" in markdown or "{#" in markdown
        page.meta["render_macros"] = written and current.get().callable(page.file.src_uri)

    def page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives the page its template and title; in place of one that can't be shown, a word that says so."""
        making = current.get()
        making.turn_to(page.file.src_uri)
        page.meta["template"] = making.template()
        page.title = making.page.title if making.page else None
        failed = "Macro Rendering Error" in markdown or "Macro Syntax Error" in markdown
        if failed and not self.serving:  # the plugin itself only puts its report in the page's place
            raise PluginError(f"docs/{page.file.src_uri}: a macro failed:\n{markdown}")
        shown = making.callable(page.file.src_uri) and not failed
        return markdown if shown else making.t("unreadable")

    def page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keeps the page's text as HTML, for the search."""
        making = current.get()
        making.contents[page.file.src_uri] = html
        if page.present_anchor_ids is not None and making.page:  # what templates add below the words
            page.present_anchor_ids |= anchors_of(making.library, making.page) | {
                source.anchor for source in making.page.cited
            }
        return html

    def env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """The templates: their settings, and what is wrong with them."""
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = templates.Compiled(current.get().root / ".cache")
        env.filters["long_date"] = current.get().long_date
        root = current.get().root
        broken = looks.mistakes(env, root / "overrides", root)
        if broken and not self.serving:
            raise PluginError("\n" + listing(broken))
        if broken:
            preview.add(broken)
            looks.go_bare(env)
        return env

    def page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What a page's template gets to see."""
        making = current.get()
        making.turn_to(page.file.src_uri)
        context.update(making.context())
        return context

    def template_context(self, context: Any, template_name: str, config: MkDocsConfig) -> Any:
        """The same for 404.html, which is no page."""
        making = current.get()
        making.page = None
        context.update(making.context())
        return context

    def post_build(self, config: MkDocsConfig) -> None:
        """Turns the rendered pages into the site, and puts it in the last one's place."""
        making = current.get()
        site = Path(config.site_dir)
        if self.serving:
            publish.finish_preview(site, making.library, making.contents, making.t)
            if self.staging:
                self.staging.put_in_place()
            return
        if config.strict and self.warnings.count:
            self.drop()  # MkDocs ends a strict build with warnings by itself, after this event
            return
        options = publish.Options(
            pdfs=making.site.pdfs,
            compressed=_asked("BUILD_TO_PUBLISH"),
            cache=making.root / ".cache" / "press",
        )
        try:
            publish.finish(site, making.library, making.contents, making.t, options)
        except (press.PressError, NotAllowed) as error:
            raise PluginError(str(error)) from None
        if self.staging:
            self.staging.put_in_place()

    def build_error(self, error: Exception) -> None:
        """Names a template that failed as a mistake with its line."""
        self.drop()
        found = (
            looks.mistake_at(error, current.get().root)
            if current.making and not isinstance(error, PluginError)
            else None
        )
        if found:
            raise PluginError("\n" + listing([found])) from None

    def drop(self) -> None:
        """Removes what is half built."""
        if self.staging:
            self.staging.drop()

    def shutdown(self) -> None:
        self.drop()

    def serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Puts the preview's panel and press before MkDocs's server."""
        return preview.attach(server, current.get().root)
