"""Formats references in APA style (7th edition): author (year). Title. Publication. Address."""

import html
import re
from functools import partial
from urllib.parse import quote

from library.bibtex import Entry
from library.markdown_text import curl_quotes

# What an address may hold (RFC 3986); old DOIs also have < and >.
ADDRESS_CHARACTERS = "%/:?#[]@!$&'()*+,;=~"
_escape = partial(html.escape, quote=False)


def split_names(entry: Entry, key: str = "author") -> list[str]:
    """The names in a field. A name in braces, of an organization, is not split."""
    value = entry.fields.get(key, "")
    return [entry.plain_text(key)] if value.startswith("{") else re.split(r"\s+and\s+", entry.plain_text(key))


def format_reference(entry: Entry) -> str:
    """The whole reference as HTML."""
    texts = {name: curl_quotes(entry.plain_text(name)) for name in entry.fields}
    fields = {name: _escape(text.replace("--", "–")) for name, text in texts.items()}
    format_title = FORMATTERS.get(entry.kind, _standalone)
    parts = [f"{_join_names(split_names(entry))} ({fields['year']}).", *format_title(entry, fields)]
    doi = entry.plain_text("doi")
    address = f"https://doi.org/{doi}" if doi else entry.plain_text("url")
    if not address and "isbn" in fields:
        parts.append(f"ISBN {fields['isbn']}.")
    parts = [re.sub(r"(?<!\.)\.\.(?!\.)", ".", part) for part in parts]  # after an abbreviation
    if address:
        href = html.escape(quote(address, safe=ADDRESS_CHARACTERS))
        parts.append(f'<a href="{href}">{_escape(address.removeprefix("https://"))}</a>')
    return " ".join(parts)


def _join_names(names: list[str]) -> str:
    names = [_escape(name) for name in names]
    if len(names) == 1:
        return names[0]
    return ", ".join(names[:-1]) + (", et al." if names[-1] == "others" else f" & {names[-1]}")


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!" else f"{text}."


def _article(entry: Entry, fields: dict[str, str]) -> list[str]:
    journal = f"<cite>{fields['journal']}</cite>"
    if "volume" in fields or "number" in fields:
        number = f"({fields['number']})" if "number" in fields else ""
        journal += f", {fields.get('volume', '')}{number}"
    return [_sentence(fields["title"]), journal + (f", {fields['pages']}." if "pages" in fields else ".")]


def _chapter(entry: Entry, fields: dict[str, str]) -> list[str]:
    """In Editor (Ed.), Book (2nd ed., pp. 1–9). Publisher."""
    editors = split_names(entry, "editor") if "editor" in fields else []
    edited_by = f"{_join_names(editors)} ({'Eds.' if len(editors) > 1 else 'Ed.'}), " if editors else ""
    parts = [f"{fields['edition']} ed."] if "edition" in fields else []
    parts += [f"pp. {fields['pages']}"] if "pages" in fields else []
    details = f" ({', '.join(parts)})" if parts else ""
    publisher = [f"{fields['publisher']}."] if "publisher" in fields else []
    book = f"In {edited_by}<cite>{fields['booktitle']}</cite>{details}."
    return [_sentence(fields["title"]), book, *publisher]


def _thesis(entry: Entry, fields: dict[str, str]) -> list[str]:
    return [f"<cite>{fields['title']}</cite> [Doctoral dissertation].", f"{fields['school']}."]


def _standalone(entry: Entry, fields: dict[str, str]) -> list[str]:
    """A book, a report, or another work that is not part of a larger one."""
    edition = f" ({fields['edition']} ed.)" if "edition" in fields else ""
    details = [f"{fields[name]}." for name in ("institution", "publisher", "number") if name in fields]
    return [f"<cite>{fields['title']}</cite>{edition}.", *details]


FORMATTERS = {"article": _article, "incollection": _chapter, "inproceedings": _chapter, "phdthesis": _thesis}
