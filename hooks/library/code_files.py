"""Checks the files that browsers and templates take as they are: styles, scripts, drawings, captions, templates."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from build_cache import memoized
from files import list_files
from library.problems import CONFIG_PATH, LineMessage, Problem
from library.source import blank_out
from library.text_files import NOT_UTF8, find_conflict

# The version of the program, as in pyproject.toml. The script of every page names it in its first comment.
EDITION = "2.0.0"
SITE_SCRIPT = "docs/assets/scripts/site.js"
OTHER_EDITION = "the files here are of another edition of this program than hooks/ and overrides/. Take the folders fonts, scripts, styles and vendor of docs/assets/ from the new edition; your own style sheets stay."
CODE_SUFFIXES = (".css", ".js", ".svg", ".vtt", ".html", ".xml")
# Comments, strings and URLs may contain any character.
IGNORED = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)", re.DOTALL)
DECLARATION = re.compile(r"[^{};]*[{};]?")
# `color: red margin: 0`: a second property in a value.
MISSING_SEMICOLON = re.compile(r"\s*[\w-]+\s*:[^;{}()]*[\s)]([a-z][\w-]*)\s*:\s")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LOADED = re.compile(r"""@import\s[^;\n]*|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)""")
OTHER_SITE = re.compile(r"\w+:|//")
# In templates: comments, tags that load what their attribute names, and scripts without an address, but for data.
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)
LOADING_TAG = re.compile(
    r"""<(audio|embed|form|iframe|img|link|object|script|source|video)\b[^>]*?\s(?:src|href|action|data|srcset)\s*=\s*["']?(?:https?:)?//""",
    re.IGNORECASE,
)
INLINE_SCRIPT = re.compile(
    r"<(script)\b(?![^>]*\s(?:src|type\s*=\s*[\"']?application/))[^>]*>", re.IGNORECASE
)
NOT_LOADED = "nothing is loaded from other sites, which would learn who reads here."
FOREIGN_STYLES = f"{NOT_LOADED} Remove it; a font of your own is a .woff2 file in docs/assets/fonts/, with an @font-face rule here."
IMPORTED_STYLES = (
    "a style sheet loads no other. Put it in docs/assets/styles/, and add it to extra_css in mkdocs.yml."
)
TEMPLATE_MISTAKES = {
    LOADING_TAG: f"{NOT_LOADED} Remove it.",
    INLINE_SCRIPT: "a script within a page does not run here. Remove it.",
}


def code_problems(root: Path, assets: Iterable[str], extra_css: str | None) -> Iterator[Problem]:
    """Two versions that a merge left in a file, mistakes in style sheets and templates, and scripts of another edition. `assets` are paths relative
    to docs/; `extra_css` names the style sheets that pages load besides those in templates, or is None if they are unknown."""
    templates = (f"overrides/{path}" for path in list_files(root / "overrides"))
    paths = (*(f"docs/{path}" for path in assets), *templates)
    code = (path for path in paths if path.lower().endswith(CODE_SUFFIXES) and (root / path).is_file())
    texts = {path: (root / path).read_text("utf-8", errors="replace") for path in code}
    for path, text in texts.items():
        yield from filter(None, [find_conflict(text, path)])
        if "\ufffd" in text and path.endswith((".css", ".vtt")):  # `assets` reports drawings
            yield Problem(path, text[: text.index("\ufffd")].count("\n") + 1, NOT_UTF8)
        if path.startswith("overrides/"):
            yield from (Problem(path, *error) for error in _template_errors(text))
        if path.endswith(".css"):
            for line, message in (*_syntax_errors(text), *_loading_errors(text, root, path)):
                yield Problem(path, line, message, caused_by={path})
    if f"edition {EDITION}" not in texts.get(SITE_SCRIPT, f"edition {EDITION}"):
        yield Problem(SITE_SCRIPT, 1, OTHER_EDITION)
    if extra_css is not None:
        loading = extra_css + "".join(text for path, text in texts.items() if path.startswith("overrides/"))
        for path in texts:
            is_style = path.endswith(".css") and Path(path).parent == Path("docs/assets/styles")
            is_loaded = path.removeprefix("docs/assets/") in loading
            if is_style and not is_loaded and not (root / path).is_symlink():
                message = "no page loads this style sheet. Add it to extra_css in mkdocs.yml, or remove it."
                yield Problem(path, 1, message, caused_by={CONFIG_PATH})


@memoized
def _template_errors(template: str) -> list[LineMessage]:
    """(line, message) for each tag that browsers would not load or run, because of the policy of the pages."""
    html = blank_out(template, TEMPLATE_COMMENT)
    matches = ((match, message) for tag, message in TEMPLATE_MISTAKES.items() for match in tag.finditer(html))
    return [
        (html.count("\n", 0, match.start()) + 1, f"<{match[1]}>: {message}") for match, message in matches
    ]


@memoized
def _syntax_errors(css: str) -> list[LineMessage]:
    """(line, message) for each missing brace or semicolon, after which browsers silently ignore what follows."""
    text = IGNORED.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), css)
    errors, opened, line = list[LineMessage](), list[int](), 1
    for part in DECLARATION.finditer(text):
        start, line = line, line + part[0].count("\n")
        if part[0].endswith("{"):
            opened.append(line)
        elif opened and (match := MISSING_SEMICOLON.match(part[0])):
            row = start + part[0].count("\n", 0, match.start(1))
            errors.append((row, f'a semicolon is missing before "{match[1]}:". Add it.'))
        if part[0].endswith("}") and not opened:
            errors.append((line, "this } closes nothing. Remove it."))
        elif part[0].endswith("}"):
            opened.pop()
    message = "this { is never closed, so browsers ignore what follows. Add } where its rule ends."
    return [*errors, *((line, message) for line in opened)]


def _loading_errors(css: str, root: Path, path: str) -> Iterator[LineMessage]:
    """(line, message) for each address that a page would not load. `path` is that of the style sheet in the project `root`."""
    css = blank_out(css, COMMENT)
    for match in LOADED.finditer(css):
        line, address = css.count("\n", 0, match.start()) + 1, match[1] or match[2] or match[3] or ""
        folder = "docs" if address.startswith("/") else posixpath.dirname(path)
        target = posixpath.normpath(f"{folder}/{re.sub(r'[?#].*', '', address)}")
        message = ""
        if match[0].startswith("@import"):
            address = match[0]
            message = FOREIGN_STYLES if "//" in address else IMPORTED_STYLES
        elif OTHER_SITE.match(address) and not address.startswith("data:"):
            message = f"{NOT_LOADED} Put the file in docs/assets/, and write its path from here."
        elif not address.startswith(("data:", "#")) and not (root / target).is_file():
            message = f"there is no file {target}. Put it there, or remove this rule."
        if message:
            yield line, f"{address}: {message}"
