"""What the map is drawn from: who helps with whom, for any number of parts."""

from __future__ import annotations

from pathlib import Path

from generator.project import read_project
from pages.help_map import make_help_map
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS, MYSELF

THIRD = """\
  - Part 3:
      - songs/index.md
      - songs/hum.md
      - songs/whistle.md
  - after.md
"""


def test_a_row_says_whom_it_helps_and_all_of_a_part_only_once(tmp_path: Path) -> None:
    root = tiny_site.write(
        tmp_path,
        {
            MYSELF: ("helps: [rest]", "helps: all"),
            MKDOCS: ("  - after.md\n", THIRD),
            "docs/songs/index.md": tiny_site.article(
                '"{count} Songs"', "Two.", series="{part: 3, one: song, many: songs}"
            ),
            "docs/songs/hum.md": tiny_site.article("Hum", "## Why\n\nIt is warm.", helps="[to-a-friend]"),
            "docs/songs/whistle.md": tiny_site.article("Whistle", "## Why\n\nIt carries.", helps="all"),
        },
    )
    library, _ = read_project(root)
    found = make_help_map(library)
    assert [column.article.title for column in found.columns] == [
        "A Walk",
        "A Rest",
        "To a Friend",
        "To Myself",
    ]
    assert {row.article.title: (row.helped, row.parts) for row in found.rows} == {
        "To a Friend": ([0, 1], []),
        "To Myself": ([0, 1], [(0, 2)]),
        "Hum": ([2], []),
        "Whistle": ([0, 1, 2, 3], [(0, 2), (2, 2)]),
    }
    assert [column.rows for column in found.columns] == [[0], [0], [2], []]
