"""Caches which files a site has and their cache keys, so that an unchanged site need not be read.

An entry depends on the site's files, the press, the date, and the strings of the interface that were used.
"""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from cache import Cache, digest
from press import cache_keys
from worksheet.translations import Translate


class RecordingTranslator:
    """Translates, and records each call with its result."""

    def __init__(self, translate: Translate) -> None:
        self.translate = translate
        self.recorded: dict[str, str] = {}

    def __call__(self, key: str, **values: object) -> str:
        text = self.translate(key, **values)
        self.recorded[json.dumps([key, values])] = text
        return text

    def still_gives(self, recorded: dict[str, str]) -> bool:
        """Whether the recorded calls would have the same results now."""
        calls = ((*json.loads(call), text) for call, text in recorded.items())
        return all(self.translate(key, **values) == text for key, values, text in calls)


class PlanCache:
    """The cached plan for the files that are in a site's folder now."""

    def __init__(self, site: Path, cache: Path, translate: Translate, epoch: int | None) -> None:
        self.cache, self.translator = Cache(cache, "planned"), RecordingTranslator(translate)
        files = sorted(path for path in site.rglob("*") if path.is_file())
        hashes = (
            f"{path.relative_to(site).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
            for path in files
        )
        date = f"{epoch} {os.environ.get('SOURCE_DATE_EPOCH')}"
        self.key = digest(cache_keys.fingerprint(), date, *hashes)

    def load(self) -> dict[str, str]:
        """The cache key of each address; empty without a valid entry."""
        try:
            plan: Any = json.loads(self.cache.get(self.key) or b"{}")
            return plan["keys"] if self.translator.still_gives(plan["strings"]) else {}
        except (ValueError, TypeError, KeyError):
            return {}

    def save(self, keys: dict[str, str]) -> None:
        """Caches a plan that was made with `translator`."""
        entry = {"keys": keys, "strings": self.translator.recorded}
        self.cache.put(self.key, json.dumps(entry).encode())
        self.cache.remove_old(days=1)
