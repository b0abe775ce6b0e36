"""How a label becomes a name.

An author writes `/// write | What happened?` and gets the name `what-happened`. The reader's
answers are kept under that name, so the rule must never change: a new one would orphan them.
"""

import html
import re
import unicodedata
from functools import lru_cache

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~:-])")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)|[*`]+")
_GUARD = "\ue000"
# Between a field's name and its parts. No slug holds it.
_BETWEEN = "."


def plain(markdown: str) -> str:
    """The words of a line of Markdown: `*Racing* heart` is read as `Racing heart`."""
    escaped: list[str] = []

    def keep(match: re.Match[str]) -> str:
        escaped.append(match[1])
        return _GUARD

    text = _ESCAPED.sub(keep, markdown.replace(_GUARD, ""))
    text = _EMPHASIS.sub("", _TAG.sub("", _LINK.sub(r"\1", text)))
    for character in escaped:
        text = text.replace(_GUARD, character, 1)
    return " ".join(html.unescape(text).split())


@lru_cache(maxsize=4096)
def slug(label: str) -> str:
    """The name of a label: its letters, digits and accents in small letters, the rest hyphens.

    `Qué pasó, exactly?` → `qué-pasó-exactly`. Empty when there is no letter or digit in it.
    A name holds no full stop, so `field.item` and `field.1.column` (see `answer`) can be told apart for good.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", plain(label)).casefold())
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in text)
    return re.sub(r"-{2,}", "-", kept).strip("-")


def answer(field: str, *parts: str) -> str:
    """The name that an answer is kept under: the field's, and what it is of that field, such as its row and column."""
    return _BETWEEN.join((field, *parts))


def of_control(answer: str) -> str:
    """The `name` of an answer's control in the form of a page.

    A form has its controls as properties, by their names: one that is called "elements" or "children" would hide
    the form's own from every script. Those are words without hyphen and full stop; so such a name gets a hyphen,
    which no name of an answer ends with unless an author says so.
    """
    return answer if "-" in answer or _BETWEEN in answer else f"{answer}-"


def in_pdf(answer: str) -> str:
    """The name of an answer's field in a PDF, where a full stop makes a hierarchy of names (ISO 32000-2, 12.7.4.2);
    `pdf.js` has the same."""
    return answer.replace(_BETWEEN, ":")


class UniqueNames(set[str]):
    """Hands out each name once. Doubled names are an error for the author (the checker says so);
    the page is valid all the same, because the second one gets a number."""

    def free(self, wanted: str) -> str:
        """`wanted`, or the first of wanted-2, wanted-3 … that is free."""
        name, number = wanted, 2
        while name in self:
            name, number = f"{wanted}-{number}", number + 1
        self.add(name)
        return name
