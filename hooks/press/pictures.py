"""Whether drawings can be drawn on paper: asked of each by itself, for a document would only say that one of them can't."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cache import Cache
from press import cache_keys, engine
from press.errors import PressError
from press.jobs import Job
from press.read.model import within

LAYOUT = Path(__file__).parent / "pdf" / "layout" / "picture.typ"


def check(jobs: Iterable[Job], cache: Path) -> None:
    """Raises PressError with every drawing of these documents that can't be drawn; each is tried once and then known."""
    kept = Cache(cache, "drawn")
    faults: dict[str, str] = {}
    for where, picture in _drawings(jobs):
        key = cache_keys.key(["drawing", picture["svg"]])
        if key in faults or kept.get(key) is not None:
            continue
        try:
            engine.compile(
                engine.compiler(LAYOUT, {"picture.svg": picture["svg"].encode()}),
                where,
                format="png",
                ppi=9.0,
            )
            kept.put(key, b"")
        except PressError as error:
            reason = str(error).removeprefix(f"{where}: ")
            named = f'the drawing "{alt}"' if (alt := picture.get("alt")) else "its drawing"
            faults[key] = (
                f"{where}: {named} can't be drawn on paper ({reason}). Save it again as plain SVG, or take another."
            )
    if faults:
        raise PressError(*faults.values())


def _drawings(jobs: Iterable[Job]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each drawing with the author's file; photos were read when they were cut to size."""
    for job in jobs:
        for where, data in job.texts():
            yield from ((where, one) for one in within(data) if "svg" in one and not one.get("width"))
