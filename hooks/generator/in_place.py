"""Lets a preview overwrite its last pages in place.

MkDocs empties the site folder when a build begins, so that requests would find nothing meanwhile. Until it has done so it
is given another folder; files that the build did not write are removed at the end.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# Hidden names: when MkDocs empties a folder, it leaves those alone.
UNUSED_FOLDER, START_MARKER = ".nowhere", ".begun"


class InPlace:
    """`site` is the folder that the preview serves."""

    def __init__(self, site: Path) -> None:
        self.site = site

    def divert(self, config: MkDocsConfig) -> None:
        """Points MkDocs at another folder, before it empties this one."""
        (self.site / START_MARKER).touch()
        config.site_dir = str(self.site / UNUSED_FOLDER)

    def restore(self, config: MkDocsConfig, files: Files) -> None:
        """Points MkDocs and its files at the site folder again."""
        config.site_dir = str(self.site)
        for file in files:
            file.dest_dir = config.site_dir

    def remove_stale(self) -> None:
        """Removes every file that this build did not write."""
        begun = (self.site / START_MARKER).stat().st_mtime_ns
        for file in sorted(self.site.rglob("*"), reverse=True):  # files before the folder they are in
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif file.stat().st_mtime_ns < begun:
                file.unlink()
