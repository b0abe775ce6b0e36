"""The index of the search: what stands for each page, whatever other pages say."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from publish.search import _entries, section_entries


def test_pages_with_the_same_text_keep_their_own_words() -> None:
    build: Any = SimpleNamespace(
        sections={f"{name}.md": section_entries("<p>Tea.</p>") for name in ("one", "two")},
        filters=SimpleNamespace(place_label=lambda page: ""),
    )
    for name in ("one", "two", "one"):
        page: Any = SimpleNamespace(
            path=f"{name}.md", url=f"{name}/", kind="page", title=name, summary=f"About {name}."
        )
        page.in_short, page.owner, page.sheet = [f"Only {name} pot."], None, None
        (entry,) = _entries(page, build)
        assert (entry["text"], entry["words"]) == (f"About {name}.", ["tea", "only", name, "pot"])
