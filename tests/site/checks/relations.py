"""What is declared once and shown twice: which step helps with what, which sheet belongs to which article."""

from __future__ import annotations

from itertools import product

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
    """Every article links its sheet first and then the PDFs, every sheet its article; the list of sheets has all."""
    found = []
    for sheet, owner in words.sheets.items():
        there, back = words.address(sheet), words.address(owner)
        links = [target(back, str(link["href"])) for link in site.pages[back].select(".sheet-link a")]
        if not links or links[0] != (there, ""):
            found.append(f"/{back} does not link its worksheet /{there} first")
        if target(there, str((site.pages[there].select_one(".sheet-for a") or {"href": "#"})["href"])) != (
            back,
            "",
        ):
            found.append(f"/{there} does not link its article /{back}")
    without = [path for path in words.articles if path not in words.sheets.values()]
    found += [f"/{words.address(path)} has no worksheet" for path in without]
    page = site.pages["worksheets/"]
    listed = [
        there[0]
        for link in page.select("section.sheets a")
        if (there := target("worksheets/", str(link["href"])))
    ]
    order = [
        words.address(sheet) for owner in words.chain for sheet, of in words.sheets.items() if of == owner
    ]
    if listed != order:
        found.append(f"/worksheets/ lists {listed}, not {order}")
    for sheet, item in zip(order, page.select("section.sheets li"), strict=False):
        minutes = words.meta[sheet.removesuffix("/") + ".md"]["minutes"]
        if f"{minutes} minute" not in said(item):
            found.append(f"/worksheets/: “{said(item)}” does not say {minutes} minutes")
    return found


def map_of_help(site: Site, words: Words) -> list[str]:
    """The table under the map has a row for each that is helped, and in it a link to each that helps: no more, no fewer."""
    page = site.pages["map/"]
    seen = []
    for row in page.select("table tbody tr"):
        heads = [there[0] for link in row.select("th a") if (there := target("map/", str(link["href"])))]
        cells = [there[0] for link in row.select("td a") if (there := target("map/", str(link["href"])))]
        seen += list(product(heads, cells))
    wanted = [(words.address(feeling), words.address(step)) for step, feeling in words.helps]
    for step in words.helps_all:
        wanted += [
            (words.address(feeling), words.address(step))
            for part in words.earlier(step)
            for feeling in words.series[part]
        ]
    found = []
    if sorted(seen) != sorted(wanted):
        found.append(
            f"/map/: the table has {sorted(set(seen) - set(wanted))} too much, lacks {sorted(set(wanted) - set(seen))}"
        )
    if not page.select("table caption") or any(not head.get("scope") for head in page.select("table th")):
        found.append("/map/: the table lacks its caption or the scope of a head")
    return found
