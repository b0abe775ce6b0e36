"""Puts finished pages on another size of paper.

Everything but the pocket card is laid out once, for Letter. On A4 the same pages have 3 mm less margin on either side,
5 mm more above and 12 mm more below. So a document has the same page numbers on both, and is laid out once.
"""

from itertools import cycle

from pikepdf import Array, Dictionary, Object, Pdf

# Width and height in points, by the names of Typst.
SIZES = {"us-letter": (612.0, 792.0), "a4": (595.276, 841.890)}
# Of the height that is left: what stands a little above the middle looks centered.
SHARE_BELOW = 0.7


def place_on(pdf: Pdf, paper: str) -> None:
    """Gives all pages, which are of one size, that of `paper`, with what stands on them near its middle."""
    width, height = SIZES[paper]
    _, _, old_width, old_height = map(float, pdf.pages[0].mediabox)
    shift = (width - old_width) / 2, (height - old_height) * SHARE_BELOW
    move = pdf.make_stream(b"1 0 0 1 %.3f %.3f cm" % shift)
    for page in pdf.pages:
        page.mediabox = Array([0, 0, width, height])
        page.contents_add(move, prepend=True)
    for item in pdf.objects:
        for values, indexes in _coordinates(item):
            for index, by in zip(indexes, cycle(shift), strict=False):
                values[index] = round(float(values[index]) + by, 3)


def _coordinates(item: Object) -> list[tuple[Object, range]]:
    """Where an object says x and y on a page, by turns: links and fields (ISO 32000-1, 12.5.2, and 12.5.6.5 for links over several
    lines), destinations (12.3.2.2), pictures in the structure (14.8.5.4.3)."""
    if isinstance(item, Array) and len(item) == 5 and item[1] == "/XYZ":
        return [(item, range(2, 4))]
    if not isinstance(item, Dictionary):
        return []
    areas = [item[key] for key in ("/Rect", "/QuadPoints") if key in item]
    if isinstance(attributes := item.get("/A"), Array):
        areas += [group.BBox for group in attributes if "/BBox" in group]
    return [(area, range(len(area))) for area in areas]
