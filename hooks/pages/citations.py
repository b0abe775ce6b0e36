"""`[^neff2003]` in the text becomes a small number that opens its source in place.

The number is a button with a popover, which browsers open without script; the list under the
article (made by the template) holds the same sources for print and for older browsers. A Python-
Markdown extension, so that it outlives the site generator.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from library.links import CITATION
from library.model import Page
from pages.strings import Translate


class Citations(InlineProcessor):
    """`page()` is the page at hand, whose sources stand in order of their first mention."""

    def __init__(self, md: Markdown, page: Callable[[], Page], t: Translate) -> None:
        super().__init__(CITATION.pattern, md)
        self.page, self.t = page, t
        self.times: dict[str, int] = {}  # Markdown makes a processor anew for each page

    def handleMatch(  # type: ignore[override]  # the base class has two forms; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        sources = {source.key: (number, source) for number, source in enumerate(self.page().cited, 1)}
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
                "aria-label": self.t("cite_label", number=number),
            },
        )
        button.text = str(number)
        note = etree.SubElement(holder, "span", {"popover": "auto", "id": anchor, "class": "source"})
        # The reference is HTML already: stashed, so that Markdown leaves it alone.
        note.text = self.md.htmlStash.store(reference.html) + " "
        link = etree.SubElement(note, "a", {"href": f"#{reference.anchor}"})
        link.text = self.t("cite_all")
        return holder, m.start(0), m.end(0)
