"""mkdocs.yml: what this site rests on, held against a model before MkDocs meets it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, Field, HttpUrl, ValidationError

from library.explain import explain
from library.problems import Problem
from library.schema import Strict
from library.yaml_text import Yaml

CONFIG = "mkdocs.yml"
STRINGS = Path(__file__).parent.parent / "strings"
HOOK = "hooks/events.py"


class Practice(Strict):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: str
    therapist: str
    about: str


class Booking(Strict):
    address: HttpUrl
    label: str
    minutes: int = Field(ge=1, le=240)


class Extra(BaseModel):
    """`extra:` of mkdocs.yml; keys of other tools may stand beside ours."""

    practice: Practice
    booking: Booking
    review_months: int = Field(12, ge=1)


class Theme(BaseModel):
    name: Literal["material"]
    custom_dir: str = Field(min_length=1)
    language: str = "en"


class Settings(Strict):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: str | None = Field(min_length=1)
    site_url: HttpUrl | None
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
    INHERIT: Any = None


def check_settings(found: Yaml, root: Path) -> Iterator[Problem]:
    """What is wrong with the file `found`; `root` is its folder."""
    try:
        Settings.model_validate(found.value)
    except ValidationError as error:
        for where, message in explain(error, Settings):
            if where == ("nav",) and "nav" in found.value:
                message = "nav: holds no list of pages. Write each on a line of its own: - folder/name.md"
            yield Problem(CONFIG, found.line(*where) if where[0] in found.value else 1, message)
        return
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
    names = [
        next(iter(plugin), "") if isinstance(plugin, dict) else plugin for plugin in found.value["plugins"]
    ]
    if "macros" not in names:
        yield Problem(
            CONFIG,
            found.line("plugins"),
            "plugins: macros is missing. Without it {{ … }} is printed as it stands. Add it.",
        )
