"""A site is built beside the last one and takes its place whole, or not at all.

On Linux and macOS the two folders are exchanged in one step of the file system, so that no reader
and no interruption ever meets half a site. Elsewhere two renames follow each other, and the next
build mends what was cut between them.
"""

import ctypes
import errno
import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from cache import write_whole
from publish import checksums, previous_assets, site_files
from publish.allowed import PublishError
from publish.ownership import unexpected_files

AT_FDCWD = -100 if sys.platform == "linux" else -2
EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2), RENAME_SWAP of renameatx_np(2)


@dataclass(frozen=True)
class Staging:
    """The folder that `site` is built in: a hidden neighbor of it, one for each process."""

    site: Path

    @classmethod
    def of(cls, site: Path) -> Self:
        """For a site at `site`: absent, empty, or one that an earlier build of ours made.

        Raises NotPublished for anything else, since a build replaces the whole folder.
        """
        site = site.resolve()  # what a link leads to is replaced, not the link
        if site.exists() and not site.is_dir():
            message = f"{site} is a file, so no site can be built there. Nothing was changed. Name a folder."
            raise PublishError(message)
        staging = cls(site)
        staging.check()
        return staging

    def check(self) -> None:
        """Raises NotPublished while something stands in the site's place that no build of ours wrote."""
        others = unexpected_files(self.site) if self.site.is_dir() else []
        if others:
            named = ", ".join(others[:3]) + (", …" if len(others) > 3 else "")
            raise PublishError(
                f"{self.site} holds what no build made ({named}), and a build would replace all of it. "
                "Nothing was changed. Move that elsewhere, or name a new folder or an empty one."
            )

    @property
    def folder(self) -> Path:
        return self.site.parent / f".{self.site.name}.new-{os.getpid()}"

    @property
    def _retired(self) -> Path:
        return self.site.parent / f".{self.site.name}.old-{os.getpid()}"

    def begin(self) -> Path:
        """An empty folder to build in. Clears up after builds that were cut off."""
        retired = self._left("old")
        if retired and not self.site.exists():
            retired.pop().rename(self.site)
        for left in [*retired, *self._left("new")]:
            if not _is_running(int(left.name.rpartition("-")[2])):
                shutil.rmtree(left, ignore_errors=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return self.folder

    def drop(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def put_in_place(self) -> None:
        """The last step: what was built is the site from now on."""
        self.check()  # a build takes its time
        checksums.write_checksums(self.folder)
        previous_assets.copy_previous_assets(self.site, self.folder)
        _make_readable(self.folder)
        if not self.site.exists():
            self.folder.rename(self.site)
            return
        if not _exchange(self.folder, self.site):
            self._replace()
        self.drop()

    def _replace(self) -> None:
        """In two steps; and file by file where the folder itself can't be moved, as it is a disk of its own."""
        try:
            self.site.rename(self._retired)
        except OSError as error:
            if error.errno not in (errno.EBUSY, errno.EXDEV):
                raise
            _mirror(self.folder, self.site)
            return
        self.folder.rename(self.site)
        shutil.rmtree(self._retired, ignore_errors=True)

    def _left(self, kind: str) -> list[Path]:
        """Folders of that kind beside the site, of builds that run or were cut off."""
        name = re.compile(rf"\.{re.escape(self.site.name)}\.{kind}-\d+")
        beside = self.site.parent.iterdir() if self.site.parent.is_dir() else ()
        return sorted(path for path in beside if name.fullmatch(path.name))


def _mirror(new: Path, site: Path) -> None:
    """All that is new into `site`, pages after what they show; then out with what is no more."""
    files = sorted(site_files.list_files(new), key=lambda name: name.endswith(".html"))
    for name in files:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(site / name, (new / name).read_bytes())
    for name in set(site_files.list_files(site)).difference(files):
        (site / name).unlink()
        with suppress(OSError):  # until a folder has something in it
            for folder in Path(name).parents[:-1]:
                (site / folder).rmdir()


def _make_readable(folder: Path) -> None:
    """A web server is another user: what it can read must not hang on the umask of whoever builds."""
    for path in (folder, *folder.rglob("*")):
        mode = 0o755 if path.is_dir() else 0o644
        if path.stat().st_mode & 0o777 != mode:
            path.chmod(mode)


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders atomically; False where the system or the file system can't."""
    name = {"linux": "renameat2", "darwin": "renameatx_np"}.get(sys.platform)
    call = getattr(ctypes.CDLL(None, use_errno=True), name, None) if name else None
    if call is None:
        return False
    return bool(call(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), EXCHANGE) == 0)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
