"""Converts lists pasted from Word: its bullets become hyphens, and the curly quotation marks around an admonition's
title straight ones."""

import re

FENCE = re.compile(r" {0,3}(?:```|~~~)")
# A dash, a section sign or the letter o is a bullet only before a tab or a no-break space, which Word writes.
BULLET = re.compile(r"(\s*)(?:[•‣▪▫◦●○∙·]\s*|[§–—o-](?:\t|\u00a0)\s*)(?=[^\s|])")
SECOND = "◦○o▫"  # what Word sets before a list inside a list
NUMBER = re.compile(r"(\s*\d+[.)])(?:\t|\u00a0)\s*(?=\S)")
TITLE = re.compile(r"(\s*(?:!!!|\?\?\?\+?) ?[\w -]+ )[“”„](.*)[“”][ \t]*")
PASTED = re.compile(f"^(?:{BULLET.pattern}|{NUMBER.pattern}|{TITLE.pattern})", re.MULTILINE)


def as_markdown(text: str) -> str:
    """The text with these lines converted to Markdown. The number of lines stays the same."""
    if not PASTED.search(text):
        return text
    lines, code, before = [], False, ""
    for line in text.split("\n"):
        code ^= bool(FENCE.match(line))
        if not code and (title := TITLE.fullmatch(line)):
            line = f'{title[1]}"{title[2]}"'
        elif not code and not line.startswith(("    ", "\t")):
            if item := BULLET.match(line):
                inner = before and line.lstrip()[0] in SECOND
                line = ("    " if inner else item[1]) + "- " + line[item.end() :]
            elif item := NUMBER.match(line):
                line = f"{item[1]} {line[item.end() :]}"
        before = line if re.match(r"\s*(?:- |\d+[.)] )", line) else before if not line.strip() else ""
        lines.append(line)
    return "\n".join(lines)
