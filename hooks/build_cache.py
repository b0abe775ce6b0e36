"""Caches that pass values from one build to the next: an edit leaves most of what a site is made from unchanged.

Memory holds only what this build or the last one asked for, so a preview does not grow with its edits. What takes longest
to compute is on the disk as well, for the next process (`DiskBackedCache`, `persisted`), and a helper process computes half of
it (`work_ahead`).
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from digests import code_hash, digest, environment_hash
from disk_cache import DiskCache
from helper_process import HelperProcess

T = TypeVar("T")
P = ParamSpec("P")


class BuildCache(Generic[T]):
    """Values of one kind, none of them None, each under a key of everything that decides it. A helper process hands over those of
    a cache with a `name`."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self._previous: dict[Any, T] = {}
        self._current: dict[Any, T] = {}
        _caches.append(self)

    def get(self, key: Any) -> T | None:
        """The value of `key`, or None."""
        if key not in self._current:
            value = self._load(key)
            if value is None and self.name:
                value = _receive(self.name, key)
            if value is not None:
                self._current[key] = value
        return self._current.get(key)

    def _load(self, key: Any) -> T | None:
        return self._previous.get(key)

    def put(self, key: Any, value: T) -> T:
        self._current[key] = value
        return value

    def hashed_values(self, first: int = 0) -> dict[str, T]:
        """The values that this build has asked for, without those before the `first`, by the hashes of their keys."""
        return {_hash(key): value for key, value in islice(self._current.items(), first, None)}

    def begin_build(self) -> None:
        self._previous, self._current = self._current, {}


_caches: list[BuildCache[Any]] = []


class DiskBackedCache(BuildCache[bytes]):
    """Stores bytes under hashes, on the disk, too, if a `folder` is set; it is the folder of all such caches."""

    folder: ClassVar[Path | None] = None

    @property
    def disk(self) -> DiskCache | None:
        return DiskCache(self.folder, self.name) if self.folder else None

    def _load(self, key: str) -> bytes | None:
        value = super()._load(key)
        return self.disk.get(key) if value is None and self.disk else value

    def put(self, key: str, value: bytes) -> bytes:
        if self.disk:
            self.disk.put(key, value)
        return super().put(key, value)


def _arguments(*args: Any, **named: Any) -> Any:
    return args, *named.items()


class memoized(BuildCache[T], Generic[P, T]):
    """Decorates a function: its results are cached by what `by` returns for its arguments, and must not be modified."""

    def __init__(self, function: Callable[P, T], by: Callable[P, Any] = _arguments) -> None:
        super().__init__()
        self.function, self.key = function, by

    def __call__(self, *args: P.args, **named: P.kwargs) -> T:
        key = self.key(*args, **named)
        result = self.get(key)
        return self.put(key, self.function(*args, **named)) if result is None else result


# Values by the name of their cache, then by a hash of their key: those of persisted functions that were read from the disk, and
# those received from the helper process.
Values = dict[str, dict[str, Any]]
_loaded: Values = {}
_received: Values = {}
_helper: HelperProcess[Values] | None = None


class persisted(memoized[P, T]):
    """Decorates such a function whose results are on the disk, too: many and small, so one entry holds those of all functions."""

    def __init__(self, function: Callable[P, T], by: Callable[P, Any] = _arguments) -> None:
        super().__init__(function, by)
        self.name = f"{function.__module__}.{function.__qualname__}"

    def _load(self, key: Any) -> T | None:
        result = super()._load(key)
        if result is None and self.name in _loaded:
            result = _loaded[self.name].get(_hash(key))
        return result


@lru_cache(maxsize=2048)
def _hash(key: Any) -> str:
    return digest(repr(key))


@lru_cache(maxsize=1)
def load(folder: Path) -> None:
    """Reads the results of persisted functions from the cache in `folder`, once in a process."""
    _loaded.clear()
    if entry := DiskCache(folder, "read").get(_key()):
        _loaded.update(pickle.loads(entry))  # noqa: S301 - whoever can write there can write our code, too


def save(folder: Path) -> None:
    """Writes the results of persisted functions that this build asked for, if any of them is new; those of functions that it did
    not call stay. Removes what no build has read in a day, for all of it changes with the code or with a title."""
    disk = DiskCache(folder, "read")
    asked = {cache.name: cache.hashed_values() for cache in _caches if isinstance(cache, persisted)}
    asked = {name: results for name, results in asked.items() if results}
    if any(results.keys() != _loaded.get(name, {}).keys() for name, results in asked.items()):
        _loaded.update(asked)
        disk.put(_key(), pickle.dumps(_loaded))
    for each in (disk, *(cache.disk for cache in _caches if isinstance(cache, DiskBackedCache))):
        if each:
            each.remove_old(days=1)


def work_ahead(work: Callable[[], Iterable[object]], *, at_once: bool = False) -> None:
    """Lets a helper process do `work` while this one does the same from the other end, until `stop_work_ahead`: what caches with a
    name hold there after each item need not be computed here. It begins when a few values are missing; or `at_once`, and then
    only if the disk held no results and no helper works."""
    global _helper
    if at_once and (_loaded or _helper):
        return
    stop_work_ahead()
    _helper = HelperProcess(lambda: _new_values(work))
    if at_once:
        _helper.start()


def _new_values(work: Callable[[], Iterable[object]]) -> Iterator[Values]:
    """The values that `work` adds to caches with a name, after each of its items."""
    global _helper
    _helper = None  # this is the helper
    counts = {cache: len(cache._current) for cache in _caches if cache.name}
    for _ in work():
        yield {cache.name: cache.hashed_values(count) for cache, count in counts.items()}
        counts = {cache: len(cache._current) for cache in counts}


def _receive(name: str, key: Any) -> Any:
    """The value that the helper has computed, or None."""
    for values in _helper.results() if _helper else ():
        for cache, more in values.items():
            _received.setdefault(cache, {}).update(more)
    return _received[name].get(_hash(key)) if name in _received else None


def stop_work_ahead() -> None:
    """Ends the helper; what it has handed over stays until the next build."""
    global _helper
    if _helper:
        _helper.stop()
    _helper = None


def _key() -> str:
    return digest(environment_hash(), code_hash())


def begin_build() -> None:
    """Forgets what the last build did not ask for."""
    _hash.cache_clear()
    _received.clear()
    for cache in _caches:
        cache.begin_build()
