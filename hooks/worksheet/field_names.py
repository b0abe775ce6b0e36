"""Labels, and the names of fields, made from them.

An author writes `/// write | What happened?` and gets the name `what-happened`. The reader's
answers are stored under that name, so the rule must never change: they would be orphaned.
"""

import difflib
import html
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache

from worksheet.parser import LineMessage

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+.!|~:-])")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)|[*`]+")
# Between a field's name and its parts. No slug contains it.
SEPARATOR = "."


def label_text(markdown: str) -> str:
    """A label without its Markdown: `*Racing* heart` → `Racing heart`."""
    text = _ESCAPED.sub(lambda escaped: f"&#{ord(escaped[1])};", markdown)
    text = _EMPHASIS.sub("", _TAG.sub("", _LINK.sub(r"\1", text)))
    return " ".join(html.unescape(text).split())


@lru_cache(maxsize=4096)
def slugify_label(label: str) -> str:
    """The name of a label: letters, digits and accents in lower case, anything else as hyphens.

    `Qué pasó, exactly?` → `qué-pasó-exactly`. Empty when there is no letter or digit in it.
    It contains no full stop, so `field.item` and `field.1.column` (see `FieldBlock.answer_control`) are unambiguous.
    """
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", label_text(label)).casefold())
    name = "".join(c if unicodedata.category(c)[0] in "LNM" else "-" for c in text)
    return re.sub(r"-{2,}", "-", name).strip("-")


def control_name(answer: str) -> str:
    """The `name` attribute of an answer's control. A form has its controls as properties: one called "elements" would hide the
    form's own from every script. Those are words without hyphen and full stop, so such a name gets a hyphen at its end."""
    return answer if "-" in answer or SEPARATOR in answer else f"{answer}-"


def pdf_field_name(answer: str) -> str:
    """The name of an answer's field in a PDF, where full stops separate the levels of a hierarchy (ISO 32000-1,
    12.7.3.2). `pdf.js` has the same rule."""
    return answer.replace(SEPARATOR, ":")


class UniqueNames(set[str]):
    """The names that are taken. The checker reports duplicates; the page stays valid, because the second one gets a number."""

    def unique(self, name: str) -> str:
        """`name`, or the first of name-2, name-3 … that is free; it is taken from now on."""
        base, number = name, 2
        while name in self:
            name, number = f"{base}-{number}", number + 1
        self.add(name)
        return name


def part_names(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names of choices or columns: the slug of each label, with a number where two are alike."""
    names = UniqueNames()
    return tuple(names.unique(slugify_label(label) or "item") for label in labels)


def suggest(word: str, known: Collection[str]) -> str:
    """The end of a message about an unknown word: the most similar known one, else all of them."""
    similar = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f'Did you mean "{similar[0]}"?' if similar else f"Use one of these: {', '.join(known)}."


def is_words_only(label: str) -> bool:
    """Whether a label has no macro, source, link or picture: it is pressed, read aloud, and printed."""
    return not re.search(r"\{\{|\{%|\[\^|\]\(|<\w|https?://", label)


def validate_labels(labels: list[tuple[int, str]], noun: str) -> Iterator[LineMessage]:
    """Problems of the choices or columns of a block, given as (line, label). `noun` is "choice" or "column head"."""
    seen: set[str] = set()
    for line, label in labels:
        name, words = slugify_label(label), label_text(label)
        if not name:
            yield line, f'the {noun} "{words or label}" has no letter or digit in it. Write its words.'
        elif name in seen:
            yield line, f'the {noun} "{words}" appears twice. Change or remove one.'
        elif not is_words_only(label):
            yield line, f"a {noun} can only have words. Put a macro, source, link or picture in the hint."
        seen.add(name)
