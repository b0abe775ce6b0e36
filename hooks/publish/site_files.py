"""The files of a site: a publication goes through them several times."""

import os
from pathlib import Path


def list_files(site: Path, ending: str = "") -> list[str]:
    """Their addresses, such as "letters/index.html", in the order of folders and names; `ending` of those alone.

    A link is a file, wherever it leads.
    """
    start = len(str(site)) + 1
    addresses = [
        f"{folder}/{name}"[start:].replace(os.sep, "/")
        for folder, folders, names in os.walk(site)
        for name in [*names, *(name for name in folders if Path(folder, name).is_symlink())]
        if name.endswith(ending)
    ]
    return sorted(addresses, key=lambda address: address.split("/"))
