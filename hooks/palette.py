"""The colors of the site and of what is printed. Their source is docs/assets/styles/site.css, by day and by night: `--thread-1: #8f312a;`.

A build writes the owner's `extra.colors` into that file and into the icon (`recolor_styles`, `recolor_icon`). What is printed
has the colors by day. Layouts are written with the constants here, the default colors; `recolor` replaces those for which
the finished site's style sheet has others (`site_colors`).
"""

import colorsys
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STYLES = "assets/styles/site.css"
ICON = "assets/icon.svg"
DARK_MODE = "(prefers-color-scheme: dark)"
TIMES = ("day", "night")
# What stands before the color of each thread.
THREADS_IN_STYLES = (r"--thread-1:\s*", r"--thread-2:\s*")
THREADS_IN_ICON = (r"\.one\{stroke:", r"\.two\{stroke:")
COLOR_VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b")
# The least contrast (WCAG) of each color with either background, as DESIGN.md has it.
MIN_CONTRAST = {"ink": 7.0, "soft": 7.0, "thread-1": 4.5, "thread-2": 4.5, "danger": 7.0, "edge": 3.0}
BACKGROUNDS = ("paper", "leaf")

INK = "#1e2536"
SOFT = "#454b5d"
EDGE = "#857c6a"
PAPER = "#faf6ee"
THREADS = ("#8f312a", "#145a5e")
# The threads in the EPUB: a reading app may set its pages on white, sepia or black without saying so.
EPUB_THREADS = ("#c0584d", "#2f8488")
# Colors of this luminance have a contrast of 3:1 with white, #f4ecd8, #1c1c1e and black (WCAG 2.2).
EPUB_LUMINANCE = (0.14, 0.22)
SHARED = {"ink": INK, "soft": SOFT, "edge": EDGE, "paper": PAPER}
# As layouts read them, and by the names in the style sheet.
PALETTE = SHARED | {"threads": THREADS}
DEFAULTS = SHARED | {"thread-1": THREADS[0], "thread-2": THREADS[1]}


def thread_number(part: int) -> int:
    """The number of a part's thread: 1, 2, 1, …; 1 for part 0, which means none."""
    return (max(part, 1) - 1) % len(THREADS) + 1


def thread_color(part: int) -> str:
    return THREADS[thread_number(part) - 1]


def _variables(css: str) -> dict[str, str]:
    return dict(reversed(COLOR_VARIABLE.findall(css)))


def _variables_by_time(docs: Path) -> dict[str, dict[str, str]]:
    """The colors of the style sheet by day and by night; none without it."""
    file = docs / STYLES
    css = file.read_text("utf-8") if file.is_file() else ""
    day, _, rest = css.partition(f"@media {DARK_MODE}")
    return {"day": _variables(day), "night": _variables(rest.partition("\n}\n")[0])}


def paper_colors(docs: Path) -> dict[str, str]:
    """The background of the site's pages, by day and by night."""
    return {time: colors.get("paper", PAPER) for time, colors in _variables_by_time(docs).items()}


def contrast_mistakes(docs: Path, own: dict[str, Any]) -> Iterator[tuple[tuple[object, ...], str]]:
    """Colors with too little contrast, of the style sheet and of `own`, the setting `extra.colors`. Yields the keys below that
    setting, none for the style sheet, and a message."""
    for time, defaults in _variables_by_time(docs).items():
        mine = enumerate(own.get(time) or [], 1)
        given = {
            f"thread-{number}": color for number, color in mine if re.fullmatch("#[0-9a-fA-F]{6}", color)
        }
        backgrounds = [defaults[name] for name in BACKGROUNDS if name in defaults]
        for name, color in {**defaults, **given}.items():
            contrasts = ((contrast(color, background), background) for background in backgrounds)
            ratio, background = min(contrasts, default=(math.inf, ""))
            if ratio < MIN_CONTRAST.get(name, 0.0):
                keys = (time, int(name[-1]) - 1) if name in given else ()
                shown = color if keys else f"--{name}: {color}"
                ratios = f"has a contrast of {ratio:.1f}; the minimum is {MIN_CONTRAST[name]:g}."
                remedy = f"Choose a {'darker' if time == 'day' else 'lighter'} color."
                yield keys, f"{shown} on {background} {ratios} {remedy}"


def recolor_styles(css: str, own: dict[str, Any]) -> str:
    day, mark, rest = css.partition(f"@media {DARK_MODE}")
    night, end, after = rest.partition("\n}\n")
    by_day = own.get("day")  # the styles for print, at the end, have it too
    day, after = (_replace(THREADS_IN_STYLES, part, by_day) for part in (day, after))
    return day + mark + _replace(THREADS_IN_STYLES, night, own.get("night")) + end + after


def recolor_icon(svg: str, own: dict[str, Any]) -> str:
    """The default icon with the owner's colors, by day and then by night."""
    parts = zip(TIMES, re.split(r"(?=@media)", svg, maxsplit=1), strict=False)
    return "".join(_replace(THREADS_IN_ICON, part, own.get(time)) for time, part in parts)


def _replace(prefixes: tuple[str, ...], text: str, colors: list[str] | None) -> str:
    for prefix, color in zip(prefixes, colors or (), strict=False):
        text = re.sub(rf"({prefix})#[0-9a-fA-F]{{6}}", rf"\g<1>{color}", text)
    return text


def site_colors(site: Path) -> dict[str, str]:
    """The finished site's color by day for each default color that it has replaced."""
    replaced: dict[str, str] = {}
    for sheet in sorted(site.glob("assets/styles/site*.css")):
        variables = _variables(sheet.read_text("utf-8").partition("@media")[0])
        replaced |= {color: variables[name].lower() for name, color in DEFAULTS.items() if name in variables}
    replaced = {default: color for default, color in replaced.items() if color != default}
    threads = zip(EPUB_THREADS, THREADS, strict=True)
    return replaced | {epub: _for_epub(replaced[thread]) for epub, thread in threads if thread in replaced}


def recolor(data: dict[str, Any], replacements: dict[str, str]) -> dict[str, Any]:
    """The data of a document with other colors, also in its drawings and styles."""
    if not replacements:
        return data
    pattern = re.compile("|".join(map(re.escape, replacements)))
    out: dict[str, Any] = json.loads(pattern.sub(lambda match: replacements[match[0]], json.dumps(data)))
    return out


def _for_epub(color: str) -> str:
    """The same hue with an EPUB_LUMINANCE."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(color))
    for _ in range(100):
        rgb = colorsys.hls_to_rgb(hue, lightness, saturation)
        luminance = _luminance(*rgb)
        if EPUB_LUMINANCE[0] <= luminance <= EPUB_LUMINANCE[1]:
            break
        lightness += 0.01 if luminance < EPUB_LUMINANCE[0] else -0.01
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in rgb)


def pdf_rgb(color: str) -> str:
    """Red, green and blue from 0 to 1, as operands in a content stream."""
    return " ".join(f"{channel:.3f}" for channel in _rgb(color))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two colors, from 1 to 21."""
    darker, lighter = sorted(_luminance(*_rgb(color)) for color in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(color: str) -> tuple[float, float, float]:
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(*rgb: float) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
