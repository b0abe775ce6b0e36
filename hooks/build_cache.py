"""What one build worked out is there for the next: an edit leaves most of what a site is made from as it was.

In memory nothing is kept that neither this build nor the last one asked for, so a preview does not grow with its edits.
What takes longest is on the disk as well, for the next process: see `DiskBackedCache` and `persisted`.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from cache import Cache, code, digest, version
from helper_process import HelperProcess

# Libraries whose work is in what is persisted, beside our own code.
READERS = ("markdown", "pymdown-extensions", "pyyaml", "bibtexparser", "fonttools")
T = TypeVar("T")
P = ParamSpec("P")

_caches: list[BuildCache[Any]] = []


class BuildCache(Generic[T]):
    """Values of one kind, none of them None, each by all that decides it."""

    def __init__(self) -> None:
        self._previous: dict[Any, T] = {}
        self._current: dict[Any, T] = {}
        self._helper: HelperProcess[tuple[Any, T]] | None = None
        _caches.append(self)

    def get(self, key: Any) -> T | None:
        """The value of `key`, where it is known."""
        if key not in self._current and (value := self._load(key)) is not None:
            self._current[key] = value
        if key not in self._current and self._helper:
            self._current.update(self._helper.results())
        return self._current.get(key)

    def _load(self, key: Any) -> T | None:
        return self._previous.get(key)

    def put(self, key: Any, value: T) -> T:
        self._current[key] = value
        return value

    def values(self) -> list[T]:
        """Those that this build asked for."""
        return [*self._current.values()]

    def fill_from_end(self, work: Callable[[], Iterable[tuple[Any, T]]]) -> None:
        """Until `stop_filling`, a second process may work out keys and values: `work` does so, the last needed first."""
        self._helper = HelperProcess(work)

    def stop_filling(self) -> None:
        if self._helper:
            self._helper.stop()
        self._helper = None

    def begin_build(self) -> None:
        self.stop_filling()
        self._previous, self._current = self._current, {}


class DiskBackedCache(BuildCache[T]):
    """Values of a `kind` that JSON can hold, on the disk as well where there is a `folder`, which is that of all kinds."""

    folder: ClassVar[Path | None] = None

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    @property
    def disk(self) -> Cache | None:
        return Cache(self.folder, self.kind) if self.folder else None

    def _load(self, key: str) -> T | None:
        value = super()._load(key)
        if value is None and self.disk and (entry := self.disk.get(key)):
            value = json.loads(entry)
        return value

    def put(self, key: str, value: T) -> T:
        if self.disk:
            self.disk.put(key, json.dumps(value).encode())
        return super().put(key, value)


def _arguments(*args: Any, **named: Any) -> Any:
    return args, *named.items()


def memoized(function: Callable[P, T]) -> Callable[P, T]:
    """A function whose results are kept by its arguments. Nobody may change what it returns."""
    results: BuildCache[T] = BuildCache()

    @wraps(function)
    def call(*args: P.args, **named: P.kwargs) -> T:
        key = _arguments(*args, **named)
        result = results.get(key)
        return results.put(key, function(*args, **named)) if result is None else result

    return call


# Results on the disk: by the name of their function, each by a hash of its arguments.
_loaded: dict[str, dict[str, Any]] = {}


class persisted(BuildCache[tuple[str, T]], Generic[P, T]):
    """The same of a function that reads texts, by what `by` takes of its arguments. Its results are many and small, and
    those of all functions stand in one entry on the disk."""

    def __init__(self, function: Callable[P, T], by: Callable[P, Any] = _arguments) -> None:
        super().__init__()
        self.function, self.key = function, by
        self.name = f"{function.__module__}.{function.__qualname__}"

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        return self._answered(*args, **named)[1][1]

    def _answered(self, *args: P.args, **named: P.kwargs) -> tuple[Any, tuple[str, T]]:
        key = self.key(*args, **named)
        pair = self.get(key)
        return key, pair or self.put(key, (digest(repr(key)), self.function(*args, **named)))

    def _load(self, key: Any) -> tuple[str, T] | None:
        pair = super()._load(key)
        if pair is None and (loaded := _loaded.get(self.name)) and (hashed := digest(repr(key))) in loaded:
            pair = hashed, loaded[hashed]
        return pair

    def work_from_end(self, calls: Sequence[tuple[Any, ...]]) -> None:
        """Until `stop_filling`, a second process may answer these calls, the last one first."""
        answered: Any = self._answered
        self.fill_from_end(lambda: (answered(*call) for call in reversed(calls)))


@lru_cache(maxsize=1)
def load(folder: Path) -> None:
    """Whatever `folder` has of persisted functions; a process that stays with it asks once."""
    _loaded.clear()
    if entry := Cache(folder, "read").get(_key()):
        _loaded.update(pickle.loads(entry))  # noqa: S301 - as templates: who writes there can write our code


def save(folder: Path) -> None:
    """Writes what this build asked of persisted functions, if anything in it is new (what no page was read for stays as it
    was), and removes from the disk what no build has asked for in a day: all is made anew when the code or a title changes."""
    disk = Cache(folder, "read")
    asked = {cache.name: dict(cache.values()) for cache in _caches if isinstance(cache, persisted)}
    asked = {name: results for name, results in asked.items() if results}
    if any(results.keys() != _loaded.get(name, {}).keys() for name, results in asked.items()):
        _loaded.update(asked)
        disk.put(_key(), pickle.dumps(_loaded))
    for each in (disk, *(cache.disk for cache in _caches if isinstance(cache, DiskBackedCache))):
        if each:
            each.tidy(days=1)


def _key() -> str:
    return digest(sys.version, code(), *map(version, READERS))


def begin_build() -> None:
    """What the build before this one did not ask for is forgotten."""
    for cache in _caches:
        cache.begin_build()
