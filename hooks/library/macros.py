"""The macros for authors: facts of the site that Markdown must not repeat. `USAGE` shows each."""

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from library.dialects import convert
from library.helpline_model import AUDIENCES, Helpline
from library.model import Library, Page
from library.problems import did_you_mean
from translations import number_in_words

T = TypeVar("T")


class MacroError(ValueError):
    """A macro was called with an invalid value; the message lists the valid ones."""


def _lookup(mistake: str, name: str, values: Mapping[str, T]) -> T:
    """`values[name]`. Raises MacroError with `mistake` and the known names if there is no such name."""
    if name not in values:
        raise MacroError(mistake + did_you_mean(name, values, f"Use one of these: {', '.join(values)}."))
    return values[name]


def count(library: Library, page: Page | None, many: str, words: bool = False) -> str:
    """The number of articles in the series, in words with words=true."""
    by_name = {series.many: series for series in library.series}
    number = _lookup(f'count("{many}"): there is no series "{many}".', many, by_name).count
    return number_in_words(number, library.language) if words else str(number)


def _require_booking(library: Library, macro: str) -> None:
    if not library.extra.get("booking"):
        remedy = "Remove this, or add booking: there with address: and label:."
        raise MacroError(f"{macro}(): mkdocs.yml has no extra.booking. {remedy}")


def book(library: Library, page: Page | None, words: str = "") -> str:
    """A link to the page about booking."""
    _require_booking(library, "book")
    target = library.pages.get("book.md")
    label = words or library.booking.label
    return f"[{label}]({page.relative_link(target.path)})" if page and target else label


def book_minutes(library: Library, page: Page | None) -> str:
    """The duration of the talk that can be booked, in minutes."""
    _require_booking(library, "book_minutes")
    if not library.booking.minutes:
        message = "extra.booking in mkdocs.yml has no minutes. Remove this, or add minutes: there."
        raise MacroError(f"book_minutes(): {message}")
    return str(library.booking.minutes)


def practice(library: Library, page: Page | None, field: str) -> str:
    """A field of `extra.practice`: name, therapist or about."""
    text = _lookup(f'practice("{field}"): extra.practice has no "{field}".', field, library.practice)
    return re.sub(r"(?<=\S)\n(?=\S)", "  \n", convert(str(text)))  # a line of an address stays one


def helplines(library: Library, page: Page | None, kind: str) -> str:
    """A list with the first helpline of each country for an audience ("abuse"), as links to call."""
    _lookup(f'helplines("{kind}"): there is no such kind.', kind, dict.fromkeys(AUDIENCES))
    rows = []
    for country in library.countries:
        # One for each country: a caution that fills a screen is not read.
        if helpline := next((line for line in country.lines if kind in line.for_), None):
            where = f"{country.name} ({helpline.region})" if helpline.region else country.name
            rows.append(f"- {where}: {helpline.name}, {_contact_link(helpline)}")
    if not rows:
        message = f'helplines("{kind}"): no helpline in docs/data/helplines.yml has {kind} in for:. Add it to those that help with it.'
        raise MacroError(message)
    return "\n".join(rows)


def _contact_link(helpline: Helpline) -> str:
    """A link to call, to text, or else to the first other contact of a helpline."""
    if helpline.call:
        return f"[{helpline.call}]({helpline.call_href})"
    if helpline.text:
        return f"[{helpline.text}]({helpline.text_href})"
    address = str(helpline.chat or helpline.website or f"mailto:{helpline.email}")
    return f"[{address.removeprefix('mailto:').removeprefix('https://')}]({address})"


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro for macro in (count, book, book_minutes, practice, helplines)
}
USAGE = {
    "count": '{{ count("…") }} with a series, or {{ count("…", words=true) }}',
    "book": "{{ book() }}",
    "book_minutes": "{{ book_minutes() }}",
    "practice": '{{ practice("name") }}',
    "helplines": '{{ helplines("abuse") }}',
}
