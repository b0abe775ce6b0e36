"""The works that may be cited: docs/data/references.bib as references ready to print."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from pathlib import Path

from library.bibtex import read_entries
from library.files import read_text
from library.problems import Problem, did_you_mean

PATH = "docs/data/references.bib"
START = re.compile(r"^[ \t]*@[^\n]*|^[ \t]*[A-Za-z]+[ \t]*\{[^\n{}=]*,[ \t]*$", re.MULTILINE)
ENTRY = re.compile(r"[ \t]*@(\w+)\s*[{(]\s*([\w:.+/-]+)\s*,")
FIELD = re.compile(r"^[ \t]*(\w+)[ \t]*=", re.MULTILINE)
NEEDED = {
    "article": ("author", "year", "title", "journal"),
    "book": ("author", "year", "title", "publisher"),
    "techreport": ("author", "year", "title"),
}
KINDS = {*NEEDED, "incollection", "inproceedings", "phdthesis", "misc", "online"}
# How some fields have to look, and what is said of others. `?` stands for a value whose key was misspelt.
SHAPES = {
    "year": (re.compile(r"(?:1[4-9]|20)\d\d[a-z]?|\?"), "is no year. Write it as 2001."),
    "doi": (re.compile(r"10\.\d{4,}/\S+"), "is no DOI. Write it as 10.1000/xyz, without https://doi.org/."),
    "url": (re.compile(r"https://[\w-]+(\.[\w-]+)+\S*"), "is not an address. Write it as https://…"),
}
# fmt: off
FIELDS = (
    "author", "year", "title", "journal", "volume", "number", "pages", "doi", "url", "isbn", "publisher",
    "edition", "keywords", "annote", "booktitle", "editor", "institution", "school", "series", "chapter",
    "address", "note", "month", "abstract", "language", "type", "eprint", "issn", "howpublished", "urldate",
)
# fmt: on


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


@dataclass
class References:
    """Works by key, in order of author and year. `broken` are keys that stand in the file and can't be used."""

    works: dict[str, Reference] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_references(root: Path) -> References:
    """Every entry. A site without sources has no such file."""
    found = References()
    if not (root / PATH).is_file():
        return found
    text, found.problems = read_text(root / PATH, PATH)
    if text is None:
        found.broken.add("*")
        return found
    try:
        entries = read_entries(text, root / ".cache" / "library")
    except Exception as error:  # noqa: BLE001 (the parser gives up in many ways)
        found.problems.append(
            Problem(PATH, 1, f"this file can't be read ({error}). Check that each {{ has its }}.")
        )
        found.broken.add("*")
        return found
    parsed: dict[str, dict[str, str]] = {}
    for entry in entries:
        parsed.setdefault(entry["ID"], dict(entry))
    first: dict[str, int] = {}
    starts = [
        match
        for match in START.finditer(text)
        if not re.match(r"\s*@(?:comment|string|preamble)\b", match[0], re.IGNORECASE)
    ]
    for match, end in zip(starts, [*(m.start() for m in starts[1:]), len(text)], strict=False):
        line = text.count("\n", 0, match.start()) + 1
        _read_entry(found, match[0], text[match.start() : end], line, parsed, first)
    found.works = dict(
        sorted(found.works.items(), key=lambda item: re.sub(r"<[^>]+>", "", item[1].html).lower())
    )
    return found


def _read_entry(
    found: References,
    head: str,
    whole: str,
    line: int,
    parsed: dict[str, dict[str, str]],
    first: dict[str, int],
) -> None:
    def problem(message: str, at: int = line) -> None:
        found.problems.append(Problem(PATH, at, message))

    match = ENTRY.match(whole)
    if not match:
        named = re.search(r"[{(]\s*([\w:.+/-]+)\s*,", head)
        found.broken.add(named[1] if named else "*")
        problem(
            f'"{head.strip()}" is no beginning of an entry. Write it as @article{{smith2001, with a key of letters and digits.'
        )
        return
    kind, key = match[1].lower(), match[2]
    if key in first:
        found.broken.add("*")  # whose key was meant to be another
        problem(f'the key "{key}" stands twice (first in line {first[key]}). Give one of them another key.')
        return
    first[key] = line
    found.broken.add(key)
    if kind not in KINDS:
        problem(
            f'there is no kind of entry "@{match[1]}".'
            + did_you_mean(kind, NEEDED, f"Known are {', '.join(NEEDED)}.")
        )
        return
    if key not in parsed:
        problem(
            f'the entry "{key}" can\'t be read. Check that each field ends with a comma and each {{ has its }}.'
        )
        return
    entry = parsed[key]
    missing = [name for name in NEEDED.get(kind, ("author", "year", "title")) if not entry.get(name)]
    given: set[str] = set()
    for written in FIELD.finditer(whole):
        at = line + whole.count("\n", 0, written.start(1))
        name = written[1].lower()
        if name in given:
            problem(f"{name}: stands twice in this entry. Keep one of them.", at)
        given.add(name)
        if name in FIELDS:
            continue
        near = did_you_mean(written[1], missing or FIELDS)
        if near:
            missing = [name for name in missing if f'"{name}"' not in near]
            entry.setdefault(near.split('"')[1], "?")
        problem(f'there is no field "{written[1]}".{near or " Remove this line."}', at)
    for name in missing:
        problem(f'the entry "{key}" has no {name}. Add a line: {name} = {{…}},')
    for name, (pattern, remedy) in SHAPES.items():
        value = re.sub(r"[{}]", "", entry.get(name, ""))
        if value and not pattern.fullmatch(value):
            missing = missing or ([] if name == "year" else [name])
            problem(f'{name}: "{value}" {remedy}')
    if not missing:
        found.works[key] = _reference(key, entry, line)
        found.broken.discard(key)


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
    last = ", et al." if names[-1] == "others" else f" & {names[-1]}"
    people = ", ".join(names[:-1]) + last if len(names) > 1 else names[0]
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
