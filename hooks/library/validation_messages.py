"""Turns pydantic's validation errors into messages for authors: the key, its value, what to write instead."""

import datetime
import re
import typing
from collections.abc import Callable, Container, Iterator
from contextlib import suppress
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from library.markdown_text import shorten
from library.problems import REMEDIES, closest_match, did_you_mean
from library.value_types import CUSTOM_ERROR

Loc = tuple[Any, ...]
# The group of remedies for unknown keys, by a key that the model has.
REMEDY_GROUPS = {"title": "keys", "therapist": "practice", "seen": "helplines"}
# As people write dates.
DATES = ["%B %d, %Y", "%b %d, %Y", "%d %B %Y", "%Y-%m-%d", "%Y/%m/%d", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y"]
# Parts that pydantic adds to a loc for members of a union, such as list[str] and literal['all'], and for a key of a dict.
UNION_MEMBER = re.compile(r"(?:list|dict|literal)\[.*\]|\[key\]")


def explain(
    error: ValidationError, model: Any, raw_value: Callable[..., str | None]
) -> Iterator[tuple[Loc, str]]:
    """(loc, message) for each mistake. A misspelled required key is one mistake, not two. `raw_value(*loc)` is a value as written
    (`YamlDocument.raw_value`), because YAML reads `yes` as true."""
    errors: list[tuple[Loc, Any]] = [
        (tuple(part for part in item["loc"] if not UNION_MEMBER.fullmatch(str(part))), item)
        for item in error.errors()
    ]
    misspelled = _misspelled_keys(errors, model)
    seen: set[Loc] = set()
    for loc, item in errors:
        # pydantic reports each member of a union; only the first error is shown.
        is_later_member = item["type"] == "literal_error" and any(other[: len(loc)] == loc for other in seen)
        if loc in misspelled.values() or loc in seen or is_later_member:
            continue
        seen.add(loc)
        fields = _fields(model, loc[:-1])
        is_misspelled = loc in misspelled and not _remedy(str(loc[-1]), fields)
        known = [misspelled[loc][-1]] if is_misspelled else list(fields)
        required = bool(loc) and loc[-1] in fields and fields[loc[-1]].is_required()
        names = ", ".join(_fields(model, loc))
        item.setdefault("ctx", {}).setdefault("keys", f": {names}" if names else "")
        item["ctx"]["what"] = (loc and loc[-1] in fields and fields[loc[-1]].description) or ""
        is_key = item["loc"][-1:] == ("[key]",)
        raw = str(loc[-1]) if is_key else raw_value(*loc)
        yield loc, _message(item, loc[:-1] if is_key else loc, known, raw, required)


def _misspelled_keys(errors: list[tuple[Loc, Any]], model: Any) -> dict[Loc, Loc]:
    """The unknown keys that are probably meant as missing ones, with these."""
    missing = [loc for loc, item in errors if item["type"] == "missing"]
    misspelled: dict[Loc, Loc] = {}
    for loc in (loc for loc, item in errors if item["type"] == "extra_forbidden"):
        key = str(loc[-1])
        candidates = {m[-1]: m for m in missing if m[:-1] == loc[:-1] and m not in misspelled.values()}
        hint = re.match(r"Use (\w+):", _remedy(key, _fields(model, loc[:-1])))
        match = hint[1] if hint and hint[1] in candidates else closest_match(key, candidates)
        if match:
            misspelled[loc] = candidates[match]
    # A bare date in `reviewed:` is probably meant as `written:`.
    by_nobody = (loc for loc, item in errors if item["type"] == "review_by_nobody")
    if ("written",) in missing and ("reviewed",) in by_nobody:
        misspelled["reviewed",] = ("written",)
    return misspelled


def _remedy(key: str, known: Container[str]) -> str:
    """What to write in place of a key that other tools know, where `known` are those of the model; or ""."""
    groups = (group for name, group in REMEDY_GROUPS.items() if name in known)
    return next((REMEDIES[group].get(key, "") for group in groups), "")


def _fields(model: Any, loc: Loc) -> dict[str, FieldInfo]:
    """The fields, by key, of the model at `loc` in `model`."""
    inner = _model_in(model)
    fields = {info.alias or key: info for key, info in inner.model_fields.items()} if inner else {}
    names = [part for part in loc if isinstance(part, str)]
    return _fields(getattr(fields.get(names[0]), "annotation", None), tuple(names[1:])) if names else fields


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside `list[Line]` or `Emergency | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, typing.get_args(annotation))), None)


def _key_path(loc: Loc) -> str:
    """The keys after the last index: ("lines", 0, "url") is url."""
    last = max((index for index, part in enumerate(loc) if isinstance(part, int)), default=-1)
    keys = loc[last + 1 :]
    return ".".join(map(str, keys or [part for part in loc if isinstance(part, str)][-1:]))


def _message(item: Any, loc: Loc, known: list[str], raw: str | None, required: bool) -> str:
    value, context, kind = item["input"], item.get("ctx", {}), item["type"]
    excerpt = shorten(" ".join(str(value if raw is None else raw).split()), 60)
    if kind.startswith(("url_", "address_")) and "@" in excerpt:
        excerpt = "…" + excerpt[excerpt.rindex("@") :]  # a password may precede it
    key = _key_path(loc)
    prefix = f"{key}: " if key else ""
    if kind == CUSTOM_ERROR:
        return f"{prefix}{context['message']}"
    if kind == "missing":
        return f"{prefix}is missing. Add {loc[-1]}: … {context['what']}".rstrip()
    word = str(loc[-1]).strip("“”„\"'") if loc else ""
    if kind in {"extra_forbidden", "invalid_key"} and not raw and not re.fullmatch(r"[a-z_]+", word):
        return f'"{word}" is read as a key, because it is after a comma. Put straight quotation marks around the whole value: "…, {word}".'
    if kind == "extra_forbidden":
        otherwise = f"Use one of these: {', '.join(known)}." if 0 < len(known) <= 13 else "Remove it."
        instead = _remedy(str(loc[-1]), known)
        remedy = f" {instead}" if instead else did_you_mean(str(loc[-1]), known, otherwise)
        return f'there is no key "{loc[-1]}" here.{remedy}'
    if value is None or str(value).strip() == "" or kind in {"string_too_short", "too_short"}:
        return f"{prefix}is empty. Write something{'' if required else ', or remove the key'}."
    if kind == "string_too_long":
        return f"{prefix}has {len(value)} characters; the limit is {context['max_length']}. Shorten it."
    if kind == "literal_error":
        allowed = context["expected"].replace("'", "").replace("True", "true")
        hint = did_you_mean(excerpt, re.split(", | or ", allowed), f"Use {allowed}.", cutoff=0.7)
        return f'{prefix}"{excerpt}" is not known.{hint}'
    if kind == "string_type" and isinstance(value, (list, dict)):
        kind = "text_in_list" if isinstance(value, list) else "text_in_keys"
    if kind.startswith("date_") and (day := _date_in_words(excerpt)):
        return f'{prefix}"{excerpt}" is not a date. Write it as {day}.'
    host = re.fullmatch(r"(?:http:/*)?((?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?)", excerpt)
    if kind.startswith("url_") and host:
        return f'{prefix}"{excerpt}" is not an address. Write it as https://{host[1]}.'
    remedy = REMEDIES["values"].get(kind, "")
    message = remedy % context if remedy else f"can't be used here ({item['msg'].lower()})."
    return f'{prefix}"{excerpt}" {message}'


def _date_in_words(text: str) -> str:
    """The date that "November 27, 2026" or "2026-1-5" means, as 2026-11-27; "" for none, and if the day could be the month."""
    for form in DATES:
        with suppress(ValueError):
            day = datetime.datetime.strptime(text, form).date()
            ambiguous = form in {"%m/%d/%Y", "%d.%m.%Y"} and day.day <= 12 and day.day != day.month
            return "" if ambiguous else day.isoformat()
    return ""
