"""The site's logo as PNG icons for home screens, which do not all take SVG."""

import io
import re
from functools import partial
from pathlib import Path
from typing import Any

import palette
from digests import digest
from disk_cache import DiskCache
from files import write_atomically
from press import cache_keys
from press.errors import Origin

LAYOUT = Path(__file__).with_name("icon.typ")
# The colors for dark mode in a logo: an icon has those for light mode.
MEDIA_QUERY = re.compile(r"@media\s*\([^)]*\)\s*\{(?:[^{}]*\{[^}]*\})*[^}]*\}")
# Each with its size in pixels, and the part of its width that the logo takes. Of a maskable icon only a circle, four fifths wide,
# is always visible (W3C Web App Manifest, "Icon masks"); iOS rounds the corners of the touch icon.
ICONS = {
    "assets/icon-192.png": (192, 0.84),
    "assets/icon-512.png": (512, 0.84),
    "assets/icon-maskable.png": (512, 0.62),
    "assets/icon-touch.png": (180, 0.72),
}


def write(site: Path, logo: str, folder: Path) -> None:
    """Writes the icons of a site, from its file `logo`; they are cached in `folder`."""
    cache = DiskCache(folder, "icons")
    raw = (site / logo).read_bytes()
    paper = palette.site_colors(site).get(palette.PAPER, palette.PAPER)
    for name, (size, share) in ICONS.items():
        look = {"size": size, "share": share, "paper": paper}
        key = cache_keys.key([look, Path(logo).suffix, digest(raw)])
        write_atomically(site / name, cache.get_or_make(key, partial(_render, raw, logo, look)))
    cache.remove_old()


def _render(raw: bytes, logo: str, look: dict[str, Any]) -> bytes:
    """The PNG as Typst writes it: that of Pillow, though smaller, has other bytes on other systems."""
    from press import typst_engine  # slow to load, as svg and Pillow are
    from press.read import svg

    if logo.endswith(".svg"):
        drawing = MEDIA_QUERY.sub("", raw.decode("utf-8"))
    else:
        from PIL import Image

        with Image.open(io.BytesIO(raw)) as photo, io.BytesIO() as as_png:
            photo.convert("RGBA").save(as_png, "PNG")
            drawing = svg.embed_photo(as_png.getvalue(), 1, 1)
    files = {"logo.svg": drawing.encode()} | typst_engine.json_files(data=look)
    compiler = typst_engine.compiler(LAYOUT, files)
    return typst_engine.compile(compiler, Origin(f"docs/{logo}"), format="png", ppi=72)
