"""A sheet that spills a few lines over to one more page is set a little closer.

Laid out once with all its room; only where the last page stays nearly empty, or there are too many
pages, it is tried again with less. What does not save a page keeps its room.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

CLOSER = (0.84, 0.66)
NEARLY_EMPTY = 0.3


@dataclass(frozen=True)
class Extent:
    """The pages that a sheet takes, and how far down the last one it reaches (0 to 1)."""

    pages: int
    down: float


Extents = dict[str, Extent]
LayOut = Callable[[], tuple[bytes, Extents]]


def extents(edges: list[dict[str, Any]]) -> Extents:
    """From the marks that the layout sets at the start and the end of each sheet."""
    start = {edge["slug"]: edge["page"] for edge in edges if edge["side"] == "start"}
    return {
        edge["slug"]: Extent(edge["page"] - start[edge["slug"]] + 1, edge["down"])
        for edge in edges
        if edge["side"] == "end"
    }


def sheets_in(data: dict[str, Any]) -> list[dict[str, Any]]:
    if data["workbook"] is None:
        return [data["sheet"]]
    return [sheet for part in data["workbook"]["parts"] for sheet in part["sheets"]]


def fit(data: dict[str, Any], lay_out: LayOut, most: int) -> tuple[bytes, Extents]:
    """Lay out `data`, changing the `room` of sheets that gain by it.

    `most`: how many pages a sheet may have, 0 for any number.
    """
    sheets = {sheet["slug"]: sheet for sheet in sheets_in(data)}
    made, loose = lay_out()
    now = loose

    def too_long(slug: str) -> bool:
        return bool(most) and now[slug].pages > most

    trying = {slug for slug, e in loose.items() if too_long(slug) or (e.pages > 1 and e.down < NEARLY_EMPTY)}
    if not trying:
        return made, loose
    for room in CLOSER:
        for slug in trying:
            sheets[slug]["room"] = room
        made, now = lay_out()
        trying = {slug for slug in trying if now[slug].pages >= loose[slug].pages or too_long(slug)}
        if not trying:
            return made, now
    in_vain = {slug for slug in trying if now[slug].pages >= loose[slug].pages}
    for slug in in_vain:
        sheets[slug]["room"] = 1.0
    return lay_out() if in_vain else (made, now)
