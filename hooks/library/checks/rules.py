"""How this site is written, as its editor set it: the limits and words of docs/data/plain-language.yml."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from library.explain import explain
from library.model import Library
from library.problems import Problem
from library.schema import Span, Whole
from library.yaml_text import read_yaml

PATH = "docs/data/plain-language.yml"


class Rules(BaseModel):
    """The limits; one that is left out is not held."""

    model_config = ConfigDict(extra="forbid")
    words: Span | None = None
    grade: float | None = Field(default=None, gt=0)
    sentence: Whole | None = Field(default=None, ge=1)
    sentence_mean: float | None = Field(default=None, gt=0)
    paragraph: Whole | None = Field(default=None, ge=1)
    works: Whole = Field(default=0, ge=0)
    repeated: Whole | None = Field(default=None, ge=1)
    never: dict[str, str] = {}
    turns: dict[str, str] = {}
    findings: list[str] = []


def read_rules(library: Library) -> tuple[Rules, list[Problem]]:
    """The limits of docs/data/plain-language.yml; a site without that file has none."""
    if not (library.root / PATH).is_file():
        return Rules(), []
    found = read_yaml(library.root, PATH)
    if found.value is None:
        return Rules(), found.problems
    try:
        rules = Rules.model_validate(found.value)
    except ValidationError as error:
        return Rules(), [
            Problem(PATH, found.line(*where), message)
            for where, message in explain(error, Rules, found.written)
        ]
    problems = found.problems
    for pattern in list(rules.turns):
        try:
            re.compile(pattern)
        except re.error as error:
            problems.append(
                Problem(
                    PATH,
                    found.line("turns", pattern),
                    f'turns: "{pattern}" is no regular expression ({error}). Mend it, or remove the line.',
                )
            )
            del rules.turns[pattern]
    return rules, problems
