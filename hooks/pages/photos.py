"""Photos: how large a page shows one, and how it is cut to that.

A page's column is 29 rem wide: 725 CSS pixels at the largest text, twice as many dots on a fine screen.
Pillow takes a while to load, so that is done where there is a photo.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

MAX_SIZE_PX = (1450, 1800)  # dots
COLUMN_WIDTH_PX = 522  # CSS pixels of the column at the usual text size, which `{ width=50% }` is a part of
SUFFIXES = (".png", ".jpg", ".jpeg", ".webp")
EXIF_ORIENTATION = 0x0112  # the tag of EXIF; from 5 on, width and height are exchanged
QUALITY = 82
SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": QUALITY, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": QUALITY, "method": 6, "exact": True},
}


def published_size(file: Path) -> tuple[int, int]:
    """Width and height in dots as it is published: turned upright, and cut."""
    from PIL import Image

    with Image.open(file) as opened:
        width, height = opened.size
        if opened.getexif().get(EXIF_ORIENTATION, 1) >= 5:
            width, height = height, width
    return _fit(width, height)


def _fit(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, MAX_SIZE_PX[0] / width, MAX_SIZE_PX[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def prepare_photo(data: bytes) -> bytes:
    """The same picture in the same format: upright, no larger than a page shows it, in the colors of every screen (sRGB),
    and without what the camera wrote beside it (place, day, device)."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        kind = str(opened.format)
        image: Image.Image = ImageOps.exif_transpose(opened)
    image = _to_srgb(image)
    size = _fit(*image.size)
    if size != image.size:
        if image.mode in {"P", "1"}:
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        image = image.resize(size, Image.Resampling.LANCZOS)
    if kind == "JPEG" and image.mode not in {"RGB", "L"}:
        image = image.convert("RGB")
    for name in image.info.keys() - {"transparency"}:
        del image.info[name]
    out = io.BytesIO()
    image.save(out, kind, **SAVE_OPTIONS.get(kind, SAVE_OPTIONS["JPEG"]))
    return out.getvalue()


def _to_srgb(image: Image.Image) -> Image.Image:
    """The colors that its profile means, for screens that are told of none."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    from PIL import ImageCms

    mode = "RGBA" if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
            image = image.convert(mode)
        changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # a profile that can't be read says nothing
    return changed or image
