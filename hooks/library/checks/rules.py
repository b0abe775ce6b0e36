"""How this site is written, as its editor set it: the limits and words of docs/data/plain-language.yml."""

import re
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from library.explain import explain
from library.model import Library
from library.problems import Problem
from library.schema import Said, Span
from library.yaml_text import Yaml, read_yaml

PATH = "docs/data/plain-language.yml"
EMPTY = "this file is empty, so nothing in it is held. Bring its text back, or delete the file."
NOTHING = re.compile(r"(?!)")


class Rules(BaseModel):
    """The limits; one that is left out is not held."""

    model_config = ConfigDict(extra="forbid")
    words: Span | None = Field(
        default=None, description="Words on a page that is read in turn, such as [350, 1400]."
    )
    grade: float | None = Field(default=None, gt=0, description="The highest Flesch-Kincaid reading grade.")
    sentence: StrictInt | None = Field(default=None, ge=1, description="The most words in a sentence.")
    sentence_mean: float | None = Field(
        default=None, gt=0, description="The most words in a sentence on average."
    )
    paragraph: StrictInt | None = Field(default=None, ge=1, description="The most sentences in a paragraph.")
    in_short: Span | None = Field(
        default=None,
        description="How many sentences in_short has, such as [3, 5]; every article then has it.",
    )
    in_short_words: StrictInt | None = Field(
        default=None, ge=1, description="The most words in a sentence of in_short."
    )
    works: StrictInt = Field(default=0, ge=0, description="The fewest sources that an article cites.")
    repeated: StrictInt | None = Field(
        default=None, ge=1, description="A sentence of so many words stands in one place only."
    )
    never: dict[str, str] = Field(
        default={}, description="Words that are not said, each with what to write instead."
    )
    turns: dict[str, str] = Field(
        default={}, description="Regular expressions, each with what to do about them."
    )
    british: dict[str, Said] = Field(default={}, description="British words, each with its American one.")
    idioms: list[Said] = Field(default=[], description="Phrases that do not mean what their words say.")
    once_a_part: list[Said] = Field(
        default=[], description="Phrases that are said once in each part of the site."
    )
    findings: list[str] = Field(
        default=[], description="Words of research: beside a number they ask for a source in the paragraph."
    )

    @cached_property
    def british_by_word(self) -> dict[str, str]:
        return {word.casefold(): american for word, american in self.british.items()}

    @cached_property
    def british_words(self) -> re.Pattern[str]:
        return _any_of(self.british)

    @cached_property
    def idiom_words(self) -> re.Pattern[str]:
        return _any_of(self.idioms)


def _any_of(phrases: list[str] | dict[str, Any]) -> re.Pattern[str]:
    """Any of these as whole words, in any case; of two that begin alike the longer."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else NOTHING


def read_rules(library: Library) -> tuple[Rules, list[Problem]]:
    """The limits of docs/data/plain-language.yml; a site without that file has none."""
    if not (library.root / PATH).is_file():
        return Rules(), []
    file = read_yaml(library.root, PATH)
    if file.value is None:
        return Rules(), file.problems or [Problem(PATH, 1, EMPTY)]
    rules, problems = _held(file)
    for pattern in list(rules.turns):
        try:
            re.compile(pattern)
        except re.error as error:
            message = f'turns: "{pattern}" is no regular expression ({error}). Mend it, or remove the line.'
            problems.append(file.mistake(message, "turns", pattern))
            del rules.turns[pattern]
    return rules, problems


def _held(file: Yaml) -> tuple[Rules, list[Problem]]:
    """The limits that can be read. One with a mistake in it is told, and the others are held all the same."""
    problems = list(file.problems)
    try:
        return Rules.model_validate(file.value), problems
    except ValidationError as error:
        problems += [file.mistake(message, *where) for where, message in explain(error, Rules, file.written)]
        wrong = {item["loc"][0] for item in error.errors() if item["loc"]}
    if not isinstance(file.value, dict):
        return Rules(), problems
    return Rules.model_validate(
        {key: value for key, value in file.value.items() if key not in wrong}
    ), problems
