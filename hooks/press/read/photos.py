"""Photos on a worksheet: set into a drawing of their size, so that paper takes them as it takes any drawing."""

from __future__ import annotations

import base64
import io
import posixpath
from copy import deepcopy
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement
from PIL import Image

# A picture on a sheet is 45 mm wide: 800 dots are some 450 to the inch, more than any printer sets.
LARGEST = (800, 1000)


def with_photos(form: HtmlElement, site: Path, address: str) -> HtmlElement:
    """A copy of the form with each photo that stands alone as a drawing; the page itself stays as it is."""
    photos = form.xpath('.//figure[contains(concat(" ", @class, " "), " photo ")]//img')
    if not photos:
        return form
    form = deepcopy(form)
    for image in form.xpath('.//figure[contains(concat(" ", @class, " "), " photo ")]//img'):
        file = site / posixpath.normpath(posixpath.join(address, image.get("src") or ""))
        image.getparent().replace(image, _drawing(file, image.get("alt") or ""))
    return form


def _drawing(file: Path, alt: str) -> HtmlElement:
    with Image.open(file) as opened:
        photo = opened.convert("RGBA" if opened.mode in {"RGBA", "LA", "P"} else "RGB")
    photo.thumbnail(LARGEST)
    kind = "png" if photo.mode == "RGBA" else "jpeg"
    out = io.BytesIO()
    photo.save(out, kind, quality=82) if kind == "jpeg" else photo.save(out, kind, optimize=True)
    width, height = photo.size
    data = f"data:image/{kind};base64,{base64.b64encode(out.getvalue()).decode()}"
    drawing = html.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}")
    drawing.set("aria-label", alt)
    drawing.append(html.Element("image", width=str(width), height=str(height), href=data))
    return drawing
