"""What people bring along or write in another way, and what to do instead: remedies.yml beside this module."""

from pathlib import Path

from library.yaml_loader import load


def read_remedies(file: Path) -> dict[str, dict[str, str]]:
    """Groups of remedies by what they are for. A key of several words stands for each of them; one of `marks` is whole."""
    _, groups, _ = load(file.read_text("utf-8"))
    return {
        group: {
            one: said
            for key, said in remedies.items()
            for one in ([key] if group == "marks" else key.split())
        }
        for group, remedies in groups.items()
    }


REMEDIES = read_remedies(Path(__file__).with_suffix(".yml"))
