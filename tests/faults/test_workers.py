"""The press's workers die before they have done anything: the build is slower, and right."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults.trees import differences, digest, lightest, warm
from tests.tools import environment, mkdocs, run, tool

# Every process that Python starts as a helper is a program that ends at once.
STILLBORN = """
import multiprocessing, sys
multiprocessing.set_executable(sys.argv[1])
sys.argv = ["mkdocs", *sys.argv[2:]]
from mkdocs.__main__ import cli
cli()
"""


def test_workers_that_die_at_once(project: Path, built_site: Path) -> None:
    cache = warm(project, built_site)
    for entry in lightest(cache, 40):
        entry.unlink()
    words = mkdocs(project, project / "site")[3:]
    done = run([sys.executable, "-c", STILLBORN, tool("false"), *words], env=environment(), timeout=120)
    assert done.returncode == 0, done.stderr
    assert differences(digest(project / "site"), digest(built_site)) == []
