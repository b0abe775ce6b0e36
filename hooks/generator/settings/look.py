"""What an owner puts in the place of ours: templates, sign, icon, photo, style sheets, the colors of the threads."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import colors
from library.assets import PICTURES, mistake_of
from library.problems import Problem
from library.yaml_text import Yaml

SIGNS = (".svg", ".png")
PHOTOS = (".jpg", ".jpeg", ".png", ".webp")


def check_look(settings: Yaml, root: Path) -> Iterator[Problem]:
    """Files that are named and missing or of no use, and colors that can't be told from the paper."""
    theme, practice = settings.value["theme"], settings.value["extra"]["practice"]
    if not (root / theme["custom_dir"]).is_dir():
        message = f'theme.custom_dir: there is no folder "{theme["custom_dir"]}". Write overrides.'
        yield settings.mistake(message, "theme", "custom_dir")
    files = [
        *((theme.get(key), ("theme", key), "assets", SIGNS) for key in ("logo", "favicon")),
        (practice.get("photo"), ("extra", "practice", "photo"), PICTURES, PHOTOS),
        *(
            (name, ("extra_css", index), "assets/styles", (".css",))
            for index, name in enumerate(settings.value.get("extra_css") or [])
        ),
    ]
    for name, place, folder, endings in files:
        if name and (message := _file(root, name, folder, endings)):
            key = ".".join(str(part) for part in place if isinstance(part, str))
            yield settings.mistake(f"{key}: {message}", *place)
    docs = root / "docs"
    own_icon = theme.get("logo") or theme.get("favicon") or (docs / colors.ICON).is_file()
    if (docs / colors.STYLES).is_file() and not own_icon:
        message = "the icon of the site is missing. Bring it back, or write theme.favicon with another into mkdocs.yml."
        yield Problem(f"docs/{colors.ICON}", 1, message)
    own = settings.value["extra"].get("colors") or {}
    for where, message in colors.mistakes(docs, own):
        if where:
            yield settings.mistake(f"extra.colors.{where[0]}: {message}", "extra", "colors", *where)
        else:
            yield Problem(f"docs/{colors.STYLES}", 1, message)


def _file(root: Path, name: str, folder: str, endings: Sequence[str]) -> str:
    """What is wrong with `name`, which is to be a file below docs/`folder` with one of the `endings`; or nothing."""
    path = Path(name)
    if "://" in name or name.startswith(("/", "..")) or not path.is_relative_to(folder):
        return f'"{name}" is not in docs/{folder}/. Put the file there, and write {folder}/{path.name}.'
    if path.suffix.lower() not in endings:
        return f'"{name}" can\'t be used here. Known are {", ".join(endings)}.'
    if not (root / "docs" / name).is_file():
        return f"there is no file docs/{name}. Put it there, or remove this line."
    mistake = mistake_of(root / "docs" / name)
    return f"{name}: {mistake}" if mistake else ""
