"""The works that may be cited: docs/data/references.bib as references ready to print."""

from __future__ import annotations

import html
import logging
import re
from dataclasses import dataclass, field
from pathlib import Path

import bibtexparser
from bibtexparser.bparser import BibTexParser
from bibtexparser.customization import convert_to_unicode

from library.problems import Problem

PATH = "docs/data/references.bib"
ENTRY = re.compile(r"^@(\w+)\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)
NEEDED = {"article": ("author", "year", "title", "journal"), "book": ("author", "year", "title", "publisher"), "techreport": ("author", "year", "title")}


@dataclass
class Reference:
    """One work. `html` is the whole reference, safe to print; `cited_in` is filled by the library."""

    key: str
    html: str
    short: str
    line: int
    recheck: bool = False
    cited_in: list[object] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"source-{self.key}"


def read_references(root: Path) -> tuple[dict[str, Reference], list[Problem]]:
    """Every entry by its key, in order of author and year."""
    file = root / PATH
    if not file.is_file():
        return {}, []
    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return {}, [Problem(PATH, 1, "this file is not saved as UTF-8. Save it again with the encoding UTF-8.")]
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it can't read we report ourselves
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    database = bibtexparser.loads(text, parser)
    parsed = {entry["ID"]: convert_to_unicode(entry) for entry in database.entries}
    references, problems = {}, []
    first: dict[str, int] = {}
    for match in ENTRY.finditer(text):
        kind, key = match[1].lower(), match[2]
        line = text.count("\n", 0, match.start()) + 1
        if kind in {"comment", "string", "preamble"}:
            continue
        if key in first:
            problems.append(Problem(PATH, line, f'the key "{key}" stands twice (first in line {first[key]}). Give one of them another key.'))
            continue
        first[key] = line
        if key not in parsed:
            problems.append(Problem(PATH, line, f'the entry "{key}" can\'t be read. Check that each field ends with a comma and each {{ has its }}.'))
            continue
        entry = parsed[key]
        missing = [name for name in NEEDED.get(kind, ("title", "year")) if not entry.get(name)]
        problems += [Problem(PATH, line, f'the entry "{key}" has no {name}. Add a line {name} = {{…}},') for name in missing]
        if not missing:
            references[key] = _reference(key, entry, line)
    return dict(sorted(references.items(), key=lambda item: re.sub(r"<[^>]+>", "", item[1].html).lower())), problems


def _reference(key: str, entry: dict[str, str], line: int) -> Reference:
    plain = {name: re.sub(r"[{}]", "", " ".join(value.split())) for name, value in entry.items()}
    corporate = entry["author"].startswith("{")
    authors = [plain["author"]] if corporate else plain["author"].split(" and ")
    return Reference(
        key=key,
        html=_full(plain, authors),
        short=f"{_surnames(authors, corporate)}, {plain['year']}",
        line=line,
        recheck="recheck" in plain.get("keyword", plain.get("keywords", "")),
    )


def _full(entry: dict[str, str], authors: list[str]) -> str:
    """Author (year). Title. Journal, volume(number), pages. Address. — with nothing left out."""
    e = {name: html.escape(value.replace("--", "–"), quote=False) for name, value in entry.items()}
    names = [html.escape(name, quote=False) for name in authors]
    if names[-1] == "others":
        people = ", ".join(names[:-1]) + ", et al."
    else:
        people = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " & " + names[-1]
    parts = [f"{people} ({e['year']})."]
    if e["ENTRYTYPE"] == "article":
        parts.append(e["title"] if e["title"][-1] in ".?!" else f"{e['title']}.")
        journal = f"<cite>{e['journal']}</cite>"
        if "volume" in e or "number" in e:
            number = f"({e['number']})" if "number" in e else ""
            journal += f", {e.get('volume', '')}{number}"
        parts.append(journal + (f", {e['pages']}." if "pages" in e else "."))
    else:
        edition = f" ({e['edition']} ed.)" if "edition" in e else ""
        parts.append(f"<cite>{e['title']}</cite>{edition}.")
        if "publisher" in e:
            parts.append(f"{e['publisher']}.")
        if "number" in e:
            parts.append(f"{e['number']}.")
    address = f"https://doi.org/{e['doi']}" if "doi" in e else e.get("url")
    if address:
        shown = address.removeprefix("https://")
        parts.append(f'<a href="{html.escape(address)}" rel="noreferrer">{shown}</a>')
    elif "isbn" in e:
        parts.append(f"ISBN {e['isbn']}.")
    return " ".join(part.replace("..", ".") for part in parts)


def _surnames(authors: list[str], corporate: bool) -> str:
    surnames = [name if corporate else name.split(",")[0] for name in authors if name != "others"]
    if len(authors) > 2:
        return f"{surnames[0]} et al."
    return " & ".join(surnames)
