"""What the figures were measured on, in words that name no host and no folder."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    "mkdocs",
    "mkdocs-material",
    "mkdocs-macros-plugin",
    "pymdown-extensions",
    "Markdown",
    "Jinja2",
    "typst",
    "pikepdf",
)


def machine() -> str:
    return f"{os.cpu_count()} cores ({_processor()}), {_memory()}, {platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}"


def versions(zensical: Path | None) -> str:
    found = [f"{name} {version(name)}" for name in PACKAGES]
    others = {"Hugo": ["hugo", "version"], "Chromium": ["chromium", "--version"], "nginx": ["nginx", "-v"]}
    if zensical:
        others["Zensical"] = [str(zensical), "--version"]
    for name, command in others.items():
        if shutil.which(command[0]):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            words = (done.stdout + done.stderr).split()
            number = next(
                (
                    word.split("/")[-1].lstrip("v").split("+")[0].rstrip(",")
                    for word in words
                    if any(c.isdigit() for c in word)
                ),
                "",
            )
            found.append(f"{name} {number}")
    return ", ".join(found)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def _memory() -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GB memory"
