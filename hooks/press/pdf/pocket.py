"""The sheet to fold → the data that its layout reads, in black alone: any printer has that."""

from __future__ import annotations

from typing import Any

import colors
from press.pdf import data
from press.read.pocket import PocketCard

BLACK = "#000000"
IN_BLACK = dict.fromkeys((colors.INK, colors.QUIET, colors.HAIR, *colors.THREADS), BLACK)


def pocket_data(card: PocketCard) -> dict[str, Any]:
    whole: dict[str, Any] = data.plain(card)
    data.color(whole["picture"], 1)
    data.number_fields(whole["blocks"])
    return whole
