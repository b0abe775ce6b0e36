"""What editors check by is what the library checks by."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import editor_schemas
from generator.project import read_project
from tests.library import tiny_site
from tests.tools import ROOT


def known(path: Path, text: str) -> dict[str, Any]:
    """What a file for editors holds; the folders of its author's parts are theirs to write anew."""
    made: dict[str, Any] = json.loads(text)
    if path == editor_schemas.SETTINGS:
        del made["frontMatter.content.pageFolders"]
    return made


def test_the_files_for_editors_are_up_to_date() -> None:
    library, _ = read_project(ROOT)
    for path, text in editor_schemas.schema_files(library).items():
        assert known(path, (ROOT / path).read_text("utf-8")) == known(path, text), (
            f"{path}: write it anew with: PYTHONPATH=hooks .venv/bin/python -m commands.editor_schemas"
        )


def test_no_schema_is_left_over() -> None:
    library, _ = read_project(ROOT)
    wanted = {
        path.name for path in editor_schemas.schema_files(library) if path.parent == editor_schemas.SCHEMAS
    }
    assert {file.name for file in (ROOT / editor_schemas.SCHEMAS).iterdir()} == wanted


def test_a_form_knows_each_key_with_a_description() -> None:
    made = json.loads(editor_schemas.schema_files(read_project(ROOT)[0])[editor_schemas.SETTINGS])
    sheet = next(kind for kind in made["frontMatter.taxonomy.contentTypes"] if kind["name"] == "worksheet")
    fields = {field["name"]: field for field in sheet["fields"]}
    assert [name for name in fields if fields[name].get("required")] == ["title", "for", "purpose", "minutes"]
    assert fields["for"] == {
        "title": "for",
        "name": "for",
        "type": "string",
        "description": "The article's file, such as letters/to-a-friend.md.",
        "required": True,
    }
    assert all(field["description"] for field in fields.values())


def test_the_form_beside_the_text_has_the_fields_of_its_kind(tmp_path: Path) -> None:
    library, _ = read_project(tiny_site.write(tmp_path))
    made: dict[str, Any] = json.loads(editor_schemas.schema_files(library)[editor_schemas.SETTINGS])
    folders = {folder["path"]: folder["contentTypes"] for folder in made["frontMatter.content.pageFolders"]}
    assert folders == {
        "[[workspace]]/docs/habits": ["article"],
        "[[workspace]]/docs/letters": ["article"],
        "[[workspace]]/docs/articles": ["page"],
        "[[workspace]]/docs/worksheets": ["worksheet"],
    }
    article = next(kind for kind in made["frontMatter.taxonomy.contentTypes"] if kind["name"] == "article")
    assert {field["name"]: field["type"] for field in article["fields"]} == {
        "title": "string",
        "summary": "string",
        "in_short": "list",
        "written": "datetime",
        "reviewed": "fields",
        "author": "string",
        "publish": "datetime",
        "caution": "string",
        "draft": "draft",
        "pocket_card": "boolean",
        "collapsed": "boolean",
        "redirects": "list",
        "helps": "list",
        "worksheet": "boolean",
    }


@pytest.mark.parametrize("file", sorted(editor_schemas.SCHEMA_MODELS))
def test_the_real_data_have_only_keys_that_their_schema_knows(file: str) -> None:
    made = json.loads((ROOT / editor_schemas.SCHEMAS / f"{Path(file).stem}.json").read_text("utf-8"))
    data = yaml.safe_load((ROOT / file).read_text("utf-8"))
    if made["type"] == "array":
        country, line = made["definitions"]["Country"], made["definitions"]["Helpline"]
        assert all(
            set(item) <= set(country["properties"]) and set(country["required"]) <= set(item) for item in data
        )
        assert all(set(row) <= set(line["properties"]) for item in data for row in item["lines"])
    else:
        assert set(data) <= set(made["properties"])


def test_the_recommended_extensions_are_in_the_container_too() -> None:
    recommended = json.loads((ROOT / ".vscode/extensions.json").read_text("utf-8"))["recommendations"]
    container = (ROOT / ".devcontainer/devcontainer.json").read_text("utf-8")
    settings = json.loads(
        "\n".join(line for line in container.splitlines() if not line.strip().startswith("//"))
    )
    assert settings["customizations"]["vscode"]["extensions"] == recommended
    assert (ROOT / settings["postCreateCommand"].split()[-1]).is_file()
    assert (ROOT / settings["postAttachCommand"]["preview"].split()[-1]).is_file()
