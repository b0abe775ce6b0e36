"""Errors in the templates of overrides/, reported with file and line."""

import traceback
from pathlib import Path

import jinja2

import build_cache
from library.problems import Problem


def template_problems(env: jinja2.Environment, folder: Path, root: Path) -> list[Problem]:
    """A problem for every template in `folder` that can't be compiled."""
    problems, files = [], sorted(folder.rglob("*.html"))
    names = [file.relative_to(folder).as_posix() for file in files]
    build_cache.work_ahead(lambda: map(env.get_template, reversed(names)))
    for file, name in zip(files, names, strict=True):
        try:
            env.get_template(name)
        except (jinja2.TemplateError, UnicodeDecodeError) as error:
            line, message = getattr(error, "lineno", 1), getattr(error, "message", error)
            path = file.relative_to(root).as_posix()
            problems.append(Problem(path, line, f"this template can't be read: {message}"))
    return problems


def problem_in_traceback(error: BaseException, root: Path) -> Problem | None:
    """The line of overrides/ in which rendering failed, for instance at `here.tittle.upper()`."""
    folder = (root / "overrides").resolve()
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = Path(frame.filename).resolve()
        if file.suffix == ".html" and file.is_relative_to(folder):
            path = f"overrides/{file.relative_to(folder).as_posix()}"
            return Problem(path, frame.lineno or 1, f"this template fails here: {error}")
    return None
