"""A picture of the page → the same picture in ink: no style sheet of the site reaches a PDF.

The author of a picture writes `currentColor` for the line and the class `accent` (or a variable)
for the second color; the press puts in its ink and the thread's color.
"""

import base64
import re

from lxml import etree
from lxml.html import HtmlElement

import colors
from press.read.inline import plain
from press.read.model import Picture

NAMESPACE = "http://www.w3.org/2000/svg"
# An HTML parser folds names to lower case, and SVG is strict about them. Those of drawings that stand still, from the tables
# of the HTML Standard, 13.2.6.1 (adjust SVG attributes) and 13.2.6.5 (names of elements).
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
CASED = {name.lower(): name for name in _NAMES.split()}
VIEW_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
VARIABLE = re.compile(r"var\(\s*--[^()]*(?:\([^()]*\)[^()]*)*\)")


def copy(node: HtmlElement) -> etree._Element:
    """The element in the SVG namespace, without what only a page needs."""
    out = etree.Element(f"{{{NAMESPACE}}}{CASED.get(node.tag, node.tag)}", nsmap={None: NAMESPACE})
    for written, value in node.attrib.items():
        name = written.removeprefix("xlink:")  # as older programs write what a drawing uses of itself
        if ":" not in name and not name.startswith(("aria", "xmlns", "on")):
            out.set(CASED.get(name, name), value)
    out.text, out.tail = node.text, node.tail
    for child in node:
        if isinstance(child.tag, str) and child.tag not in {"script", "style"}:
            out.append(copy(child))
    return out


def within(holder: HtmlElement | None) -> Picture | None:
    """The drawing in an element: SVG source that stands alone, colors still open."""
    drawing = None if holder is None else next(holder.iter("svg"), None)
    if drawing is None:
        return None
    root = copy(drawing)
    for name in ("width", "height", "style", "class"):
        root.attrib.pop(name, None)
    return Picture(etree.tostring(root, encoding="unicode", with_tail=False), alternative(drawing))


def of_photo(data: bytes, kind: str, width: int, height: int) -> str:
    """A photo within an SVG, for the layout takes text alone. `kind` is its media type, such as "image/png"."""
    size = f'width="{width}" height="{height}"'
    image = f'<image {size} href="data:{kind};base64,{base64.b64encode(data).decode()}"/>'
    return f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {width} {height}">{image}</svg>'


def inked(source: str, part: int) -> str:
    """The same source in two colors: ink, and the thread of a part."""
    ink, thread = colors.INK, colors.of_thread(part)
    style = f"<style>svg{{color:{ink};fill:none;stroke-linecap:round;stroke-linejoin:round}}.accent{{stroke:{thread}}}.accent-fill{{fill:{thread}}}</style>"
    source = re.sub(r"(<svg\b[^>]*>)", lambda m: m[1] + style, source, count=1)
    return VARIABLE.sub(thread, source).replace("currentColor", ink).replace("currentcolor", ink)


def alternative(node: HtmlElement) -> str:
    """What a screen reader says for the picture; "" when the page calls it decoration."""
    if node.get("aria-hidden") == "true":
        return ""
    if label := (node.get("aria-label") or "").strip():
        return plain(label)
    said = [c.text.strip() for c in node if c.tag in {"title", "desc"} and c.text]
    return plain(" ".join(said))


def is_wide(source: str) -> bool:
    """Whether a picture runs from edge to edge: more than twice as wide as tall."""
    box = VIEW_BOX.search(source)
    return box is not None and float(box[1]) > 2 * float(box[2])
