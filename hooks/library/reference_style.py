"""A reference as it is printed: author (year). Title. Where it stands. Address. (APA style, 7th edition)."""

import html
import re

from library.bibtex import Entry


def split_names(entry: Entry, key: str = "author") -> list[str]:
    """The names, one by one; that of an organization, in braces, is one."""
    value = entry.fields.get(key, "")
    return [entry.plain_text(key)] if value.startswith("{") else re.split(r"\s+and\s+", entry.plain_text(key))


def format_reference(entry: Entry) -> str:
    """The whole reference as HTML, with nothing left out."""
    e = {name: html.escape(entry.plain_text(name).replace("--", "–"), quote=False) for name in entry.fields}
    parts = [
        f"{_join_names(split_names(entry))} ({e['year']}).",
        *FORMATTERS.get(entry.kind, _standalone)(entry, e),
    ]
    address = f"https://doi.org/{e['doi']}" if "doi" in e else e.get("url")
    if address:
        shown = address.removeprefix("https://")
        parts.append(f'<a href="{html.escape(address)}">{shown}</a>')
    elif "isbn" in e:
        parts.append(f"ISBN {e['isbn']}.")
    return " ".join(part.replace("..", ".") for part in parts)


def _join_names(people: list[str]) -> str:
    names = [html.escape(name, quote=False) for name in people]
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + (", et al." if names[-1] == "others" else f" & {names[-1]}")


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."


def _article(entry: Entry, e: dict[str, str]) -> list[str]:
    journal = f"<cite>{e['journal']}</cite>"
    if "volume" in e or "number" in e:
        number = f"({e['number']})" if "number" in e else ""
        journal += f", {e.get('volume', '')}{number}"
    return [_sentence(e["title"]), journal + (f", {e['pages']}." if "pages" in e else ".")]


def _chapter(entry: Entry, e: dict[str, str]) -> list[str]:
    """In Editor (Ed.), Book (2nd ed., pp. 1–9). Publisher."""
    editors = split_names(entry, "editor") if "editor" in e else []
    edited = f"{_join_names(editors)} ({'Eds.' if len(editors) > 1 else 'Ed.'}), " if editors else ""
    inside = [f"{e['edition']} ed."] if "edition" in e else []
    inside += [f"pp. {e['pages']}"] if "pages" in e else []
    within = f" ({', '.join(inside)})" if inside else ""
    publisher = [f"{e['publisher']}."] if "publisher" in e else []
    return [_sentence(e["title"]), f"In {edited}<cite>{e['booktitle']}</cite>{within}.", *publisher]


def _thesis(entry: Entry, e: dict[str, str]) -> list[str]:
    return [f"<cite>{e['title']}</cite> [Doctoral dissertation].", f"{e['school']}."]


def _standalone(entry: Entry, e: dict[str, str]) -> list[str]:
    """A book, a report, or what stands by itself."""
    edition = f" ({e['edition']} ed.)" if "edition" in e else ""
    after = [f"{e[name]}." for name in ("institution", "publisher", "number") if name in e]
    return [f"<cite>{e['title']}</cite>{edition}.", *after]


FORMATTERS = {"article": _article, "incollection": _chapter, "inproceedings": _chapter, "phdthesis": _thesis}
