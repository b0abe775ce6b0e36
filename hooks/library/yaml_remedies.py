"""What to do about YAML that can't be read: the line that is to blame, and its remedy."""

import re

import yaml

from library.yaml_loader import InvalidScalar

KEY = re.compile(r"^(\s*(?:- )*)([^\s:\"'{\[#][^:\"'{\[]*):(.*)$")
# What is neither a remark nor an item, and begins with no sign of YAML's.
WORDS = re.compile(r"\s*(?!#|-\s+\S|---|[\"'\[\]{}])\S")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?$'), "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?$")}


def remedy(lines: list[str], error: Exception) -> tuple[int, str]:
    """The line that is to blame, which is often above the one where YAML gave up, and what to do."""
    mark = getattr(error, "problem_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else len(lines) - 1
    if isinstance(error, InvalidScalar):
        message = f"holds no date of the calendar ({error.problem}). Write it as 2026-11-23."
        return last, f'"{lines[last].strip()}" {message}'
    if "single document" in str(error):
        return last, '"---" begins a second document, and only one is read. Remove this line.'
    for number, line in enumerate(lines[: last + 1]):
        remedy = _line_remedy(line)
        if remedy:
            return number, f'"{line.strip()}" can\'t be read. {remedy}'
    start = getattr(error, "context_mark", None)
    if start is not None and "flow" in str(getattr(error, "context", "")):
        remedy = "Close the bracket: [one, two] or {key: value}."
        return start.line, f'"{lines[start.line].strip()}" can\'t be read. {remedy}'
    for number, line in enumerate(lines[: last + 1]):
        # One that is indented goes on with a value such as `summary: >`.
        goes_on = number and line.startswith(" ") and lines[number - 1].strip()
        if WORDS.match(line) and not KEY.match(line) and not goes_on:
            return number, f'"{line.strip()}" has no colon. Write each key as key: value, one a line.'
    while last and not lines[last].strip():
        last -= 1
    message = f'"{lines[last].strip()}" can\'t be read here. Check how far it is indented: keys that belong together begin in the same column.'
    return last, message


def _line_remedy(line: str) -> str:
    if re.match(r" *\t", line):
        return "A tab stands at its start. Use spaces."
    match = KEY.match(line)
    if not match:
        # `-5` is a number, `---` begins a document.
        return "A space is missing after the hyphen." if re.match(r"\s*-[^\s\d-]", line) else ""
    value, said = match[3], match[3].strip()
    if value and not value.startswith(" ") and not match[0].rstrip().endswith(":") and "://" not in match[0]:
        return "Put a plain space after the colon."
    if not said or _is_valid_yaml(f"{match[2]}:{value}"):
        return ""
    if said[0] in QUOTED and not QUOTED[said[0]].match(said):
        if said.count(said[0]) == 1:
            return "Close the quotation mark."
        return f"There is a {said[0]} inside the value. Put {chr(39) if said[0] == chr(34) else chr(34)} around the whole value instead."
    if said[0] in "[{" and said.count(said[0]) > said.count("]" if said[0] == "[" else "}"):
        return "Close the bracket: [one, two] or {key: value}."
    if "\t" in value:
        return "Use spaces, not tabs."
    return "Put straight quotation marks around the whole value."


def _is_valid_yaml(line: str) -> bool:
    try:
        yaml.compose(line.strip(), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return False
    return True
