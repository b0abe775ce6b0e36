"""Writes what editors check and complete by, from the library's own models and this site's series.

    PYTHONPATH=hooks python -m commands.schema

`.vscode/schemas/*.json` are for YAML files; VS Code's YAML extension does not look into Markdown, so
the same fields stand in `.vscode/settings.json` for the Front Matter extension, which makes a form
of them beside the text.
"""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter

from commands import ROOT
from generator.project import read_project
from library import Library, schema
from library.checks.rules import Rules
from library.helpline_model import Country

SCHEMAS = Path(".vscode") / "schemas"
SETTINGS = Path(".vscode") / "settings.json"
MODELS: dict[str, type[BaseModel]] = {
    "article": schema.ArticleMeta,
    "overview": schema.OverviewMeta,
    "worksheet": schema.WorksheetMeta,
    "page": schema.PageMeta,
    "note": schema.NoteMeta,
    "plain-language": Rules,
}
# Which schema checks which data file.
CHECKED = {"helplines": "docs/data/helplines.yml", "plain-language": "docs/data/plain-language.yml"}
KINDS = {"integer": "number", "boolean": "boolean", "array": "list"}


def texts(library: Library) -> dict[Path, str]:
    """Each file that editors read, as it has to be."""
    found = {name: _plain(model.model_json_schema(by_alias=True)) for name, model in MODELS.items()}
    found["helplines"] = _plain(TypeAdapter(list[Country]).json_schema(by_alias=True))
    made = {
        SCHEMAS / f"{name}.json": {"$schema": "http://json-schema.org/draft-07/schema#", **content}
        for name, content in found.items()
    }
    made[SETTINGS] = _settings(library, found)
    return {
        path: json.dumps(content, indent=2, ensure_ascii=False).replace("$defs", "definitions") + "\n"
        for path, content in made.items()
    }


def _plain(content: Any) -> Any:
    """Without the titles that pydantic makes of names: an editor would show "For" for `for:`."""
    if isinstance(content, list):
        return [_plain(item) for item in content]
    if not isinstance(content, dict):
        return content
    return {
        key: _plain(value) for key, value in content.items() if key != "title" or not isinstance(value, str)
    }


def _settings(library: Library, found: dict[str, Any]) -> dict[str, Any]:
    """The editors' settings as they stand, with what follows from the models and this site's series written anew."""
    file = library.root / SETTINGS
    standing: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    folders = [(series.folder, series.many, "article") for series in library.series]
    folders += [("articles", "articles", "page"), ("worksheets", "worksheets", "worksheet")]
    pages = [
        {"title": title, "path": f"[[workspace]]/docs/{folder}", "contentTypes": [kind]}
        for folder, title, kind in folders
        if (library.docs / folder).is_dir()
    ]
    types = [
        {
            "name": kind,
            "pageBundle": False,
            "fields": [_field(key, field, found[kind]) for key, field in found[kind]["properties"].items()],
        }
        for kind in ("article", "worksheet", "page")
    ]
    return standing | {
        "yaml.schemas": {f"./{SCHEMAS.as_posix()}/{name}.json": file for name, file in CHECKED.items()},
        "frontMatter.content.pageFolders": pages,
        "frontMatter.taxonomy.contentTypes": types,
    }


def _field(key: str, field: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    parts = [part for part in field.get("anyOf", [field]) if part.get("type") != "null"]
    if "$ref" in parts[0]:
        group = whole["$defs"][parts[0]["$ref"].rpartition("/")[2]]
        made = {"title": key, "name": key, "type": "fields", "description": field["description"]}
        return {**made, "fields": [_field(name, part, group) for name, part in group["properties"].items()]}
    kind = "datetime" if parts[0].get("format") == "date" else KINDS.get(parts[0]["type"], "string")
    kind = "draft" if key == "draft" else kind  # which editors know as a kind of its own
    made = {"title": key, "name": key, "type": kind, "description": field["description"]}
    return {**made, "required": True} if key in whole["required"] else made


if __name__ == "__main__":
    for path, text in texts(read_project(ROOT)[0]).items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
        print(f"Wrote {path}")
