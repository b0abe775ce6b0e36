"""The help page: helplines by country."""

from lxml.html import HtmlElement

from press.read.finished_page import FinishedPage, FinishedSite
from press.read.inline import runs, text_of
from press.read.model import CountryHelplines, Listing, Paragraph, Run, Runs

HELP_PAGE = "help-now/"
SEPARATOR = "\u00a0· "  # never begins a line


def read_help_page(site: FinishedSite) -> tuple[str, list[CountryHelplines]]:
    """The title of the help page, and its countries; `("", [])` without such a page."""
    if not site.has(HELP_PAGE):
        return "", []
    page = site.page(HELP_PAGE)
    sections = page.named_children(page.require("after"))
    countries = [read_country(page, node) for name, node in sections if name == "country"]
    for country in countries:  # as the style sheet does for a name like "anywhere else"
        country.name = country.name[:1].upper() + country.name[1:]
    return page.title, countries


def read_country(page: FinishedPage, node: HtmlElement) -> CountryHelplines:
    lines = page.require("lines", node)
    items = [[Paragraph(helpline_runs(page, item))] for _, item in page.named_children(lines)]
    title = text_of(page.require("title", node))
    return CountryHelplines(title, [Listing(False, items)], lines.get("id") or "")


def helpline_runs(page: FinishedPage, item: HtmlElement) -> Runs:
    """A helpline on three lines, as the style sheet has it: its name, the ways to reach it, and facts such as its hours."""
    lines: dict[str, list[Runs]] = {"name": [], "ways": [], "facts": []}
    for name, node in page.named_children(item):
        if name == "ways":
            lines["ways"] += [runs(link, page.full_address) for link in node.iter("a")]
            continue
        line = runs(node, page.full_address)
        for run in line:
            run.strong = run.strong or node.tag in {"strong", "a"}
        same = lines["facts" if name == "facts" else "name"]
        if node.tag == "a" and same and same[-1][-1].href:  # a second way to reach the emergency number
            same[-1].append(Run(SEPARATOR))
            same[-1].extend(line)
        else:
            same.append(line)
    separators = {"name": " ", "ways": SEPARATOR, "facts": SEPARATOR}
    return join_runs([join_runs(lines[name], separators[name]) for name in lines], "\n")


def join_runs(pieces: list[Runs], separator: str) -> Runs:
    """The pieces that are not empty, with a separator between them."""
    out: Runs = []
    for piece in filter(None, pieces):
        out += ([Run(separator)] if out else []) + piece
    return out
