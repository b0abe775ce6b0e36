"""Remedies for keys, values and markup that other tools know and this site does not: remedies.yml."""

from pathlib import Path

from library.yaml_loader import load


def read_remedies(file: Path) -> dict[str, dict[str, str]]:
    """The remedies by group and name. A key of several words stands for each of them."""
    _, groups, _ = load(file.read_text("utf-8"))
    return {
        group: {name: remedy for key, remedy in remedies.items() for name in key.split()}
        for group, remedies in groups.items()
    }


REMEDIES = read_remedies(Path(__file__).with_suffix(".yml"))
