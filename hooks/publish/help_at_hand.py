"""Before a site goes online: each of its pages leads to the page of helplines."""

from __future__ import annotations

import re
from pathlib import Path

from publish import listing
from publish.errors import NotPublished

LEADS = re.compile(r'href="[^"]*help-now/(?:#[^"]*)?"')
LEADS_ON = '<meta http-equiv="refresh"'  # a page at an old address


def check(site: Path) -> None:
    """Raises NotPublished with every page that has no link there, whatever was done to its template."""
    without = []
    for page in listing.files(site, ".html"):
        text = (site / page).read_text("utf-8")
        if LEADS_ON not in text and not LEADS.search(text):
            without.append(page)
    if without:
        listed = "\n".join(without)
        message = f"these pages have no link to Help now:\n{listed}\nBring it back into their template in overrides/."
        raise NotPublished(message)
