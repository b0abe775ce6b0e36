"""The preview writes over its last pages, and in the end removes what is no more.

MkDocs empties the folder of the last pages when a build begins, and makes all its folders anew. Until it has done so, a
preview shows it another.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

# Hidden, as MkDocs leaves nothing else where it is.
NOWHERE, BEGUN = ".nowhere", ".begun"


class InPlace:
    """`site` is the folder that the preview shows."""

    def __init__(self, site: Path) -> None:
        self.site = site

    def begin(self, config: MkDocsConfig) -> None:
        """Before MkDocs empties the folder."""
        (self.site / BEGUN).touch()
        config.site_dir = str(self.site / NOWHERE)

    def find(self, config: MkDocsConfig, files: Files) -> None:
        """Afterwards: everything is written into the folder again."""
        config.site_dir = str(self.site)
        for file in files:
            file.dest_dir = config.site_dir

    def tidy(self) -> None:
        """Removes every file that this build has not written."""
        begun = (self.site / BEGUN).stat().st_mtime_ns
        for file in sorted(self.site.rglob("*"), reverse=True):  # what is in a folder before it
            if file.is_dir():
                if not any(file.iterdir()):
                    file.rmdir()
            elif file.stat().st_mtime_ns < begun:
                file.unlink()
