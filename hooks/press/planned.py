"""What a site was planned to have, for the very same site: then nothing of it need be read.

A plan hangs on the site's files, on the press, on the words of the interface that it asked for, and on the date.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from cache import Cache, digest
from press import cache_keys
from worksheet.translations import Translate


class Asked:
    """Words of the interface, with what was asked for and answered."""

    def __init__(self, strings: Translate) -> None:
        self.strings = strings
        self.answers: dict[str, str] = {}

    def __call__(self, key: str, **values: object) -> str:
        said = self.strings(key, **values)
        self.answers[json.dumps([key, values])] = said
        return said

    def stand(self, answers: dict[str, str]) -> bool:
        """Whether the same would be answered now."""
        asked = ((*json.loads(question), said) for question, said in answers.items())
        return all(self.strings(key, **values) == said for key, values, said in asked)


class Planned:
    """The plan that is kept for the site in a folder, as its files are now."""

    def __init__(self, site: Path, cache: Path, strings: Translate, epoch: int | None) -> None:
        self.cache, self.asked = Cache(cache, "planned"), Asked(strings)
        files = sorted(path for path in site.rglob("*") if path.is_file())
        hashes = (
            f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
            for path in files
        )
        dated = f"{epoch} {os.environ.get('SOURCE_DATE_EPOCH')}"
        self.key = digest(cache_keys.makers(), dated, *hashes)

    def read(self) -> dict[str, str]:
        """The key of each address; nothing where none is known."""
        try:
            plan: Any = json.loads(self.cache.get(self.key) or b"{}")
            return plan["keys"] if self.asked.stand(plan["asked"]) else {}
        except (ValueError, TypeError, KeyError):
            return {}

    def keep(self, keys: dict[str, str]) -> None:
        """The plan, once it has been made with `asked`."""
        self.cache.put(self.key, json.dumps({"keys": keys, "asked": self.asked.answers}).encode())
        self.cache.tidy(days=1)
