"""What `scripts/check` says and is content: what nothing shows any more, as who removes pages need not clear up, and what may be meant otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from publish.checksums import CHECKSUM_FILE
from tests.library import tiny_site
from tests.library.tiny_site import BIB, LINE, QUERIES, SITE, SYNONYMS, WALK, before

WORKS = "".join(
    f"@book{{tea{year},\n  author = {{Moss, B.}},\n  year = {{{year}}},\n  title = {{Tea {year}}},\n  publisher = {{Harbour}},\n}}\n\n"
    for year in (2011, 2012)
)


def test_what_no_page_uses_is_said_and_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changes: dict[str, tiny_site.Change] = {
        BIB: ("@book", f"{WORKS}@book"),
        QUERIES: "rivers/upstream.md: [tea]\nhelp-now.md: [call]\n",
        SYNONYMS: "cuppa: [teee, boil]\nmug: [teee]\neire: [ireland]\nstroll: [walks far]\n",
        "docs/data/other.md": '---\ntitle: "Other"\n---\n\nText.\n',
        "docs/assets/pictures/walk.svg": SITE[LINE],
        "docs/assets/pictures/stroll.svg": SITE[LINE],
    }
    assert check.main([], tiny_site.write(tmp_path, changes)) == 0
    _, *remarks = capsys.readouterr().out.splitlines()
    assert remarks == [
        "docs/data/references.bib: no page cites these works, so they are not shown: tea2011, tea2012",
        "docs/data/search-queries.yml: these pages are gone, so their queries are not tried: rivers/upstream.md",
        "docs/data/search-words.yml: no page has the words that these lead to, so they find nothing: mug, stroll",
        "docs/data/other.md: no page shows this note. One that is to show it needs the line caution: other",
        "docs/assets/pictures: no page shows these, in its text or by its own name: stroll.svg",
    ]


def test_bold_words_that_may_be_a_heading_are_a_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "**What to wear:**\n\nA coat.\n\n**988**\n\n**Bring tea.**\n\n**Do:** walk.\n\n- **Hat**\n\n!!! note\n    **Shoes**\n\n    Yes."
    assert check.main([], tiny_site.write(tmp_path, {WALK: before(words)})) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        'docs/habits/walk.md:9: "What to wear" looks like a heading, but no screen reader knows it as one. If it is one, write ## What to wear'
    ]


def test_many_addresses_of_the_last_site_are_one_remark(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who replaces a course by another knows that the old pages are gone."""
    project = tiny_site.write(tmp_path)
    names = [f"rivers/{name}" for name in "abcd"] + ["worksheets/deep"]
    (project / "site").mkdir()
    (project / "site" / CHECKSUM_FILE).write_text(
        "".join(f"{'0' * 64}  {name}/index.html\n" for name in names)
    )
    assert check.main([], project) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "The last site had these addresses, which lead nowhere now: /rivers/a/, /rivers/b/, /rivers/c/, /rivers/d/, /worksheets/deep/. "
        "Where another page takes the place of one, write the old address into it: redirects: [rivers/a]; where a worksheet has "
        "another name now, was: [old-name], so that readers find their answers again."
    ]
