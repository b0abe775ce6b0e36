"""Citations of sources, `[^key]`, and footnotes, which share their syntax: `[^1]` and `[^1]: …`."""

import re
from collections.abc import Collection, Iterator

from library.bibtex import REFERENCES_PATH, REFERENCES_SUBJECT, reference_subjects
from library.model import Library, Page
from library.problems import LineMessage, Problem, did_you_mean

CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")
FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:(.*)$", re.MULTILINE)


def link_citations(library: Library) -> Iterator[Problem]:
    """Sets `cited` of pages and `cited_in` of references; yields citations and footnotes that would not work."""
    first_citing, causes = None, {REFERENCES_SUBJECT}
    for page in library.checked_pages:
        citations = [(line, match[1]) for line, match in page.source.find(CITATION)]
        keys = dict.fromkeys(key for _, key in citations)
        page.cited = [library.references[key] for key in keys if key in library.references]
        citations = [(line, key) for line, key in citations if f"[^{key}]:" not in page.source.body]
        for line, key in citations:
            if key not in library.references:
                message = f"[^{key}]: {_missing_message(library, key)}"
                about, place = {f"{page.path}#cited"}, (page.source.path, line)
                yield page.problem(line, message, about=about, caused_by=reference_subjects(key), place=place)
        yield from (page.problem(*message) for message in _footnote_messages(library, page, keys))
        for reference in page.cited if page.path in library.pages else ():
            reference.cited_in.append(page)
        first_citing = first_citing or (page if citations else None)
        causes = causes.union(*map(reference_subjects, keys))
    if first_citing and not library.references:  # one problem, however many pages cite
        message = f"this file has no sources, but {first_citing.source.path} cites one. Restore its text, or remove each [^key]."
        yield Problem(REFERENCES_PATH, 1, message, {REFERENCES_SUBJECT}, causes)


def _missing_message(library: Library, key: str) -> str:
    if key.isdigit():  # a footnote, for no reference has such a key
        return f"the text of this footnote is missing. Write it on a line of its own: [^{key}]: …"
    hint = did_you_mean(key, library.references, "Add it there first.", cutoff=0.7)
    return f'there is no source "{key}" in docs/data/references.bib.{hint}'


def _footnote_messages(library: Library, page: Page, used: Collection[str]) -> Iterator[LineMessage]:
    """Footnotes that are duplicated, unused or empty, or have the key of a reference."""
    seen: dict[str, int] = {}
    for line, match in page.source.find(FOOTNOTE):
        key = match[1]
        below = match.string[match.end() :].lstrip("\n")
        if (first := seen.setdefault(key, line)) != line:
            message = f"appears twice (first in line {first}). Keep one."
        elif key in library.references:
            message = "is a source in docs/data/references.bib, whose text is added automatically. Remove this line, or give the footnote another name."
        elif key not in used:
            message = f"this footnote is not used. Write [^{key}] where it belongs."
        elif not match[2].strip() and not below.startswith("    "):
            message = "this footnote is empty. Write its text after the colon."
        else:
            continue
        yield line, f"[^{key}]: {message}"
