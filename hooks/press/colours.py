"""The site's colours by day, as `docs/assets/styles/site.css` has them; paper is white, so they are the ink."""

from __future__ import annotations

INK = "#1e2536"
QUIET = "#454b5d"
HAIR = "#857c6a"
PAPER = "#faf6ee"
THREADS = ("#8f312a", "#145a5e")

# As the layout knows them.
ALL = {"ink": INK, "quiet": QUIET, "hair": HAIR, "paper": PAPER, "threads": THREADS}


def thread(part: int) -> str:
    """The colour of a part; what belongs to none has the first."""
    return THREADS[(max(part, 1) - 1) % len(THREADS)]


def in_pdf(colour: str) -> str:
    """Red, green and blue from 0 to 1, as a content stream names them."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
