"""The colors of the site. They stand once, in docs/assets/styles/site.css, by day and by night: `--thread-1: #8f312a;`.

What an owner writes into `extra.colors` is set into that file, and into the icon, when the site is built (`styles`,
`icon`). Paper is white, so the colors by day are its ink. A layout is written in ours, the constants here; `painted`
puts those that the style sheet of the finished site has in their place.
"""

import colorsys
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STYLES = "assets/styles/site.css"
ICON = "assets/icon.svg"
DARK = "(prefers-color-scheme: dark)"
TIMES = ("day", "night")
# What stands before each thread's color, in the style sheet and in the icon.
IN_STYLES = (r"--thread-1:\s*", r"--thread-2:\s*")
IN_ICON = (r"\.one\{stroke:", r"\.two\{stroke:")
VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b")
# What DESIGN.md asks of each, as a contrast of WCAG on either ground that it stands on.
LEAST = {"ink": 7.0, "soft": 7.0, "thread-1": 4.5, "thread-2": 4.5, "danger": 7.0, "edge": 3.0}
GROUNDS = ("paper", "leaf")

INK = "#1e2536"
QUIET = "#454b5d"
HAIR = "#857c6a"
PAPER = "#faf6ee"
THREADS = ("#8f312a", "#145a5e")
# The threads in a reading app, which may set the page on white, sepia or black without saying so.
BOOK_THREADS = ("#c0584d", "#2f8488")
# A color of this luminance stands 3:1 on all of them (WCAG 2.2: white, #f4ecd8, #1c1c1e, black).
BOOK_LIGHT = (0.14, 0.22)
# As the layout knows them, and what the style sheet calls each.
ALL = {"ink": INK, "quiet": QUIET, "hair": HAIR, "paper": PAPER, "threads": THREADS}
NAMES = {"ink": INK, "soft": QUIET, "edge": HAIR, "paper": PAPER} | {
    f"thread-{number}": color for number, color in enumerate(THREADS, 1)
}


def thread(part: int) -> int:
    """Which of the threads is a part's: 1, 2, 1, …; what belongs to no part has the first."""
    return (max(part, 1) - 1) % len(THREADS) + 1


def of_thread(part: int) -> str:
    return THREADS[thread(part) - 1]


def read(css: str) -> dict[str, dict[str, str]]:
    """The named colors of a style sheet: {"day": {"thread-1": "#8f312a", …}, "night": …}."""
    day, _, rest = css.partition(f"@media {DARK}")
    return {"day": _named(day), "night": _named(rest.partition("\n}\n")[0])}


def _named(css: str) -> dict[str, str]:
    return dict(reversed(VARIABLE.findall(css)))


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
    day, after = (_set(IN_STYLES, part, by_day) for part in (day, after))
    return day + mark + _set(IN_STYLES, night, own.get("night")) + end + after


def icon(svg: str, own: dict[str, Any]) -> str:
    """Our icon in the owner's colors, by day and then by night."""
    parts = zip(TIMES, re.split(r"(?=@media)", svg, maxsplit=1), strict=False)
    return "".join(_set(IN_ICON, part, own.get(time)) for time, part in parts)


def _set(places: tuple[str, ...], text: str, given: list[str] | None) -> str:
    for place, color in zip(places, given or (), strict=False):
        text = re.sub(rf"({place})#[0-9a-fA-F]{{6}}", rf"\g<1>{color}", text)
    return text


def palette(site: Path) -> dict[str, str]:
    """Each color of ours that the finished site's style sheet has otherwise, with what stands there; by day only."""
    others: dict[str, str] = {}
    for sheet in sorted(site.glob("assets/styles/site*.css")):
        theirs = _named(sheet.read_text("utf-8").partition("@media")[0])
        others |= {ours: theirs[name].lower() for name, ours in NAMES.items() if name in theirs}
    others = {ours: other for ours, other in others.items() if other != ours}
    books = zip(BOOK_THREADS, THREADS, strict=True)
    return others | {book: _in_book(others[ours]) for book, ours in books if ours in others}


def painted(data: dict[str, Any], others: dict[str, str]) -> dict[str, Any]:
    """The data of a document with other colors in the place of ours, drawings and styles included."""
    if not others:
        return data
    ours = re.compile("|".join(map(re.escape, others)))
    whole: dict[str, Any] = json.loads(ours.sub(lambda match: others[match[0]], json.dumps(data)))
    return whole


def _in_book(color: str) -> str:
    """The same hue, as light as it has to be on every ground."""
    hue, light, much = colorsys.rgb_to_hls(*_parts(color))
    for _ in range(100):
        rgb = colorsys.hls_to_rgb(hue, light, much)
        seen = _luminance(*rgb)
        if BOOK_LIGHT[0] <= seen <= BOOK_LIGHT[1]:
            break
        light += 0.01 if seen < BOOK_LIGHT[0] else -0.01
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def in_pdf(color: str) -> str:
    """Red, green and blue from 0 to 1, as a content stream names them."""
    return " ".join(f"{part:.3f}" for part in _parts(color))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2 between two colors, from 1 to 21."""
    darker, lighter = sorted(_luminance(*_parts(color)) for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _parts(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(*rgb: float) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
