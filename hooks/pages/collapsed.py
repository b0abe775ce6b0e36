"""A page whose sections are closed until their headings are pressed: `collapsed: true`.

The browser's own <details> does it, without script. A search on the page opens what it finds; on paper all are open.
"""

import re

SECTION = re.compile(r"(?=<h2[ >])")
SECTION_PARTS = re.compile(r'(<h2.*?</h2>)(.*?)(<div class="footnote">.*)?', re.DOTALL)
# What begins with something to fill in is open: the reader sees where to write.
FIELD = re.compile(r'\s*<\w+ class="field"')


def collapse_sections(html: str) -> str:
    """A page's text as HTML, with each heading of level two and what follows it in a fold of its own."""
    before, *sections = SECTION.split(html)
    return before + "".join(map(_fold_section, sections))


def _fold_section(section: str) -> str:
    match = SECTION_PARTS.fullmatch(section)
    if not match:
        return section
    heading, words, footnotes = match.groups(default="")
    is_open = " open" if FIELD.match(words) else ""
    return f'<details class="fold"{is_open}><summary>{heading}</summary>{words}</details>{footnotes}'
