"""HTML controls of fields, with everything turned off by which a browser or an extension could store or send what is typed."""

import xml.etree.ElementTree as etree

# No list of earlier answers, and no text in the file from which a browser restores a session; no spell checker or writing
# help that may ask a server, nor the extensions Grammarly and LanguageTool.
# HTML forbids `autocomplete` on a checkbox; a script adds it. (Not on the form: WebKit would empty it after Back.)
PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "data-gramm": "false",
    "data-gramm_editor": "false",
    "data-enable-grammarly": "false",
    "data-lt-active": "false",
}
# "line" grows as somebody types, as "box" does, but takes no line breaks. By the placeholder of one space a style sheet
# finds the empty boxes (:placeholder-shown).
BOX = PRIVATE | {"autocapitalize": "sentences", "dir": "auto", "placeholder": " "}
ATTRIBUTES = {
    "box": BOX,
    "line": BOX | {"rows": "1", "data-one-line": ""},
    "text": PRIVATE | {"type": "text"},
    "date": PRIVATE | {"type": "date", "max": "2999-12-31"},  # or a fifth digit of the year could be typed
    "time": PRIVATE | {"type": "time"},
    "checkbox": {"type": "checkbox"},
    "radio": {"type": "radio"},
}


def control_element(kind: str, **attributes: str) -> etree.Element:
    """An element of a kind: "box", "line", "text", "date", "time", "checkbox" or "radio"."""
    tag = "textarea" if kind in {"box", "line"} else "input"
    return etree.Element(tag, ATTRIBUTES[kind] | attributes)
