"""The site behind nginx with the snippet of hosting/, on this machine alone."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools import ROOT, free_port, tool

# What stands around the shipped snippet, which is one `server` block.
AROUND = """
{user}worker_processes 1;
daemon off;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types;
  access_log {folder}/access.log;
  client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3; uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
{server}
}}
"""


@contextmanager
def nginx(site: Path, scratch: Path, *, ours: bool = True) -> Iterator[str]:
    """`site` served by nginx with the shipped snippet, on a free port of this machine. If it is not `ours`, without the policy
    that is made for our pages."""
    port = free_port()
    folder = scratch / f"nginx-{port}"
    folder.mkdir()
    config = folder / "nginx.conf"
    text = configuration(site, folder, port)
    config.write_text(
        text if ours else re.sub("(?m)^ *add_header Content-Security-Policy .*$", "", text), "utf-8"
    )
    process = subprocess.Popen(
        [tool("nginx"), "-e", "stderr", "-p", str(folder), "-c", str(config)], stderr=subprocess.PIPE
    )
    try:
        _until_up(port, process)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        _, said = process.communicate()
    log = folder / "access.log"
    assert b"client:" not in said and not (log.exists() and log.read_text("utf-8")), (
        "a visit was written down"
    )


def configuration(site: Path, folder: Path, port: int) -> str:
    """The snippet with this folder and port, and no certificate, inside a whole configuration."""
    snippet = (ROOT / "hosting/nginx.conf").read_text("utf-8")
    snippet = re.sub(r"^ *(listen|ssl_certificate\w*) .*$", "", snippet, flags=re.MULTILINE)
    snippet = re.sub(
        r"^ *root .*$", f"    root {site};\n    listen 127.0.0.1:{port};", snippet, flags=re.MULTILINE
    )
    return AROUND.format(user="user root;\n" if os.geteuid() == 0 else "", folder=folder, server=snippet)


def _until_up(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    said = process.stderr.read().decode() if process.stderr and process.poll() is not None else ""
    raise SystemExit(f"nginx did not start: {said}")
