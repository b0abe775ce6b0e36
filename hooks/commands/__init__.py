"""The commands of scripts/: a module each, and modules that they share."""

from pathlib import Path

# The project that contains this code, whatever the working directory is.
ROOT = Path(__file__).absolute().parents[2]
