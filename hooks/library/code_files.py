"""Checks the files that browsers and templates take as they are: styles, scripts, drawings, captions, templates."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from folders import list_files
from library.css_syntax import loading_errors, syntax_errors
from library.files import NOT_UTF8, find_conflict
from library.problems import Problem

# The version of the program, as in pyproject.toml. The script of every page names it in its first comment.
EDITION = "2.0.0"
SITE_SCRIPT = "docs/assets/scripts/site.js"
OTHER_EDITION = "the files here are of another edition of this program than hooks/ and overrides/. Take the folders fonts, scripts, styles and vendor of docs/assets/ from the new edition; your own style sheets stay."
CODE_SUFFIXES = (".css", ".js", ".svg", ".vtt", ".html", ".xml")


def code_problems(root: Path, assets: Iterable[str], extra_css: str | None) -> Iterator[Problem]:
    """Two versions that a merge left in a file, mistakes in style sheets, and scripts of another edition. `assets` are paths relative to docs/; `extra_css`
    names the style sheets that pages load besides those in templates, or is None if they are unknown."""
    templates = (f"overrides/{path}" for path in list_files(root / "overrides"))
    paths = (*(f"docs/{path}" for path in assets), *templates)
    code = (path for path in paths if path.lower().endswith(CODE_SUFFIXES))
    files = {path: root / path for path in code if (root / path).is_file()}
    texts = {path: file.read_text("utf-8", errors="replace") for path, file in files.items()}
    for path, text in texts.items():
        yield from filter(None, [find_conflict(text, path)])
        if "\ufffd" in text and path.endswith((".css", ".vtt")):  # `assets` reports drawings
            yield Problem(path, text[: text.index("\ufffd")].count("\n") + 1, NOT_UTF8)
        if path.endswith(".css"):
            for line, message in (*syntax_errors(text), *loading_errors(text, root, path)):
                yield Problem(path, line, message, caused_by={path})
    if f"edition {EDITION}" not in texts.get(SITE_SCRIPT, f"edition {EDITION}"):
        yield Problem(SITE_SCRIPT, 1, OTHER_EDITION)
    if extra_css is not None:
        loading = extra_css + "".join(text for path, text in texts.items() if path.startswith("overrides/"))
        for path in texts:
            is_style = (
                path.startswith("docs/assets/styles/")
                and path.endswith(".css")
                and not files[path].is_symlink()
            )
            if is_style and path.removeprefix("docs/assets/") not in loading:
                message = "no page loads this style sheet. Add it to extra_css in mkdocs.yml, or remove it."
                yield Problem(path, 1, message)
