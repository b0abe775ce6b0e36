"""The site's sign as PNG, for home screens: no system takes an SVG everywhere.

`share` is how much of the width the sign takes. Of a maskable icon only the circle in the middle, four fifths wide, is
sure to be seen (W3C Web App Manifest, "Icon masks"); iOS rounds the corners of the one it takes.
"""

import hashlib
import io
import re
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import colors
from cache import Cache, write_whole
from press import cache_keys

LAYOUT = Path(__file__).with_name("icon.typ")
COLORS = 128  # enough for two threads on paper, and for the sign of an owner who has more
NIGHT = re.compile(
    r"@media\s*\([^)]*\)\s*\{(?:[^{}]*\{[^}]*\})*[^}]*\}"
)  # an icon has one face, that of the day


@dataclass(frozen=True)
class Icon:
    """`size` in dots."""

    name: str
    size: int
    share: float


ICONS = (
    Icon("assets/icon-192.png", 192, 0.84),
    Icon("assets/icon-512.png", 512, 0.84),
    Icon("assets/icon-maskable.png", 512, 0.62),
    Icon("assets/icon-touch.png", 180, 0.72),
)


def write(site: Path, sign: str, folder: Path) -> None:
    """Makes the icons of a site from its sign, a file of it; `folder` is where what was made is kept."""
    kept = Cache(folder, "icons")
    raw = (site / sign).read_bytes()
    paper = colors.palette(site).get(colors.PAPER, colors.PAPER)
    for icon in ICONS:
        key = cache_keys.key([asdict(icon), paper, Path(sign).suffix, hashlib.sha256(raw).hexdigest()])
        write_whole(site / icon.name, kept.made(key, partial(_made, icon, raw, sign, paper)))
    kept.tidy()


def _made(icon: Icon, raw: bytes, sign: str, paper: str) -> bytes:
    # Loaded, as the engine, where work is done.
    from PIL import Image

    from press import engine
    from press.read import svg

    # By day; and Typst takes no bytes that are no text.
    drawing = (
        NIGHT.sub("", raw.decode("utf-8")) if sign.endswith(".svg") else svg.of_photo(raw, "image/png", 1, 1)
    )
    data = {"size": icon.size, "share": icon.share, "paper": paper}
    compiler = engine.compiler(LAYOUT, {"sign.svg": drawing.encode()} | engine.encoded(data=data))
    drawn = engine.compile(compiler, f"docs/{sign}", format="png", ppi=72)
    out = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
