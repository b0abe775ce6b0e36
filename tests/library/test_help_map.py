"""What the map is drawn from: who helps with whom, for any number of parts."""

from __future__ import annotations

from pathlib import Path

from generator.project import read_project
from library import Library
from pages.help_map import make_help_map
from pages.template_filters import Filters
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS, MYSELF

THIRD = """\
  - Part 3:
      - songs/index.md
      - songs/hum.md
      - songs/whistle.md
  - after.md
"""


def three_parts(folder: Path, helped_by_hum: str) -> Library:
    root = tiny_site.write(
        folder,
        {
            MYSELF: ("helps: [rest]", "helps: all"),
            MKDOCS: ("  - after.md\n", THIRD),
            "docs/songs/index.md": tiny_site.article(
                '"{count} Songs"', "Two.", series="{part: 3, one: song, many: songs}"
            ),
            "docs/songs/hum.md": tiny_site.article(
                "Hum", "## Why\n\nIt is warm.", helps=f"[{helped_by_hum}]"
            ),
            "docs/songs/whistle.md": tiny_site.article("Whistle", "## Why\n\nIt carries.", helps="all"),
        },
    )
    return read_project(root)[0]


def test_a_row_says_whom_it_helps_and_all_of_a_part_only_once(tmp_path: Path) -> None:
    library = three_parts(tmp_path, "to-a-friend")
    columns, rows = make_help_map(library)
    assert [column.article.title for column in columns] == ["A Walk", "A Rest", "To a Friend", "To Myself"]
    assert {row.article.title: (row.helped, row.parts) for row in rows} == {
        "To a Friend": ([0, 1], []),
        "To Myself": ([0, 1], [(0, 2)]),
        "Hum": ([2], []),
        "Whistle": ([0, 1, 2, 3], [(0, 2), (2, 2)]),
    }
    assert [column.rows for column in columns] == [[0], [0], [2], []]


def test_an_article_that_helps_with_a_whole_part_names_those_that_help_it(tmp_path: Path) -> None:
    library = three_parts(tmp_path, "to-myself")
    links = Filters(library, lambda key, **_: key).cross_links(library.pages["letters/to-myself.md"])
    assert [(label, [page.title for page in pages]) for label, pages in links] == [
        ("links_to_all", [library.series[0].title]),
        ("Links_back", ["Hum"]),
    ]
