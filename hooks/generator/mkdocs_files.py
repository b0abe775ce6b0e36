"""Which of MkDocs's files and lines of nav go into the site, and which page a Markdown converter works on."""

from collections.abc import Collection
from typing import Any

from markdown import Markdown
from mkdocs.structure.files import File

from library.assets import PICTURES
from library.docs_tree import is_left_behind


def is_published(file: File, docs: str, away: Collection[str], icon: str) -> bool:
    """Whether a file is a page or asset of docs/ and not in `away` (drafts). Drawings are inlined into pages, and not published,
    except the site's `icon`."""
    name, ours = file.src_uri, file.src_dir == docs or file.generated_by is not None
    drawing = name.startswith(f"{PICTURES}/") and name.endswith(".svg") and name != icon
    return ours and name not in away and not is_left_behind(name) and not drawing


def nav_without(nav: Any, away: Collection[str]) -> Any:
    """`nav` without the files in `away`, and without sections that become empty."""
    if isinstance(nav, list):
        items = [nav_without(item, away) for item in nav]
        return [item for item in items if item not in (None, [], {})]
    if isinstance(nav, dict):
        return {
            key: value for key, item in nav.items() if (value := nav_without(item, away)) not in (None, [])
        }
    return None if nav in away else nav


def page_path(md: Markdown) -> str:
    """The path of the page that `md` is converting: MkDocs gives every converter a processor that holds the file."""
    processor: Any = md.treeprocessors["relpath"]
    return str(processor.file.src_uri)
