"""The preview: what is wrong stands in a calm panel on the page, and PDFs and the like are made when asked for.

Neither is part of the pages: both are added on the way to the browser, so the same pages are
built as for publishing, and a mistake never ends the preview.
"""

import logging
import re
import traceback
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any

import press
from generator.guard import guarded
from generator.settings import read_config
from library.problems import Problem
from pages.build import Build

log = logging.getLogger("mkdocs.hooks.preview")
# So many requests may wait to be let in: a page of links asks for every file of it at once.
WAITING = 256
PANEL = (
    '<aside role="alert" class="preview-problems"><h2>{heading}</h2><ul>{items}</ul><p>{after}</p></aside>'
)
MAIN = re.compile(rb'<main id="main"[^>]*>')
# What the press makes, and as what it is sent.
PRESSED = {".pdf": "application/pdf", ".png": "image/png", ".epub": "application/epub+zip"}
Application = Callable[..., Iterable[bytes]]


class Preview:
    """One for a process. `problems` are what the panel shows; `build` is the last one that began, `first` until another
    does."""

    def __init__(self) -> None:
        self.problems: list[str] = []
        self.build: Build | None = None
        self.first = True
        self.root, self.site = Path(), Path()
        self.server: Any = None
        self._code = _code()

    def begin(self, build: Build) -> None:
        """A build has begun: keeps what the panel shows of it, and says it in the terminal too."""
        self.first = self.build is None
        self.build, self.problems = build, []
        self.add(build.problems)
        if _code() != self._code:  # Python keeps what it has loaded
            self._say("The code in hooks/ has changed. Stop the preview with Ctrl+C and start it again.")

    def add(self, problems: Iterable[Problem]) -> None:
        """More that is wrong, found while pages are made."""
        for problem in problems:
            self._say(str(problem))

    def _say(self, problem: str) -> None:
        self.problems.append(problem)
        log.info(problem)

    def attach(self, server: Any, root: Path, watched: list[str]) -> Any:
        """Puts panel and press between the server and the browser, and keeps mistakes from ending it.

        `watched` is what the server is going to watch besides the words.
        """
        from generator import watching  # slow to load, and a build watches nothing

        self.root, self.site, self.server = root, Path(server.root), server
        server.set_app(guarded(self._application(server.get_app()), *server.server_address[:2]))
        server.request_queue_size = WAITING
        server.builder = self._guarded(server.builder)
        watching.follow(server, watched)
        # The first PDF that somebody asks for is not the one that loads the engines.
        Thread(target=self._warm, daemon=True).start()
        return server

    @property
    def _cache(self) -> Path:
        return self.root / ".cache" / "press"

    def _warm(self) -> None:
        if self.build:
            press.warm(self.site, self._cache, translate=self.build.t)

    def _guarded(self, builder: Callable[[], None]) -> Callable[[], None]:
        """A rebuild that fails (a broken mkdocs.yml, say) keeps the last pages and tells why."""

        def build() -> None:
            try:
                builder()
            except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the preview goes on
                log.debug(traceback.format_exc())
                mistakes = [str(problem) for problem in read_config(self.root).problems]
                said = str(error).strip().splitlines() or [f"the site can't be made: {error!r}"]
                self.problems = mistakes or said
                for problem in self.problems:
                    log.error(problem)

        return build

    def _application(self, inner: Application) -> Application:
        def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            path = environ.get("PATH_INFO", "")
            kind = PRESSED.get(PurePosixPath(path).suffix)
            if kind and not (self.site / path.lstrip("/")).is_file():
                made = self._pressed(path)
                if made is not None:
                    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(made)))])
                    return [made]
            if not self.problems or path.startswith("/livereload/"):
                return inner(environ, start_response)
            return self._with_panel(inner, environ, start_response)

        return app

    def _pressed(self, path: str) -> bytes | None:
        if self.build is None:
            return None
        with self.server._epoch_cond:  # as MkDocs does for pages: while they are written, none is whole
            self.server._epoch_cond.wait_for(lambda: self.server._visible_epoch == self.server._wanted_epoch)
        address = path.removeprefix(_mount(self.build)).lstrip("/")
        try:
            return press.render(self.site, address, self._cache, translate=self.build.t)
        except press.PressError as error:
            log.error(str(error))
            return None

    def _with_panel(
        self, inner: Application, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        answer: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
            answer[:] = [status, headers]

        body = b"".join(inner(environ, keep))
        status, headers = answer
        if any(name.lower() == "content-type" and "html" in value for name, value in headers):
            body = self._insert(body)
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"] + [
                ("Content-Length", str(len(body)))
            ]
        start_response(status, headers)
        return [body]

    def _insert(self, page: bytes) -> bytes:
        if self.build is None:
            return page
        panel = PANEL.format(
            heading=escape(self.build.t("panel_heading")),
            items="".join(f"<li>{escape(problem)}</li>" for problem in self.problems),
            after=escape(self.build.t("panel_after")),
        ).encode()
        main = MAIN.search(page)
        at = main.end() if main else 0
        return page[:at] + panel + page[at:]


def _mount(build: Build) -> str:
    """The folder that the site stands in on its host: "/site" of https://name.example/site/."""
    return "/" + "/".join(build.library.site_url.split("/")[3:]).strip("/")


def _code() -> dict[str, float]:
    """Every module of ours with the moment of its last change."""
    return {str(file): file.stat().st_mtime for file in Path(__file__).parent.parent.rglob("*.py")}
