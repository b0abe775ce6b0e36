"""Mistakes in overrides/: found before a page is made, and said with file and line as for words.

The preview goes on with bare pages, so that the panel can be read on them.
"""

import traceback
from pathlib import Path

import jinja2

from library.problems import Problem

FALLBACK = """<!doctype html>
<html lang="{{ config.theme.language }}">
<head><meta charset="utf-8"><title>{{ config.site_name | e }}</title></head>
<body><main id="main">{% if page %}<h1>{{ page.title | e }}</h1>{{ page.content }}{% endif %}</main></body>
</html>
"""


def mistakes(env: jinja2.Environment, folder: Path, root: Path) -> list[Problem]:
    """Every template of ours that can't be compiled."""
    problems = []
    for file in sorted(folder.rglob("*.html")):
        try:
            env.get_template(file.relative_to(folder).as_posix())
        except jinja2.TemplateSyntaxError as error:
            message = f"this template can't be read: {error.message}"
            problems.append(Problem(file.relative_to(root).as_posix(), error.lineno, message))
        except (jinja2.TemplateError, UnicodeDecodeError) as error:
            message = f"this template can't be read: {error}"
            problems.append(Problem(file.relative_to(root).as_posix(), 1, message))
    return problems


def use_fallback(env: jinja2.Environment) -> None:
    """Pages without a look, from now on."""
    env.loader = jinja2.FunctionLoader(lambda name: FALLBACK)
    env.bytecode_cache = None
    if env.cache is not None:
        env.cache.clear()


def mistake_at(error: BaseException, root: Path) -> Problem | None:
    """Where in overrides/ a page failed that could be read, such as `here.tittle.upper()`."""
    folder = (root / "overrides").resolve()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename)
        if file.suffix == ".html" and file.resolve().is_relative_to(folder):
            path = (Path("overrides") / file.resolve().relative_to(folder)).as_posix()
            return Problem(path, frame.lineno or 1, f"this template fails here: {error}")
    return None
