"""Who is in danger types in a hurry: what is understood as words of danger, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from library.helpline_model import Helpline
from publish.search_index import helpline_entry
from tests.code.test_search_index import answers

PHRASES = [
    "want to die",
    "hits me",
    "cant go on",
    "cannot go on",
    "kill myself",
    "better off without me",
    "raping",
    "stalks me",
    "scared of him",
    "out cold",
    "afraid/frightened of her / wife",
    "threat*/warn me",
    "scares me",
]
UNMEANT = ["scared/afraid of losing", "without cold"]
MEANT = [
    "wnat to die", "i wanna want to dieee", "htis me", "he hits meee", "i cannot go on", "killll myself",
    "they are better off without me", "can't go on", "stalcks me", "rapping", "he walks and hits me",
    "scared of him losing it", "im afraid of her", "frightned of my wife",
    "he threatened me", "he scared me",
]  # fmt: skip
NOT_MEANT = [
    "heart racing",
    "he talks to me",
    "want to dine",
    "this is me",
    "hats me",
    "he stalls me",
    "hits me in wales",
    "scared of losing him",
    "afraid of losing her",
    "afraid frightened of",
    "without cold",
    "he warned me",
    "a treat for me",
]


def understood(folder: Path) -> list[str]:
    """Which of the queries are answered with whom to call in Ireland. The site has the words "racing", "scared", "stalls" and "walks", and the
    halves of "cannot" and of "without"."""
    page = {"title": "Can not, with, out", "heading": "", "text": "Racing walks", "keywords": "", "url": "a/"}
    data = {
        "entries": [page | {"weight": 1}],
        "synonyms": {"scared of stalls": ["out"]},
        "danger": [{"lines": ["crisis"], "words": PHRASES}],
        "harmless": UNMEANT,
        "countries": [
            {"name": "Ireland", "names": ["ireland"], "lines": []},
            {"name": "United Kingdom", "names": ["united kingdom", "wales"], "lines": []},
        ],
    }
    queries = [*MEANT, *NOT_MEANT]
    found = zip(queries, answers(folder, data, queries), strict=True)
    return [query for query, answer in found if "Ireland" in [one["name"] for one in answer["urgent"]]]


def test_slips_are_understood_and_other_words_are_not_taken_for_slips(tmp_path: Path) -> None:
    assert understood(tmp_path) == MEANT


@pytest.mark.parametrize(
    ("ways", "shown"),
    [
        ({"call": "988", "text": "988"}, "988"),
        ({"text": "741741", "send": "HOME"}, "text_keyword 741741 HOME"),
        ({"text": "85258"}, "text 85258"),
        ({"url": "https://findahelpline.com"}, "findahelpline.com"),
    ],
)
def test_a_number_for_messages_says_so(ways: dict[str, str], shown: str) -> None:
    line = Helpline.model_validate(
        {"name": "A line", "for": ["crisis"], "source": "https://a.example", "recheck": True, **ways}
    )
    entry = helpline_entry(line, lambda key, **given: " ".join([key, *filter(None, given.values())]))
    assert entry["call"] == shown
