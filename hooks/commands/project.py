"""The project that a command works on: the one that its code stands in, wherever it is called from."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
