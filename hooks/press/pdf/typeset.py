"""A document's data → PDF bytes: Typst for the layout, pikepdf for the form fields."""

import io
import json
from copy import deepcopy
from functools import cache, lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any

import segno

from disk_cache import DiskCache
from press import cache_keys, typst_engine
from press.errors import Origin, PressError, UnsettledError
from press.jobs import Job
from press.pdf import forms, glyphs, sheet_spacing
from press.pdf.sheet_layout import Layout, Spacing
from press.read.model import iter_dicts
from worksheet import registry

# How many pages a sheet should have, and may have, by style. 18 pt needs more than twice the space.
TARGET_PAGES = {"fillable": 2, "pen": 2, "large": 6}
MAX_PAGES = {"fillable": 3, "pen": 3, "large": 8}
QUOTED_CHARS = 80  # of what does not fit
MAIN = Path(__file__).parent / "layout" / "main.typ"


def render_pdf(job: Job, spacings: DiskCache) -> list[bytes]:
    """The finished PDF on each paper. The spacing of each sheet is cached in `spacings`: in the workbook it is the same."""
    data, origin = job.data, job.origin
    sheets = (item for item in iter_dicts(data) if "slug" in item)
    chosen = {sheet["slug"]: cached_spacing(data, sheet, origin, spacings) for sheet in sheets}

    def compile(data: dict[str, Any]) -> bytes:
        compiler = typst_engine.compiler(MAIN, layout_files(data, chosen))
        return typst_engine.compile(
            compiler, origin, format="pdf", pdf_standards=["ua-1"], timestamp=job.epoch
        )

    try:
        pdf = compile(data)
    except UnsettledError:
        # A line may hold "page 99" and not "page 100", which moves the page that is referred to, and so on.
        pdf = compile(data | {"fixed_references": True})
    return forms.finish_pdf(pdf, job.controls, job.papers, data["edition"]["paper"], origin)


def layout_files(data: dict[str, Any], spacings: dict[str, Any]) -> dict[str, bytes]:
    """What the layout reads. QR codes, by the address that each leads to, are not in `data`, as drawing one takes longer than the
    rest of its sheet."""
    sheets = (item for item in iter_dicts(data) if "slug" in item or item.get("kind") == "prompts")
    codes = {sheet["address"]: _qr_svg(sheet["address"], data["colors"]["ink"]) for sheet in sheets}
    return registry.typst_layouts() | typst_engine.json_files(data=data, qr_codes=codes, spacings=spacings)


@lru_cache(maxsize=512)
def _qr_svg(address: str, ink: str) -> str | None:
    """The QR code of a site's address; None without one. Up to 15 % of it may be damaged (ISO/IEC 18004, level M)."""
    if not address.startswith("http"):
        return None
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, dark=ink)
    return out.getvalue().decode()


def cached_spacing(
    data: dict[str, Any], sheet: dict[str, Any], origin: Origin, spacings: DiskCache
) -> dict[str, Any]:
    """The spacing of one sheet as the layout reads it, chosen on pages of its own, also for the workbook."""
    document = data | {"workbook": None, "sheet": sheet}
    key = spacing_key(document)
    if (cached := spacings.get(key)) is not None:
        return json.loads(cached)  # type: ignore[no-any-return]
    lay_out = layout_function(document, origin)
    if sheet["is_more_page"]:
        spacing = sheet_spacing.fill_with_rows(lay_out)
    else:
        spacing = sheet_spacing.choose_spacing(lay_out, TARGET_PAGES[data["edition"]["style"]])
    layout = lay_out(spacing)
    check_page_count(layout, document, origin)
    chosen = spacing.data() | {"foot_heights": layout.foot_heights}
    spacings.put(key, json.dumps(chosen).encode())
    return chosen


def check_fit(job: Job, spacings: DiskCache, fits: DiskCache) -> None:
    """Raises PressError if a sheet or card does not fit on its pages. One that is in either cache fits."""
    data, origin, key = job.data, job.origin, spacing_key(job.data)
    if spacings.get(key) is None and fits.get(key) is None:
        if data["sheet"]:
            lay_out, limit = layout_function(data, origin), MAX_PAGES[data["edition"]["style"]]
            check_page_count(sheet_spacing.shortest_layout(lay_out, limit), data, origin)
        else:
            compiler = typst_engine.compiler(MAIN, layout_files(data, {}))
            typst_engine.compile(compiler, origin, format="png", ppi=1.0)
        fits.put(key, b"")


def spacing_key(document: dict[str, Any]) -> str:
    """The cache key of what decides a sheet's spacing: without the numbers of controls, which are others in the workbook."""
    document = deepcopy(document) | {"title": "", "author": "", "subject": ""}
    for item in iter_dicts(document):
        item.pop("first", None)
    return cache_keys.key(document)


def layout_function(document: dict[str, Any], origin: Origin) -> sheet_spacing.LayOut:
    """A function that lays out one sheet with a spacing. Results are cached."""
    files, slug, foot_heights = layout_files(document, {}), document["sheet"]["slug"], dict[str, Any]()

    @cache
    def lay_out(spacing: Spacing) -> Layout:
        spacings = typst_engine.json_files(spacings={slug: spacing.data() | foot_heights})
        compiler = typst_engine.compiler(MAIN, files | spacings)
        try:
            marks = json.loads(compiler.query("<located-marks>", field="value", one=True))
        except RuntimeError:
            # Compiling says what is wrong.
            typst_engine.compile(compiler, origin, format="png", ppi=1.0)
            raise
        layout = Layout.from_marks(marks)
        foot_heights["foot_heights"] = layout.foot_heights
        return layout

    return lay_out


def check_page_count(layout: Layout, document: dict[str, Any], origin: Origin) -> None:
    """Raises PressError, with the first block beyond the last page that a sheet may have."""
    limit = MAX_PAGES[document["edition"]["style"]]
    if layout.pages <= limit:
        return
    late = [number for number, page in layout.blocks.items() if page > limit]
    beyond = min(late, default=max(layout.blocks, default=0))
    strings = (text.strip() for text, _ in glyphs.printed_strings(document["sheet"]["blocks"][beyond]))
    words = shorten(" ".join(filter(None, strings)), QUOTED_CHARS, placeholder="…")
    message = f'{layout.pages} pages; the limit is {limit}. What begins with "{words}" does not fit. Use fewer lines or rows, or remove a field.'
    raise PressError.at(origin, message)
