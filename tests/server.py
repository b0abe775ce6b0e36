"""The site on a local address, with the headers that `_headers` asks a host for."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any


def headers_of(site: Path) -> list[tuple[str, str, str]]:
    """(pattern, name, value) for each line of `_headers`, the format of Netlify and Cloudflare Pages."""
    found, pattern = [], ""
    for line in (site / "_headers").read_text("utf-8").splitlines():
        if not line.startswith((" ", "\t")):
            pattern = line.strip()
        elif ":" in line:
            name, _, value = line.strip().partition(":")
            found.append((pattern, name, value.strip()))
    return found


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits 40 ms until the browser has confirmed its headers
    rules: list[tuple[str, str, str]]
    moved: Mapping[str, str]

    def do_GET(self) -> None:
        if self.path not in self.moved:
            super().do_GET()
            return
        self.send_response(308)
        self.send_header("Location", self.moved[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self) -> None:
        path = self.path.split("?")[0]
        for pattern, name, value in self.rules:
            if fnmatchcase(path, pattern) and name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: Any) -> str:
        asked = self.path.split("?")[0]
        named = (value for pattern, name, value in self.rules if (pattern, name) == (asked, "Content-Type"))
        return next(named, "") or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A host shows 404.html for an address that is not there."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test reads what the browser saw."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # a crawler asks for a hundred at once

    def __init__(self, *args: Any) -> None:
        self.lines: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self.lines.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self.lines.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """A browser keeps its lines open, and would be answered on them by a server that is gone."""
        super().server_close()
        for line in list(self.lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that left before its answer was whole is no news; all else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, moved: Mapping[str, str] = MappingProxyType({})) -> Iterator[str]:
    """`with serving(site) as address:` gives "http://127.0.0.1:PORT/". `moved` says where the host sends whoever asks for a path."""
    handler = type("Served", (Handler,), {"rules": headers_of(folder), "moved": moved})
    server = Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
