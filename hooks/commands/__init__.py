"""What scripts/ call: one verb a module."""

from pathlib import Path

# The project that a command works on: the one that its code stands in, wherever it is called from.
ROOT = Path(__file__).absolute().parents[2]
