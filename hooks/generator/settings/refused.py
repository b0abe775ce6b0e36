"""What MkDocs and Material know and this site does not follow: settings, plugins, Markdown extensions, what is not
published. refused.yml beside this module says why."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from library.problems import Problem, closest_match
from library.remedies import read_remedies
from library.yaml_text import YamlDocument

REFUSED = read_remedies(Path(__file__).with_suffix(".yml"))
PLUGIN = "macros"
MACRO_OPTIONS = ("on_undefined", "on_error_fail", "verbose")
# What every site's words are written in, and what a build adds by itself, listed or not, and without options: the checks
# know what headings and notes are made into.
EXTENSIONS = ("attr_list", "def_list", "smarty")
BROUGHT = (
    *("tables", "toc", "fenced_code", "admonition", "footnotes", "sane_lists"),
    *("pymdownx.details", "pymdownx.fancylists", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.emoji"),
)
# What docs/ holds beside pages; a page that is not to be published is a draft.
NOT_PUBLISHED = ("data/", "assets/**/README.md")


def refused(settings: YamlDocument) -> Iterator[Problem]:
    """Each setting of these that is set, with its line. One that is off (`false`, or nothing) says nothing."""
    for name, why in REFUSED["settings"].items():
        value: Any = settings.value
        for key in name.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value:
            yield settings.problem_at(f"{name}: {why}", *name.split("."))


def without_refused(values: dict[str, Any], group: str = "") -> dict[str, Any]:
    """The settings as if those were not there, so that none is reported twice."""
    return {
        key: without_refused(value, f"{key}.") if not group and isinstance(value, dict) else value
        for key, value in values.items()
        if f"{group}{key}" not in REFUSED["settings"]
    }


def check_lists(settings: YamlDocument) -> Iterator[Problem]:
    """What is in a list and is not used here, and what is missing from it."""
    trusted = settings.value["extra"].get("trusted_plugins") or []
    yield from _only(settings, "plugins", (PLUGIN,), trusted, "Without it {{ … }} is printed as it stands.")
    yield from _only(settings, "markdown_extensions", EXTENSIONS, BROUGHT, "The words are written in it.")
    yield from _excluded(settings)


def _only(
    settings: YamlDocument, key: str, needed: Sequence[str], allowed: Sequence[str], without: str
) -> Iterator[Problem]:
    """The list under `key` holds all of `needed` and may hold `allowed`."""
    reasons = REFUSED[key]
    items = settings.value.get(key) or []
    # Each is a name, or a name with its options.
    named = [
        next(iter(item.items()), ("", None)) if isinstance(item, dict) else (item, None) for item in items
    ]
    names = [str(name) for name, _ in named]
    missing = [name for name in (*needed, *allowed) if name not in names]
    meant: set[str] = set()
    for index, (name, (_, options)) in enumerate(zip(names, named, strict=True)):
        message = ""
        if name not in (*needed, *allowed):
            why = reasons.get(name.removeprefix("material/"), "")
            if not why and (near := closest_match(_short(name), map(_short, missing))):
                near = next(one for one in missing if _short(one) == near)
                why = f'Did you mean "{near}"?'
                meant.add(near)
            why = why or reasons["other"]
            message = f'"{name}" is not used here. {why[0].upper()}{why[1:]}'
        elif options and key == "markdown_extensions" and name in BROUGHT:
            message = f"{name} is used as it is here, without options. Write - {name}"
        elif key == "plugins" and (message := _macros(options) if name == PLUGIN else _missing(str(name))):
            pass
        if message:
            yield settings.problem_at(f"{key}: {message}", key, index)
    for name in needed:
        if name in missing and name not in meant:
            yield settings.problem_at(f"{key}: {name} is missing. {without} Add it.", key)


def _short(name: object) -> str:
    """An extension's or plugin's name without its maker's, which makes all of one maker look alike."""
    return str(name).removeprefix("pymdownx.").removeprefix("material/")


def _macros(options: Any) -> str:
    """What is wrong with the options of the macros, or nothing: the checks try each macro as it is here."""
    other = next((str(key) for key in options or {} if key not in MACRO_OPTIONS), "")
    return f"macros: {other} is not used here; macros are those of the README. Remove it." if other else ""


def _missing(name: str) -> str:
    """What is wrong with a plugin that the owner trusts, or nothing."""
    if name.removeprefix("material/") in {
        found.name.removeprefix("material/") for found in entry_points(group="mkdocs.plugins")
    }:
        return ""
    return f'"{name}" is not installed. Add its package to pyproject.toml and run uv lock, or remove the plugin here and from extra.trusted_plugins.'


def _excluded(settings: YamlDocument) -> Iterator[Problem]:
    listed = str(settings.value.get("exclude_docs") or "").split("\n")
    left_out = [line.strip() for line in listed if line.strip() and not line.strip().startswith("#")]
    for name in NOT_PUBLISHED:
        if name not in left_out:
            message = f"exclude_docs: {name} is missing. It is read by the build and not published. Add it."
            yield settings.problem_at(message, "exclude_docs")
    for name in left_out:
        if name not in NOT_PUBLISHED:
            message = f'exclude_docs: "{name}" would leave pages out without a word. Write draft: true into them instead.'
            yield settings.problem_at(message, "exclude_docs")
