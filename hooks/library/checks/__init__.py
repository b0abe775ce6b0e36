"""What must hold of the words, beyond what reading and linking found already.

`integrity` is what no build goes without; `editorial` is how this site is written (limits and words in
docs/data/plain-language.yml), asked by `scripts/check` and before publishing. Each asks of

integrity   a text alone: headings, layout (lists, tables, code), markup (HTML, marks of other Markdown, pasted signs)
            a text within the site: calls (macros), targets (links, pictures), footnotes, addresses (titles, redirects)
            what is shown: shown (photos, recordings), letters (that the fonts lack), unwritten (TO WRITE)
editorial   rules (the limits), wording (words not used), plain (lengths, grade, findings), announced (counts, names)
            unwritten (drafts, sections, something to fill in), and by itself: repeated, uncited, unshown, days ahead
"""

from library.checks.editorial import editorial_problems
from library.checks.integrity import integrity_problems

__all__ = ["editorial_problems", "integrity_problems"]
