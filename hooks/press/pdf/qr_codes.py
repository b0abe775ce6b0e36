"""The QR code beside a sheet's foot, which leads to the sheet's page."""

import io
from functools import lru_cache
from typing import Any

import segno


def add_qr_codes(data: dict[str, Any]) -> dict[str, Any]:
    """A document's data with the `qr_code` of each sheet: None on a site without an address.

    Called only when a document is made, because choosing a code's pattern takes longer than the rest of its sheet.
    """

    def with_code(sheet: dict[str, Any]) -> dict[str, Any]:
        return sheet | {"qr_code": qr_svg(sheet["address"], data["colors"]["ink"])}

    if workbook := data["workbook"]:
        parts = [part | {"sheets": list(map(with_code, part["sheets"]))} for part in workbook["parts"]]
        return data | {"workbook": workbook | {"parts": parts}}
    if book := data["book"]:
        chapters = [
            chapter
            | {
                "after": [
                    with_code(block) if block["kind"] == "prompts" else block for block in chapter["after"]
                ]
            }
            for chapter in book["chapters"]
        ]
        return data | {"book": book | {"chapters": chapters}}
    return data | {"sheet": with_code(data["sheet"])} if data["sheet"] else data


@lru_cache(maxsize=512)
def qr_svg(address: str, ink: str) -> str | None:
    """A full address as SVG; 15 % of it can be damaged (ISO/IEC 18004, level M)."""
    if not address.startswith("http"):
        return None
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, dark=ink)
    return out.getvalue().decode()
