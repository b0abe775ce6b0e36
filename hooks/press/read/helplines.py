"""The help page: whom to call, by country."""

from lxml.html import HtmlElement

from press.read.inline import runs, text_of
from press.read.model import Country, Listing, Paragraph, Run, Runs
from press.read.page import Page, Site

HELP = "help-now/"


def helplines(site: Site) -> tuple[str, list[Country]]:
    """The title of the help page and its countries, each with its numbers; nothing where there is no such page."""
    if not site.has(HELP):
        return "", []
    page = site.page(HELP)
    parts = page.parts(page.need("after"))
    countries = [country(page, node) for name, node in parts if name == "country"]
    for one in countries:  # as the style sheet sets the first letter of a name ("anywhere else")
        one.name = one.name[:1].upper() + one.name[1:]
    return page.title, countries


def country(page: Page, node: HtmlElement) -> Country:
    """One of them, its name as the page's words have it."""
    lines = page.need("lines", node)
    items = [[Paragraph(helpline(page, item))] for _, item in page.parts(lines)]
    title = text_of(page.need("title", node))
    return Country(title, [Listing(False, items)], lines.get("id") or "")


def helpline(page: Page, item: HtmlElement) -> Runs:
    """One entry of a country: the name, under it the ways to reach it, under them when.

    On the page the style sheet sets these apart; without it they would run together.
    """
    lines: dict[str, list[Runs]] = {"name": [], "ways": [], "facts": []}
    for part, node in page.parts(item):
        if part == "ways":
            lines["ways"] += [runs(link, page.base) for link in node.iter("a")]
            continue
        made = runs(node, page.base)
        for run in made:
            run.strong = run.strong or node.tag in {"strong", "a"}
        lines["facts" if part == "facts" else "name"].append(made)
    return joined(
        [joined(lines["name"], " "), joined(lines["ways"], " · "), joined(lines["facts"], " · ")], "\n"
    )


def joined(pieces: list[Runs], between: str) -> Runs:
    """The pieces that say something, with a sign between them."""
    out: Runs = []
    for piece in filter(None, pieces):
        out += ([Run(between)] if out else []) + piece
    return out
