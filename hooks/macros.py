"""Hands the library's macros to mkdocs-macros-plugin, each with the page that calls it."""

from __future__ import annotations

from typing import Any

from library.macros import MACROS, MacroError
from pages import current


def define_env(env: Any) -> None:
    """Called by the plugin at the start of each build."""

    def bound(macro: Any) -> Any:
        def call(*values: Any, **named: Any) -> str:
            making = current.get()
            try:
                return str(
                    macro(making.library, making.library.pages.get(env.page.file.src_uri), *values, **named)
                )
            except MacroError:
                return "…"  # preview only: the panel says why, and a build has ended by now

        return call

    for name, macro in MACROS.items():
        env.variables.pop(name, None)  # `extra:` has a `practice` too, and would come first
        env.macro(bound(macro), name)
