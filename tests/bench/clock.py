"""How long a command takes and how much memory it holds; medians with their spread."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MB = 1024 if os.uname().sysname == "Linux" else 1024 * 1024  # what ru_maxrss counts in


@dataclass
class Measured:
    """Several measurements of one thing, in seconds; `memory` is the largest process seen, in MB."""

    seconds: list[float] = field(default_factory=list)
    memory: float = 0.0

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    def __str__(self) -> str:
        if len(self.seconds) == 1:
            return f"{self.median:.2f} s"
        return f"{self.median:.2f} s ({min(self.seconds):.2f}–{max(self.seconds):.2f})"


def once(command: Sequence[str | Path], cwd: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Seconds and MB of one run. A run that fails ends the bench: its figure would be worth nothing."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    assert process.stdout is not None
    said = process.stdout.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed:\n{said}")
    return seconds, usage.ru_maxrss / MB


def in_turn(contenders: Mapping[str, Callable[[], tuple[float, float]]], rounds: int) -> dict[str, Measured]:
    """Each contender once, then each again, so that what else the machine does slows all alike."""
    found = {name: Measured() for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            seconds, memory = run()
            found[name].seconds.append(seconds)
            found[name].memory = max(found[name].memory, memory)
    return found
