"""What pydantic found, said to an author: where it is, what is there, what to write instead."""

import re
import typing
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from library.problems import closest_match, did_you_mean
from library.remedies import REMEDIES
from library.schema import CUSTOM_ERROR

Loc = tuple[Any, ...]
# What pydantic adds to a path where one of several kinds may stand: list[str], literal['all']; and [key] for a key itself.
# The groups of remedies for keys, each by a key that is known where it belongs.
REMEDY_GROUPS = {"title": "keys", "therapist": "practice", "hours": "helplines"}
UNION_MEMBER = re.compile(r"(?:list|literal)\[.*\]|\[key\]")


def explain(
    error: ValidationError, model: Any, written: Callable[..., str | None]
) -> Iterator[tuple[Loc, str]]:
    """Each mistake as (path of keys to it, sentence). A misspelled key is one mistake, not two.

    `written(*where)` is a value as its author wrote it (`YamlDocument.raw_value`), for YAML reads `yes` as true.
    """
    mistakes = [(_normalize_loc(item["loc"]), item) for item in error.errors()]
    unknown = [where for where, item in mistakes if item["type"] == "extra_forbidden"]
    missing = [where for where, item in mistakes if item["type"] == "missing"]
    meant: dict[Loc, Loc] = {}
    for where in unknown:
        wanted = {gap[-1]: gap for gap in missing if gap[:-1] == where[:-1] and gap not in meant.values()}
        if near := closest_match(str(where[-1]), wanted):
            meant[where] = wanted[near]
    # A bare day of review is what `written:` was called once: that is one mistake too.
    if ("reviewed",) in (where for where, item in mistakes if item["type"] == "review_by_nobody"):
        meant[("reviewed",)] = ("written",)
    seen: set[Loc] = set()
    for where, item in mistakes:
        # A union reports each of its members; the first is the one to follow.
        below = item["type"] == "literal_error" and any(other[: len(where)] == where for other in seen)
        if where in meant.values() or where in seen or below:
            continue
        seen.add(where)
        here = _fields(model, where[:-1])
        known = [meant[where][-1]] if where in meant else list(here)
        needed = bool(where) and where[-1] in here and here[where[-1]].is_required()
        said = str(where[-1]) if item["loc"][-1:] == ("[key]",) else written(*where)
        yield where, _message(item, where, known, said, needed)


def _normalize_loc(loc: Loc) -> Loc:
    """A union names its members in the path, and a group its keys; the author knows only the key."""
    return tuple(part for part in loc if not UNION_MEMBER.fullmatch(str(part)))


def _fields(model: Any, where: Loc) -> dict[str, FieldInfo]:
    group = _model_in(model)
    fields = {info.alias or key: info for key, info in group.model_fields.items()} if group else {}
    names = [part for part in where if isinstance(part, str)]
    return _fields(getattr(fields.get(names[0]), "annotation", None), tuple(names[1:])) if names else fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `list[Line]` or `Emergency | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)


def _key_path(where: Loc) -> str:
    """The key as it is written, below the last list: ("lines", 0, "url") is url."""
    last = max((index for index, part in enumerate(where) if isinstance(part, int)), default=-1)
    below = where[last + 1 :]
    return ".".join(map(str, below or [part for part in where if isinstance(part, str)][-1:]))


def _message(item: Any, where: Loc, known: list[str], written: str | None, needed: bool) -> str:
    value, context, kind = item["input"], item.get("ctx", {}), item["type"]
    said = " ".join(str(value if written is None else written).split())
    said = said if len(said) <= 60 else f"{said[:57]}…"
    if kind.startswith(("url_", "address_")) and "@" in said:
        said = "…" + said[said.rindex("@") :]  # a password may stand before it
    name = _key_path(where)
    before = f"{name}: " if name else ""
    if kind == CUSTOM_ERROR:
        return f"{before}{context['message']}"
    if kind == "missing":
        return f"{before}is missing. Add {where[-1]}: …"
    if kind == "extra_forbidden":
        near = f"Known are {', '.join(known)}." if 0 < len(known) <= 12 else "Remove it."
        group = next((name for mark, name in REMEDY_GROUPS.items() if mark in known), "")
        instead = REMEDIES[group].get(str(where[-1]), "") if group else ""
        remedy = f" {instead}" if instead else did_you_mean(str(where[-1]), known, near)
        return f'there is no key "{where[-1]}" here.{remedy}'
    if value is None or str(value).strip() == "" or kind in {"string_too_short", "too_short"}:
        return f"{before}is empty. Write something{'' if needed else ', or remove the key'}."
    if kind == "string_too_long":
        return f"{before}has {len(value)} characters; {context['max_length']} are the most. Shorten it."
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "").replace("True", "true")
        near = did_you_mean(said, re.split(", | or ", allowed), f"Expected {allowed}.")
        return f'{before}"{said}" is not known.{near}'
    if kind == "string_type" and isinstance(value, list):
        kind = "text_in_list"
    known_wrong = REMEDIES["values"].get(kind)
    wrong = known_wrong % context if known_wrong else f"can't be used here ({item['msg'].lower()})."
    return f'{before}"{said}" {wrong}'
