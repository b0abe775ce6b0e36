"""The layouts of fields: each block brings its own, by the registry of `worksheet`."""

from __future__ import annotations

from worksheet import registry


def layouts() -> dict[str, bytes]:
    """Files for Typst: a module for each block, and `layouts.typ`, which has them all by their names."""
    modules = registry.layouts()
    files = {f"fields/{name}.typ": layout for name, layout in modules.items()}
    lines = [f'#import "fields/{name}.typ" as field-{name}' for name in modules]
    lines += ["#let layouts = (", *(f'  "{name}": field-{name},' for name in modules), ")"]
    return files | {"layouts.typ": "\n".join(lines).encode()}
