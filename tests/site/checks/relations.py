"""What is declared once and shown twice: which step helps with what, which sheet belongs to which article."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from tests.site.folder import Site, said, target
from tests.site.words import Words


def one_way_link(site: Site, words: Words) -> list[str]:
    """`helps:` of a step is a link on it, and a link back on the feeling; nothing else stands there."""
    wanted = {words.address(path): set[str]() for path in words.articles}
    for step, feeling in words.helps:
        wanted[words.address(step)].add(words.address(feeling))
        wanted[words.address(feeling)].add(words.address(step))
    for path in words.helps_all:
        wanted[words.address(path)] |= {words.address(other) for other in words.earlier(path)}
    found = []
    for address, goals in wanted.items():
        links = site.pages[address].select("nav.cross a")
        seen = {there[0] for link in links if (there := target(address, str(link["href"])))}
        if seen != goals:
            found.append(
                f"/{address}: links to {sorted(seen - goals)} too much, lacks {sorted(goals - seen)}"
            )
        if any(not nav.get("aria-label") for nav in site.pages[address].select("nav.cross")):
            found.append(f"/{address}: a group of links has no name")
    return found


def lost_sheet(site: Site, words: Words) -> list[str]:
    """Every article links its sheets, each before its PDFs, every sheet its article; the list of sheets has all."""
    found = []
    for sheet, owner in words.sheets.items():
        there, back = words.address(sheet), words.address(owner)
        links = [target(back, str(link["href"])) for link in site.pages[back].select(".sheet-link a")]
        at = [other for other, of in words.sheets.items() if of == owner].index(sheet)
        firsts = [link for link in links if link and not link[0].endswith(".pdf")]
        if firsts[at : at + 1] != [(there, "")] or links[:1] != firsts[:1]:
            found.append(f"/{back} does not link its worksheet /{there} first")
        if target(there, str((site.pages[there].select_one(".sheet-for a") or {"href": "#"})["href"])) != (
            back,
            "",
        ):
            found.append(f"/{there} does not link its article /{back}")
    without = [
        path
        for path in words.articles
        if path not in words.sheets.values() and words.meta[path].get("worksheet", True)
    ]
    found += [f"/{words.address(path)} has no worksheet" for path in without]
    page = site.pages["worksheets/"]
    ours = {words.address(sheet) for sheet in words.sheets}
    listed = [
        there[0]
        for link in page.select("section.sheets a")
        if (there := target("worksheets/", str(link["href"]))) and there[0] in ours
    ]
    order = [
        words.address(sheet) for owner in words.chain for sheet, of in words.sheets.items() if of == owner
    ]
    if listed != order:
        found.append(f"/worksheets/ lists {listed}, not {order}")
    for sheet, item in zip(order, page.select("section.sheets > ol > li"), strict=False):
        minutes = words.meta[sheet.removesuffix("/") + ".md"]["minutes"]
        if words.string("minutes", count=minutes) not in said(item):
            found.append(f"/worksheets/: “{said(item)}” does not say {minutes} minutes")
    return found


def map_of_help(site: Site, words: Words) -> list[str]:
    """The table under the map is what `helps:` says: who is helped down, who helps across, a link where they meet.

    The link leads to who helps, and says in words who is helped."""
    if not words.named("map.md"):
        return []
    page = site.pages["map/"]

    def goal(cell: Tag) -> str:
        there = target("map/", str(cell.a["href"])) if cell.a else None
        return there[0] if there else ""

    across = [goal(head) for head in page.select("table thead th[scope=col]")]
    found, seen = [], []
    for row in page.select("table tbody tr"):
        heads, cells = row.select("th[scope=row]"), row.select("td")
        if len(heads) != 1 or len(cells) != len(across):
            return [
                f"/map/: a row of the table has {len(heads)} heads, and {len(cells)} cells under {len(across)} heads"
            ]
        feeling, helped = goal(heads[0]), said(heads[0])
        for step, cell in zip(across, cells, strict=True):
            if cell.a:
                seen.append((step, feeling))
                if goal(cell) != step or helped not in said(cell.a):
                    found.append(
                        f"/map/: a cell of “{helped}” under /{step} says “{said(cell)}” and leads to /{goal(cell)}"
                    )
    wanted = [(words.address(step), words.address(feeling)) for step, feeling in words.meetings]
    if sorted(seen) != sorted(wanted):
        found.append(
            f"/map/: the table has {sorted(set(seen) - set(wanted))} too much, lacks {sorted(set(wanted) - set(seen))}"
        )
    down = [goal(head) for head in page.select("table th[scope=row]")]
    return found + _wrong_order(words, across, down) + _no_caption(page)


def _no_caption(page: BeautifulSoup) -> list[str]:
    return [] if page.select("table caption") else ["/map/: the table lacks its caption"]


def _wrong_order(words: Words, across: list[str], down: list[str]) -> list[str]:
    """Columns and rows stand as nav has them."""
    found = []
    for heads, members, what in ((across, 0, "columns"), (down, 1, "rows")):
        wanted = {meeting[members] for meeting in words.meetings}
        if heads != [words.address(path) for path in words.articles if path in wanted]:
            found.append(f"/map/: the {what} of the table are not in the order of nav")
    return found
