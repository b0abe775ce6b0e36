"""Collapsible sections, for a page with `collapsed: true`: <details>, which needs no script.

A search on the page opens the sections with matches; in print all are open.
"""

import re

SECTION = re.compile(r"(?=<h2[ >])")
SECTION_PARTS = re.compile(r'(<h2.*?</h2>)(.*?)(<div class="footnote">.*)?', re.DOTALL)
# A section that begins with a field is open, so that the reader sees where to write.
FIELD = re.compile(r'\s*<\w+ class="field"')


def collapse_sections(html: str) -> str:
    """The HTML of a page, with each heading of level 2 and its section in a <details>."""
    before, *sections = SECTION.split(html)
    return before + "".join(map(_fold_section, sections))


def _fold_section(section: str) -> str:
    match = SECTION_PARTS.fullmatch(section)
    if not match:
        return section
    heading, content, footnotes = match.groups(default="")
    is_open = " open" if FIELD.match(content) else ""
    return f'<details class="fold"{is_open}><summary>{heading}</summary>{content}</details>{footnotes}'
