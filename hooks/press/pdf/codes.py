"""The QR code beside a sheet's foot, from which a phone's camera reads the page's address."""

import io
from functools import lru_cache
from typing import Any

import segno


def with_codes(data: dict[str, Any]) -> dict[str, Any]:
    """A document's data with the code of each sheet; none for a site without an address. Drawn when a document is made,
    for to choose a code's pattern takes longer than all else of its sheet."""

    def coded(sheet: dict[str, Any]) -> dict[str, Any]:
        return sheet | {"code": code(sheet["address"], data["colors"]["ink"])}

    if whole := data["workbook"]:
        parts = [part | {"sheets": [coded(sheet) for sheet in part["sheets"]]} for part in whole["parts"]]
        return data | {"workbook": whole | {"parts": parts}}
    if whole := data["book"]:
        chapters = [
            chapter
            | {"after": [coded(block) if block["kind"] == "prompts" else block for block in chapter["after"]]}
            for chapter in whole["chapters"]
        ]
        return data | {"book": whole | {"chapters": chapters}}
    return data | {"sheet": coded(data["sheet"])} if data["sheet"] else data


@lru_cache(maxsize=512)
def code(address: str, ink: str) -> str | None:
    """A full address as SVG, 15 % of it redundant (ISO/IEC 18004, level M)."""
    if not address.startswith("http"):
        return None
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=0, dark=ink)
    return out.getvalue().decode()
