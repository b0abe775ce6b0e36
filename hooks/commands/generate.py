"""`scripts/build` and `scripts/serve`: runs MkDocs after a look at mkdocs.yml.

MkDocs reads that file before any hook, and says what is wrong with it in its own words. So the
commands ask our own reader first, which says it as for any other file.
"""

import argparse
import errno
import gc
import logging
import os
import sys
from pathlib import Path
from typing import Any

import build_cache
from commands import ROOT
from commands.lazy_modules import install_lazy_modules
from generator.settings import HOOK, read_config
from library.problems import format_problems

# What is made stays until the end: to look among it for what is not needed, after every 700 objects as Python does, would
# take a fifteenth of a build.
GC_THRESHOLD = 50_000
# What a disk may refuse, and what an author can do about it.
DISK_REMEDIES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "Make room there."),
    **dict.fromkeys(
        (errno.EROFS, errno.EACCES, errno.EPERM), "Build into a folder that you may write to: --site-dir DIR."
    ),
    errno.EIO: "The disk may be failing.",
}


def argument_parser() -> argparse.ArgumentParser:
    """What follows `build`: the options of `publish.Options`, as scripts/build explains them, and where to."""
    parser = argparse.ArgumentParser(prog="scripts/build")
    parser.add_argument("--pages", dest="pdfs", action="store_false")
    for name in ("--publish", "--allow-recheck", "--below-a-path"):
        parser.add_argument(name, action="store_true")
    for name in ("--folder", "--site-dir"):
        parser.add_argument(name, type=lambda path: Path(path).absolute())
    return parser


def run_build(root: Path, site: Path, **options: Any) -> None:
    """A strict build of the project in `root` into `site`; `options` are those of `publish.Options`. Raises what MkDocs
    raises, a ClickException, and OSError."""
    from mkdocs.commands.build import build as run
    from mkdocs.config import load_config

    from publish import BuildOptions

    log, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.ERROR)
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(site))
        hooks: Any = config.hooks  # modules, by the names that mkdocs.yml has for them
        hooks[HOOK].adapter.options = BuildOptions(**options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            run(config)
        finally:
            config.plugins.on_shutdown()
    finally:
        log.removeHandler(handler)


def build(words: list[str], root: Path) -> int:
    """A strict build of the project in `root`; 0 when the site stands."""
    from click import ClickException

    options = vars(argument_parser().parse_args(words))
    site = options.pop("site_dir") or root / "site"
    try:
        run_build(root, site, **options)
    except ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt:
        print("Stopped. The last site stays as it was.", file=sys.stderr)
        return 130  # as a shell has it
    except OSError as error:
        if error.errno not in DISK_REMEDIES:
            raise
        said = f"{error.filename or site}: {error.strerror}. {DISK_REMEDIES[error.errno]} The last site stays as it was."
        print(said, file=sys.stderr)
        return 1
    return 0


def serve(words: list[str], root: Path) -> int:
    """The preview, until it is stopped."""
    from mkdocs.__main__ import cli

    try:
        cli(["serve", "--config-file", str(root / "mkdocs.yml"), *words], prog_name="mkdocs")
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        said = "A preview runs already. Open it in the browser, or stop it first with Ctrl+C in its window."
        print(said, file=sys.stderr)
        return 1
    return 0


def main(words: list[str], root: Path = ROOT) -> int:
    """`words` begin with build or serve. 1 when mkdocs.yml can't be used."""
    gc.set_threshold(GC_THRESHOLD)
    build_cache.load(root / ".cache")
    problems = read_config(root).problems
    if problems:
        print(format_problems(problems), file=sys.stderr)
        return 1
    install_lazy_modules()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    return serve(words[1:], root) if words[:1] == ["serve"] else build(words[1:], root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
