"""YAML loaders: safe, with string keys, duplicate keys reported, and `!ENV` as in MkDocs."""

from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

ENV = "!ENV"


class InvalidScalar(ConstructorError):
    """A scalar in the form of a date or a number that has no such value, such as 2026-02-31."""


class StringKeyMixin:
    """Reads the keys `on`, `no` and `y` as strings, which are booleans in YAML 1.1. `duplicates` are the keys that a
    mapping has twice; PyYAML silently keeps the last."""

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
    """Resolves `!ENV NAME` as MkDocs does; other tags of mkdocs.yml, such as `!!python/name`, become None."""


class FastLoader(StringKeyMixin, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times faster."""


for loader_class in (Loader, FastLoader):
    loader_class.add_multi_constructor("", lambda loader, suffix, node: None)
    loader_class.add_constructor(ENV, construct_env_tag)


def load(text: str, loader_class: Any = FastLoader) -> tuple[yaml.Node | None, Any, list[yaml.Node]]:
    """The root node, its value, and the duplicate keys. Text that the C loader refuses is read again in Python for a
    better error position. Raises yaml.YAMLError, and RecursionError for too many nested brackets."""
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        loader = Loader(text)
        node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None, loader.duplicates


def scan(text: str) -> list[yaml.Token]:
    """The tokens of the text; raises yaml.YAMLError."""
    try:
        return list(yaml.scan(text, Loader=FastLoader))
    except yaml.YAMLError:
        return list(yaml.scan(text, Loader=Loader))
