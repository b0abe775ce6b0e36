"""A real `mkdocs serve` over the small site, asked over HTTP as a browser would."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup

from tests.library import tiny_site
from tests.projects import change
from tests.shared import borrow_cache
from tests.tools import ROOT, environment, free_port

PATIENCE = 60.0


@dataclass
class Preview:
    root: Path
    address: str
    process: subprocess.Popen[str]
    log: Path
    changed: set[str] = field(default_factory=set)

    def get(self, path: str) -> bytes:
        try:
            with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 (our own server)
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.read()

    def page(self, path: str = "habits/walk/") -> BeautifulSoup:
        return BeautifulSoup(self.get(path), "lxml")

    def panel(self, path: str = "habits/walk/") -> list[str]:
        """What the panel on a page says, a sentence each."""
        return [
            item.get_text()
            for item in self.page(path).select(
                "main .preview-problems[role=alert] li, body > .preview-problems li"
            )
        ]

    def change(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replaces text in a file; without pairs the file is put back as it was at first."""
        file = self.root / name
        text = (ROOT / name).read_text("utf-8") if name not in tiny_site.SITE else str(tiny_site.SITE[name])
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        # At once: a file that is read while it is still empty makes other last pages.
        whole = self.root.parent / "whole"
        whole.write_text(text, "utf-8")
        whole.replace(file)
        (self.changed.add if pairs else self.changed.discard)(name)

    def until(self, met: Callable[[], bool], what: str) -> None:
        """Waits for rebuilds, as a browser does, until something is so."""
        end = time.monotonic() + PATIENCE
        while not met():
            assert self.process.poll() is None, f"the preview has ended:\n{self.log.read_text('utf-8')}"
            assert time.monotonic() < end, (
                f"{what}: not within {PATIENCE:g} s\n{self.panel()}\n{self.log.read_text('utf-8')[-3000:]}"
            )
            epoch = re.search(rb"livereload\((\d+)", self.get("habits/walk/"))
            if (
                epoch and not met()
            ):  # answers as soon as there is a newer site than the one that this page is of
                with suppress(TimeoutError):
                    urllib.request.urlopen(f"{self.address}livereload/{int(epoch[1])}/1", timeout=1).close()  # noqa: S310

    def until_panel(self, *sentences: str) -> None:
        self.until(lambda: self.panel() == list(sentences), f"the panel says {html.unescape(str(sentences))}")


@contextmanager
def previewing(
    root: Path, changes: Mapping[str, tuple[str, str]] | None = None, **env: str
) -> Iterator[Preview]:
    """`changes` are made before it begins, by file; `env` are more variables of its environment. It is warm, unless `root` has a `.cache`."""
    borrow_cache(tiny_site.buildable(root))
    for name in ("hooks", "overrides"):  # copies, to change
        (root / name).unlink()
        shutil.copytree(ROOT / name, root / name)
    for name, (old, new) in (changes or {}).items():
        change(root / name, old, new)
    port = free_port()
    log = root / "preview.log"
    with log.open("w") as opened:
        command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(
            command, cwd=root, env=environment(**env), stdout=opened, stderr=subprocess.STDOUT, text=True
        )
    preview = Preview(root, f"http://127.0.0.1:{port}/", process, log)
    try:
        end = time.monotonic() + PATIENCE
        while "Serving on" not in log.read_text("utf-8"):
            assert process.poll() is None and time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.02)
        yield preview
    finally:
        process.terminate()
        process.wait(PATIENCE)
