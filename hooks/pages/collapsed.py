"""Collapsible sections, for a page with `collapsed: true`: <details>, without script. In print, and by a search, they open."""

import re

SECTION = re.compile(r"(?=<h2[ >])")
SECTION_PARTS = re.compile(r'(<h2.*?</h2>)(.*?)(<div class="footnote">.*)?', re.DOTALL)
# The first section is open, so that the page begins without a press; and so is one that begins with a field, to show where to write.
FIELD = re.compile(r'\s*<\w+ class="field"')


def collapse_sections(html: str) -> str:
    """The HTML of a page, with each heading of level 2 and its section in a <details>."""
    before, *sections = SECTION.split(html)
    return before + "".join(_fold_section(section, is_first=at == 0) for at, section in enumerate(sections))


def _fold_section(section: str, *, is_first: bool) -> str:
    match = SECTION_PARTS.fullmatch(section)
    if not match:
        return section
    heading, content, footnotes = match.groups(default="")
    is_open = " open" if is_first or FIELD.match(content) else ""
    return f'<details class="fold"{is_open}><summary>{heading}</summary>{content}</details>{footnotes}'
