"""A small line chart as SVG, on two logarithmic axes, legible on light and dark ground."""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 400, 56, 44, 150, 44
# Middle tones: at least 3 to 1 against white and against near-black. Marks differ too, not colors alone.
COLORS = ("#c2571a", "#3f7fc4", "#4f8f4a", "#9a6bc0")
DASHES = ("none", "7 4", "2 4", "10 4 2 4")
STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#7d7d7d}.title{font-size:15px;font-weight:600}"
    ".grid{stroke:#7d7d7d;stroke-opacity:.3}path{fill:none;stroke-width:2.5}"
)


@dataclass(frozen=True)
class Line:
    name: str
    points: list[tuple[float, float]]


def plot(title: str, lines: list[Line]) -> str:
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    low, high = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))

    def x(value: float) -> float:
        return LEFT + (math.log10(value) - math.log10(min(xs))) / (
            math.log10(max(xs)) - math.log10(min(xs))
        ) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return HEIGHT - BOTTOM - (math.log10(value) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)

    said = "; ".join(
        f"{line.name}: " + ", ".join(f"{b:.2f} s at {a:g} pages" for a, b in line.points) for line in lines
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(said)}</desc><style>{STYLE}</style>',
        f'<text class="title" x="{LEFT}" y="22">{escape(title)}</text>',
    ]
    for power in range(low, high + 1):
        parts.append(
            f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(10**power):.1f}" y2="{y(10**power):.1f}"/>'
        )
        parts.append(
            f'<text x="{LEFT - 8}" y="{y(10**power) + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    for value in sorted({max(line.points)[0] for line in lines} | {point[0] for point in lines[0].points}):
        parts.append(
            f'<text x="{x(value):.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{value:,.0f}</text>'
        )
    labels: list[tuple[float, float]] = []
    for line, color, dash in sorted(
        zip(lines, COLORS, DASHES, strict=False), key=lambda item: -item[0].points[-1][1]
    ):
        route = " ".join(f"{'L' if i else 'M'}{x(a):.1f} {y(b):.1f}" for i, (a, b) in enumerate(line.points))
        parts.append(f'<path d="{route}" stroke="{color}" stroke-dasharray="{dash}"/>')
        parts += [f'<circle cx="{x(a):.1f}" cy="{y(b):.1f}" r="4" fill="{color}"/>' for a, b in line.points]
        parts.append(_label(line.name, color, x(line.points[-1][0]), y(line.points[-1][1]), labels))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _label(name: str, color: str, x: float, y: float, labels: list[tuple[float, float]]) -> str:
    """Behind the last point; where a line ends among others, above it on the left, and the next below on the right."""
    anchor, left, top = "start", x + 10, y + 4
    if x < WIDTH - RIGHT - 1:
        first = not any(other < WIDTH - RIGHT - 1 for other, _ in labels)
        anchor, left, top = ("end", x - 6, y - 8) if first else ("start", x + 10, y + 20)
    while any(abs(left - a) < 100 and abs(top - b) < 16 for a, b in labels):
        top += 16
    labels.append((left, top))
    return f'<text x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}" style="fill:{color}">{escape(name)}</text>'
