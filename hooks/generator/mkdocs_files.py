"""Which of MkDocs's files go into the site: those of docs/, and of Material only what we use."""

from collections.abc import Collection
from typing import Any

from markdown import Markdown
from mkdocs.structure.files import File

from library.assets import PICTURES


def published(file: File, docs: str, away: Collection[str]) -> bool:
    """Pages and assets of docs/, without drafts; drawings are set into pages, so their files stay here."""
    name, ours = file.src_uri, file.src_dir == docs or file.generated_by is not None
    drawing = name.startswith(f"{PICTURES}/") and name.endswith(".svg")
    left = name.endswith((".md.swp", "~")) or "/~$" in f"/{name}"  # by programs that have a page open
    return ours and name not in away and not left and not drawing


def leave_out_files_of(theme: Any) -> None:
    """MkDocs lists the theme's 14,000 files at every build, and `published` would drop each of them."""
    make = theme.get_env

    def env() -> Any:
        made = make()
        made.list_templates = lambda *_, **__: []
        return made

    theme.get_env = env


def without(nav: Any, away: Collection[str]) -> Any:
    """`nav` without some files; sections that become empty go too."""
    if isinstance(nav, list):
        items = [without(item, away) for item in nav]
        return [item for item in items if item not in (None, [], {})]
    if isinstance(nav, dict):
        return {key: value for key, item in nav.items() if (value := without(item, away)) not in (None, [])}
    return None if nav in away else nav


def page_of(md: Markdown) -> str:
    """The file of the page that a parser is at work on: MkDocs gives each one a processor that knows it."""
    processor: Any = md.treeprocessors["relpath"]
    return str(processor.file.src_uri)
