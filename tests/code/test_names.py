"""The words are the owner's: no test names an article, a sheet or a setting of docs/ or mkdocs.yml, so none can turn red
when they are renamed. Pages are chosen by kind (tests/site/kinds.py), or stand in a site of the tests' own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.site.words import Words
from tests.tools import ROOT

TESTS = [path for path in sorted((ROOT / "tests").rglob("*.py")) if "node_modules" not in path.parts]
# Sites that tests bring along. A name that stands there too is theirs.
OWN_SITES = [
    *(ROOT / "tests/fixture").rglob("*.md"),
    ROOT / "tests/fixture/mkdocs.yml",
    ROOT / "tests/library/tiny_site.py",
    ROOT / "tests/author/test_another_series.py",
    ROOT / "tests/code/handover.py",
]

# Names in that table which are of the code, or of pytest.
OTHER = {
    "data/",
    "built_site",
    "links_back",
    "cross_links",
    "cited_in",
    "site_dir",
    "crisis_numbers",
    "make_all",
}


def names(words: Words) -> Iterator[str]:
    """What of the owner's could only be meant as such: titles and addresses of several words, and settings."""
    extra = words.config["extra"]
    said = [words.config["site_name"], words.base, extra["practice"]["name"]]
    said += [booking["label"]] if (booking := extra.get("booking")) else []
    for path in (*words.articles, *words.readings, *words.worksheets):
        yield path.removesuffix(".md")
        said += [Path(path).stem, words.title(path)]
    yield from (name for name in said if len(re.split(r"[\s.-]+", name)) > 2)


def test_no_test_names_a_page_or_setting_of_the_owner() -> None:
    own = "\n".join(path.read_text("utf-8") for path in OWN_SITES)
    theirs = {name for name in names(Words(ROOT)) if name not in own}
    named = [
        f"{path.relative_to(ROOT)}:{number}: {name}"
        for path in TESTS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for name in theirs
        if name in line
    ]
    assert named == []


def test_the_table_of_promises_names_only_what_is_there() -> None:
    table = (ROOT / "tests/README.md").read_text("utf-8")
    named = re.findall(
        r"`((?:hooks|overrides|scripts|docs)/[\w./-]+|[\w/]+/[\w/]*\.(?:py|rnc)|[\w/]+\.py|\w+/)`", table
    )
    gone = [
        name
        for name in set(named) - OTHER
        if not (ROOT / name).exists() and not (ROOT / "tests" / name).exists()
    ]
    tests = "\n".join(path.read_text("utf-8") for path in TESTS)
    checks = re.findall(r"`((?:test_)?[a-z]+_[a-z_]+)`", table)
    assert sorted(gone) + [name for name in checks if f"def {name}(" not in tests and name not in OTHER] == []
