"""How YAML is read here: safely, fast, keys as words, and `!ENV` as MkDocs reads it."""

from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

ENV = "!ENV"


class InvalidScalar(ConstructorError):
    """What has the form of a date or a number and is none, such as 2026-02-31."""


class StringKeyMixin:
    """A key is a word: YAML 1.1 reads the keys `on`, `no` and `y` as true and false. `twice` are those that stand
    twice in one mapping, of which YAML keeps the last and says nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(text)  # type: ignore[call-arg]
        self.duplicates: list[yaml.Node] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:bool":
                key.tag = "tag:yaml.org,2002:str"
            if str(key.value) in seen:
                self.duplicates.append(key)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)  # type: ignore[misc, no-any-return]

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)  # type: ignore[misc]
        except ValueError as error:
            raise InvalidScalar(problem=str(error), problem_mark=node.start_mark) from error


class Loader(StringKeyMixin, yaml.SafeLoader):
    """`!ENV NAME` is read as MkDocs reads it; other marks of mkdocs.yml, such as `!!python/name`, as nothing."""


class FastLoader(StringKeyMixin, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times as fast."""


for kind in (Loader, FastLoader):
    kind.add_multi_constructor("", lambda loader, suffix, node: None)
    kind.add_constructor(ENV, construct_env_tag)


def load(text: str, kind: Any = FastLoader) -> tuple[yaml.Node | None, Any, list[yaml.Node]]:
    """The text's nodes, its values, and the keys that stand twice. What C refuses is read again in Python, whose errors
    say better where; raises yaml.YAMLError, and RecursionError for brackets in too many brackets."""
    loader = kind(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        loader = Loader(text)
        node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None, loader.duplicates


def scan(text: str) -> list[yaml.Token]:
    """The text's tokens, read as in `load`."""
    try:
        return list(yaml.scan(text, Loader=FastLoader))
    except yaml.YAMLError:
        return list(yaml.scan(text, Loader=Loader))
