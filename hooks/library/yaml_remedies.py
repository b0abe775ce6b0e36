"""Explains YAML errors: which line causes the error, and what to do about it."""

import re
from functools import lru_cache

import yaml

from library.yaml_loader import InvalidScalar

KEY = re.compile(r"^(\s*(?:- )*)([^\s:\"'{\[#][^:\"'{\[]*):(.*)$")
# A line of plain text: no comment, no list item, no YAML indicator at its beginning.
TEXT_LINE = re.compile(r"\s*(?!#|-\s+\S|---|[\"'\[\]{}])\S")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?$'), "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?$")}

# What to do about a line that begins like this.
LINE_REMEDIES = {
    r" *\t": "It begins with a tab. Use spaces.",
    r" *\u00a0": "It begins with a no-break space. Use spaces.",
    r"\s*[*•·–—] ": "Begin each line of a list with a hyphen: - …",
    r"\s*[*_]+\w+[*_:]+": "Write the key without marks, as key: value.",
    r" *-[^ \d-]": "Put a plain space after the hyphen.",  # `-5` is a number, `---` begins a document
}
SEVERAL_LINES = " Words of several lines stand below their key, further right, with only | after its colon."


def explain_yaml_error(lines: list[str], error: Exception) -> tuple[int, str]:
    """The row (from 0) that causes the error, often above the one where the parser stopped, and a message."""
    mark = getattr(error, "problem_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else len(lines) - 1
    if isinstance(error, InvalidScalar):
        message = f"contains a date that does not exist ({error.problem}). Write it as 2026-11-23."
        return last, f'"{lines[last].strip()}" {message}'
    if "single document" in str(error):
        return last, '"---" begins a second document, but only one is read. Remove this line.'
    for number, line in enumerate(lines[: last + 1]):
        if remedy := line_remedy(line):
            return number, f'"{line.strip()}" can\'t be read. {remedy}'
    start = getattr(error, "context_mark", None)
    if start is not None and "flow" in str(getattr(error, "context", "")):
        remedy = "Close the bracket: [one, two] or {key: value}."
        return start.line, f'"{lines[start.line].strip()}" can\'t be read. {remedy}'
    for number, line in enumerate(lines[: last + 1]):
        # An indented line may continue a value such as `summary: >`.
        continues = number and line.startswith(" ") and lines[number - 1].strip()
        if TEXT_LINE.match(line) and not KEY.match(line) and not continues:
            return number, f'"{line.strip()}" has no colon. Write each key as key: value, one per line.'
    while last and re.match(r"\s*(?:#|$)", lines[last]):
        last -= 1
    words = lines[last].strip()
    message = f'"{words}" can\'t be read here. Keys that belong together begin in the same column.'
    return last, message if words.startswith("-") else message + SEVERAL_LINES


@lru_cache(maxsize=1024)  # it is asked of each line again after each error above
def line_remedy(line: str) -> str:
    """What to do about a line that is invalid by itself, or ""."""
    for pattern, remedy in LINE_REMEDIES.items():
        if re.match(pattern, line):
            return remedy
    match = KEY.match(line)
    if not match:
        return ""
    value, stripped = match[3], match[3].strip()
    if value and not value.startswith(" ") and not match[0].rstrip().endswith(":") and "://" not in match[0]:
        return "Put a plain space after the colon."
    if not stripped or _is_valid_yaml(f"{match[2]}:{value}"):
        return ""
    first = stripped[0]
    if first in "|>":
        return f"Leave only {first} after the colon; the words stand below, further right."
    if first in QUOTED and not QUOTED[first].match(stripped):
        if stripped.count(first) == 1:
            return "Close the quotation mark."
        return f"There is a {first} inside the value. Put {chr(39) if first == chr(34) else chr(34)} around the whole value instead."
    if first in "[{" and re.search(r"[\[{,:]\s*#", stripped):
        return "Put straight quotation marks around each value that begins with #."
    if first in "[{" and stripped.count(first) > stripped.count("]" if first == "[" else "}"):
        return "Close the bracket: [one, two] or {key: value}."
    if "\t" in value:
        return "Use spaces, not tabs."
    return "Put straight quotation marks around the whole value."


def without_value(line: str) -> str:
    """A line without what makes it invalid: its key alone, or nothing."""
    match = KEY.match(line)
    if not match:
        return ""
    key = f"{match[1]}{match[2]}:"
    spaces_only = f"{key}{match[3]}".expandtabs(2).replace("\u00a0", " ")
    return spaces_only if re.search("[\t\u00a0]", match[1]) else key


def _is_valid_yaml(line: str) -> bool:
    try:
        yaml.compose(line.strip(), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return False
    return True
