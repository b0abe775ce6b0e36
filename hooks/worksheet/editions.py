"""The PDFs as data, those of worksheets, the workbook, the articles and the card: on which paper each is made, and at
which address.

Read by `pages`, which links them, and by `press`, which makes them. Nothing else says what there is.
`label` is a key of the site's strings; its text says what the file is ("Type into it, A4").
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """One way to print something: `kind` is its name in links, `style` how fields are drawn.

    `place` is where its file stands, with `{of}` for the sheet's name or the page's address that it is made of.
    """

    kind: str
    style: str  # "fillable", "pen", "large", "book" or "card"
    paper: str  # a paper name of Typst
    suffix: str
    label: str
    place: str = "worksheets/{of}/{of}"

    @property
    def fillable(self) -> bool:
        return self.style == "fillable"

    def address(self, of: str = "") -> str:
        """Where this edition stands: "worksheets/my-walk/my-walk-a4.pdf", "articles-a4.pdf", "walks/pocket-card-a4.pdf"."""
        return f"{self.place.format(of=of)}{self.suffix}.pdf"


SHEETS = (
    Edition("fillable-a4", "fillable", "a4", "-a4", "press_fillable_a4"),
    Edition("fillable-letter", "fillable", "us-letter", "-letter", "press_fillable_letter"),
    Edition("pen-a4", "pen", "a4", "-pen-a4", "press_pen_a4"),
    Edition("pen-letter", "pen", "us-letter", "-pen-letter", "press_pen_letter"),
    Edition("large", "large", "a4", "-large", "press_large"),
    Edition("large-letter", "large", "us-letter", "-large-letter", "press_large_letter"),
)

# One page of nothing but a log's table, for when the sheet's own is full.
MORE = "worksheets/{of}/{of}-more"
MORE_PAGES = (
    Edition("more-a4", "pen", "a4", "-a4", "press_more_a4", MORE),
    Edition("more-letter", "pen", "us-letter", "-letter", "press_more_letter", MORE),
)

WORKBOOK, BOOK, POCKET_CARD = "worksheets/workbook", "articles", "{of}pocket-card"
WORKBOOKS = (
    Edition("workbook-a4", "fillable", "a4", "-a4", "press_workbook_a4", WORKBOOK),
    Edition("workbook-letter", "fillable", "us-letter", "-letter", "press_workbook_letter", WORKBOOK),
    Edition("workbook-pen-a4", "pen", "a4", "-pen-a4", "press_workbook_pen_a4", WORKBOOK),
    Edition("workbook-pen-letter", "pen", "us-letter", "-pen-letter", "press_workbook_pen_letter", WORKBOOK),
)


BOOKS = (
    Edition("articles-a4", "book", "a4", "-a4", "press_book_a4", BOOK),
    Edition("articles-letter", "book", "us-letter", "-letter", "press_book_letter", BOOK),
)


POCKET_CARDS = (
    Edition("pocket-card-a4", "card", "a4", "-a4", "press_pocket_a4", POCKET_CARD),
    Edition("pocket-card-letter", "card", "us-letter", "-letter", "press_pocket_letter", POCKET_CARD),
)
