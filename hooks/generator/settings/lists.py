"""The lists of mkdocs.yml: plugins, Markdown extensions, and what is not published."""

from collections.abc import Iterator

from generator.settings.refused import REFUSED
from library.problems import Problem, did_you_mean
from library.yaml_text import Yaml

PLUGIN = "macros"
# What every site's words are written in, and what a build adds by itself, listed or not.
EXTENSIONS = ("attr_list", "def_list", "smarty")
BROUGHT = (
    *("tables", "toc", "fenced_code", "admonition", "footnotes", "sane_lists"),
    *("pymdownx.details", "pymdownx.fancylists", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.emoji"),
)
# Those of them that MkDocs does not hand its options to: a build brings its own.
OPTIONLESS = BROUGHT[3:]
# What docs/ holds beside pages; a page that is not to be published is a draft.
NOT_PUBLISHED = ("data/", "assets/**/README.md")


def check_lists(settings: Yaml) -> Iterator[Problem]:
    """What is in a list and is not used here, and what is missing from it."""
    trusted = settings.value["extra"].get("trusted_plugins") or []
    yield from _only(settings, "plugins", (PLUGIN,), trusted, "Without it {{ … }} is printed as it stands.")
    yield from _only(settings, "markdown_extensions", EXTENSIONS, BROUGHT, "The words are written in it.")
    yield from _excluded(settings)


def _only(
    settings: Yaml,
    key: str,
    needed: tuple[str, ...],
    allowed: tuple[str, ...] | list[str],
    without: str,
) -> Iterator[Problem]:
    """The list under `key` holds all of `needed` and may hold `allowed`."""
    reasons = REFUSED[key]
    items = settings.value.get(key) or []
    names = [str(next(iter(item), "") if isinstance(item, dict) else item) for item in items]
    meant = set()
    for index, name in enumerate(names):
        if name in (*needed, *allowed):
            options = items[index].get(name) if isinstance(items[index], dict) else None
            if options and key == "markdown_extensions" and name in OPTIONLESS:
                message = f"{key}: {name} is used as it is here, without options. Write - {name}"
                yield settings.mistake(message, key, index)
            continue
        why = reasons.get(name.removeprefix("material/"))
        if why is None:
            missing = [other for other in (*needed, *allowed) if other not in names]
            why = did_you_mean(name, missing, reasons["other"]).strip()
            meant |= {why.split('"')[1]} if why.startswith("Did you mean") else set()
        yield settings.mistake(f'{key}: "{name}" is not used here. {why[0].upper()}{why[1:]}', key, index)
    for name in needed:
        if name not in names and name not in meant:
            yield settings.mistake(f"{key}: {name} is missing. {without} Add it.", key)


def _excluded(settings: Yaml) -> Iterator[Problem]:
    listed = str(settings.value.get("exclude_docs") or "").split("\n")
    left_out = [line.strip() for line in listed if line.strip() and not line.strip().startswith("#")]
    for name in NOT_PUBLISHED:
        if name not in left_out:
            message = f"exclude_docs: {name} is missing. It is read by the build and not published. Add it."
            yield settings.mistake(message, "exclude_docs")
    for name in left_out:
        if name not in NOT_PUBLISHED:
            message = f'exclude_docs: "{name}" would leave pages out without a word. Write draft: true into them instead.'
            yield settings.mistake(message, "exclude_docs")
