"""The index of the search: what stands for each page, whatever other pages say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from library.helpline_model import Helpline
from publish.search_index import (
    MAX_PAGES_OF_WORD,
    _country_entry,
    _entries,
    _leave_out_common_words,
    section_entries,
)
from tests.tools import ROOT, run, succeeded, tool

ASK = """
import { createSearch } from "./scripts/search-engine.js";
const [data, queries] = JSON.parse(process.argv[1]);
console.log(JSON.stringify(queries.map(createSearch(data))));
"""


def answers(folder: Path, data: dict[str, Any], queries: list[str]) -> list[dict[str, Any]]:
    """What the search of a site with this index finds for each query."""
    for name in ("scripts/search-engine.js", "vendor/minisearch.js"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "docs/assets" / name, folder / name)
    (folder / "package.json").write_text('{"type": "module"}', "utf-8")
    asked = json.dumps([data, queries])
    done = run([tool("node"), "--input-type=module", "-e", ASK, asked], cwd=folder)
    found: list[dict[str, Any]] = json.loads(succeeded(done).stdout)
    return found


def test_pages_with_the_same_text_keep_their_own_words() -> None:
    build: Any = SimpleNamespace(
        sections={f"{name}.md": section_entries("<p>Tea.</p>") for name in ("one", "two")},
        filters=SimpleNamespace(place_label=lambda page: ""),
    )
    for name in ("one", "two", "one"):
        page: Any = SimpleNamespace(
            path=f"{name}.md", url=f"{name}/", kind="page", title=name, summary=f"About {name}."
        )
        page.in_short, page.owner, page.sheets = [f"Only {name} pot."], None, []
        (entry,) = _entries(page, build)
        assert (entry["text"], entry["words"]) == (f"About {name}.", ["tea", "only", name, "pot"])


def test_words_of_many_pages_stay_with_a_few_of_them_unless_they_are_shown() -> None:
    entries: list[dict[str, Any]] = [
        {"title": "Page", "heading": "", "text": "", "url": f"{number}/", "words": ["tea", "cup", "mug"]}
        for number in range(MAX_PAGES_OF_WORD + 1)
    ]
    entries[0]["words"] = ["tea", "cup", "pot"]
    entries[1]["heading"] = "A cup"
    assert _leave_out_common_words(entries) == ["cup", "page", "tea"]
    assert [entry["words"] for entry in entries] == [
        *["pot tea", *["mug tea"] * (MAX_PAGES_OF_WORD - 1)],
        "mug",
    ]


def test_a_number_is_found_in_one_piece_too() -> None:
    lines = [
        Helpline.model_validate({"name": name, "for": ["everyone"], "hours": "24/7", "recheck": True, **ways})
        for name, ways in (
            ("A", {"call": "1-800-799-7233", "text": "88 788"}),
            ("B", {"call": "+44 808 2000"}),
        )
    ]
    country: Any = SimpleNamespace(name="Here", anchor="here", emergency=None, lines=lines)
    entry = _country_entry(country)
    assert entry["text"] == "A 1-800-799-7233 · B +44 808 2000"
    assert entry["words"] == ["18007997233", "88788", "448082000"]


def test_a_word_as_typed_comes_before_longer_ones(tmp_path: Path) -> None:
    """What is typed may also be the beginning of a word: after the word itself and its plural, or if it is none."""
    entry = {"heading": "", "text": "", "words": "", "keywords": "", "weight": 1}
    entries = [
        {**entry, "url": "longer/", "title": "An example", "text": "Examples of stepping stones"},
        {**entry, "url": "word/", "title": "Sit down", "words": "exam stone"},
        {**entry, "url": "plural/", "title": "Sit", "words": "exams step"},
        {**entry, "url": "steps/", "title": "Steps"},
        {**entry, "url": "common/", "title": "What comes with it"},
    ]
    asked = {
        "exam": ["word/", "plural/", "longer/"],
        "exa": ["longer/", "word/", "plural/"],
        "step": ["steps/", "plural/", "longer/"],
        "example": ["longer/"],
        "what with an example": ["longer/"],
        "with": ["common/"],
        "overthink": ["steps/"],
        "over": [],
    }
    data = {"entries": entries, "common": ["what", "with"], "synonyms": {"overthinking": ["steps"]}}
    found = [[entry["url"] for entry in answer["entries"]] for answer in answers(tmp_path, data, [*asked])]
    assert dict(zip(asked, found, strict=True)) == asked
