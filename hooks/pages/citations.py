"""`[^neff2003]` in the text becomes a small number that opens its source in place.

The number is a button with a popover, which browsers open without script; the list under the
article (made by the template) holds the same sources for print and for older browsers. A Python-
Markdown extension, so that it outlives the site generator.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Extension, Markdown
from markdown.inlinepatterns import InlineProcessor

from library.links import CITATION
from library.references import Reference


class Citations(Extension):
    """`cited(md)` gives the sources of the page that `md` is at work on, in order of their first mention."""

    def __init__(self, cited: Callable[[Markdown], list[Reference]], label: Callable[..., str]) -> None:
        super().__init__()
        self.cited, self.label = cited, label

    def extendMarkdown(self, md: Markdown) -> None:
        # Before links and references (160), which would take the brackets for theirs.
        md.inlinePatterns.register(_Citation(CITATION.pattern, md, self), "citation", 172)


class _Citation(InlineProcessor):
    def __init__(self, pattern: str, md: Markdown, extension: Citations) -> None:
        super().__init__(pattern, md)
        self.extension = extension
        self.times: dict[str, int] = {}  # Markdown makes a processor anew for each page

    def handleMatch(  # type: ignore[override]  # the base class has two forms; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        cited = enumerate(self.extension.cited(self.md), 1)
        sources = {reference.key: (number, reference) for number, reference in cited}
        if m[1] not in sources:
            return None, None, None
        number, reference = sources[m[1]]
        self.times[m[1]] = self.times.get(m[1], 0) + 1
        anchor = f"cite-{number}-{self.times[m[1]]}"
        holder = etree.Element("span", {"class": "cited", "data-press": "cited"})
        button = etree.SubElement(
            etree.SubElement(holder, "sup", {"class": "cite"}),
            "button",
            {
                "type": "button",
                "popovertarget": anchor,
                "aria-label": self.extension.label("cite_label", number=number),
            },
        )
        button.text = str(number)
        note = etree.SubElement(holder, "span", {"popover": "auto", "id": anchor, "class": "source"})
        # The reference is HTML already: stashed, so that Markdown leaves it alone.
        note.text = self.md.htmlStash.store(reference.html) + " "
        link = etree.SubElement(note, "a", {"href": f"#{reference.anchor}"})
        link.text = self.extension.label("cite_all")
        return holder, m.start(0), m.end(0)
