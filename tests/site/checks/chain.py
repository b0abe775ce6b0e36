"""Next and Previous: one thread from the cover to the last article and back."""

from __future__ import annotations

from tests.site.folder import Site, plain, said, target
from tests.site.words import Words


def _follow(site: Site, start: str, rel: str) -> list[str]:
    """The addresses that a reader passes who only ever takes the link called `rel`."""
    passed, address = [start], start
    while len(passed) <= len(site.pages):
        link = site.pages[address].select_one(f'main a[rel~="{rel}"]') if address in site.pages else None
        there = target(address, str(link["href"])) if link else None
        if there is None:
            break
        address = there[0]
        passed.append(address)
    return passed


def broken_chain(site: Site, words: Words) -> list[str]:
    """Only Next from the cover passes everything in nav's order; only Previous leads back."""
    wanted = [words.address(path) for path in words.chain]
    forth = _follow(site, "", "next")
    # The cover is where one comes from; no page needs to lead back to it.
    back = _follow(site, wanted[-1], "prev")
    found = [] if forth == wanted else [f"Next leads {_differs(forth, wanted)}"]
    inner = wanted[:0:-1]
    return found if back in (inner, [*inner, ""]) else [*found, f"Previous leads {_differs(back, inner)}"]


def _differs(passed: list[str], wanted: list[str]) -> str:
    for at, (one, other) in enumerate(zip(passed, wanted, strict=False)):
        if one != other:
            return f"from /{passed[at - 1]} to /{one}, not to /{other}"
    return f"no further than /{passed[-1]}" if len(passed) < len(wanted) else f"on to /{passed[len(wanted)]}"


def stale_neighbor(site: Site, words: Words) -> list[str]:
    """Each link says the title and the place of the page that it leads to, as nav has them now."""
    found = []
    paths = {words.address(path): path for path in words.order}
    for address, page in site.pages.items():
        for link in page.select('nav.chain a[rel~="next"], nav.chain a[rel~="prev"]'):
            there = target(address, str(link["href"]))
            goal = paths.get(there[0]) if there else None
            if goal is None:
                found.append(f"/{address}: {said(link)} leads to no page of nav")
                continue
            wanted = (words.title(goal), *words.place(goal))
            found += [
                f"/{address}: “{said(link)}” does not say “{must}”"
                for must in wanted
                if plain(must) not in plain(said(link))
            ]
    return found


def links_in_head(site: Site, words: Words) -> list[str]:
    """<link rel> says the same as the links that are seen."""
    found = []
    for address, page in site.pages.items():
        for rel in ("prev", "next"):
            inside = [target(address, str(link["href"])) for link in page.select(f'main a[rel~="{rel}"]')]
            above = [target(address, str(link["href"])) for link in page.select(f'head link[rel~="{rel}"]')]
            if inside != above:
                found.append(f"/{address}: rel={rel} is {above} in the head and {inside} on the page")
    return found
