"""What one run worked out is there for the next: an edit leaves most of what a site is made from as it was.

Nothing is kept that the last run did not ask for, so a preview is no larger after a thousand edits than after one. What
takes longest is on the disk as well, for the next process.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, ClassVar, Generic, ParamSpec, TypeVar

from cache import Cache, code, digest, version

# Whose work is in what is filed, beside our own code.
READERS = ("markdown", "pymdown-extensions", "pyyaml", "bibtexparser", "fonttools")
T = TypeVar("T")
P = ParamSpec("P")

_all: list[Kept[Any]] = []


class Kept(Generic[T]):
    """Values of one kind, each by all that decides it."""

    def __init__(self) -> None:
        self._last: dict[Any, T] = {}
        self._now: dict[Any, T] = {}
        _all.append(self)

    def find(self, key: Any) -> T | None:
        """The value of `key`, if this run or the last one has asked for it."""
        if key not in self._now and key in self._last:
            self._now[key] = self._last[key]
        return self._now.get(key)

    def keep(self, key: Any, value: T) -> T:
        self._now[key] = value
        return value

    def all(self) -> list[T]:
        return [*self._now.values()]

    def next(self) -> None:
        self._last, self._now = self._now, {}


class Filed(Kept[T]):
    """Values of a `kind` that JSON can hold, on the disk as well where there is a `folder`, which is that of all kinds."""

    folder: ClassVar[Path | None] = None

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    @property
    def cache(self) -> Cache | None:
        return Cache(self.folder, self.kind) if self.folder else None

    def find(self, key: str) -> T | None:
        value = super().find(key)
        if value is None and self.cache and (raw := self.cache.get(key)):
            value = super().keep(key, json.loads(raw))
        return value

    def keep(self, key: str, value: T) -> T:
        if self.cache:
            self.cache.put(key, json.dumps(value).encode())
        return super().keep(key, value)


def _call(*args: Any, **named: Any) -> Any:
    return args, *named.items()


def kept(function: Callable[P, T]) -> Callable[P, T]:
    """A function whose results, none of them None, are kept by what it is called with. Nobody changes what it gives."""
    values: Kept[T] = Kept()

    @wraps(function)
    def ask(*args: P.args, **named: P.kwargs) -> T:
        key = _call(*args, **named)
        value = values.find(key)
        return values.keep(key, function(*args, **named)) if value is None else value

    return ask


# Results of filed functions, by a hash of what each was called with: as the disk had them, and as this process asks for them.
_known: dict[str, dict[str, Any]] = {}
_asked: dict[str, Kept[tuple[str, Any]]] = {}


def filed(function: Callable[P, T], by: Callable[P, Any] = _call) -> Callable[P, T]:
    """The same of a function that reads texts, kept by what `by` takes of its call; the results are many and small, and on
    the disk stand in one entry."""
    name = f"{function.__module__}.{function.__qualname__}"
    values: Kept[tuple[str, T]] = Kept()
    _asked[name] = values

    @wraps(function)
    def ask(*args: P.args, **named: P.kwargs) -> T:
        key = by(*args, **named)
        pair = values.find(key)
        if pair is None:
            written, known = digest(repr(key)), _known.get(name, {})
            result = known[written] if written in known else function(*args, **named)
            pair = values.keep(key, (written, result))
        return pair[1]

    return ask


@lru_cache(maxsize=1)
def load(folder: Path) -> None:
    """Whatever `folder` has of filed functions; a process that stays with it asks once."""
    _known.clear()
    if raw := Cache(folder, "read").get(_key()):
        _known.update(pickle.loads(raw))  # noqa: S301 - as templates: who writes there can write our code


def save(folder: Path) -> None:
    """Files what this run asked for, if anything is new in it (what no page was read for stays as it was), and forgets on
    the disk what no run has asked for in a day: all is made anew when the code or a title changes."""
    cache, asked = Cache(folder, "read"), {name: dict(values.all()) for name, values in _asked.items()}
    asked = {name: results for name, results in asked.items() if results}
    if any(results.keys() != _known.get(name, {}).keys() for name, results in asked.items()):
        _known.update(asked)
        cache.put(_key(), pickle.dumps(_known))
    for made in (cache, *(values.cache for values in _all if isinstance(values, Filed))):
        if made:
            made.tidy(days=1)


def _key() -> str:
    return digest(sys.version, code(), *map(version, READERS))


def next_run() -> None:
    """Another run begins: what the last one did not use is forgotten."""
    for values in _all:
        values.next()
