"""Who runs: our build, mkdocs-material as it comes, and Zensical and Hugo where they are to be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publish.finish import precompress
from tests.bench import clock, copies
from tests.tools import ROOT, environment


@dataclass(frozen=True)
class Contender:
    """A generator with its own copy of the words. `build` and `serve` give a command line."""

    name: str
    project: Path
    build: Callable[[], Sequence[str | Path]]
    serve: Callable[[int], Sequence[str | Path]]
    site: Path
    env: dict[str, str] = field(default_factory=dict)
    words: str = "docs"

    def run(self) -> tuple[float, float]:
        """A clean build: nothing of the last site is there."""
        shutil.rmtree(self.site, ignore_errors=True)
        return clock.once(self.build(), self.project, self.env)


class Bench:
    """The folder in which all is done, and what the sections share in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Compiled modules are kept, as on every machine that does not forbid it, but outside the environment.
        self.env = environment(PYTHONPYCACHEPREFIX=str(folder / "compiled"), TMPDIR=str(folder))
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)
        self.zensical = _zensical(folder / "zensical")

    def contenders(self, pages: int = 0) -> dict[str, Contender]:
        """Each with the same words; with `pages`, with so many more of them; see the method `pages`."""
        folder = self.folder / f"words-{pages}"
        project = folder / "ours"
        if not project.is_dir():
            copies.ours(project)
            copies.grow(project, pages)
            copies.stock(project, folder / "stock")
            copies.stock(project, folder / "zensical")
            copies.hugo(project, folder / "hugo")
        found = [self._ours(project, "--pages"), self._stock(folder / "stock")]
        if self.zensical:
            tool, project = self.zensical, folder / "zensical"
            found.append(
                Contender(
                    "zensical",
                    project,
                    lambda: [tool, "build", "--clean"],
                    lambda port: [tool, "serve", "--dev-addr", f"127.0.0.1:{port}"],
                    project / "site",
                    self.env,
                )
            )
        if hugo := shutil.which("hugo"):
            project = folder / "hugo"
            found.append(
                Contender(
                    "hugo",
                    project,
                    lambda: [hugo, "--quiet", "--destination", project / "site"],
                    lambda port: [hugo, "server", "--quiet", "--bind", "127.0.0.1", "--port", str(port)],
                    project / "site",
                    self.env,
                    "content",
                )
            )
        return {contender.name: contender for contender in found}

    def pages(self, pages: int = 0) -> int:
        """How many pages the words of that size are."""
        docs = self.folder / f"words-{pages}" / "stock" / "docs"
        return sum(1 for _ in docs.rglob("*.md"))

    def _ours(self, project: Path, *options: str) -> Contender:
        site = project.parent / "site-ours"
        run = [sys.executable, "-m"]
        return Contender(
            "ours",
            project,
            lambda: [*run, "commands.build", "--site-dir", site, *options],
            lambda port: [*run, "commands.serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
            site,
            {**self.env, "PYTHONPATH": str(project / "hooks")},
        )

    def _stock(self, project: Path) -> Contender:
        site = project.parent / "site-stock"
        start = [sys.executable, "-m", "mkdocs"]
        return Contender(
            "stock",
            project,
            lambda: [*start, "build", "--quiet", "--site-dir", site],
            lambda port: [*start, "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"],
            site,
            self.env,
        )

    def whole(self, contender: Contender) -> Contender:
        """The same with PDFs."""
        return self._ours(contender.project) if contender.name == "ours" else contender

    def built(self, name: str) -> Path:
        """A finished site of `name` (PDFs included), built once a run."""
        marker = self.folder / f"finished-{name}"
        if not marker.is_dir():
            contender = self.contenders()[name]
            self.whole(contender).run()
            shutil.copytree(contender.site, marker)
        return marker

    def packed(self, name: str) -> Path:
        """The same with a compressed copy beside each file, as a host keeps them."""
        site = self.folder / f"packed-{name}"
        if not site.is_dir():
            shutil.copytree(self.built(name), site)
            precompress(site, self.folder / "compressed")
        return site


def _zensical(folder: Path) -> Path | None:
    """Zensical in an environment of its own, thrown away with the rest. Without a network there is none."""
    uv = ROOT / ".tools/uv/bin/uv"
    try:
        for command in (
            ["venv", "--python", sys.executable, str(folder)],
            ["pip", "install", "--python", f"{folder}/bin/python", "zensical"],
        ):
            subprocess.run(
                [str(uv), "--quiet", *command],
                check=True,
                timeout=90,
                capture_output=True,
                env={**os.environ, "UV_HTTP_TIMEOUT": "20"},
            )
    except (OSError, subprocess.SubprocessError):
        return None
    tool = folder / "bin" / "zensical"
    return tool if tool.is_file() else None
