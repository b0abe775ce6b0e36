"""Pictures of a page → SVG that stands alone, without the site's style sheet.

A drawing uses `currentColor` for the line and the class `accent` (or a CSS variable) for its second color; `apply_colors`
replaces these by ink and the color of a part's thread.
"""

import base64
import io
import re
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement

import palette
from press.read.inline import printable_text
from press.read.model import Picture

NAMESPACE = "http://www.w3.org/2000/svg"
# SVG is case-sensitive, and an HTML parser lowers all names. The names that static drawings use, from the tables of the HTML
# Standard, 13.2.6.1 (adjust SVG attributes) and 13.2.6.5 (names of elements).
_NAMES = """
    clipPath feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
    feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
    feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence linearGradient radialGradient textPath
    baseFrequency clipPathUnits diffuseConstant edgeMode filterUnits gradientTransform gradientUnits kernelMatrix
    kernelUnitLength lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves
    pathLength patternContentUnits patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha
    preserveAspectRatio primitiveUnits refX refY requiredExtensions specularConstant specularExponent spreadMethod startOffset
    stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY textLength viewBox xChannelSelector
    yChannelSelector"""
CASED_NAMES = {name.lower(): name for name in _NAMES.split()}
# The width and the height in it, between spaces or commas.
VIEW_BOX = re.compile(r'viewBox="(?:[^"]*[\s,])?(\d*\.?\d+)[\s,]+(\d*\.?\d+)\s*"')
# The colors for dark mode in a logo: an icon has those for light mode.
MEDIA_QUERY = re.compile(r"@media\s*\([^)]*\)\s*\{(?:[^{}]*\{[^}]*\})*[^}]*\}")
VARIABLE = re.compile(r"var\(\s*--[^()]*(?:\([^()]*\)[^()]*)*\)")


def to_svg(node: HtmlElement) -> etree._Element:
    """A copy of an element in the SVG namespace, without what only a web page needs."""
    out = etree.Element(f"{{{NAMESPACE}}}{CASED_NAMES.get(node.tag, node.tag)}", nsmap={None: NAMESPACE})
    for attribute, value in node.attrib.items():
        name = attribute.removeprefix("xlink:")  # written by older programs
        if ":" not in name and not name.startswith(("aria", "xmlns", "on")):
            out.set(CASED_NAMES.get(name, name), value)
    out.text, out.tail = node.text, node.tail
    for child in node:
        if isinstance(child.tag, str) and child.tag not in {"script", "style"} and ":" not in child.tag:
            out.append(to_svg(child))
    return out


def find_drawing(parent: HtmlElement | None) -> Picture | None:
    """The first drawing in an element, not yet colored."""
    drawing = None if parent is None else next(parent.iter("svg"), None)
    if drawing is None:
        return None
    root = to_svg(drawing)
    for name in ("width", "height", "style", "class"):
        root.attrib.pop(name, None)
    return Picture(etree.tostring(root, encoding="unicode", with_tail=False), alt_text(drawing))


def embed_photo(data: bytes, width: int, height: int) -> str:
    """A photo within an SVG, because layouts take text only. Typst sees by its bytes of which type it is."""
    size = f'width="{width}" height="{height}"'
    image = f'<image {size} href="data:;base64,{base64.b64encode(data).decode()}"/>'
    return f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {width} {height}">{image}</svg>'


def read_logo(file: Path) -> str:
    """The site's logo, by day."""
    if file.suffix == ".svg":
        return MEDIA_QUERY.sub("", file.read_text("utf-8"))
    from PIL import Image  # slow to import, and most logos are drawings

    with Image.open(file) as photo, io.BytesIO() as as_png:
        photo.convert("RGBA").save(as_png, "PNG")
        return embed_photo(as_png.getvalue(), 1, 1)


def apply_colors(source: str, part: int) -> str:
    """The SVG in two colors: ink, and that of a part's thread."""
    ink, thread = palette.INK, palette.thread_color(part)
    style = f"<style>svg{{color:{ink};fill:none;stroke-linecap:round;stroke-linejoin:round}}.accent{{stroke:{thread}}}.accent-fill{{fill:{thread}}}</style>"
    source = re.sub(r"(<svg\b[^>]*>)", lambda m: m[1] + style, source, count=1)
    return VARIABLE.sub(thread, source).replace("currentColor", ink).replace("currentcolor", ink)


def alt_text(node: HtmlElement) -> str:
    """The accessible name of a drawing; "" for decoration."""
    if node.get("aria-hidden") == "true":
        return ""
    if label := (node.get("aria-label") or "").strip():
        return printable_text(label)
    texts = [child.text.strip() for child in node if child.tag in {"title", "desc"} and child.text]
    return printable_text(" ".join(texts))


def is_wide(source: str) -> bool:
    """Whether a drawing is more than twice as wide as tall."""
    box = VIEW_BOX.search(source)
    return box is not None and float(box[1]) > 2 * float(box[2])
