"""`scripts/build`: reads mkdocs.yml, whose problems are reported as those of any other file, then runs MkDocs, which reads it too."""

import argparse
import errno
import gc
import os
import sys
from pathlib import Path

from commands import ROOT, end, fail

# Workers of the press import this module as well, as that of the main process: what only a build needs, its functions import.

# Allocations before a garbage collection. Nearly all objects live until the end, so with Python's default of 700 the
# collector takes 3 % of a build.
GC_THRESHOLD = 500_000
NOT_BUILT = "Nothing was built. The last site stays as it was."
# What an author can do about errors of the disk.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
NO_PLACE = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ENAMETOOLONG)
DISK_REMEDIES = {
    **dict.fromkeys(FULL, "Free up space there."),
    **dict.fromkeys(NO_PLACE, "Choose another place: --site-dir DIR."),
    errno.EIO: "The disk may be failing.",
}


def argument_parser() -> argparse.ArgumentParser:
    """The parser for the arguments of `build`: the fields of `publish.BuildOptions`, and the folder."""
    parser = argparse.ArgumentParser(prog="scripts/build")
    parser.add_argument("--pages", dest="pdfs", action="store_false")
    for name in ("--publish", "--allow-recheck", "--below-a-path"):
        parser.add_argument(name, action="store_true")
    for name in ("--folder", "--site-dir"):
        parser.add_argument(name, type=lambda path: Path(path).absolute())
    return parser


def build(arguments: list[str], root: Path) -> int:
    """Builds the project in `root`; returns the exit code."""
    from click import ClickException

    options = vars(argument_parser().parse_args(arguments))
    site = options.pop("site_dir") or root / "site"
    if message := _place_error(root / "docs", site, options["folder"]):
        return fail(message)
    try:
        from generator.runner import run_build  # here, for it takes long enough to be interrupted

        run_build(root, site, **options)
        print(f"The site is in {site}." + (f" Its copy is {copy}." if (copy := options["folder"]) else ""))
    except ClickException as error:
        if not error.message.startswith("Aborted with a "):  # else MkDocs has reported the problems
            error.show()
        return fail(NOT_BUILT, error.exit_code)
    except KeyboardInterrupt:
        return fail("Stopped. The last site stays as it was.", 130)  # as in shells
    except OSError as error:
        if error.errno not in DISK_REMEDIES:
            raise
        return fail(f"{disk_error(error, site)} The last site stays as it was.")
    return 0


def _place_error(docs: Path, site: Path, copy: Path | None) -> str:
    """Why nothing can be written to these places, or ""."""
    if docs.is_relative_to(site):
        message = "holds your pages, and a build would replace them. Choose a new or empty folder."
        return f"--site-dir: {site} {message}"
    for name, place, taken in (("site-dir", site, docs), ("folder", copy, docs), ("folder", copy, site)):
        if place and place.is_relative_to(taken):
            return (
                f"--{name}: {place} is in {taken}, whose files are checked one by one. Choose another place."
            )
    return ""


def disk_error(error: OSError, folder: Path) -> str:
    """What has happened, and where: `folder` is named if the system has named no file. Of two, the second is that of a copy."""
    where = error.filename2 or error.filename or folder
    return f"{where}: {error.strerror}. {DISK_REMEDIES[error.errno or 0]}"


def has_valid_settings(root: Path) -> bool:
    """Prepares this process for MkDocs, and prints the problems of mkdocs.yml."""
    gc.set_threshold(GC_THRESHOLD)  # importing MkDocs takes a hundred collections otherwise
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Else pydantic would look for its plugins in all installed packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from generator.project import read_ahead
    from generator.settings import read_config
    from library.problems import format_problems

    read_ahead(root)  # while MkDocs and its plugins are imported
    problems = read_config(root).problems
    if problems:
        print(format_problems(problems), file=sys.stderr)
    return not problems


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Returns the exit code, 1 if mkdocs.yml has problems."""
    return build(arguments, root) if has_valid_settings(root) else fail(NOT_BUILT)


if __name__ == "__main__":
    end(main(sys.argv[1:]))
