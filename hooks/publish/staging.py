"""Builds a site beside the last one, and then swaps the two folders.

On Linux and macOS the swap is atomic, so that neither a reader nor an interruption ever meets half a site. Elsewhere it is
two renames, and the next build repairs an interruption between them.
"""

import ctypes
import errno
import glob
import os
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from files import list_files, write_atomically
from publish.allow_list import PublishError
from publish.checksums import CHECKSUM_FILE, copy_previous_assets, unexpected_files, write_checksums

AT_FDCWD = -100 if sys.platform == "linux" else -2
BLOCK_SIZE = 4096
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renameatx_np(2)


@dataclass(frozen=True)
class Staging:
    """The folder that `site`, a resolved path, is built in: hidden, beside it, one for each process."""

    site: Path

    def check_site(self) -> None:
        """Raises PublishError if the site is a file, or a folder with files that no build of ours wrote."""
        if self.site.exists() and not self.site.is_dir():
            message = "is a file, so no site can be built there. Nothing was changed. Choose a folder."
            raise PublishError(f"{self.site} {message}")
        if files := unexpected_files(self.site):
            named = ", ".join(files[:3]) + (", …" if len(files) > 3 else "")
            message = f"{self.site} has files that no build made ({named}), and a build would delete them. Nothing was changed. Move them elsewhere, or choose a new or empty folder."
            raise PublishError(message)

    @property
    def folder(self) -> Path:
        return self.site.parent / f".{self.site.name}.new-{os.getpid()}"

    @property
    def _retired(self) -> Path:
        return self.site.parent / f".{self.site.name}.old-{os.getpid()}"

    def prepare(self) -> Path:
        """Creates the empty folder to build in, after repairing what interrupted builds have left.

        Raises PublishError if the site's folder has files that no build of ours wrote, since a build replaces all of it."""
        self.check_site()
        retired = self._leftovers("old")
        if retired and not self.site.exists():
            retired.pop().rename(self.site)
        for folder in [*retired, *self._leftovers("new")]:
            if not _is_running(int(folder.name.rpartition("-")[2])):
                shutil.rmtree(folder, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            self.folder.mkdir(parents=True)
        except FileNotFoundError as error:  # there is no such drive, or it takes no folders
            raise NotADirectoryError(errno.ENOTDIR, error.strerror, str(self.site)) from None
        return self.folder

    def discard(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def publish(self) -> None:
        """Makes the folder the site, with checksums, and with assets that open pages of the previous edition still load."""
        self.check_site()  # again: a build takes some time
        write_checksums(self.folder)
        copy_previous_assets(self.site, self.folder)
        # A web server, as another user, can read the site whatever the umask was.
        for path in (self.folder, *self.folder.rglob("*")):
            mode = 0o755 if path.is_dir() else 0o644
            if path.stat().st_mode & 0o777 != mode:
                path.chmod(mode)
        try:
            if not self.site.exists():
                self.folder.rename(self.site)
                return
        except OSError:
            if not self.site.exists():  # otherwise another build was faster
                raise
        if not _exchange(self.folder, self.site):
            self._replace()
        self.discard()

    def _replace(self) -> None:
        """Renames both folders, or copies file by file if the site's folder is a mount point, which can't be renamed."""
        try:
            self.site.rename(self._retired)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV):
                raise
            _mirror(self.folder, self.site)
            return
        self.folder.rename(self.site)
        shutil.rmtree(self._retired, ignore_errors=True)

    def _leftovers(self, kind: str) -> list[Path]:
        """The "old" or "new" folders of running or interrupted builds of the site."""
        folders = self.site.parent.glob(f".{glob.escape(self.site.name)}.{kind}-*")
        return sorted(folder for folder in folders if folder.name.rpartition("-")[2].isdecimal())


def _mirror(new: Path, site: Path) -> None:
    """Copies all files from `new` to `site`, pages after their assets, then removes all others. Raises OSError, and changes nothing,
    if they would not fit. Until all are copied, the checksums are those of both editions: a next build knows it by them."""
    files = sorted(list_files(new), key=lambda name: (name == CHECKSUM_FILE, name.endswith(".html")))
    sizes = [_disk_size(new / name) for name in files]
    replaced = sum(_disk_size(site / name) for name in files)
    if shutil.disk_usage(site).free < sum(sizes) - replaced + max(sizes):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(site))
    lists = [folder / CHECKSUM_FILE for folder in (new, site) if (folder / CHECKSUM_FILE).is_file()]
    write_atomically(site / CHECKSUM_FILE, b"".join(path.read_bytes() for path in lists))
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(site / name, (new / name).read_bytes())
    for name in set(list_files(site)).difference(files):
        (site / name).unlink()
        with suppress(OSError):  # a folder that is not empty
            for folder in Path(name).parents[:-1]:
                (site / folder).rmdir()


def _disk_size(file: Path) -> int:
    """The bytes that a file takes on most file systems, 0 if there is none."""
    return -(-file.stat().st_size // BLOCK_SIZE) * BLOCK_SIZE if file.is_file() else 0


def _exchange(one: Path, other: Path) -> bool:
    """Swaps two folders atomically; False if the system or the file system can't."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    return bool(call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0)


def _is_running(pid: int) -> bool:
    """Whether a process runs. On Windows none counts as running: to ask would send it Ctrl+C, or raise an OSError."""
    if sys.platform == "win32":
        return False
    try:
        with suppress(PermissionError):  # it runs, under another user
            os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    return True
