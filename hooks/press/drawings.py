"""Checks each drawing by itself: a whole document would only say that one of its drawings can't be drawn."""

from collections.abc import Iterable
from pathlib import Path

from cache import Cache
from press import cache_keys, engine
from press.errors import PressError, PressFault
from press.jobs import Job
from press.read.model import iter_dicts

LAYOUT = Path(__file__).parent / "pdf" / "layout" / "drawing.typ"


def check_drawings(jobs: Iterable[Job], folder: Path) -> None:
    """Raises PressError with every drawing of these documents that Typst can't draw. The good ones are cached in `folder`."""
    cache = Cache(folder, "drawn")
    faults: dict[str, PressFault] = {}
    documents = ((origin, data) for job in jobs for origin, data in job.data_to_check())
    for origin, picture in ((origin, item) for origin, data in documents for item in iter_dicts(data)):
        # Not photos, which were checked when they were resized.
        if "svg" not in picture or picture.get("width"):
            continue
        key = cache_keys.key(["drawing", picture["svg"]])
        if key in faults or cache.get(key) is not None:
            continue
        compiler = engine.compiler(LAYOUT, {"drawing.svg": picture["svg"].encode()})
        try:
            engine.compile(compiler, origin, format="png", ppi=9.0)
            cache.put(key, b"")
        except PressError as error:
            reason = "\n".join(fault.message for fault in error.faults)
            name = f'the drawing "{alt}"' if (alt := picture.get("alt")) else "its drawing"
            message = f"{name} can't be printed ({reason}). Save it again as plain SVG, or use another."
            faults[key] = PressFault(origin, message)
    if faults:
        raise PressError(*faults.values())
