"""Lists the files of a site."""

import os
from pathlib import Path


def list_files(site: Path, suffix: str = "") -> list[str]:
    """The site-relative paths, such as "letters/index.html", of all files, or of those with a `suffix`, in order.

    A symbolic link counts as a file, even if it leads to a folder.
    """
    start = len(str(site)) + 1
    paths = [
        f"{folder}/{name}"[start:].replace(os.sep, "/")
        for folder, folders, names in os.walk(site)
        for name in [*names, *(name for name in folders if Path(folder, name).is_symlink())]
        if name.endswith(suffix)
    ]
    return sorted(paths, key=lambda path: path.split("/"))
