"""`[^neff2003]` in the text becomes a small number that opens its source in place.

The number is a button with a popover, which browsers open without script; the list under the
article (made by the template) holds the same sources for print and for older browsers. A Python-
Markdown extension, so that it outlives the site generator.
"""

import re
from collections.abc import Callable
from html import escape

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from library.model import Page
from library.relations import CITATION
from worksheet.translations import Translate


class CitationProcessor(InlineProcessor):
    """`page()` is the page at hand, whose sources stand in order of their first mention."""

    def __init__(self, md: Markdown, page: Callable[[], Page], t: Translate) -> None:
        super().__init__(CITATION.pattern, md)
        self.page, self.t = page, t
        self.times: dict[str, int] = {}  # Markdown makes a processor anew for each page

    def handleMatch(  # type: ignore[override]  # the base class has two forms; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        sources = {source.key: (number, source) for number, source in enumerate(self.page().cited, 1)}
        if m[1] not in sources:
            return None, None, None
        number, source = sources[m[1]]
        self.times[m[1]] = self.times.get(m[1], 0) + 1
        anchor = f"cite-{number}-{self.times[m[1]]}"
        label = escape(self.t("cite_label", number=number))
        button = f'<button aria-label="{label}" popovertarget="{anchor}" type="button">'
        markup = (
            f'<span class="cited" data-press="cited"><sup class="cite">{button}{number}</button></sup>'
            f'<span class="source" id="{anchor}" popover="auto">{source.html} '
            f'<a href="#{source.anchor}">{escape(self.t("cite_all"))}</a></span></span>'
        )
        return self.md.htmlStash.store(markup), m.start(0), m.end(0)
