"""`scripts/serve`: validates mkdocs.yml, then runs the preview of MkDocs."""

import argparse
import errno
import ipaddress
import sys
import tempfile
from pathlib import Path

from commands import ROOT, fail
from commands.build import FULL, disk_error, has_valid_settings

MAX_PORT = 65535
ANOTHER_PORT = "choose another port: scripts/serve --port 8001"
OTHER_ADDRESS = "This computer has no such address. Write it as 127.0.0.1:8001."
PORT_REMEDIES = {
    errno.EADDRINUSE: f"A preview is already running. Open it in the browser, stop it with Ctrl+C in its window, or {ANOTHER_PORT}",
    errno.EACCES: f"This port is kept for other programs. Please {ANOTHER_PORT}",
}


def argument_parser() -> argparse.ArgumentParser:
    """The parser for the arguments that need a check of ours; all others are those of `mkdocs serve`."""
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
        raise argparse.ArgumentTypeError(f'"{text}" is not an address. Write it as 127.0.0.1:8001.') from None
    return f"{host}:{_port(port)}"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Serves the preview until it is stopped; returns the exit code, 1 if mkdocs.yml has problems."""
    if not has_valid_settings(root):
        return 1
    options, arguments = argument_parser().parse_known_args(arguments)  # what it does not know is for MkDocs
    if address := options.dev_addr or (options.port and f"127.0.0.1:{options.port}"):
        arguments += ["--dev-addr", address]
    from generator.runner import run_preview

    try:
        run_preview(root, arguments)
    except OSError as error:
        if error.errno in (*FULL, errno.EIO):
            return fail(disk_error(error, Path(tempfile.gettempdir())))
        if error.filename:
            raise
        return fail(PORT_REMEDIES.get(error.errno or 0, OTHER_ADDRESS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
