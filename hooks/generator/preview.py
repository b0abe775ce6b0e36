"""The preview: shows problems in a panel on each page, makes PDFs, cards and the EPUB on request, and overwrites its last pages
in place.

Panel and files are added by the server, so that pages are built as they are for publishing. No mistake ends a preview.
"""

import logging
import re
import shutil
from collections.abc import Callable, Iterable
from functools import partial
from html import escape
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import press
from generator.host_guard import Application, guard
from generator.settings import HOOK, read_config
from pages.build_context import Build

log = logging.getLogger("mkdocs.hooks.preview")
# Requests that may wait to be accepted: a browser asks for all files of a page at once.
REQUEST_BACKLOG = 256
PANEL_HTML = '<aside role="alert" class="preview-problems"><h2>{}</h2><ul>{}</ul><p>{}</p></aside>'
# In place of a page that the first build could not make.
MISSING_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{root}assets/styles/site.css">
<link rel="stylesheet" href="{root}assets/styles/preview.css"></head>
<body><main id="main"><h1>{title}</h1><p>{unreadable}</p></main></body>
</html>
"""
MAIN_TAG = re.compile(rb'<main id="main"[^>]*>')
PRESS_MEDIA_TYPES = {".pdf": "application/pdf", ".png": "image/png", ".epub": "application/epub+zip"}
START_MARKER = ".begun"  # a file; its time is that of the last build's begin


class Preview:
    """One for a process. `problems` are shown in the panel; `build` is the build that began last, of as many as `builds`; `site` is
    the folder that is served."""

    build: Build
    site: Path

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.builds = 0
        self._code_mtimes = _code_mtimes()
        from mkdocs.commands import serve  # slow to import, and of no use to a build

        serve.build = partial(self._build_or_explain, serve.build)  # type: ignore[attr-defined]

    def begin(self, build: Build, config: MkDocsConfig) -> None:
        """Takes over the problems of a new build, for the panel and the terminal."""
        self.site = Path(config.site_dir)
        (self.site / START_MARKER).touch()
        self.builds += 1
        self.build, self.problems = build, []
        self.add(build.problems)
        if _code_mtimes() != self._code_mtimes:  # loaded modules stay as they are
            self.add(["The code in hooks/ has changed. Stop the preview with Ctrl+C and start it again."])

    def _build_or_explain(self, build: Callable[..., None], *args: Any, **options: Any) -> None:
        """MkDocs's `build` would end a preview if the first one fails. There are no last pages to stay then, so those that it did not
        make say so, below the panel."""
        try:
            build(*args, **options)
        except (PluginError, SystemExit) as error:
            if self.builds != 1 or not self.problems:
                raise
            if not isinstance(error, SystemExit):  # which MkDocs has logged
                log.error("\n".join(self.problems))
            self._write_missing_pages()

    def _write_missing_pages(self) -> None:
        library, t = self.build.library, self.build.t
        shutil.copytree(library.docs / "assets/styles", self.site / "assets/styles", dirs_exist_ok=True)
        titles = {f"{page.url}index.html": page.title for page in library.pages.values()}
        for name, title in {**titles, "404.html": library.name}.items():
            file, root = self.site / name, "../" * name.count("/")
            if not file.exists():
                file.parent.mkdir(parents=True, exist_ok=True)
                words = {"title": escape(title), "unreadable": escape(t("unreadable"))}
                file.write_text(MISSING_PAGE.format(language=library.language, root=root, **words), "utf-8")

    def remove_stale_files(self) -> None:
        """Removes every file that this build did not write."""
        begun = (self.site / START_MARKER).stat().st_mtime_ns
        for file in sorted(self.site.rglob("*"), reverse=True):  # files before the folder they are in
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif file.stat().st_mtime_ns < begun:
                file.unlink()

    def add(self, problems: Iterable[object]) -> None:
        """Reports further problems, found while pages are rendered."""
        for problem in map(str, problems):
            self.problems.append(problem)
            log.info(problem)

    def attach(self, server: Any, root: Path, watched: list[str]) -> Any:
        """Wraps the server's application and its builder. `watched` are the paths that it will watch besides docs/."""
        from generator import file_watcher  # slow to import, and of no use to a build

        self.root, self.server = root, server
        with_press = partial(self._answer, server.get_app())
        server.set_app(guard(with_press, *server.server_address[:2]))
        add_script, error_page = server._inject_js_into_html, server.error_handler
        server._inject_js_into_html = lambda page, epoch: add_script(self._with_panel(page), epoch)
        server.error_handler = lambda status: (page := error_page(status)) and self._with_panel(page)
        server.request_queue_size = REQUEST_BACKLOG
        server.builder = partial(self._build_again, server.builder)
        file_watcher.watch_for_edits(server, watched)
        # So that the first PDF need not wait for the engines to load.
        arguments = (self.site, root / ".cache/press")
        Thread(target=press.warm, args=arguments, kwargs={"translate": self.build.t}, daemon=True).start()
        return server

    def _build_again(self, build: Callable[[], None]) -> None:
        """Raises nothing: when a rebuild fails (because of mkdocs.yml, say) the last pages stay, and the panel says why."""
        self.problems = []
        try:
            config = read_config(self.root)
            if HOOK not in (config.config.get("hooks") or ()):
                raise ValueError(f"mkdocs.yml has no {HOOK}")  # MkDocs would build its own pages
            build()
        except (Exception, SystemExit) as error:
            log.debug("the last build failed", exc_info=True)
            problems = [str(problem) for problem in read_config(self.root).problems]
            messages = str(error).strip().splitlines() or [f"the site can't be built: {error!r}"]
            if not (self.problems and isinstance(error, (PluginError, SystemExit))):  # they say why
                self.problems = [*dict.fromkeys((*self.problems, *(problems or messages)))]
            if not isinstance(error, SystemExit):  # which MkDocs has logged
                log.error("\n".join(self.problems))

    def _answer(
        self, inner: Application, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """A WSGI application that answers for the files of the press, and leaves others to `inner`."""
        path = environ.get("PATH_INFO", "")
        kind = PRESS_MEDIA_TYPES.get(PurePosixPath(path).suffix)
        is_press_file = kind and not (self.site / path.lstrip("/")).is_file()
        content = self._press_file(path) if is_press_file else None
        if content is None:
            return inner(environ, start_response)
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _press_file(self, path: str) -> bytes | None:
        with self.server._epoch_cond:  # until the pages are complete, as MkDocs waits before it serves one
            self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch == self.server._wanted_epoch)
        address = path.removeprefix(self.server.mount_path)
        try:
            return press.render(self.site, address, self.root / ".cache/press", translate=self.build.t)
        except press.PressError as error:
            log.error(str(error))
            return None

    def _with_panel(self, page: bytes) -> bytes:
        if not self.problems:
            return page
        items = "".join(f"<li>{escape(problem)}</li>" for problem in self.problems)
        heading, after = (escape(self.build.t(key)) for key in ("panel_heading", "panel_after"))
        panel = PANEL_HTML.format(heading, items, after).encode()
        main = MAIN_TAG.search(page)
        at = main.end() if main else 0
        return page[:at] + panel + page[at:]


def _code_mtimes() -> dict[str, float]:
    """Our modules with their times of change."""
    return {str(file): file.stat().st_mtime for file in Path(__file__).parent.parent.rglob("*.py")}
