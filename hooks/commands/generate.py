"""`scripts/build` and `scripts/serve`: validates mkdocs.yml, then runs MkDocs.

MkDocs reads that file before any hook, with messages of its own. So our own reader comes first, which reports problems
as for any other file.
"""

import argparse
import errno
import gc
import ipaddress
import os
import sys
import tempfile
from pathlib import Path

from commands import ROOT

# Workers of the press import this module as well, as that of the main process: what only a build needs, its functions import.

# Allocations before a garbage collection. Nearly all objects live until the end, so with Python's default of 700 the
# collector takes 3 % of a build.
GC_THRESHOLD = 500_000
# What an author can do about errors of the disk.
FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
DISK_REMEDIES = {
    **dict.fromkeys(FULL, "Free up space there."),
    **dict.fromkeys(
        (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ENAMETOOLONG),
        "Choose another place: --site-dir DIR.",
    ),
    errno.EIO: "The disk may be failing.",
}
MAX_PORT = 65535
ANOTHER_PORT = "choose another port: scripts/serve --port 8001"
OTHER_ADDRESS = "This computer has no such address. Write it as 127.0.0.1:8001."
PORT_REMEDIES = {
    errno.EADDRINUSE: f"A preview is already running. Open it in the browser, stop it with Ctrl+C in its window, or {ANOTHER_PORT}",
    errno.EACCES: f"This port is kept for other programs. Please {ANOTHER_PORT}",
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


def preview_parser() -> argparse.ArgumentParser:
    """The parser for the arguments of `serve` that need a check of ours; all others are those of `mkdocs serve`."""
    also = "Other options are those of mkdocs serve, such as --open, which opens the browser."
    parser = argparse.ArgumentParser(prog="scripts/serve", epilog=also)
    parser.add_argument("--port", type=_port)
    parser.add_argument("-a", "--dev-addr", metavar="ADDRESS:PORT", type=_listen_address)
    return parser


def _port(text: str) -> str:
    if not (text.isdecimal() and 0 < int(text) <= MAX_PORT):
        raise argparse.ArgumentTypeError(f'"{text}" is not a port. Write a number from 1 to {MAX_PORT}.')
    return text


def _listen_address(text: str) -> str:
    host, _, port = text.rpartition(":")
    try:
        ipaddress.ip_address("127.0.0.1" if host == "localhost" else host.strip("[]"))
    except ValueError:
        message = f'"{text}" is not an address. Write it as 127.0.0.1:8001.'
        raise argparse.ArgumentTypeError(message) from None
    return f"{host}:{_port(port)}"


def build(argv: list[str], root: Path) -> int:
    """Builds the project in `root`; returns the exit code."""
    from click import ClickException

    options = vars(argument_parser().parse_args(argv))
    site = options.pop("site_dir") or root / "site"
    if (root / "docs").is_relative_to(site):
        print(
            f"--site-dir: {site} holds your pages, and a build would replace them. Choose a new or empty folder.",
            file=sys.stderr,
        )
        return 1
    try:
        from generator.runner import run_build  # here, for it takes long enough to be interrupted

        run_build(root, site, **options)
        print(f"The site is in {site}." + (f" Its copy is {copy}." if (copy := options["folder"]) else ""))
    except ClickException as error:
        if error.message.startswith("Aborted with a "):  # MkDocs has reported the problems
            print("Nothing was built. The last site stays as it was.", file=sys.stderr)
        else:
            error.show()
        return error.exit_code
    except KeyboardInterrupt:
        print("Stopped. The last site stays as it was.", file=sys.stderr)
        return 130  # as in shells
    except OSError as error:
        if error.errno not in DISK_REMEDIES:
            raise
        print(f"{_disk_error(error, site)} The last site stays as it was.", file=sys.stderr)
        return 1
    return 0


def _disk_error(error: OSError, folder: Path) -> str:
    """What has happened, and where: `folder` is named if the system has named no file. Of two, the second is that of a copy."""
    where = error.filename2 or error.filename or folder
    return f"{where}: {error.strerror}. {DISK_REMEDIES[error.errno or 0]}"


def serve(argv: list[str], root: Path) -> int:
    """Serves the preview until it is stopped; returns the exit code."""
    options, arguments = preview_parser().parse_known_args(argv)  # what it does not know is for MkDocs
    if address := options.dev_addr or (options.port and f"127.0.0.1:{options.port}"):
        arguments += ["--dev-addr", address]
    from generator.runner import run_preview

    try:
        run_preview(root, arguments)
    except OSError as error:
        if error.errno in (*FULL, errno.EIO):
            print(_disk_error(error, Path(tempfile.gettempdir())), file=sys.stderr)
            return 1
        if error.filename:
            raise
        print(PORT_REMEDIES.get(error.errno or 0, OTHER_ADDRESS), file=sys.stderr)
        return 1
    return 0


def main(argv: list[str], root: Path = ROOT) -> int:
    """Runs `argv`, which begins with build or serve; returns the exit code, 1 if mkdocs.yml has problems."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    # Else pydantic would look for its plugins in all installed packages.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    from generator.project import read_ahead
    from generator.settings import read_config
    from library.problems import format_problems

    gc.set_threshold(GC_THRESHOLD)
    read_ahead(root)  # while MkDocs and its plugins are imported
    problems = read_config(root).problems
    if problems:
        print(format_problems(problems), file=sys.stderr)
        return 1
    return serve(argv[1:], root) if argv[:1] == ["serve"] else build(argv[1:], root)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
