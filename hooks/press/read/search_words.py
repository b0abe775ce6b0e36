"""By which words readers look for something, as the site's search knows them."""

from __future__ import annotations

import json

from press.read.page import Site


def search_words(site: Site) -> dict[str, list[str]]:
    """Each phrase with the words that pages have for it; none for a site without a search."""
    file = site.folder / "search.json"
    return dict(json.loads(file.read_text("utf-8"))["synonyms"]) if file.is_file() else {}
