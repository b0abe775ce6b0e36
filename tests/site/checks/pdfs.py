"""PDFs as a link to them promises: there, of that size, tagged. What is inside them is held to rules in tests/press."""

from __future__ import annotations

import pikepdf

from tests.site.folder import Site, said, target
from tests.site.words import Words

EDITIONS = ("a4", "letter", "pen-a4", "pen-letter", "large", "large-letter")
# Of a log, to which a reader adds rows, linked on the sheet's page alone.
MORE = ("more-a4", "more-letter")
BOOKS = tuple(f"worksheets/workbook-{edition}.pdf" for edition in ("a4", "letter", "pen-a4", "pen-letter"))
ARTICLES = ("articles-a4.pdf", "articles-letter.pdf")
OWN = "assets/files/"  # what an owner gives to take along


def expected(words: Words) -> list[str]:
    sheets = [path.removesuffix(".md") for path in words.worksheets]
    return [
        *BOOKS,
        *ARTICLES,
        *(
            f"{words.address(path)}pocket-card-{paper}.pdf"
            for path in words.order
            if words.meta[path].get("pocket_card")
            for paper in ("a4", "letter")
        ),
        *(
            f"{sheet}/{sheet.rpartition('/')[2]}-{edition}.pdf"
            for sheet in sheets
            for edition in (*EDITIONS, *(MORE if words.is_log(f"{sheet}.md") else ()))
        ),
    ]


def missing_pdf(site: Site, words: Words) -> list[str]:
    """Each edition of each sheet is there and linked, on the sheet and on its article; both workbooks on the list."""
    found = [f"{name} is missing" for name in expected(words) if name not in site.files]
    found += [
        f"{name} belongs to no sheet"
        for name in sorted(site.files)
        if name.endswith(".pdf") and name not in expected(words) and not name.startswith(OWN)
    ]
    for path in words.worksheets:
        owner = words.sheets[path]
        of_article = [sheet for sheet, article in words.sheets.items() if article == owner]
        for address, sheets in ((words.address(path), [path]), (words.address(owner), of_article)):
            folders = tuple(sheet.removesuffix(".md") + "/" for sheet in sheets)
            wanted = {name for name in expected(words) if name.startswith(folders)}
            links = site.pages[address].select("main a[data-pdf]")
            due = {name for name in wanted if address == words.address(path) or "-more-" not in name}
            seen = {there[0] for link in links if (there := target(address, str(link["href"])))}
            if seen != due:
                found.append(f"/{address} links {len(seen & due)} of {len(due)} PDFs of {path}")
    linked = {
        there[0]
        for link in site.pages["worksheets/"].select("main a")
        if (there := target("worksheets/", str(link["href"])))
    }
    return found + [f"/worksheets/ does not link {name}" for name in BOOKS if name not in linked]


def wrong_size(site: Site, words: Words) -> list[str]:
    """The size beside a link is that of the file, to the nearest KB; the articles in one file have one too."""
    found = []
    for address, page in site.pages.items():
        for link in page.select('main a[href$=".pdf"], main a[href$=".epub"]'):
            there = target(address, str(link["href"]))
            place = link.find_next(attrs={"data-size": True})
            name = there[0] if there else ""
            if name.startswith(OWN):
                continue
            size = (site.folder / name).stat().st_size if name in site.files else 0
            if not place or place["data-size"] != name:
                found.append(f"/{address}: no size stands beside {name}")
            elif not any(
                said(place) == text for text in (f"{round(size / 1000)} KB", f"{size / 1e6:.1f} MB")
            ):
                found.append(f"/{address}: {name} has {size} bytes, not {said(place)}")
    return found


def untagged_pdf(site: Site, words: Words) -> list[str]:
    """Title, language, marks and a tree of tags: without them a screen reader has nothing to read."""
    found = []
    for name in sorted(name for name in site.files if name.endswith(".pdf") and not name.startswith(OWN)):
        try:
            with pikepdf.open(site.folder / name) as pdf:
                root = pdf.Root
                tagged = "/StructTreeRoot" in root and bool(root.get("/MarkInfo", {}).get("/Marked", False))
                if not tagged or not str(root.get("/Lang", "")) or not str(pdf.docinfo.get("/Title", "")):
                    found.append(f"{name} lacks tags, language or title")
        except pikepdf.PdfError as error:
            found.append(f"{name} cannot be opened: {error}")
    return found
