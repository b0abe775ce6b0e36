"""A process that helps dies: the build is slower, and right. A build that dies takes its helper along."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from build_cache import BuildCache, stop_work_ahead, work_ahead
from tests.faults.trees import differences, digest, forget
from tests.press import small
from tests.shared import CACHE
from tests.site.words import Words
from tests.tools import build, environment, mkdocs, run, still_running, succeeded

RUN = """
sys.argv = ["mkdocs", *sys.argv[2:]]
from mkdocs.__main__ import cli
cli()
"""
# Every worker of the press ends at its first task, with this code.
WORKERS_DIE = f"""
import os, sys
from concurrent.futures import ProcessPoolExecutor
submit, code = ProcessPoolExecutor.submit, int(sys.argv[1])
ProcessPoolExecutor.submit = lambda self, *task: submit(self, os._exit, code)
{RUN}"""
# Every fork ends: at once, or with the second page or text that it has done.
FORKS_DIE = f"""
import itertools, os, sys
from multiprocessing.connection import Connection
send, done, most = Connection.send, itertools.count(), int(sys.argv[1])
Connection.send = lambda self, result: send(self, result) if next(done) < most else os._exit(1)
{RUN}"""
# A process with a helper that is never done.
ENDLESS = """
import time
from helper_process import HelperProcess

def work():
    while True:
        time.sleep(0.01)  # a faster helper would never let its reader go
        yield True

helper = HelperProcess(work)
while True:
    if helper.results():
        print("helped", flush=True)
"""
# A cache that only its helper fills.
FILLED = """
import multiprocessing
from build_cache import BuildCache, stop_work_ahead, work_ahead
cache = BuildCache("squares")
work_ahead(lambda: (cache.put(number, number * number) for number in reversed(range(9))))
while cache.get(0) is None:
    pass
print([cache.get(number) for number in range(9)])
stop_work_ahead()
print(multiprocessing.active_children())
"""
# Persisted results that a helper computes ahead; each is the process that did.
AHEAD = """
import multiprocessing, os
from build_cache import persisted, stop_work_ahead, work_ahead

@persisted
def process(number):
    return os.getpid()

work_ahead(lambda: map(process, range(9)), at_once=True)
while process.get(process.key(8)) is None:
    pass
print(os.getpid() in {process(number) for number in range(9)}, process(9) == os.getpid())
stop_work_ahead()
print(multiprocessing.active_children())
"""
FORKS = pytest.mark.skipif(sys.platform != "linux", reason="a helper is a fork, which is safe on Linux alone")


def test_workers_that_die_at_once(tmp_path: Path) -> None:
    project = small.copy(tmp_path / "project")
    before = digest(project / "site")
    forget(project, 16)
    words = mkdocs(project, project / "site")[3:]
    succeeded(run([sys.executable, "-c", WORKERS_DIE, "1", *words], env=environment(), timeout=120))
    assert differences(digest(project / "site"), before) == []


@FORKS
@pytest.mark.parametrize("results", [2, pytest.param(0, marks=pytest.mark.slow)])
def test_helpers_that_die(results: int, project: Path, built_site: Path) -> None:
    keep_the_press(project, built_site)
    words = mkdocs(project, project / "site")[3:]
    succeeded(run([sys.executable, "-c", FORKS_DIE, str(results), *words], env=environment(), timeout=120))
    assert differences(digest(project / "site"), digest(built_site)) == []


@FORKS
def test_a_mistake_in_the_text_that_the_helper_reads_first(project: Path, built_site: Path) -> None:
    keep_the_press(project, built_site)
    last = project / "docs" / Words(project).articles[-1]
    last.write_text(last.read_text("utf-8") + "\n\nSome <center>words</center>.\n", "utf-8")
    done = build(project, project / "site", BUILD_PAGES_ONLY="1")
    assert done.returncode != 0
    assert done.stderr.count("raw HTML") == 1, done.stderr


@FORKS
def test_a_helper_works_from_the_end_and_ends_when_told() -> None:
    done = run([sys.executable, "-c", FILLED], env=environment(), timeout=60)
    assert done.stdout.split("\n")[:2] == [str([number * number for number in range(9)]), "[]"], done.stderr


@FORKS
def test_a_helper_works_ahead() -> None:
    done = run([sys.executable, "-c", AHEAD], env=environment(), timeout=60)
    assert done.stdout.split("\n")[:2] == ["False True", "[]"], done.stderr


@FORKS
def test_no_fork_beside_the_threads_of_an_engine() -> None:
    """Python doesn't count them; a lock that one of them holds would never be released in the fork."""
    engine = "import typst; print(can_fork()); typst.compile(b'Words.', format='pdf'); print(can_fork())"
    code = f"from helper_process import can_fork; {engine}"
    done = run([sys.executable, "-c", code], env=environment(), timeout=60)
    assert done.stdout.split() == ["True", "False"], done.stderr


@FORKS
def test_no_fork_beside_another_thread() -> None:
    others = {*psutil.Process().children()}
    end = threading.Event()
    other = threading.Thread(target=end.wait)
    other.start()
    try:
        cache: BuildCache[int] = BuildCache("numbers")
        work_ahead(lambda: pytest.fail("it ran in this process"))
        assert [cache.get(number) for number in range(9)] == [None] * 9
        assert {*psutil.Process().children()} <= others
    finally:
        stop_work_ahead()
        end.set()
        other.join()


@FORKS
def test_a_helper_ends_with_its_process() -> None:
    words = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(words, env=environment(), stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "helped\n"
        helpers = psutil.Process(process.pid).children()
        process.kill()
    assert helpers
    assert still_running(helpers) == []


def keep_the_press(project: Path, built_site: Path) -> None:
    """What the press made is there; what was read and rendered is not."""
    shutil.copytree(built_site.with_name("project") / CACHE / "press", project / CACHE / "press")
