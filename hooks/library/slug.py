"""Slugs for file names: "Qué pasó, exactly?" → "que-paso-exactly"."""

import re
import unicodedata
from urllib.parse import unquote

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
)


def slugify(title: str) -> str:
    """The title in lowercase letters, digits and hyphens, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(FOLDED))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")


def slugify_file(stem: str) -> str:
    """The slug for a file's name, which may be encoded as in an address, and without the number that Notion gives it."""
    return slugify(re.sub(r"[ -][0-9a-f]{32}$", "", unquote(stem)))
