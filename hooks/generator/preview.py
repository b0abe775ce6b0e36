"""The preview: what is wrong stands in a calm panel on the page, and PDFs and the like are made when asked for.

Neither is part of the pages: both are added on the way to the browser, so the same pages are
built as for publishing, and a mistake never ends the preview.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path, PurePosixPath
from threading import Thread
from typing import Any

import press
from library.nav import read_config
from library.problems import Problem
from pages import current

log = logging.getLogger("mkdocs.hooks.preview")
PANEL = (
    '<aside role="alert" class="preview-problems"><h2>{heading}</h2><ul>{items}</ul><p>{after}</p></aside>'
)
# What the press makes, and as what it is sent.
PRESSED = {".pdf": "application/pdf", ".png": "image/png", ".epub": "application/epub+zip"}
problems: list[str] = []
code_seen: dict[str, float] = {}


def show(found: list[Problem]) -> None:
    """Keeps what the panel shows, and says it in the terminal too."""
    problems[:] = [str(problem) for problem in found]
    if _code_changed():
        problems.append("The code in hooks/ has changed. Stop the preview with Ctrl+C and start it again.")
    for problem in problems:
        log.info(problem)


def add(found: list[Problem]) -> None:
    """More that is wrong, found while pages are made."""
    for problem in found:
        problems.append(str(problem))
        log.info(problem)


def _code_changed() -> bool:
    """Python keeps what it has loaded: a changed hook is only seen after a new start."""
    folder = Path(__file__).parent.parent
    now = {str(file): file.stat().st_mtime for file in folder.rglob("*.py")}
    first = not code_seen
    changed = any(code_seen.get(name) != time for name, time in now.items())
    if first:
        code_seen.update(now)
    return changed and not first


def attach(server: Any, root: Path) -> Any:
    """Puts panel and press between the server and the browser, and keeps mistakes from ending it."""
    server.set_app(_application(server.get_app(), Path(server.root), root))
    server.builder = _guarded(server.builder, root)
    _look_more_often(server)
    # The first PDF that somebody asks for is not the one that loads the engines.
    Thread(target=_warm, args=(Path(server.root), root), daemon=True).start()
    return server


def _warm(site: Path, root: Path) -> None:
    press.warm(site, root / ".cache" / "press", strings=current.get().t)


def _look_more_often(server: Any) -> None:
    """MkDocs looks for changes twice a second. It asks for the dates of files rather than waiting for
    the system to tell, which works on every disk; so do we, four times a second."""
    from watchdog.observers.polling import (
        PollingObserver,
    )  # here: a build, which watches nothing, need not load it

    watched = list(server._watched_paths)
    server.observer = PollingObserver(timeout=0.25)
    server._watched_paths.clear()
    for path in watched:
        server.watch(path)
    server.build_delay = 0.05


def _guarded(builder: Callable[[], None], root: Path) -> Callable[[], None]:
    """A rebuild that fails (a broken mkdocs.yml, say) keeps the last pages and tells why."""

    def build() -> None:
        try:
            builder()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, the preview goes on
            log.debug(traceback.format_exc())
            found = [str(problem) for problem in read_config(root).problems]
            problems[:] = found or str(error).strip().splitlines() or [f"the site can't be made: {error!r}"]
            for problem in problems:
                log.error(problem)

    return build


def _application(
    inner: Callable[..., Iterable[bytes]], site: Path, root: Path
) -> Callable[..., Iterable[bytes]]:
    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        kind = PRESSED.get(PurePosixPath(path).suffix)
        if kind and not (site / path.lstrip("/")).is_file():
            made = _pressed(site, root, path)
            if made is not None:
                start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(made)))])
                return [made]
        if not problems or path.startswith("/livereload/"):
            return inner(environ, start_response)
        return _with_panel(inner, environ, start_response)

    return app


def _pressed(site: Path, root: Path, path: str) -> bytes | None:
    making = current.get()
    mount = "/" + "/".join(str(making.library.config.get("site_url") or "").split("/")[3:]).strip("/")
    address = path.removeprefix(mount).lstrip("/")
    try:
        return press.render(site, address, root / ".cache" / "press", strings=making.t)
    except press.PressError as error:
        log.error(str(error))
        return None


def _with_panel(
    inner: Callable[..., Iterable[bytes]], environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    answer: list[Any] = []

    def keep(status: str, headers: list[tuple[str, str]], *rest: Any) -> None:
        answer[:] = [status, headers]

    body = b"".join(inner(environ, keep))
    status, headers = answer
    if any(name.lower() == "content-type" and "html" in value for name, value in headers):
        body = _insert(body)
        headers = [(name, value) for name, value in headers if name.lower() != "content-length"] + [
            ("Content-Length", str(len(body)))
        ]
    start_response(status, headers)
    return [body]


def _insert(page: bytes) -> bytes:
    t = current.get().t
    panel = PANEL.format(
        heading=escape(t("panel_heading")),
        items="".join(f"<li>{escape(problem)}</li>" for problem in problems),
        after=escape(t("panel_after")),
    ).encode()
    before, mark, after = page.partition(b'<main id="main">')
    return before + mark + panel + after if mark else panel + page
