"""Checks of the content, beyond the problems that reading and linking find.

`integrity` must pass for a build; `editorial` is the style of this site (limits and words in docs/data/plain-language.yml)
and is checked by `scripts/check` and before publishing. A check yields `LineMessage` or `Problem`.

integrity   one text: headings, layout (lists, tables, code), markup (HTML, pasted characters), syntax_errors (.yml: other
            Markdown, and what looks like it)
            a text in its site: macro_calls, link_targets, addresses (titles, URLs, redirects)
            what is shown: glyphs (that the fonts lack), unwritten (TO WRITE, example settings)
editorial   plain_language (the limits), wording (also counts and page names), readability (lengths, grade, findings),
            unwritten (drafts, sections); in the module itself: repeated sentences, future dates; and remarks, which are no
            problems (bold lines, what no page uses)
"""

from library.checks.editorial import editorial_problems, remarks
from library.checks.integrity import integrity_problems, precompute

__all__ = ["editorial_problems", "integrity_problems", "precompute", "remarks"]
