"""Reads docs/data/references.bib, the works that pages can cite."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from build_cache import persisted
from library.apa_style import format_reference, split_names
from library.bibtex import REFERENCES_PATH, REFERENCES_SUBJECT, Entry, read_entries
from library.problems import LineMessage, Problem, closest_match, did_you_mean
from library.text_files import read_text

REQUIRED_FIELDS = {
    "article": ("author", "year", "title", "journal"),
    "book": ("author", "year", "title", "publisher"),
    "techreport": ("author", "year", "title"),
    "incollection": ("author", "year", "title", "booktitle", "publisher"),
    "inproceedings": ("author", "year", "title", "booktitle"),
    "phdthesis": ("author", "year", "title", "school"),
    "misc": ("author", "year", "title"),
    "online": ("author", "year", "title", "url"),
}
# All that a reference shows, but for what has a format.
SHOWN_FIELDS = (
    *("title", "journal", "booktitle", "publisher", "author", "editor", "institution", "school"),
    *("volume", "number", "pages", "edition", "isbn"),
)
# The format of some fields, and the message for another.
FIELD_PATTERNS = {
    "year": (r"(?:1[4-9]|20)\d\d[a-z]?", "is not a year. Write it as 2001."),
    "doi": (r"10\.\d{4,}/\S+", "is not a DOI. Write it as 10.1000/xyz."),
    "url": (r"https://[\w-]+(\.[\w-]+)+\S*", "is not an address. Write it as https://…"),
    **dict.fromkeys(
        ("howpublished", "note"),
        (
            r"(?s)(?!.*https?://).*",
            "is not shown. Write its address in a field of its own: url = {https://…},",
        ),
    ),
}
OTHER_FIELDS = """
    keywords keyword annote series chapter address note month abstract language type eprint issn howpublished urldate file shorttitle
    copyright"""
KNOWN_FIELDS = (*SHOWN_FIELDS, *FIELD_PATTERNS, *OTHER_FIELDS.split())
HTML_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>|&#?\w+;")


@dataclass
class Reference:
    """A work that pages can cite, a source to readers. `html` is the formatted, escaped reference; `cited_in` are pages, set by `relations`."""

    key: str
    html: str
    line: int
    recheck: bool = False
    cited_in: list[object] = field(default_factory=list)

    @property
    def anchor(self) -> str:
        return f"source-{self.key}"

    @property
    def text(self) -> str:
        return html.unescape(re.sub(r"<[^>]+>", "", self.html))

    @property
    def address(self) -> str:
        """The address that it links, its DOI or page, or ""."""
        link = re.search(r'href="([^"]+)"', self.html)
        return html.unescape(link[1]) if link else ""


def read_references(root: Path) -> tuple[dict[str, Reference], list[Problem]]:
    """The references by key, sorted as they are printed. Without the file there are none."""
    if not (root / REFERENCES_PATH).is_file():
        return {}, []
    text, problems = read_text(root / REFERENCES_PATH, REFERENCES_PATH)
    if text is None:
        return {}, [replace(problem, about={REFERENCES_SUBJECT}) for problem in problems]
    references, mistakes = _read(text)
    return {each.key: replace(each, cited_in=[]) for each in references}, [*problems, *mistakes]


@persisted
def _read(text: str) -> tuple[list[Reference], list[Problem]]:
    """The references and problems of the file; persisted because the BibTeX parser is slow to import."""
    references: list[Reference] = []
    problems: list[Problem] = []
    for entry in read_entries(text):
        if isinstance(entry, Problem):
            problems.append(entry)
            continue
        mistakes = list(_entry_messages(entry))
        # A work with an invalid or missing field can't be printed.
        about = {f"{REFERENCES_SUBJECT}#{entry.key}"}
        problems += [Problem(REFERENCES_PATH, *mistake, about) for mistake in mistakes]
        if not mistakes:
            recheck = "recheck" in entry.fields.get("keyword", "") + entry.fields.get("keywords", "")
            references.append(Reference(entry.key, format_reference(entry), entry.line, recheck))
    references.sort(key=lambda reference: reference.text.lower())
    return references, problems


def _entry_messages(entry: Entry) -> Iterator[LineMessage]:
    """(line, message) for each mistake in an entry."""
    if entry.kind not in REQUIRED_FIELDS:
        hint = did_you_mean(entry.kind, REQUIRED_FIELDS, f"Use one of these: {', '.join(REQUIRED_FIELDS)}.")
        yield entry.line, f'there is no kind of entry "@{entry.kind}".{hint}'
        return
    missing = [name for name in REQUIRED_FIELDS[entry.kind] if name not in entry.fields]
    for name in (name for name in entry.fields if name not in KNOWN_FIELDS):
        suggestion = closest_match(name, missing or KNOWN_FIELDS)
        missing = [other for other in missing if other != suggestion]
        remedy = f'Did you mean "{suggestion}"?' if suggestion else "Remove this line."
        yield entry.line_of(name), f'there is no field "{name}". {remedy}'
    for name in missing:
        yield entry.line, f'the entry "{entry.key}" has no {name}. Add a line: {name} = {{…}},'
    for name, (pattern, remedy) in FIELD_PATTERNS.items():
        value = entry.plain_text(name)
        if value and not re.fullmatch(pattern, value):
            yield entry.line_of(name), f'{name}: "{value}" {remedy}'
    yield from _name_messages(entry)
    for name in SHOWN_FIELDS:
        if match := HTML_MARKUP.search(entry.fields.get(name, "")):
            message = f'"{match[0]}" is HTML, and would appear on the page as written. Write only the words.'
            yield entry.line_of(name), f"{name}: {message}"


def _name_messages(entry: Entry) -> Iterator[LineMessage]:
    """Lists of names that BibTeX would split in another way than meant."""
    for key in ("author", "editor"):
        value, names = entry.fields.get(key, ""), split_names(entry, key)
        is_split = ";" not in value and not any(n.endswith(",") or n.count(",") > 2 for n in names)
        if not (is_split or value.startswith("{")):  # an organization, whose name is one
            message = f'"{value}" is not read as a list of names. Write only "and" between two: Smith, J. and Doe, A.'
            yield entry.line_of(key), f"{key}: {message}"
