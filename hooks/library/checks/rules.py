"""How this site is written, as its editor set it: the limits and words of docs/data/plain-language.yml."""

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError

from library.explain import explain
from library.model import Library
from library.problems import Problem
from library.schema import IntRange, NonEmptyStr
from library.yaml_text import read_yaml

RULES_PATH = "docs/data/plain-language.yml"
EMPTY = "this file is empty, so nothing in it is held. Bring its text back, or delete the file."


class Rules(BaseModel):
    """The limits; one that is left out is not held."""

    model_config = ConfigDict(extra="forbid")
    words: IntRange | None = Field(
        None, description="Words on a page that is read in turn, such as [350, 1400]."
    )
    grade: float | None = Field(None, gt=0, description="The highest Flesch-Kincaid reading grade.")
    sentence: StrictInt | None = Field(None, ge=1, description="The most words in a sentence.")
    sentence_mean: float | None = Field(None, gt=0, description="The most words in a sentence on average.")
    paragraph: StrictInt | None = Field(None, ge=1, description="The most sentences in a paragraph.")
    in_short: IntRange | None = Field(
        None, description="How many sentences in_short has, such as [3, 5]; every article then has it."
    )
    in_short_words: StrictInt | None = Field(
        None, ge=1, description="The most words in a sentence of in_short."
    )
    works: StrictInt = Field(0, ge=0, description="The fewest sources that an article cites.")
    repeated: StrictInt | None = Field(
        None, ge=1, description="A sentence of so many words stands in one place only."
    )
    never: dict[str, str] = Field({}, description="Words that are not said, each with what to write instead.")
    turns: dict[str, str] = Field({}, description="Regular expressions, each with what to do about them.")
    british: dict[str, NonEmptyStr] = Field({}, description="British words, each with its American one.")
    idioms: list[NonEmptyStr] = Field([], description="Phrases that do not mean what their words say.")
    once_a_part: list[NonEmptyStr] = Field(
        [], description="Phrases that are said once in each part of the site."
    )
    findings: list[str] = Field(
        [], description="Words of research: beside a number they ask for a source in the paragraph."
    )


@lru_cache
def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """Any of these as whole words, in any case; of two that begin alike the longer."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)


def read_rules(library: Library) -> tuple[Rules, list[Problem]]:
    """The limits of docs/data/plain-language.yml; a site without that file has none. One with a mistake in it is told, and
    the others are held all the same."""
    if not (library.root / RULES_PATH).is_file():
        return Rules.model_validate({}), []
    file = read_yaml(library.root, RULES_PATH)
    if file.value is None:
        return Rules.model_validate({}), file.problems or [Problem(RULES_PATH, 1, EMPTY)]
    problems = list(file.problems)
    try:
        rules = Rules.model_validate(file.value)
    except ValidationError as error:
        problems += [
            file.problem_at(message, *where) for where, message in explain(error, Rules, file.raw_value)
        ]
        wrong = {item["loc"][0] for item in error.errors() if item["loc"]}
        known = file.value if isinstance(file.value, dict) else {}
        rules = Rules.model_validate({key: value for key, value in known.items() if key not in wrong})
    for pattern in list(rules.turns):
        try:
            re.compile(pattern)
        except re.error as error:
            message = f'turns: "{pattern}" is no regular expression ({error}). Mend it, or remove the line.'
            problems.append(file.problem_at(message, "turns", pattern))
            del rules.turns[pattern]
    return rules, problems
