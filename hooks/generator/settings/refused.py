"""Settings, plugins and Markdown extensions of MkDocs and Material that are not supported; refused.yml has the reasons."""

from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from library.problems import Problem, closest_match, read_remedies
from library.yaml_text import YamlDocument

REFUSED = read_remedies(Path(__file__).with_suffix(".yml"))
MACROS_PLUGIN = "macros"
MACRO_OPTIONS = ("on_undefined", "on_error_fail", "verbose")
# What each list needs, and why.
REQUIRED = {
    "plugins": (MACROS_PLUGIN,),
    "markdown_extensions": ("attr_list", "def_list", "smarty"),
    "exclude_docs": ("data/", "assets/**/README.md"),
}
REASONS = {
    "plugins": "Without it, {{ … }} would appear on the page as written.",
    "markdown_extensions": "The pages need it.",
    "exclude_docs": "It is for the build, and is not published.",
}
# Extensions that each build adds by itself. They may be listed, but take no options, for the checks rely on how they render.
BUILT_IN_EXTENSIONS = (
    *("tables", "toc", "fenced_code", "admonition", "footnotes", "sane_lists"),
    *("pymdownx.details", "pymdownx.fancylists", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.emoji"),
    *("pymdownx.caret", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.quotes"),
)


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
    """Problems of plugins, extensions and patterns. `has_valid_type(*keys)`: whether these keys can be read."""
    values = settings.value
    patterns = (line.strip() for line in str(values.get("exclude_docs") or "").split("\n"))
    excluded = [pattern for pattern in patterns if pattern and not pattern.startswith("#")]
    if has_valid_type("plugins") and has_valid_type("extra", "trusted_plugins"):
        trusted = values["extra"].get("trusted_plugins") or []
        yield from _check_list(settings, "plugins", values["plugins"], trusted)
    if has_valid_type("markdown_extensions"):
        extensions = values.get("markdown_extensions") or []
        yield from _check_list(settings, "markdown_extensions", extensions, BUILT_IN_EXTENSIONS)
    if has_valid_type("exclude_docs"):
        yield from _check_list(settings, "exclude_docs", excluded, ())


def _check_list(
    settings: YamlDocument, key: str, listed: list[Any], allowed: Sequence[str]
) -> Iterator[Problem]:
    """Checks that a list has all that is REQUIRED under `key`, and otherwise only what is allowed."""
    # Each is a name, or a name with its options.
    items = [
        next(iter(item.items()), ("", None)) if isinstance(item, dict) else (item, None) for item in listed
    ]
    names = {str(name) for name, _ in items}
    known = (*REQUIRED[key], *allowed)
    missing = {_short_name(name): name for name in known if name not in names}
    for index, (name, options) in enumerate(items):
        if name not in known:
            why = REFUSED[key].get(str(name).removeprefix("material/"), "")
            if not why and (near := closest_match(_short_name(name), missing)):
                why = f'Did you mean "{missing.pop(near)}"?'
            why = why or REFUSED[key]["other"]
            message = f'"{name}" is not used here. {why[0].upper()}{why[1:]}'
        elif key == "plugins":
            message = _macro_option_error(options) if name == MACROS_PLUGIN else _missing_plugin_error(name)
        else:
            has_options = options and name in BUILT_IN_EXTENSIONS
            message = f"{name} takes no options here. Write - {name}" if has_options else ""
        if message:
            yield settings.problem_at(f"{key}: {message}", key, index)
    for name in REQUIRED[key]:
        if name in missing.values():
            yield settings.problem_at(f"{key}: {name} is missing. {REASONS[key]} Add it.", key)


def _short_name(name: object) -> str:
    """A name without its package's prefix, which would make all names of a package look similar."""
    return str(name).removeprefix("pymdownx.").removeprefix("material/")


def _macro_option_error(options: Any) -> str:
    """What is wrong with the options of the macros plugin, or nothing."""
    other = next((str(key) for key in options or {} if key not in MACRO_OPTIONS), "")
    return f"macros: {other} is not used here; README.md lists the macros. Remove it." if other else ""


def _missing_plugin_error(name: str) -> str:
    """What is wrong with a plugin of `trusted_plugins`, or nothing."""
    if name.removeprefix("material/") in {
        plugin.name.removeprefix("material/") for plugin in entry_points(group="mkdocs.plugins")
    }:
        return ""
    return f'"{name}" is not installed. Add its package to pyproject.toml and run uv lock, or remove the plugin here and from extra.trusted_plugins.'
