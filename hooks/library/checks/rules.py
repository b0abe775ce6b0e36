"""The rules of style of this site: the limits and words of docs/data/plain-language.yml."""

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from library.explain import explain
from library.model import Library
from library.problems import Problem
from library.schema import NonEmptyStr, Span
from library.yaml_text import read_yaml

RULES_PATH = "docs/data/plain-language.yml"
EMPTY = "this file is empty, so no rules are checked. Restore its text, or delete the file."


class Rules(BaseModel):
    """Limits and lists of words. A limit that is left out is not checked."""

    model_config = ConfigDict(extra="forbid")
    words: Span | None = Field(None, description="Words on a page that is read in turn, such as [350, 1400].")
    grade: float | None = Field(None, gt=0, description="The highest Flesch-Kincaid reading grade.")
    sentence: StrictInt | None = Field(None, ge=1, description="The most words in a sentence.")
    sentence_mean: float | None = Field(None, gt=0, description="The most words in a sentence on average.")
    paragraph: StrictInt | None = Field(None, ge=1, description="The most sentences in a paragraph.")
    in_short: Span | None = Field(
        None, description="How many sentences in_short has, such as [3, 5]; every article then needs it."
    )
    in_short_words: StrictInt | None = Field(
        None, ge=1, description="The most words in a sentence of in_short."
    )
    works: StrictInt = Field(0, ge=0, description="The fewest sources that an article cites.")
    repeated: StrictInt | None = Field(
        None, ge=1, description="A sentence of this many words or more can appear in one place only."
    )
    never: dict[str, str] = Field(
        {}, description="Words that are not used here, each with what to write instead."
    )
    turns: dict[str, str] = Field({}, description="Regular expressions, each with what to do about them.")
    british: dict[str, NonEmptyStr] = Field({}, description="British words, each with its American one.")
    idioms: list[NonEmptyStr] = Field([], description="Phrases that do not mean what their words say.")
    once_a_part: list[NonEmptyStr] = Field(
        [], description="Phrases that can appear only once in each part of the site."
    )
    findings: list[str] = Field(
        [], description="Words of research: a number beside one needs a source in its paragraph."
    )


@lru_cache
def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """Matches any of the phrases as whole words, ignoring case; the longest if several match."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)


def read_rules(library: Library) -> tuple[Rules, list[Problem]]:
    """The rules in docs/data/plain-language.yml, which is optional, and its problems. Invalid rules are left out."""
    if not (library.root / RULES_PATH).is_file():
        return Rules.model_validate({}), []
    file = read_yaml(library.root, RULES_PATH)
    if file.value is None:
        return Rules.model_validate({}), file.problems or [Problem(RULES_PATH, 1, EMPTY)]
    problems = list(file.problems)
    try:
        rules = Rules.model_validate(file.value)
    except ValidationError as error:
        problems += [file.problem_at(text, *loc) for loc, text in explain(error, Rules, file.raw_value)]
        invalid = {item["loc"][0] for item in error.errors() if item["loc"]}
        values = file.value if isinstance(file.value, dict) else {}
        rules = Rules.model_validate({key: value for key, value in values.items() if key not in invalid})
    for pattern in list(rules.turns):
        try:
            re.compile(pattern)
        except re.error as error:
            message = (
                f'turns: "{pattern}" is not a regular expression ({error}). Correct it, or remove the line.'
            )
            problems.append(file.problem_at(message, "turns", pattern))
            del rules.turns[pattern]
    return rules, problems
