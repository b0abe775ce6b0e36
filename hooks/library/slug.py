"""Slugs for file names: "Qué pasó, exactly?" → "que-paso-exactly"."""

import re
import unicodedata

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"}
)


def slugify(title: str) -> str:
    """The title in lowercase letters, digits and hyphens, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", title.lower().translate(FOLDED))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
