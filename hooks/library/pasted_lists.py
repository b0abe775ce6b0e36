"""Converts lists pasted from Word: its bullets become hyphens, and the curly quotation marks around an admonition's
title straight ones."""

import re

FENCE = re.compile(r" {0,3}(?:```|~~~)")
# Word's own fonts have bullets without a name of their own (U+F0B7). A dash, a section sign or the letter o is a bullet only before a tab or a no-break space, which Word writes.
BULLET = re.compile(r"(\s*)(?:[•‣▪▫◦●○∙·\uf0a7\uf0b7\uf0d8\uf0fc]\s*|[§–—o-](?:\t|\u00a0)\s*)(?=[^\s|])")
NESTED_BULLETS = "◦○o▫"  # of nested lists in Word
NUMBERED_ITEM = re.compile(r"(\s*\d+[.)])(?:\t|\u00a0)\s*(?=\S)")
ADMONITION_TITLE = re.compile(r"(\s*(?:!!!|\?\?\?\+?) ?[\w -]+ )[“”„](.*)[“”][ \t]*")
PASTED = re.compile(f"^(?:{BULLET.pattern}|{NUMBERED_ITEM.pattern}|{ADMONITION_TITLE.pattern})", re.MULTILINE)


def as_markdown(text: str) -> str:
    """The text with these lines converted to Markdown. The number of lines stays the same."""
    if not PASTED.search(text):
        return text
    lines, in_code, last_item = [], False, ""
    for line in text.split("\n"):
        in_code ^= bool(FENCE.match(line))
        if not in_code and (title := ADMONITION_TITLE.fullmatch(line)):
            line = f'{title[1]}"{title[2]}"'
        elif not in_code and not line.startswith(("    ", "\t")):
            if item := BULLET.match(line):
                is_nested = last_item and line.lstrip()[0] in NESTED_BULLETS
                line = ("    " if is_nested else item[1]) + "- " + line[item.end() :]
            elif item := NUMBERED_ITEM.match(line):
                line = f"{item[1]} {line[item.end() :]}"
        last_item = line if re.match(r"\s*(?:- |\d+[.)] )", line) else last_item if not line.strip() else ""
        lines.append(line)
    return "\n".join(lines)
