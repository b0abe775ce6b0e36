"""How YAML is read here: safely, fast, keys as words, and `!ENV` as MkDocs reads it."""

import re
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

# C reads these, and Python, in which MkDocs reads mkdocs.yml, does not: tabs, and question marks between brackets.
DISPUTED = re.compile(r"\t|[\[{].*\?", re.DOTALL)
UNDISPUTED = re.compile(r"[\[{][^\[\]{}?\t]*[\]}]")
ENV = "!ENV"


class WordsAsKeys:
    """A key is a word: YAML 1.1 reads the keys `on`, `no` and `y` as true and false."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:bool":
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep)  # type: ignore[misc, no-any-return]


class Loader(WordsAsKeys, yaml.SafeLoader):
    """`!ENV NAME` is read as MkDocs reads it; other marks of mkdocs.yml, such as `!!python/name`, as nothing."""


class Fast(WordsAsKeys, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times as fast."""


for kind in (Loader, Fast):
    kind.add_multi_constructor("", lambda loader, suffix, node: None)
    kind.add_constructor(ENV, construct_env_tag)


def load(text: str) -> tuple[yaml.Node | None, Any]:
    """The text's nodes and values. What C refuses is read again in Python, whose errors say better where.

    Raises yaml.YAMLError, ValueError for a date that no calendar has, RecursionError for what holds itself.
    """
    loader: Any = (Loader if _disputed(text) else Fast)(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        loader = Loader(text)
        node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None


def _disputed(text: str) -> bool:
    """True where C and Python may read it otherwise."""
    if DISPUTED.search(text) is None:
        return False
    rest, shorter = text, UNDISPUTED.sub("", text)
    while shorter != rest:  # from the innermost brackets outwards
        rest, shorter = shorter, UNDISPUTED.sub("", shorter)
    return DISPUTED.search(rest) is not None


def is_readable(line: str) -> bool:
    """True when a line by itself is YAML whose values can be made."""
    try:
        load(line.strip())
    except (yaml.YAMLError, ValueError):
        return False
    return True
