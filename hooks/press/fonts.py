"""The site's own fonts, as the press needs them: TrueType for the layout, a small cut for typed text.

Typst reads no woff2, so the published files are unpacked once into the cache. Which file is which comes
from the names inside the files, so that a hash in a file name does not matter.
"""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from press.errors import PressError

SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"
FORM_FONT = "form.ttf"
# What a PDF reader may be asked to draw when somebody types: the letters of WinAnsi.
WINANSI = bytes(range(32, 256)).decode("cp1252", errors="ignore")


@dataclass(frozen=True)
class Faces:
    """A folder of TrueType files and the letters that every face of a family has."""

    folder: Path
    serif: str
    sans: str
    digest: str


def originals(site: Path) -> list[Path]:
    found = sorted((site / "assets" / "fonts").glob("*.woff2"))
    if not found:
        raise PressError(f"{site}/assets/fonts: no .woff2 font there; the press sets its PDFs in the site's fonts.")
    return found


def digest_of(site: Path) -> str:
    """One hash over all fonts, whatever their files are called."""
    hashes = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in originals(site))
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:32]


def prepare(site: Path, cache: Path) -> Faces:
    """Unpack the fonts, once for each set of fonts; a cache that cannot be written costs only time."""
    digest = digest_of(site)
    folder = cache / "fonts" / digest
    if not (folder / "whole").is_file():
        folder = unpack(originals(site), folder)
    return Faces(folder, *families(folder), digest)


def unpack(files: list[Path], folder: Path) -> Path:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".unpack-", dir=folder.parent))
        fill(files, scratch)
    except OSError:
        scratch = Path(tempfile.mkdtemp(prefix="press-fonts-"))
        fill(files, scratch)
        return scratch
    try:
        os.replace(scratch, folder)
    except OSError:
        # Another build was faster, or half a folder is in the way: keep our own for this run.
        return folder if (folder / "whole").is_file() else scratch
    return folder


def fill(files: list[Path], folder: Path) -> None:
    for number, path in enumerate(files):
        font = TTFont(path)
        font.flavor = None
        name = font["name"].getBestFullName() or str(number)
        font.save(folder / f"{number}-{name.replace(' ', '')}.ttf")
        if font["name"].getDebugName(1) == SANS and font["name"].getDebugName(2) == "Regular":
            (folder / FORM_FONT).write_bytes(cut(path))
    (folder / "whole").write_text("every font of this folder was written to its end\n")


def cut(path: Path) -> bytes:
    """The regular face, cut to the letters of a form."""
    font = TTFont(path)
    font.flavor = None
    options = Options(layout_features=[], name_IDs=[1, 2, 6], notdef_outline=True, hinting=False)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "gasp"]
    cutter = Subsetter(options)
    cutter.populate(text=WINANSI)
    cutter.subset(font)
    out = io.BytesIO()
    # A new date in the head table would change the bytes of every PDF.
    font.recalcTimestamp = False
    font.save(out)
    return out.getvalue()


def faces(folder: Path) -> dict[str, list[Path]]:
    """Files by family, the form's cut left out."""
    out: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.ttf")):
        if path.name != FORM_FONT:
            family = TTFont(path, lazy=True)["name"].getDebugName(1)
            out.setdefault(family, []).append(path)
    return out


def families(folder: Path) -> tuple[str, str]:
    """The names of the families for headings and text, after seeing that both are there."""
    known = list(faces(folder))
    for family in (SERIF, SANS):
        if not any(name.startswith(family) for name in known):
            raise PressError(f"assets/fonts: the press needs {family}; it found {', '.join(known)}.")
    return SERIF, SANS


@lru_cache(maxsize=8)
def letters(folder: Path, family: str) -> frozenset[int]:
    """The characters that every face of a family can draw."""
    files = [path for name, paths in faces(folder).items() if name.startswith(family) for path in paths]
    maps = [set(TTFont(path, lazy=True).getBestCmap()) for path in files]
    return frozenset(set.intersection(*maps))
