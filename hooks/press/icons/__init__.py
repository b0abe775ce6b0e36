"""The site's logo as PNG icons for home screens, which do not all take SVG."""

import hashlib
import io
import re
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

import colors
from cache import Cache, write_atomically
from press import cache_keys
from press.errors import Origin

LAYOUT = Path(__file__).with_name("icon.typ")
COLORS = 128
# The colors for dark mode in a logo: an icon has those for light mode.
MEDIA_QUERY = re.compile(r"@media\s*\([^)]*\)\s*\{(?:[^{}]*\{[^}]*\})*[^}]*\}")


@dataclass(frozen=True)
class Icon:
    """`size` in pixels. `share`: the part of the width that the logo takes. Of a maskable icon only a circle, four fifths
    wide, is always visible (W3C Web App Manifest, "Icon masks"); iOS rounds the corners of the touch icon."""

    name: str
    size: int
    share: float


ICONS = (
    Icon("assets/icon-192.png", 192, 0.84),
    Icon("assets/icon-512.png", 512, 0.84),
    Icon("assets/icon-maskable.png", 512, 0.62),
    Icon("assets/icon-touch.png", 180, 0.72),
)


def write(site: Path, logo: str, folder: Path) -> None:
    """Writes the icons of a site, from its file `logo`; they are cached in `folder`."""
    cache = Cache(folder, "icons")
    raw = (site / logo).read_bytes()
    paper = colors.site_colors(site).get(colors.PAPER, colors.PAPER)
    for icon in ICONS:
        key = cache_keys.key([asdict(icon), paper, Path(logo).suffix, hashlib.sha256(raw).hexdigest()])
        write_atomically(site / icon.name, cache.get_or_make(key, partial(_render, icon, raw, logo, paper)))
    cache.remove_old()


def _render(icon: Icon, raw: bytes, logo: str, paper: str) -> bytes:
    # Slow to load.
    from PIL import Image

    from press import engine
    from press.read import svg

    if logo.endswith(".svg"):
        drawing = MEDIA_QUERY.sub("", raw.decode("utf-8"))
    else:
        with Image.open(io.BytesIO(raw)) as photo, io.BytesIO() as as_png:
            photo.convert("RGBA").save(as_png, "PNG")
            drawing = svg.embed_photo(as_png.getvalue(), "image/png", 1, 1)
    data = {"size": icon.size, "share": icon.share, "paper": paper}
    compiler = engine.compiler(LAYOUT, {"logo.svg": drawing.encode()} | engine.json_files(data=data))
    png = engine.compile(compiler, Origin(f"docs/{logo}"), format="png", ppi=72)
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
