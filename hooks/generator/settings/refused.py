"""Settings that MkDocs and Material know and this site does not follow: refused.yml beside this module says why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from library.problems import Problem
from library.remedies import read_remedies
from library.yaml_text import Yaml

REFUSED = read_remedies(Path(__file__).with_suffix(".yml"))


def refused(settings: Yaml) -> Iterator[Problem]:
    """Each setting of these that is set, with its line. One that is off (`false`, or nothing) says nothing."""
    for name, why in REFUSED["settings"].items():
        value: Any = settings.value
        for key in name.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value:
            yield settings.mistake(f"{name}: {why}", *name.split("."))


def without_refused(values: dict[str, Any], group: str = "") -> dict[str, Any]:
    """The settings as if those were not there, so that none is reported twice."""
    return {
        key: without_refused(value, f"{key}.") if not group and isinstance(value, dict) else value
        for key, value in values.items()
        if f"{group}{key}" not in REFUSED["settings"]
    }
