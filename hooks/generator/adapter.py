"""Answers MkDocs's events by what the library, the pages and the publisher know.

A build goes into a folder beside `site/`, which is exchanged for it at the very end: whatever
fails before leaves the last good site as it was.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

import colors
import kept
import press
import publish
from cache import Cache
from generator import mkdocs_files, template_errors, templates
from generator.icons import ICONS
from generator.in_place import InPlace
from generator.preview import Preview
from generator.process import Warnings, prepare
from generator.project import read_project
from generator.rendered import Rendered
from generator.templated import Templated
from generator.told import Unprintable, told
from library import word_lists
from library.checks import editorial
from library.checks.targets import anchors_of
from library.clock import epoch_mistake
from library.problems import listing
from pages.build import Build
from pages.collapsed import collapsed
from publish import folder
from publish.allowed import NotAllowed
from publish.folder import NoFolder
from publish.publishable import refusals
from worksheet import registry


@dataclass(frozen=True)
class Options:
    """What `scripts/build` was asked for; plain `mkdocs build` has these as they stand.

    `pdfs`: make them; `trial`: or only see whether they could be made; `publish`: refuse what must not go online; `allow_recheck`: but only list unconfirmed facts;
    `below_a_path`: and let a site through that shares its host with others; `folder`: the zip to write besides.
    """

    pdfs: bool = True
    trial: bool = False
    publish: bool = False
    allow_recheck: bool = False
    below_a_path: bool = False
    folder: Path | None = None


class Adapter:
    """A method for each event. MkDocs has one object for a whole process; a preview begins many builds with it."""

    def __init__(self) -> None:
        self.options = Options()
        self.warnings = Warnings()
        self.preview: Preview | None = None
        self.in_place: InPlace | None = None
        self.staging: publish.Staging | None = None
        self.begun: Build | None = None
        self.rendered: Rendered | None = None
        self.templated: Templated | None = None
        self.compiled: templates.Compiled | None = None
        self.root = Path()

    @property
    def build(self) -> Build:
        """The build that is under way."""
        if self.begun is None:
            raise RuntimeError("no build is under way: on_config comes first")
        return self.begun

    def startup(self, *, command: str, dirty: bool) -> None:
        """Once for the process. `command` is build, serve or gh-deploy."""
        self.preview = Preview() if command == "serve" else None
        if command == "gh-deploy":  # which puts online what it builds
            self.options = Options(publish=True)
        self.warnings = prepare()

    def config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks everything. A build with a mistake in it ends here, before `site/` is touched."""
        self.warnings.count = 0
        kept.next_run()
        if mistake := epoch_mistake():
            raise PluginError(mistake)
        self.root = Path(config.config_file_path).parent
        library, problems = read_project(self.root, drafts=self.preview is not None)
        build = Build.begin(library, problems, preview=self.preview is not None, pdfs=self.options.pdfs)
        self.begun = build
        if self.preview:
            self.preview.begin(build)
            config.watch += [
                str(folder) for name in ("overrides", "hooks") if (folder := self.root / name).is_dir()
            ]
            self.in_place = InPlace(Path(config.site_dir))
            self.in_place.begin(config)
        else:
            self._refuse(build)
            self.staging = self._staging(Path(config.site_dir))
            config.site_dir = str(self.staging.begin())
        config.nav = mkdocs_files.without(config.nav, library.left_out)
        mkdocs_files.leave_out_files_of(config.theme)
        book = not self.preview and "worksheets/index.md" in library.pages
        config.theme.static_templates = {
            "404.html",
            *(["workbook.html"] if book else []),
        }  # the theme's own sitemap holds the date of the build
        config.markdown_extensions += build.extensions(  # type: ignore[arg-type]  # MkDocs passes instances on
            lambda md: build.page(mkdocs_files.page_of(md)), ICONS
        )
        macros: Any = config.plugins["macros"]
        for name in (mine := build.macros(lambda: build.page(macros.page.file.src_uri))):
            macros.variables.pop(name, None)  # `extra:` has a `practice` too, and would come first
        macros.register_macros(mine)
        return config

    def _refuse(self, build: Build) -> None:
        """Ends a build whose words have a mistake in them, or must not go online, or whose copy has no place."""
        if self.options.folder:
            try:
                folder.check(self.options.folder)
            except NoFolder as error:
                raise PluginError(str(error)) from None
        problems = list(build.problems)
        if self.options.publish:
            problems += editorial(build.library)
            problems += refusals(
                build.library,
                allow_recheck=self.options.allow_recheck,
                below_a_path=self.options.below_a_path,
            )
        if problems:
            raise PluginError("\n" + listing(problems))

    def _staging(self, site: Path) -> publish.Staging:
        try:
            return publish.Staging.of(site)
        except publish.NotASite as error:
            raise PluginError(str(error)) from None

    def files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leaves out what is not published; adds the search's own library."""
        away = self.build.library.left_out
        kept = Files([file for file in files if mkdocs_files.published(file, config.docs_dir, away)])
        if linked := mkdocs_files.from_outside(kept, config.docs_dir):
            listed = "\n".join(linked)
            message = f"these are links to files outside docs/:\n{listed}\nCopy what they point at to their place, or remove them."
            raise PluginError(message)
        if self.in_place:
            self.in_place.find(config, kept)
        kept.append(File.generated(config, "assets/styles/blocks.css", content=registry.styles()))
        for file in kept:
            if file.src_uri in (colors.STYLES, colors.ICON):
                file.content_string = self._colored(file.src_uri, file.content_string)
        return kept

    def _colored(self, name: str, text: str) -> str:
        """A file of ours in the owner's colors."""
        own = self.build.library.extra.get("colors") or {}
        return colors.styles(text, own) if name == colors.STYLES else colors.icon(text, own)

    def nav(self, nav: Any, config: MkDocsConfig, files: Files) -> Any:
        """From here on it is known which files there are, and what a link to each becomes."""
        cache = None if self.preview else Cache(self.root / ".cache", "markdown")
        self.rendered = Rendered(config, files, cache, lambda: self.warnings.said)
        return nav

    def page_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """The words of a page that can't be read are not for MkDocs either (preview only)."""
        return None if page.file.src_uri in self.build.library.pages else ""

    @event_priority(100)
    def before_macros(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Where nothing is written between {{ and }}, or nothing that can be read, the macros plugin need not try."""
        written = "{{" in markdown or "{%" in markdown or "{#" in markdown
        page.meta["render_macros"] = written and self.build.callable(self.build.page(page.file.src_uri))

    def page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Gives the page its template and title; in place of one that can't be shown, a word that says so."""
        here = self.build.page(page.file.src_uri)
        page.meta["template"] = self.build.template(here)
        page.title = here.title
        failed = "Macro Rendering Error" in markdown or "Macro Syntax Error" in markdown
        if failed and not self.preview:  # the plugin itself only puts its report in the page's place
            raise PluginError(f"docs/{page.file.src_uri}: a macro failed:\n{markdown}")
        shown = self.build.callable(here) and not failed
        # As the library reads it: a Mac writes an accent as a sign of its own, which no font here draws.
        text = (
            word_lists.as_markdown(unicodedata.normalize("NFC", markdown))
            if shown
            else self.build.t("unreadable")
        )
        if self.rendered:
            self.rendered.serve(page, text, here)
        return text

    def page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keeps the page's text as HTML, for the search."""
        self.build.contents[page.file.src_uri] = html
        if page.present_anchor_ids is not None:  # what templates add below the words
            here = self.build.page(page.file.src_uri)
            page.present_anchor_ids |= anchors_of(self.build.library, here)
            page.present_anchor_ids |= {source.anchor for source in here.cited}
        return collapsed(html) if self.build.page(page.file.src_uri).collapsed else html

    def env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """The templates: their settings, and what is wrong with them."""
        env.trim_blocks = env.lstrip_blocks = True
        env.bytecode_cache = self.compiled = templates.Compiled(self.root / ".cache")
        env.filters.update(self.build.filters.by_name())
        broken = template_errors.mistakes(env, self.root / "overrides", self.root)
        if broken and not self.preview:
            raise PluginError("\n" + listing(broken))
        if broken and self.preview:
            self.preview.add(broken)
            template_errors.use_fallback(env)
        self.templated = None
        if self.preview and self.rendered and not broken:
            self.templated = Templated(self.build, self.rendered, self.root / "overrides")
            self.templated.begin(env, files)
        return env

    def page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """What a page's template gets to see."""
        context.update(self.build.context(self.build.page(page.file.src_uri)))
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
        context.update(self.build.context(None))
        return context

    def post_build(self, config: MkDocsConfig) -> None:
        """Turns the rendered pages into the site, and puts it in the last one's place."""
        build, site = self.build, Path(config.site_dir)
        if self.in_place:
            publish.finish_preview(
                site, build.library, build.contents, build.t, self.root / ".cache" / "press"
            )
            self.in_place.tidy()
            return
        if config.strict and self.warnings.count:
            self.drop()  # MkDocs ends a strict build with warnings by itself, after this event
            return
        options = publish.Options(
            pdfs=self.options.pdfs,
            trial=self.options.trial,
            public=self.options.publish,
            folder=self.options.folder,
            cache=self.root / ".cache" / "press",
        )
        try:
            publish.finish(site, build.library, build.contents, build.t, options)
        except press.PressError as error:
            raise Unprintable(*told(error.faults, build.library)) from None
        except (NotAllowed, NoFolder) as error:
            raise PluginError(str(error)) from None
        if self.staging:
            try:
                self.staging.put_in_place()
            except publish.NotASite as error:
                raise PluginError(str(error)) from None
            config.site_dir = str(self.staging.site)  # where `mkdocs gh-deploy` looks for it
        if self.rendered and self.compiled:
            self.rendered.tidy()
            self.compiled.tidy()

    def build_error(self, error: Exception) -> None:
        """Names a template that failed as a mistake with its line."""
        self.drop()
        if self.begun and not isinstance(error, PluginError):
            mistake = template_errors.mistake_at(error, self.root)
            if mistake:
                raise PluginError("\n" + listing([mistake])) from None

    def drop(self) -> None:
        """Removes what is half built."""
        if self.staging:
            self.staging.drop()

    def shutdown(self) -> None:
        self.drop()

    def serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Puts the preview's panel and press before MkDocs's server."""
        return self.preview.attach(server, self.root, config.watch) if self.preview else server
