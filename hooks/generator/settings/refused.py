"""Settings, plugins and Markdown extensions of MkDocs and Material that are not supported, and what lists in settings need; refused.yml
has the reasons."""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from library.problems import Problem, closest_match, read_remedies
from library.yaml_text import YamlDocument

REFUSED = read_remedies(Path(__file__).with_suffix(".yml"))
MACROS_PLUGIN = "macros"
MACRO_OPTIONS: dict[str, Any] = {**REFUSED["macro_options"]}
REQUIRED = {key: names.split() for key, names in REFUSED["required"].items()}
# They may be listed, but with no other options than OPTIONS, for the checks rely on how they render.
PAGE_EXTENSIONS = REFUSED["built_in"]["pages"].split()
BUILT_IN_EXTENSIONS = [*REFUSED["built_in"]["mkdocs"].split(), *PAGE_EXTENSIONS]
OPTIONS: dict[str, Any] = {**REFUSED["options"]}


def refused_settings(settings: YamlDocument) -> Iterator[Problem]:
    """A problem for each unsupported setting that is set; one that is false or empty has no effect, and is let be."""
    for name, why in REFUSED["settings"].items():
        if settings.value_at(*name.split(".")):
            yield settings.problem_at(f"{name}: {why}", *name.split("."))


def without_refused(values: dict[str, Any], group: str = "") -> dict[str, Any]:
    """The settings without unsupported ones, so that none is reported twice."""
    return {
        key: without_refused(value, f"{key}.") if not group and isinstance(value, dict) else value
        for key, value in values.items()
        if f"{group}{key}" not in REFUSED["settings"]
    }


def check_lists(settings: YamlDocument, has_valid_type: Callable[..., bool]) -> Iterator[Problem]:
    """What lists lack, have twice, or can't have. `has_valid_type(*keys)`: whether these keys can be read."""
    values = settings.value
    patterns = (line.strip() for line in str(values.get("exclude_docs") or "").split("\n"))
    excluded = [pattern for pattern in patterns if pattern and not pattern.startswith("#")]
    if has_valid_type("plugins") and has_valid_type("extra", "trusted_plugins"):
        trusted = values["extra"].get("trusted_plugins") or []
        yield from _check_list(settings, "plugins", values["plugins"], trusted)
        listed = {name for _, item in _items(values["plugins"]) for name in item}
        for index, name in enumerate(trusted):
            if name not in listed:
                message = f'"{name}" is not in plugins. Add it there, or remove it here.'
                where = ("extra", "trusted_plugins", index)
                yield settings.problem_at(f"extra.trusted_plugins: {message}", *where)
    if has_valid_type("markdown_extensions"):
        extensions = values.get("markdown_extensions") or []
        yield from _check_list(settings, "markdown_extensions", extensions, BUILT_IN_EXTENSIONS)
    if has_valid_type("exclude_docs"):
        yield from _check_list(settings, "exclude_docs", excluded, ())
    for key in ("extra_css", "hooks"):
        if has_valid_type(key):
            yield from _check_list(settings, key, values.get(key) or [], values.get(key) or [])


def _check_list(
    settings: YamlDocument, key: str, listed: list[Any] | dict[str, Any], allowed: Sequence[str]
) -> Iterator[Problem]:
    """Checks that a list has all that is REQUIRED under `key`, and otherwise only what is allowed, each once."""
    items = list(_items(listed))
    names = {name for _, item in items for name in item}
    known = (*REQUIRED[key], *allowed)
    missing = {_short_name(name): name for name in known if name not in names}
    seen: set[str] = set()
    for place, item in items:
        name, *others = item
        if name in seen and name in known:
            message = f"{name} appears twice. Keep one."
        elif others:
            message = f'"{others[0]}" is in the same column as "{name}". Indent it further if it is an option, else begin its line with a hyphen.'
        elif name not in known:
            why = REFUSED[key].get(name.removeprefix("material/"), "")
            if not why and (near := closest_match(_short_name(name), missing)):
                why = f'Did you mean "{missing.pop(near)}"?'
            why = why or REFUSED[key]["other"]
            message = f'"{name}" is not used here. {why[0].upper()}{why[1:]}'
        elif key == "plugins":
            is_macros = name == MACROS_PLUGIN
            message = _macro_option_error(item[name]) if is_macros else _missing_plugin_error(name)
        else:
            options = item[name] or {}
            is_usual = isinstance(options, dict) and options.items() <= OPTIONS.get(name, {}).items()
            is_refused = name in BUILT_IN_EXTENSIONS and not is_usual
            message = f"{name} takes no options here. Write - {name}" if is_refused else ""
        seen.add(name)
        if message:
            yield settings.problem_at(f"{key}: {message}", key, place, *others[:1])
    for name in REQUIRED[key]:
        if name in missing.values():
            yield settings.problem_at(f"{key}: {name} is missing. {REFUSED['reasons'][key]} Add it.", key)


def _items(listed: list[Any] | dict[str, Any]) -> Iterator[tuple[object, dict[str, Any]]]:
    """(index or key, {name: options}) for each item, which is a name, or a name with its options."""
    for place, item in listed.items() if isinstance(listed, dict) else enumerate(listed):
        pairs = {place: item} if isinstance(listed, dict) else item
        named = pairs if isinstance(pairs, dict) and pairs else {str(item): None}
        yield place, {str(name): options for name, options in named.items()}


def _short_name(name: str) -> str:
    """A name without its package's prefix, which would make all names of a package look similar."""
    return name.removeprefix("pymdownx.").removeprefix("material/")


def _macro_option_error(options: Any) -> str:
    """What is wrong with the options of the macros plugin, or nothing."""
    if not isinstance(options or {}, dict):
        return f'macros: "{options}" is not an option. Write each under it as key: value, indented further.'
    for key, value in (options or {}).items():
        if key not in MACRO_OPTIONS:
            return f"macros: {key} is not used here; GUIDE.md lists the macros. Remove it."
        if value not in MACRO_OPTIONS[key]:
            return f'macros: {key}: "{value}" can\'t be used here. Remove it.'
    return ""


def _missing_plugin_error(name: str) -> str:
    """What is wrong with a plugin of `trusted_plugins`, or nothing."""
    if _short_name(name) in {_short_name(plugin.name) for plugin in entry_points(group="mkdocs.plugins")}:
        return ""
    return f'"{name}" is not installed. Add its package to pyproject.toml and run uv lock, or remove the plugin here and from extra.trusted_plugins.'
