"""The colors of the site: those of docs/assets/styles/site.css, with the owner's threads in the place of ours.

The style sheet has them once, by day and by night, as `--thread-1: #8f312a;`. What an owner writes into
`extra.colors` is set into it when it is built; whatever else has colors (icon, PDFs, cards) takes them from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STYLES = "assets/styles/site.css"
ICON = "assets/icon.svg"
DARK = "(prefers-color-scheme: dark)"
VARIABLE = re.compile(r"--(thread-[12]|paper|leaf|ink|soft|danger|edge):\s*(#[0-9a-fA-F]{6})\b")
# What DESIGN.md asks of each, as a contrast of WCAG on either ground that it stands on.
LEAST = {"ink": 7.0, "soft": 7.0, "thread-1": 4.5, "thread-2": 4.5, "danger": 7.0, "edge": 3.0}
GROUNDS = ("paper", "leaf")
TIMES = ("day", "night")


def read(css: str) -> dict[str, dict[str, str]]:
    """The named colors of a style sheet: {"day": {"thread-1": "#8f312a", …}, "night": …}."""
    day, _, rest = css.partition(f"@media {DARK}")
    night = rest.partition("\n}\n")[0]
    return {
        time: dict(reversed(VARIABLE.findall(part))) for time, part in zip(TIMES, (day, night), strict=True)
    }


def mistakes(docs: Path, own: dict[str, Any]) -> Iterator[tuple[tuple[object, ...], str]]:
    """What can't be read on the paper: the keys below `extra.colors` that lead to it (none for the style sheet)."""
    file = docs / STYLES
    if not file.is_file():
        return
    for time, ours in read(file.read_text("utf-8")).items():
        given = {f"thread-{number}": color for number, color in enumerate(own.get(time) or [], 1)}
        for name, color in {**ours, **given}.items():
            on = {ground: contrast(color, ours[ground]) for ground in GROUNDS if ground in ours}
            if name in LEAST and on and min(on.values()) < LEAST[name]:
                ground = min(on, key=lambda ground: on[ground])
                where = (time, int(name[-1]) - 1) if name in given else ()
                said = color if where else f"--{name}: {color}"
                yield (
                    where,
                    f"{said} on {ours[ground]} has a contrast of {on[ground]:.1f}; {LEAST[name]:g} is the least. "
                    f"Choose a {'darker' if time == 'day' else 'lighter'} color.",
                )


def styles(css: str, own: dict[str, Any]) -> str:
    """The style sheet with the owner's colors in it."""
    day, mark, rest = css.partition(f"@media {DARK}")
    night, end, after = rest.partition("\n}\n")
    by_day = own.get("day")  # on paper too, which the style sheet has last
    return _set(day, by_day) + mark + _set(night, own.get("night")) + end + _set(after, by_day)


def icon(svg: str, own: dict[str, Any]) -> str:
    """Our icon in the owner's colors. It has them as `.one{stroke:#…}`, by day and then by night."""
    for time, part in zip(TIMES, re.split(r"(?=@media)", svg, maxsplit=1), strict=False):
        given = own.get(time)
        if given:
            new = part
            for name, color in zip(("one", "two"), given, strict=True):
                new = re.sub(rf"(\.{name}\{{stroke:)#[0-9a-fA-F]{{6}}", rf"\g<1>{color}", new)
            svg = svg.replace(part, new, 1)
    return svg


def _set(css: str, given: list[str] | None) -> str:
    for index, color in enumerate(given or [], 1):
        css = re.sub(rf"(--thread-{index}:\s*)#[0-9a-fA-F]{{6}}", rf"\g<1>{color}", css)
    return css


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colors, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, of a color such as #8f312a."""
    parts = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
