"""Names with hashes: a changed file has a new name, so that browsers may keep each for a year."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

# In this order: a style sheet names fonts, so its own hash comes after theirs.
HASHED = (
    "assets/fonts/*.woff2",
    "assets/vendor/*.js",
    "assets/icon.svg",
    "assets/scripts/*.js",
    "assets/styles/*.css",
)


def name_by_hash(site: Path) -> None:
    """Renames assets and writes the new names wherever pages and style sheets name the old ones."""
    renamed: dict[str, str] = {}
    for pattern in HASHED:
        for file in sorted(site.glob(pattern)):
            if file.suffix in {".css", ".js"}:
                text = file.read_text("utf-8")
                for before, after in renamed.items():
                    text = text.replace(before.removeprefix("assets/"), after.removeprefix("assets/"))
                file.write_text(text, "utf-8", newline="\n")
            digest = hashlib.sha256(file.read_bytes()).hexdigest()[:10]
            new = file.with_name(f"{file.stem}.{digest}{file.suffix}")
            renamed[file.relative_to(site).as_posix()] = new.relative_to(site).as_posix()
            file.rename(new)
    if not renamed:
        return
    names = re.compile("|".join(map(re.escape, renamed)))
    for page in sorted(site.rglob("*.html")):
        text = page.read_text("utf-8")
        page.write_text(names.sub(lambda match: renamed[match[0]], text), "utf-8", newline="\n")
