"""What an author can write between {{ and }}: small facts that are never typed by hand.

{{ count("letters") }}  {{ count("letters", words=true) }}  {{ book() }}  {{ book_minutes() }}
{{ helplines("abuse") }}  {{ practice("name") }}
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from library.helpline_model import AUDIENCES, Helpline
from library.model import Library, Page
from library.problems import did_you_mean
from worksheet.translations import number_in_words

T = TypeVar("T")


class MacroError(ValueError):
    """A macro got a value that it can't use; the sentence says which are known."""


def _lookup(mistake: str, name: str, values: Mapping[str, T]) -> T:
    """The value of a name. Raises MacroError with the mistake and the names that are known."""
    if name not in values:
        raise MacroError(mistake + did_you_mean(name, values, f"Known are {', '.join(values)}."))
    return values[name]


def count(library: Library, page: Page | None, many: str, words: bool = False) -> str:
    """How many articles the series has, as a number, or in words with words=true."""
    known = {series.many: series for series in library.series}
    number = _lookup(f'count("{many}"): there is no series "{many}".', many, known).count
    return number_in_words(number, library.language) if words else str(number)


def book(library: Library, page: Page | None, words: str = "") -> str:
    """A link in the text to the page about the free consultation."""
    target = library.pages.get("book.md")
    label = words or library.booking.label
    return f"[{label}]({page.relative_link(target.path)})" if page and target else label


def book_minutes(library: Library, page: Page | None) -> str:
    """How long the free consultation takes, as a number."""
    return str(library.booking.minutes)


def practice(library: Library, page: Page | None, field: str) -> str:
    """A field of `extra.practice`: name, therapist or about."""
    return str(_lookup(f'practice("{field}"): extra.practice has no "{field}".', field, library.practice))


def helplines(library: Library, page: Page | None, kind: str) -> str:
    """Each country's first helpline for some people or on one matter ("abuse"), as a list with links to call."""
    _lookup(f'helplines("{kind}"): there is no such kind.', kind, dict.fromkeys(AUDIENCES))
    rows = []
    for country in library.countries:
        # One each: a note that fills a screen is not read.
        for line in [line for line in country.lines if kind in line.for_][:1]:
            where = f"{country.name} ({line.region})" if line.region else country.name
            rows.append(f"- {where}: {line.name}, {_contact_link(line)}")
    if not rows:
        message = f'helplines("{kind}"): no line of docs/data/helplines.yml has {kind} in for:. Add it to those that help with it.'
        raise MacroError(message)
    return "\n".join(rows)


def _contact_link(line: Helpline) -> str:
    """The first way to reach a line, as a link that does it."""
    if line.call:
        return f"[{line.call}]({line.call_href})"
    if line.text:
        return f"[{line.text}]({line.text_href})"
    address = str(line.chat or line.website or f"mailto:{line.email}")
    return f"[{address.removeprefix('mailto:').removeprefix('https://')}]({address})"


MACROS: dict[str, Callable[..., str]] = {
    macro.__name__: macro for macro in (count, book, book_minutes, practice, helplines)
}
# How each is written, for those who wrote it otherwise.
USAGE = {
    "count": '{{ count("…") }} with a series, or {{ count("…", words=true) }}',
    "book": "{{ book() }}",
    "book_minutes": "{{ book_minutes() }}",
    "practice": '{{ practice("name") }}',
    "helplines": '{{ helplines("abuse") }}',
}
