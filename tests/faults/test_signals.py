"""A build that is told to end, or whose first process is killed: no process, no folder, and the last site stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.faults.trees import differences, digest, forget, left_behind
from tests.library.tiny_site import build_pages
from tests.press import small
from tests.tools import build, building, command, run, still_running, succeeded

pytestmark = pytest.mark.usefixtures("terminal")
PATIENCE = 60
# A command that gets a signal when it imports something for the first time after it has made a folder for temporary files.
BEGUN = """
import os, runpy, signal, sys
number, scratch, module = int(sys.argv[1]), sys.argv[2], sys.argv[3]
moments = iter([number])

def watch(event, args):
    if event == "import" and os.listdir(scratch):
        for number in moments:
            os.kill(os.getpid(), number)

sys.addaudithook(watch)
sys.argv[1:] = sys.argv[4:]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small.copy(tmp_path / "project")


def at_work(project: Path, scratch: Path) -> tuple[subprocess.Popen[str], list[psutil.Process]]:
    """A build in the middle of the press, with its workers."""
    forget(project, 12)
    scratch.mkdir(parents=True)
    process = subprocess.Popen(
        command(project, project / "site"),
        env=building(project, TMPDIR=str(scratch)),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    assert process.stderr.readline().startswith("press: ")  # some files are made, and more are to come
    return process, psutil.Process(process.pid).children(recursive=True)


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGKILL, pytest.param(signal.SIGHUP, marks=pytest.mark.slow)]
)
def test_nothing_is_left(number: signal.Signals, project: Path, tmp_path: Path) -> None:
    site, scratch = project / "site", tmp_path / "scratch"
    before = digest(site)
    process, workers = at_work(project, scratch)
    assert workers
    process.send_signal(number)
    said = process.communicate(timeout=PATIENCE)[1]
    assert still_running(workers, PATIENCE) == [], "workers are left"
    assert process.returncode == (-number if number == signal.SIGKILL else 130)
    assert digest(site) == before
    assert list(scratch.iterdir()) == []
    assert "Traceback" not in said
    if number == signal.SIGKILL:  # nobody is left who could; the next build does
        assert build_pages(project) == 0
    assert left_behind(site) == []
    if number == signal.SIGTERM:  # a build after it is whole
        succeeded(build(project, project / "other"))
        assert differences(digest(project / "other"), before) == []


def test_ctrl_c_again_and_again_is_ctrl_c(project: Path, tmp_path: Path) -> None:
    """Until it has ended: an impatient author's second Ctrl+C interrupts no cleanup. It reaches the workers, too."""
    before = digest(project / "site")
    process, workers = at_work(project, tmp_path / "scratch")
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    said = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 130
    assert still_running(workers, PATIENCE) == [], "workers are left"
    assert [*(tmp_path / "scratch").iterdir(), *left_behind(project / "site")] == []
    assert "Traceback" not in said and "Stopped." in said
    assert digest(project / "site") == before


@pytest.mark.parametrize("name", ["check", "generate serve"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_nothing_is_left_of_who_has_only_begun(
    number: signal.Signals, name: str, project: Path, tmp_path: Path
) -> None:
    """It has a folder, and still loads what will fill it."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    module, *words = f"commands.{name}".split()
    begun = [sys.executable, "-c", BEGUN, str(number.value), str(scratch), module, *words]
    done = run(begun, env=building(project, TMPDIR=str(scratch)), timeout=PATIENCE)
    assert list(scratch.iterdir()) == []
    assert done.returncode and "Traceback" not in done.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_output_that_nobody_reads_any_more(unbuffered: str, project: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)  # as `| head` does when it has seen enough
    done = subprocess.run(
        [sys.executable, "-c", "import commands; print('a line')"],
        env=building(project, PYTHONUNBUFFERED=unbuffered),
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writer)
    assert done.stderr == ""


def test_a_mistake_of_ours_is_said_in_words_and_kept_for_who_mends_it(project: Path) -> None:
    done = run([sys.executable, "-c", "import commands; raise LookupError('lost')"], env=building(project))
    assert done.returncode
    assert "not in your files (LookupError: lost, <string>:1)" in done.stderr
    assert "Traceback" not in done.stderr
    report = project / ".cache" / "error.txt"
    assert str(report) in done.stderr
    assert report.read_text("utf-8").startswith("Traceback")


def test_ctrl_c_while_a_command_still_loads(project: Path) -> None:
    done = run([sys.executable, "-c", "import commands; raise KeyboardInterrupt"], env=building(project))
    assert done.stderr == "Stopped.\n"
    assert done.returncode
