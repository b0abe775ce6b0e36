"""mkdocs.yml: what this site rests on, held against a model before MkDocs meets it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, ValidationError

from library.booking import find_short
from library.config import CONFIG
from library.explain import explain
from library.problems import Problem, did_you_mean
from library.schema import Address, Strict, Whole
from library.yaml_text import Yaml

STRINGS = Path(__file__).parent.parent / "strings"
HOOK = "hooks/events.py"
PLUGIN = "macros"
# What the words are written in, and what MkDocs brings along, listed or not.
EXTENSIONS = ("attr_list", "def_list", "smarty")
BROUGHT = ("tables", "toc", "fenced_code")
# What docs/ holds beside pages; a page that is not to be published is a draft.
NOT_PUBLISHED = ("data/", "assets/**/README.md")


class Practice(Strict):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: str
    therapist: str
    about: str


class Booking(Strict):
    """Where and for how long one can talk to the practice."""

    address: Address
    label: str = Field(min_length=1)
    short: str | None = Field(None, min_length=1)
    minutes: Whole = Field(ge=1, le=240)


class Extra(BaseModel):
    """`extra:` of mkdocs.yml; keys of other tools may stand beside ours."""

    practice: Practice
    booking: Booking
    review_months: Whole = Field(12, ge=1)


class Theme(Strict):
    """The ground that our own templates stand on; what else Material could be told has no effect on them."""

    name: Literal["material"]
    custom_dir: str = Field(min_length=1)
    language: str = "en"
    font: Any = None


class Settings(Strict):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: str = Field(min_length=1)
    site_url: Address
    theme: Theme
    extra: Extra
    nav: list[Any] = Field(min_length=1)
    hooks: list[str] = Field(min_length=1)
    plugins: list[Any] = Field(min_length=1)
    repo_url: Any = None
    repo_name: Any = None
    edit_uri: Any = None
    edit_uri_template: Any = None
    site_description: Any = None
    site_author: Any = None
    copyright: Any = None
    remote_branch: Any = None
    remote_name: Any = None
    docs_dir: Literal["docs"] = "docs"
    site_dir: Any = None
    use_directory_urls: Literal[True] = True
    strict: Any = None
    dev_addr: Any = None
    not_in_nav: Any = None
    exclude_docs: Any = None
    draft_docs: Any = None
    validation: Any = None
    markdown_extensions: Any = None
    extra_css: Any = None
    extra_javascript: Any = None
    extra_templates: Any = None
    watch: Any = None


def check_settings(found: Yaml, root: Path) -> Iterator[Problem]:
    """What is wrong with the file `found`; `root` is its folder."""
    try:
        Settings.model_validate(found.value)
    except ValidationError as error:
        for where, message in explain(error, Settings, found.written):
            if where == ("nav",) and "nav" in found.value:
                message = "nav: holds no list of pages. Write each on a line of its own: - folder/name.md"
            if variable := found.variable(*where):
                message += f" It stands in the variable {variable}."
            yield Problem(CONFIG, found.line(*where) if where[0] in found.value else 1, message)
        return
    booking = found.value["extra"]["booking"]
    if booking.get("short") and not find_short(booking["short"], booking["label"]):
        yield Problem(
            CONFIG,
            found.line("extra", "booking", "short"),
            f'extra.booking.short: "{booking["short"]}" does not stand in the label. '
            f'Write words that do, such as "{booking["label"].split()[-1]}", or remove the key.',
        )
    theme = found.value["theme"]
    language = theme.get("language", "en")
    known = [file.stem for file in STRINGS.glob("*.yml")]
    if language not in known:
        yield Problem(
            CONFIG,
            found.line("theme", "language"),
            f'theme.language: there are no words in "{language}" yet. Known are {", ".join(sorted(known))}; '
            f"for another, copy hooks/strings/en.yml to hooks/strings/{language}.yml and translate it.",
        )
    if not (root / theme["custom_dir"]).is_dir():
        yield Problem(
            CONFIG,
            found.line("theme", "custom_dir"),
            f'theme.custom_dir: there is no folder "{theme["custom_dir"]}". Write overrides.',
        )
    if HOOK not in found.value["hooks"]:
        yield Problem(
            CONFIG,
            found.line("hooks"),
            f"hooks: {HOOK} is missing. Without it none of this site is made. Add it.",
        )
    for index, hook in enumerate(found.value["hooks"]):
        if not (root / hook).is_file():
            yield Problem(
                CONFIG, found.line("hooks", index), f"hooks: there is no file {hook}. Remove this line."
            )
    yield from _only(found, "plugins", (PLUGIN,), (), "Without it {{ … }} is printed as it stands.")
    yield from _only(found, "markdown_extensions", EXTENSIONS, BROUGHT, "The words are written in it.")
    listed = str(found.value.get("exclude_docs") or "").split("\n")
    left_out = [line.strip() for line in listed if line.strip() and not line.strip().startswith("#")]
    line = found.line("exclude_docs") if "exclude_docs" in found.value else 1
    for name in NOT_PUBLISHED:
        if name not in left_out:
            yield Problem(
                CONFIG,
                line,
                f"exclude_docs: {name} is missing. It is read by the build and not published. Add it.",
            )
    for name in left_out:
        if name not in NOT_PUBLISHED:
            message = f'exclude_docs: "{name}" would leave pages out without a word. Write draft: true into them instead.'
            yield Problem(CONFIG, line, message)


def _only(
    found: Yaml, key: str, needed: Sequence[str], allowed: Sequence[str], why: str
) -> Iterator[Problem]:
    """A list of MkDocs's settings that has to hold `needed` and may hold `allowed`: nothing here counts on more."""
    items = found.value.get(key) or []
    names = [str(next(iter(item), "") if isinstance(item, dict) else item) for item in items]
    known = [*needed, *allowed]
    meant = set()
    for index, name in enumerate(names):
        if name not in known:
            near = did_you_mean(name, [other for other in known if other not in names], "Remove it.")
            meant |= {near.split('"')[1]} if '"' in near else set()
            yield Problem(CONFIG, found.line(key, index), f'{key}: "{name}" is not used here.{near}')
    for name in needed:
        if name not in names and name not in meant:
            line = found.line(key) if key in found.value else 1
            yield Problem(CONFIG, line, f"{key}: {name} is missing. {why} Add it.")
