"""The QR code beside a sheet's foot, which leads to the sheet's page."""

import io
from functools import lru_cache
from typing import Any

import segno

from press.read.model import iter_dicts


def qr_codes(data: dict[str, Any]) -> dict[str, str | None]:
    """The QR codes of all worksheets in a document, by address: as SVG, or None on a site without an address."""
    sheets = (item for item in iter_dicts(data) if "slug" in item or item.get("kind") == "prompts")
    return {sheet["address"]: _qr_svg(sheet["address"], data["colors"]["ink"]) for sheet in sheets}


@lru_cache(maxsize=512)
def _qr_svg(address: str, ink: str) -> str | None:
    """Up to 15 % of it may be damaged (ISO/IEC 18004, level M)."""
    if not address.startswith("http"):
        return None
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, dark=ink)
    return out.getvalue().decode()
