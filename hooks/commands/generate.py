"""Runs MkDocs, as `mkdocs build` or `mkdocs serve` would, after a look at mkdocs.yml.

MkDocs reads that file before any hook, and says what is wrong with it in its own words. So the
commands ask the library first, which says it as for any other file.
"""

from __future__ import annotations

import errno
import os
import sys

from commands.project import project_root
from library.nav import read_config
from library.problems import listing


def main() -> int:
    """1 when mkdocs.yml can't be used; otherwise MkDocs decides."""
    problems = read_config(project_root()).problems
    if problems:
        print(listing(problems), file=sys.stderr)
        return 1
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli

    try:
        cli(prog_name="mkdocs")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        print(
            "A preview runs already. Open it in the browser, or stop it first with Ctrl+C in its window.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
