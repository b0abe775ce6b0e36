"""Protects a preview from DNS rebinding and from impossible paths.

A page elsewhere could point its own host name at this machine and read the preview, drafts included. It can't do so for an
IP address, nor for a name that means this machine everywhere; other names are refused.
"""

import ipaddress
import os
import re
import socket
from collections.abc import Callable, Iterable
from typing import Any

Application = Callable[..., Iterable[bytes]]
# As RFC 9110, 7.2 has it, with no name of a user before it.
HOST = re.compile(r"(?:\[(?P<ipv6>[0-9A-Fa-f:.]+)\]|(?P<name>[\w.-]+))(?::[0-9]*)?", re.ASCII)
MAX_NAME_LENGTH = 250  # characters of a file's name, on every file system


def guard(inner: Application, host: str, port: int) -> Application:
    """WSGI middleware around `inner`; `host` and `port` are those that the preview listens at."""
    own = {host.lower(), "localhost", socket.gethostname().lower(), f"{socket.gethostname().lower()}.local"}
    if codespace := os.environ.get("CODESPACE_NAME"):  # forwards ports under host names of its own
        domain = os.environ.get("GITHUB_CODESPACES_PORT_FORWARDING_DOMAIN", "app.github.dev")
        own.add(f"{codespace}-{port}.{domain}".lower())

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = environ.get("HTTP_HOST", host)
        if not is_own_host(asked, own):
            return refuse(start_response, "403 Forbidden", f"This preview can't be opened at {asked}.")
        path = environ.get("PATH_INFO", "")
        if "\0" in path or any(len(part) > MAX_NAME_LENGTH for part in path.split("/")):
            return refuse(start_response, "404 Not Found", "There is no such page.")
        answer = inner(environ, start_response)
        if environ.get("REQUEST_METHOD") == "HEAD":
            getattr(answer, "close", lambda: None)()
            return []
        return answer

    return app


def is_own_host(asked: str, own: set[str]) -> bool:
    """Whether a Host header names one of `own`, localhost, or an IP address."""
    if not (match := HOST.fullmatch(asked)):
        return False
    name = (match["ipv6"] or match["name"]).lower()
    try:
        return name in own or name.endswith(".localhost") or bool(ipaddress.ip_address(name))
    except ValueError:
        return False


def refuse(start_response: Callable[..., Any], status: str, why: str) -> list[bytes]:
    body = why.encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start_response(status, headers)
    return [body]
