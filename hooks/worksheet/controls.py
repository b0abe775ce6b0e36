"""The controls of a field, as private as HTML can make them."""

import xml.etree.ElementTree as etree

# No list of earlier answers, no text in the file that a session is restored from; no speller and no writing help that
# may ask a server; for the extensions Grammarly and LanguageTool, the attributes by which each stays away.
# A box to tick may not say the first in HTML; a script adds it. (Not the form: WebKit would empty it after Back.)
PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "data-gramm": "false",
    "data-gramm_editor": "false",
    "data-enable-grammarly": "false",
    "data-lt-active": "false",
}
# "line" grows like a box as somebody types, and holds one line all the same. A placeholder that is one space shows the
# style sheet which boxes are empty.
BOX = PRIVATE | {"autocapitalize": "sentences", "placeholder": " "}
ATTRIBUTES = {
    "box": BOX,
    "line": BOX | {"rows": "1", "data-one-line": ""},
    "text": PRIVATE | {"type": "text"},
    "date": PRIVATE | {"type": "date"},
    "time": PRIVATE | {"type": "time"},
    "checkbox": {"type": "checkbox"},
    "radio": {"type": "radio"},
}


def control(kind: str, **attributes: str) -> etree.Element:
    """A control of a kind: "box", "line", "text", "date", "time", "checkbox" or "radio"."""
    tag = "textarea" if kind in {"box", "line"} else "input"
    return etree.Element(tag, ATTRIBUTES[kind] | attributes)
