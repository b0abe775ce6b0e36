"""The site's own fonts: TrueType for the layout, a slim one for typed text.

Typst reads no woff2, so the published files are unpacked once into the cache. Which file is which
comes from the names inside the files, so that a hash in a file name does not matter.
"""

from __future__ import annotations

import atexit
import hashlib
import io
import json
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from press.errors import PressError
from worksheet.letters import SANS, SERIF

FORM_FONT = "form.ttf"
# Written last: each family's letters, and each file's checksum.
INDEX = "index.json"
UNUSED = {"GPOS", "GSUB", "GDEF", "STAT", "gasp"}


@dataclass(frozen=True)
class Faces:
    """A folder of TrueType files, with the names of the families for headings and text."""

    folder: Path
    digest: str
    serif: str = SERIF
    sans: str = SANS


def originals(site: Path) -> list[Path]:
    found = sorted((site / "assets" / "fonts").glob("*.woff2"))
    if not found:
        raise PressError(
            f"{site}/assets/fonts: no .woff2 there; the press sets its PDFs in the site's fonts."
        )
    return found


def digest_of(files: list[Path]) -> str:
    """One hash over all fonts, whatever their files are called."""
    hashes = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:32]


def maker() -> str:
    """What unpacks the fonts: what an earlier edition of this module left in the cache is not the same."""
    return hashlib.sha256(Path(__file__).read_bytes() + version("fonttools").encode()).hexdigest()[:16]


def prepare(site: Path, cache: Path) -> Faces:
    """Unpack the fonts, once for each set; a cache that cannot be written costs only time."""
    files = originals(site)
    digest = digest_of(files)
    folder = cache / "fonts" / f"{digest}-{maker()}"
    if not is_whole(folder):
        folder = unpack(files, folder)
    for family in (SERIF, SANS):
        if not letters(folder, family):
            raise PressError(
                f"{site}/assets/fonts: the press needs {family}, regular and bold; it is not there."
            )
    return Faces(folder, digest)


def is_whole(folder: Path) -> bool:
    """Whether every file of the folder is as it was written; a torn or foreign one is not."""
    try:
        sums = json.loads((folder / INDEX).read_text("utf-8"))["files"]
        return bool(sums) and all(checksum(folder / name) == sum_ for name, sum_ in sums.items())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def checksum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def face(folder: Path, name: str) -> bytes:
    """One face of the unpacked ones, by the names inside it: "LiterataMedium-Regular"."""
    found = next(folder.glob(f"*-{name}.ttf"), None)
    if found is None:
        raise PressError(f"{folder}: there is no {name} among the site's fonts.")
    return found.read_bytes()


def unpack(files: list[Path], folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".unpack-", dir=folder.parent))
        atexit.register(shutil.rmtree, scratch, ignore_errors=True)
        fill(files, scratch)
        if folder.exists() and not is_whole(folder):
            shutil.rmtree(folder)
        scratch.replace(folder)
        return folder
    except OSError:
        # Full, read-only, or another build was faster.
        return folder if is_whole(folder) else aside(files)


def aside(files: list[Path]) -> Path:
    """Fonts for this run only."""
    scratch = Path(tempfile.mkdtemp(prefix="press-fonts-"))
    atexit.register(shutil.rmtree, scratch, ignore_errors=True)
    fill(files, scratch)
    return scratch


def fill(files: list[Path], folder: Path) -> None:
    # Loaded only when there is something to unpack: it takes longer than a whole warm run.
    from fontTools.ttLib import TTFont

    known: dict[str, set[int]] = {}
    for number, path in enumerate(files):
        with TTFont(path, recalcTimestamp=False) as font:
            font.flavor = None
            family, face = font["name"].getDebugName(1), font["name"].getDebugName(2)
            font.save(folder / f"{number}-{family}-{face}.ttf".replace(" ", ""))
            codes = set(font.getBestCmap())
        known[family] = known.get(family, codes) & codes
        if (family, face) == (SANS, "Regular"):
            (folder / FORM_FONT).write_bytes(for_typing(path))
    index = {
        "families": {family: sorted(codes) for family, codes in known.items()},
        "files": {path.name: checksum(path) for path in sorted(folder.glob("*.ttf"))},
    }
    (folder / INDEX).write_text(json.dumps(index), "utf-8")


def for_typing(path: Path) -> bytes:
    """The regular face for what somebody types. It is published cut to western letters already; only the tables
    that no PDF reader looks at are left out."""
    from fontTools.ttLib import TTFont

    out = io.BytesIO()
    # A new date in the head table would change the bytes of every PDF.
    with TTFont(path, recalcTimestamp=False) as font:
        font.flavor = None
        for table in UNUSED.intersection(font.keys()):
            del font[table]
        font.save(out)
    return out.getvalue()


@lru_cache(maxsize=8)
def letters(folder: Path, family: str) -> frozenset[int]:
    """The characters that every face of a family draws. Its name may go on with a weight."""
    index = json.loads((folder / INDEX).read_text("utf-8"))["families"]
    found = [set(codes) for name, codes in index.items() if name.startswith(family)]
    return frozenset(set.intersection(*found)) if found else frozenset()
