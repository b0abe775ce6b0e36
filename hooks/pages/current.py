"""The making that is under way, for those whom the site generator calls apart (hooks, macros)."""

from __future__ import annotations

from pages.making import Making

making: Making | None = None


def get() -> Making:
    """The making that is under way. RuntimeError when none is: the hook is not listed."""
    if making is None:
        raise RuntimeError("no making is under way: list hooks/events.py under hooks: in mkdocs.yml")
    return making
