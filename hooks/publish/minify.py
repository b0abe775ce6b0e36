"""Minifies scripts and style sheets a little."""

import re

from build_cache import persisted

# Files of others keep their comments, such as a license.
OWN_FOLDERS = ("assets/scripts/", "assets/styles/")
# A string, or space and last semicolons, which CSS does not need.
CSS_SPACE = re.compile(r"""("[^"\n]*"|'[^'\n]*')|(?:;?\s*(?=\})|\s*)([{};>~])\s*|(?<=[,:]) """)
COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n+", re.DOTALL | re.MULTILINE)
# A comment at the end of a line, unless a quotation mark makes that doubtful.
END_COMMENT = re.compile(r"[ \t]+// [^\"'`\n]*$")
# A string; or space and parentheses that JavaScript does not need; or "const", which "let" is shorter than. In a line without patterns,
# escapes and nested templates.
SCRIPT_SPACE = re.compile(
    r"""("[^"]*"|'[^']*'|`[^`]*`)|\((?<![\w$]\()(\w+)\) (?==>)| (?<=[\w)] )([+-]) (?=[\w(])| ?([=!?:&|<>(){},;*]) ?|c(?<=\bc)onst(?= )"""
)
DOUBTFUL = re.compile(r"[\\/]|\$\{[^}]*`")
PLAIN_STRING = re.compile(r'"[^"\'`\\]*"')
# Ends of lines after which JavaScript goes on anyway, as each of our statements ends with a semicolon.
CONTINUED = ("{", "}", "[", "(", ",", ";")


@persisted
def minified(text: str, suffix: str) -> str:
    """A script or style sheet with less space and without comments of ours."""
    text = COMMENT.sub("", text)
    if suffix == ".css":
        return CSS_SPACE.sub(r"\1\2", text)
    lines = text.split("\n")
    if any(line.count("`") % 2 for line in lines if "`" in line):  # a template literal over lines
        return text
    lines = [END_COMMENT.sub("", line) if "// " in line else line for line in map(str.lstrip, lines)]
    lines = [
        line
        if DOUBTFUL.search(PLAIN_STRING.sub("", line))
        else SCRIPT_SPACE.sub(lambda match: match[match.lastindex] if match.lastindex else "let", line)
        for line in lines
        if line and not line.startswith("//")
    ]
    return "".join(map(_joined, lines, [*lines[1:], ""]))


def _joined(line: str, following: str) -> str:
    """A line of a script, with the end that it needs before the following one."""
    if "//" in line:
        return f"{line}\n"
    if following.startswith("}"):
        return line.rstrip(",;")
    return line if line.endswith(CONTINUED) else f"{line}\n"
