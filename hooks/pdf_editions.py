"""The PDF editions of worksheets, the workbook, the articles and the card: the paper and the address of each.

`pages` links them, and `press` makes them.
"""

from dataclasses import dataclass

LETTER = "us-letter"
# Papers with the same pages as another one, which they are laid out for: see `press.pdf.papers`.
SAME_PAGES = {"a4": LETTER}


@dataclass(frozen=True)
class Edition:
    """One way to print something. `kind` is its name in links (`data-pdf`), `style` how fields are drawn, `label` a key of the site's
    strings. `path_template` is the path without suffix, where `{name}` stands for a sheet's slug or a page's address."""

    kind: str
    style: str  # "fillable", "pen", "large", "book" or "card"
    paper: str  # a paper name of Typst
    suffix: str
    label: str
    path_template: str = "worksheets/{name}/{name}"

    @property
    def layout_paper(self) -> str:
        """The paper that its pages are laid out for. A card is folded, so its sizes are those of its own paper."""
        return self.paper if self.style == "card" else SAME_PAGES.get(self.paper, self.paper)

    def address(self, name: str = "") -> str:
        """The site-relative address: "worksheets/my-walk/my-walk-a4.pdf", "articles-a4.pdf", "walks/pocket-card-a4.pdf"."""
        return f"{self.path_template.format(name=name)}{self.suffix}.pdf"


SHEETS = (
    Edition("fillable-letter", "fillable", LETTER, "-letter", "press_fillable_letter"),
    Edition("fillable-a4", "fillable", "a4", "-a4", "press_fillable_a4"),
    Edition("pen-letter", "pen", LETTER, "-pen-letter", "press_pen_letter"),
    Edition("pen-a4", "pen", "a4", "-pen-a4", "press_pen_a4"),
    Edition("large-letter", "large", LETTER, "-large-letter", "press_large_letter"),
    Edition("large", "large", "a4", "-large", "press_large"),
)

# A page with the table of a log alone, for when the sheet's own is full.
MORE = "worksheets/{name}/{name}-more"
MORE_PAGES = (
    Edition("more-letter", "pen", LETTER, "-letter", "press_more_letter", MORE),
    Edition("more-a4", "pen", "a4", "-a4", "press_more_a4", MORE),
)

WORKBOOK, BOOK, POCKET_CARD = "worksheets/workbook", "articles", "{name}pocket-card"
WORKBOOKS = (
    Edition("workbook-letter", "fillable", LETTER, "-letter", "press_fillable_letter", WORKBOOK),
    Edition("workbook-a4", "fillable", "a4", "-a4", "press_fillable_a4", WORKBOOK),
    Edition("workbook-pen-letter", "pen", LETTER, "-pen-letter", "press_pen_letter", WORKBOOK),
    Edition("workbook-pen-a4", "pen", "a4", "-pen-a4", "press_pen_a4", WORKBOOK),
)

BOOKS = (
    Edition("articles-letter", "book", LETTER, "-letter", "press_book_letter", BOOK),
    Edition("articles-a4", "book", "a4", "-a4", "press_book_a4", BOOK),
)

POCKET_CARDS = (
    Edition("pocket-card-letter", "card", LETTER, "-letter", "press_pocket_letter", POCKET_CARD),
    Edition("pocket-card-a4", "card", "a4", "-a4", "press_pocket_a4", POCKET_CARD),
)
