"""The rules of style of this site: the limits and words of docs/data/plain-language.yml."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationInfo

from library.data_files import read_data_file
from library.problems import Problem
from library.value_types import NonEmptyStr, Span, reject_if

RULES_PATH = "docs/data/plain-language.yml"


def _pattern_error(pattern: str, info: ValidationInfo) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return f'"{pattern}" is not a regular expression ({error}). Correct it, or remove the line.'
    return ""


Limit = Annotated[StrictInt, Field(ge=1)]
Pattern = Annotated[str, reject_if(_pattern_error)]


class Rules(BaseModel):
    """Limits and lists of words. A limit that is left out is not checked."""

    model_config = ConfigDict(extra="forbid", defer_build=True)
    words: Span | None = Field(None, description="Words on a page that is read in turn, such as [350, 1400].")
    grade: float | None = Field(None, gt=0, description="The highest Flesch-Kincaid reading grade.")
    sentence: Limit | None = Field(None, description="The most words in a sentence.")
    sentence_mean: float | None = Field(None, gt=0, description="The most words in a sentence on average.")
    paragraph: Limit | None = Field(None, description="The most sentences in a paragraph.")
    in_short: Span | None = Field(None, description="Sentences of in_short, which every article then needs.")
    in_short_words: Limit | None = Field(None, description="The most words in a sentence of in_short.")
    works: StrictInt = Field(0, ge=0, description="The fewest sources that an article cites.")
    repeated: Limit | None = Field(None, description="Words of a sentence that can appear in one place only.")
    never: dict[str, str] = Field({}, description="Words that are not used, each with what to write instead.")
    turns: dict[Pattern, str] = Field({}, description="Regular expressions, each with what to do about them.")
    british: dict[str, NonEmptyStr] = Field({}, description="British words, each with its American one.")
    idioms: list[NonEmptyStr] = Field([], description="Phrases that do not mean what their words say.")
    once_a_part: list[NonEmptyStr] = Field([], description="Phrases that can appear only once in each part.")
    findings: list[str] = Field([], description="Words of research: a number beside one needs a source.")


@lru_cache
def phrase_pattern(*phrases: str) -> re.Pattern[str]:
    """Matches any of the phrases as whole words, ignoring case and the kind of apostrophes; the longest if several match."""
    words = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    words = re.sub("['’]", "['’]", words)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)" if words else "(?!)", re.IGNORECASE)


def read_rules(root: Path) -> tuple[Rules, list[Problem]]:
    """The rules in docs/data/plain-language.yml, and its problems. Invalid rules are left out."""
    expected = "rules are expected. Write each as sentence: 20, one per line."
    rules, file = read_data_file(root, RULES_PATH, Rules, expected)
    return rules, file.problems
