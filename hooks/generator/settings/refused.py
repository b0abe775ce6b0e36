"""Settings, plugins and Markdown extensions of MkDocs and Material that are not supported; refused.yml has the reasons."""

from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from library.problems import Problem, closest_match
from library.remedies import read_remedies
from library.yaml_text import YamlDocument

REFUSED = read_remedies(Path(__file__).with_suffix(".yml"))
REQUIRED_PLUGIN = "macros"
MACRO_OPTIONS = ("on_undefined", "on_error_fail", "verbose")
# Extensions that every site lists, and those that each build adds by itself. The latter may be listed, but take no options,
# for the checks rely on how they render.
REQUIRED_EXTENSIONS = ("attr_list", "def_list", "smarty")
BUILT_IN_EXTENSIONS = (
    *("tables", "toc", "fenced_code", "admonition", "footnotes", "sane_lists"),
    *("pymdownx.details", "pymdownx.fancylists", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.emoji"),
    *("pymdownx.caret", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.quotes"),
)
# Parts of docs/ that are no pages. A page is kept back by draft: true, not by this.
REQUIRED_EXCLUDES = ("data/", "assets/**/README.md")


def refused_settings(settings: YamlDocument) -> Iterator[Problem]:
    """A problem for each unsupported setting that is set; one that is false or empty has no effect, and is let be."""
    for name, why in REFUSED["settings"].items():
        value: Any = settings.value
        for key in name.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value:
            yield settings.problem_at(f"{name}: {why}", *name.split("."))


def without_refused(values: dict[str, Any], group: str = "") -> dict[str, Any]:
    """The settings without unsupported ones, so that none is reported twice."""
    return {
        key: without_refused(value, f"{key}.") if not group and isinstance(value, dict) else value
        for key, value in values.items()
        if f"{group}{key}" not in REFUSED["settings"]
    }


def check_lists(settings: YamlDocument) -> Iterator[Problem]:
    """Checks the lists: plugins, Markdown extensions, exclude_docs."""
    trusted = settings.value["extra"].get("trusted_plugins") or []
    yield from _check_list(
        settings,
        "plugins",
        (REQUIRED_PLUGIN,),
        trusted,
        "Without it, {{ … }} would appear on the page as written.",
    )
    yield from _check_list(
        settings,
        "markdown_extensions",
        REQUIRED_EXTENSIONS,
        BUILT_IN_EXTENSIONS,
        "The pages need it.",
    )
    yield from _check_excludes(settings)


def _check_list(
    settings: YamlDocument, key: str, needed: Sequence[str], allowed: Sequence[str], without: str
) -> Iterator[Problem]:
    """Checks that the list under `key` holds all of `needed`, and otherwise only `allowed`."""
    # Each is a name, or a name with its options.
    items = [
        next(iter(item.items()), ("", None)) if isinstance(item, dict) else (item, None)
        for item in settings.value.get(key) or []
    ]
    names = {str(name) for name, _ in items}
    missing = {_short_name(name): name for name in (*needed, *allowed) if name not in names}
    for index, (name, options) in enumerate(items):
        if name not in (*needed, *allowed):
            why = REFUSED[key].get(str(name).removeprefix("material/"), "")
            if not why and (near := closest_match(_short_name(name), missing)):
                why = f'Did you mean "{missing.pop(near)}"?'
            why = why or REFUSED[key]["other"]
            message = f'"{name}" is not used here. {why[0].upper()}{why[1:]}'
        elif key == "plugins":
            message = _macro_option_error(options) if name == REQUIRED_PLUGIN else _missing_plugin_error(name)
        else:
            has_options = options and name in BUILT_IN_EXTENSIONS
            message = f"{name} takes no options here. Write - {name}" if has_options else ""
        if message:
            yield settings.problem_at(f"{key}: {message}", key, index)
    for name in needed:
        if name in missing.values():
            yield settings.problem_at(f"{key}: {name} is missing. {without} Add it.", key)


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


def _check_excludes(settings: YamlDocument) -> Iterator[Problem]:
    listed = str(settings.value.get("exclude_docs") or "").split("\n")
    left_out = [line.strip() for line in listed if line.strip() and not line.strip().startswith("#")]
    for name in REQUIRED_EXCLUDES:
        if name not in left_out:
            message = f"exclude_docs: {name} is missing. It is for the build, and is not published. Add it."
            yield settings.problem_at(message, "exclude_docs")
    for name in left_out:
        if name not in REQUIRED_EXCLUDES:
            message = f'exclude_docs: "{name}" would leave out pages silently. Write draft: true in their front matter instead.'
            yield settings.problem_at(message, "exclude_docs")
