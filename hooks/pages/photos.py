"""Photos: their size on a page, and the files that are published.

A page's column is 29 rem wide: 725 CSS pixels at the largest text size, twice as many on a high-density screen.
Pillow is slow to import, so functions import it.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

MAX_SIZE_PX = (1450, 1800)
COLUMN_WIDTH_PX = 522  # at the default text size, in CSS pixels; `{ width=50% }` is half of it
EXIF_ORIENTATION = 0x0112  # the EXIF tag; from 5 to 8, width and height are exchanged
QUALITY = 82
SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": QUALITY, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": QUALITY, "method": 6, "exact": True},
}


def published_size(file: Path) -> tuple[int, int]:
    """Width and height in pixels, after rotation by EXIF and scaling."""
    from PIL import Image

    with Image.open(file) as opened:
        width, height = opened.size
        if opened.getexif().get(EXIF_ORIENTATION) in range(5, 9):
            width, height = height, width
    return _fit(width, height)


def _fit(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, MAX_SIZE_PX[0] / width, MAX_SIZE_PX[1] / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def prepare_photo(data: bytes) -> bytes:
    """The photo in its format, rotated by EXIF, scaled to MAX_SIZE_PX, in sRGB, without place, date, device or other metadata."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(data)) as opened:
        image_format = str(opened.format)
        image: Image.Image = ImageOps.exif_transpose(opened)
    image = _to_srgb(image)
    size = _fit(*image.size)
    if size != image.size:
        if image.mode in {"P", "1"}:
            image = image.convert("RGBA" if "transparency" in image.info else "RGB")
        image = image.resize(size, Image.Resampling.LANCZOS)
    if image_format == "JPEG" and image.mode not in {"RGB", "L"}:
        image = image.convert("RGB")
    for name in image.info.keys() - {"transparency"}:
        del image.info[name]
    out = io.BytesIO()
    image.save(out, image_format, **SAVE_OPTIONS.get(image_format, SAVE_OPTIONS["JPEG"]))
    return out.getvalue()


def _to_srgb(image: Image.Image) -> Image.Image:
    """The image converted from its ICC profile, which is removed, to sRGB."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image
    from PIL import ImageCms

    mode = "RGBA" if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
            image = image.convert(mode)
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image  # the profile can't be read
    return converted or image
