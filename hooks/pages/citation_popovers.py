"""Citations: `[^neff2003]` becomes a superscript number that opens its source in a popover.

Browsers open popovers without script. The list below the article, which the template makes, has the same sources for
print and for older browsers.
"""

import re
from collections import Counter
from collections.abc import Callable
from html import escape

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from library.citations import CITATION
from library.model import Page
from translations import Translate


class CitationProcessor(InlineProcessor):
    """`page` returns the current page, whose `cited` has its sources in the order of their first mention."""

    def __init__(self, md: Markdown, page: Callable[[], Page], t: Translate) -> None:
        super().__init__(CITATION.pattern, md)
        self.page, self.t = page, t
        self.mentions: Counter[str] = Counter()  # by key; MkDocs creates a processor for each page

    def handleMatch(  # type: ignore[override]  # the base class has two signatures; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        cited = {reference.key: (number, reference) for number, reference in enumerate(self.page().cited, 1)}
        if m[1] not in cited:
            return None, None, None
        number, reference = cited[m[1]]
        self.mentions[m[1]] += 1
        anchor = f"cite-{number}-{self.mentions[m[1]]}"
        label = escape(self.t("cite_label", number=number))
        button = f'<button aria-label="{label}" popovertarget="{anchor}" type="button">'
        markup = (
            f'<span class="cited" data-press="cited"><sup class="cite">{button}{number}</button></sup>'
            f'<span class="source" id="{anchor}" popover="auto">{reference.html} '
            f'<a href="#{reference.anchor}">{escape(self.t("cite_all"))}</a></span></span>'
        )
        return self.md.htmlStash.store(markup), m.start(0), m.end(0)
