"""Writes the schemas for editors, from the library's models and this site's series.

    PYTHONPATH=hooks python -m commands.editor_schemas

`.vscode/schemas/*.json` are JSON Schemas for YAML files. VS Code's YAML extension does not read front matter, so its
fields are in `.vscode/settings.json`, for the forms of the extension Front Matter.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from commands import ROOT
from generator.project import read_project
from library import Library, front_matter
from library.checks import plain_language
from library.data_files import HELPLINES_PATH
from library.helpline_model import Country

SCHEMAS = Path(".vscode") / "schemas"
SETTINGS = Path(".vscode") / "settings.json"
SCHEMA_MODELS: dict[str, Any] = {
    HELPLINES_PATH: list[Country],
    plain_language.RULES_PATH: plain_language.Rules,
}
FORM_MODELS: dict[str, type[BaseModel]] = {
    "article": front_matter.ArticleMeta,
    "worksheet": front_matter.WorksheetMeta,
    "page": front_matter.PageMeta,
}
FIELD_TYPES = {"integer": "number", "boolean": "boolean", "array": "list"}


def schema_files(library: Library) -> dict[Path, str]:
    contents: dict[Path, Any] = {
        SCHEMAS / f"{Path(file).stem}.json": {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **_without_titles(TypeAdapter(model).json_schema(by_alias=True)),
        }
        for file, model in SCHEMA_MODELS.items()
    }
    contents[SETTINGS] = _settings(library, [path.as_posix() for path in contents])
    return {
        path: json.dumps(content, indent=2, ensure_ascii=False).replace("$defs", "definitions") + "\n"
        for path, content in contents.items()
    }


def _without_titles(content: Any) -> Any:
    """A schema without the titles that pydantic makes of names: an editor would show "For" for `for:`."""
    if isinstance(content, list):
        return [_without_titles(item) for item in content]
    if not isinstance(content, dict):
        return content
    kept = {key: value for key, value in content.items() if key != "title" or not isinstance(value, str)}
    return {key: _without_titles(value) for key, value in kept.items()}


def _settings(library: Library, schemas: list[str]) -> dict[str, Any]:
    """The settings in the file, with those updated that depend on the models and the series."""
    file = library.root / SETTINGS
    current: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    folders = [(series.folder, series.many, "article") for series in library.series]
    folders += [("articles", "articles", "page"), ("worksheets", "worksheets", "worksheet")]
    pages = [
        {"title": title, "path": f"[[workspace]]/docs/{folder}", "contentTypes": [kind]}
        for folder, title, kind in folders
        if (library.docs / folder).is_dir()
    ]
    types = [
        {"name": name, "pageBundle": False, "fields": _fields(model.model_json_schema(by_alias=True))}
        for name, model in FORM_MODELS.items()
    ]
    return current | {
        "yaml.schemas": {f"./{path}": file for path, file in zip(schemas, SCHEMA_MODELS, strict=True)},
        "frontMatter.content.pageFolders": pages,
        "frontMatter.taxonomy.contentTypes": types,
    }


def _fields(group: dict[str, Any]) -> list[dict[str, Any]]:
    return [_field(key, field, group) for key, field in group["properties"].items()]


def _field(key: str, field: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
    part = next(part for part in field.get("anyOf", [field]) if part.get("type") != "null")
    more: dict[str, Any]
    if "$ref" in part:
        kind, more = "fields", {"fields": _fields(form["$defs"][part["$ref"].rpartition("/")[2]])}
    else:
        kind = "datetime" if part.get("format") == "date" else FIELD_TYPES.get(part["type"], "string")
        more = {"required": True} if key in form["required"] else {}
        # A form shows a missing boolean as false.
        more |= {"default": True} if field.get("default") is True else {}
    kind = "draft" if key == "draft" else kind  # a type of the extension's own
    return {"title": key, "name": key, "type": kind, "description": field["description"], **more}


if __name__ == "__main__":
    for path, text in schema_files(read_project(ROOT)[0]).items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
        print(f"Wrote {path}")
