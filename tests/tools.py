"""Tools that tests call. A missing one fails its test, here and in continuous integration: nothing is skipped."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import psutil
import yaml

from tests.shared import borrow_cache

ROOT = Path(__file__).parent.parent
JUDGES = ROOT / "tests" / "judges" / "node_modules"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C takes a tenth of the time
# What a build listens to, and what hides that output was left in a buffer. A test says itself which of them it wants.
STEERING = ("SOURCE_DATE_EPOCH", "PYTHONUNBUFFERED", "GITHUB_ACTIONS")
# Options of scripts/build, as tests name them.
PAGES = {"BUILD_PAGES_ONLY": "1"}
OPTIONS = {
    "BUILD_PAGES_ONLY": "--pages",
    "BUILD_TO_PUBLISH": "--publish",
    "BUILD_ALLOW_RECHECK": "--allow-recheck",
}

# No sandbox: continuous integration runs as root. The rest keeps the browser itself off the network.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def read_yaml(text: str) -> Any:
    return yaml.load(text, LOADER)  # noqa: S506 (a safe one)


@cache
def strings(language: str = "en") -> dict[str, str]:
    """The words of the interface."""
    return read_yaml((ROOT / f"hooks/strings/{language}.yml").read_text("utf-8"))


def tool(name: str) -> str:
    """The path of a program that scripts/_setup.py installs."""
    found = shutil.which(name, path=f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert found, f"{name} is missing. `scripts/test` installs it, or says how."
    return found


def browser() -> str:
    """Chromium for tests: Debian's build without a window of its own, which takes a quarter of the work, where there is one."""
    return shutil.which("chromium-headless-shell") or tool("chromium")


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def java(*words: str | Path) -> list[str | Path]:
    """A program in Java that ends soon: what its compiler would do for one that runs for hours takes longer than the program."""
    return [tool("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss4m", *words]


def judge(path: str) -> str:
    """A file of tests/judges/node_modules: "axe-core/axe.min.js"."""
    found = JUDGES / path
    assert found.is_file(), f"tests/judges/node_modules/{path} is missing. `scripts/test` installs it."
    return str(found)


def lighthouse(address: str, categories: Sequence[str], chromium: str, folder: Path) -> Any:
    """Lighthouse's report on a page, as a phone shows it. `folder` is for its files."""
    report = folder / "lighthouse.json"
    report.unlink(missing_ok=True)
    profile = tempfile.mkdtemp(dir=folder)  # of this visit alone, as a first one is measured
    flags = " ".join(["--headless", f"--user-data-dir={profile}", *CHROMIUM_FLAGS])
    words = [tool("node"), judge("lighthouse/cli/index.js"), address, "--quiet"]
    words += ["--output=json", f"--output-path={report}", f"--only-categories={','.join(categories)}"]
    done = run([*words, f"--chrome-flags={flags}"], env=environment(CHROME_PATH=chromium), timeout=180)
    assert report.is_file(), done.stderr
    return json.loads(report.read_text("utf-8"))


def environment(**more: str) -> dict[str, str]:
    """The environment of a build: ours, without what would steer it, and `more`."""
    kept = {key: value for key, value in os.environ.items() if key not in STEERING}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    timeout: float = 600,
) -> subprocess.CompletedProcess[str]:
    """A program with its output as text; the caller looks at its code."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        timeout=timeout,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def still_running(processes: Sequence[psutil.Process], timeout: float = 60) -> list[psutil.Process]:
    """Those that have not ended by then. Of who has lost its parent some systems keep the entry for seconds: it is no process."""

    def runs(process: psutil.Process) -> bool:
        with suppress(psutil.NoSuchProcess):
            return process.status() != psutil.STATUS_ZOMBIE
        return False

    end = time.monotonic() + timeout
    while (left := list(filter(runs, processes))) and time.monotonic() < end:
        time.sleep(0.02)
    return left


def mkdocs(project: Path, site: Path) -> list[str]:
    """The command of who knows MkDocs: `mkdocs build --strict`."""
    config = str(project / "mkdocs.yml")
    words = ["build", "--quiet", "--strict", "--config-file", config, "--site-dir", str(site)]
    return [sys.executable, "-m", "mkdocs", *words]


def command(project: Path, site: Path, **asked: str) -> list[str]:
    """The command that scripts/build runs, with the options that are asked for; its environment is `building`."""
    words = [option for name, option in OPTIONS.items() if asked.get(name) == "1"]
    return [sys.executable, "-m", "commands.build", "--site-dir", str(site), *words]


def building(project: Path, **more: str) -> dict[str, str]:
    """The environment of `command`."""
    own = {name: value for name, value in more.items() if name not in OPTIONS}
    return environment(PYTHONPATH=str(project / "hooks"), **own)


def succeeded(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    assert done.returncode == 0, done.stderr[-3000:]
    return done


def build(project: Path, site: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Builds as scripts/build does: `more` are options by their names, and variables of the environment. It is warm, unless
    the project has a `.cache` of its own."""
    borrow_cache(project)
    return run(command(project, site, **more), env=building(project, **more))
