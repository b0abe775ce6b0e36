"""A build to which something happens at its n-th change of the disk.

Python tells about every file that is opened for writing, every rename and every removal (PEP 578). So a
build can be killed, or its disk filled, at an exact moment: the same one at every run, with no clock in it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.shared import borrow_cache
from tests.tools import building, run, succeeded
from tests.tools import command as building_command

# `moment` 0 means never; the number of changes is written to a file at the end.
PRELUDE = """
import os, signal, sys
moment, fate, count_file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
count, mine = 0, os.getpid()
CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "shutil.copyfile", "ctypes.dlsym"}

def watch(event, args):
    global count
    writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    fills = writes or event in ("os.mkdir", "tempfile.mkstemp")
    if not (fills if fate == "full" else fills or event in CHANGES) or os.getpid() != mine:
        return
    count += 1
    if moment and count >= moment:
        if fate == "killed" and count == moment:
            os.killpg(0, signal.SIGKILL)
        if fate == "full":
            raise OSError(28, "No space left on device", str(args[0]))

sys.addaudithook(watch)
from commands.build import main
try:
    sys.exit(main(sys.argv[4:]))
finally:
    if not moment:
        with open(count_file, "w") as file:
            file.write(str(count))
"""


def command(project: Path, site: Path, moment: int = 0, fate: str = "killed", **asked: str) -> list[str]:
    words = building_command(project, site, **asked)[3:]
    return [sys.executable, "-c", PRELUDE, str(moment), fate, str(project / ".changes"), *words]


def changes(project: Path, site: Path, fate: str = "killed", **env: str) -> int:
    """How often a build that nothing happens to changes the disk; for the fate "full", how often it wants room on it."""
    borrow_cache(project)
    succeeded(run(command(project, site, fate=fate, **env), env=building(project, **env)))
    return int((project / ".changes").read_text())


def interrupted(
    project: Path, site: Path, moment: int, fate: str = "killed", **env: str
) -> subprocess.CompletedProcess[str]:
    """A build in a group of its own, so that its workers share its fate."""
    words = command(project, site, moment, fate, **env)
    return subprocess.run(
        words,
        env=building(project, **env),
        start_new_session=True,
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
