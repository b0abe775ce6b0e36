"""The same words as several projects: ours, and as each of the others wants them; one, ten and fifty times over.

The others get our Markdown as it stands. What only our build understands (blocks, citations) is plain
text to them; macros, which would be an error to Hugo, are taken out.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.tools import ROOT

MACRO = re.compile(r"\{\{.*?\}\}")
HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>{{ .Title }}</h1>
{{ .Content }}<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul></main></body></html>
"""


def ours(to: Path) -> None:
    """What a build of ours reads, without what it has made."""
    to.mkdir(parents=True)
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    shutil.copy(ROOT / "mkdocs.yml", to)


def grow(project: Path, pages: int) -> None:
    """Writes copies of every article with its sheet, under other names and titles, until there are about
    `pages` pages. Links between copies lead to copies of the same round."""
    docs = project / "docs"
    config = (project / "mkdocs.yml").read_text("utf-8")
    listed = re.findall(r"^ +- ([\w/-]+)\.md$", config, re.MULTILINE)
    owners = {name: _owner(docs / f"{name}.md") for name in listed if name.startswith("worksheets/")}
    copied = [
        name
        for pair in owners.items()
        for name in pair
        if name and "index" not in name and owners.get(pair[0]) != ""
    ]
    slugs = {name.split("/")[-1] for name in copied}
    rounds = max(1, round((pages - len(listed)) / len(copied)) + 1)
    for number in range(2, rounds + 1):
        for name in copied:
            text = (docs / f"{name}.md").read_text("utf-8")
            (docs / f"{name}-{number}.md").write_text(_renamed(text, number, slugs), "utf-8")
            picture = docs / "assets/pictures" / f"{name.split('/')[-1]}.svg"
            if picture.is_file():
                shutil.copy(picture, picture.with_stem(f"{picture.stem}-{number}"))
    for name in copied:
        lines = [rf"\g<1>- {name}.md"] + [rf"\g<1>- {name}-{number}.md" for number in range(2, rounds + 1)]
        config = re.sub(rf"^( +)- {name}\.md$", "\n".join(lines), config, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(config, "utf-8")


def _owner(sheet: Path) -> str:
    """The article that a sheet belongs to, or nothing where it belongs to a whole series."""
    found = (
        re.search(r"^for: (.+?)(?:\.md)?$", sheet.read_text("utf-8"), re.MULTILINE)
        if sheet.stem != "index"
        else None
    )
    return found[1] if found and not found[1].endswith("/index") else ""


def _renamed(text: str, number: int, slugs: set[str]) -> str:
    text = re.sub(r"""^(title: .*?)(["']?)$""", rf"\1 {number}\2", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^(for: .*?)(\.md)?$", rf"\1-{number}\2", text, count=1, flags=re.MULTILINE)

    def numbered(match: re.Match[str]) -> str:
        return re.sub(
            r"[\w-]+", lambda slug: f"{slug[0]}-{number}" if slug[0] in slugs else slug[0], match[0]
        )

    return re.sub(r"^helps: \[.*\]$", numbered, text, count=1, flags=re.MULTILINE)


def stock(project: Path, to: Path) -> None:
    """mkdocs-material as it comes, with its search, for the words of `project`. Its fonts would come from
    another host, so they are off."""
    _words(project, to / "docs")
    config = (project / "mkdocs.yml").read_text("utf-8")
    kept = [_section(config, name) for name in ("site_name", "site_url", "nav", "markdown_extensions")]
    theme = "theme:\n  name: material\n  language: en\n  font: false\nplugins:\n  - search\n"
    (to / "mkdocs.yml").write_text("".join(kept) + theme, "utf-8")


def hugo(project: Path, to: Path) -> None:
    """Hugo with a theme of one bare template: the least that a generator can do."""
    _words(project, to / "content")
    for index in list((to / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))
    layouts = to / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(HUGO_PAGE, "utf-8")
    (to / "hugo.toml").write_text(
        'baseURL = "http://127.0.0.1/"\ntitle = "Words"\ndisableKinds = ["taxonomy", "term"]\n', "utf-8"
    )


def _words(project: Path, to: Path) -> None:
    for file in sorted((project / "docs").rglob("*")):
        path = file.relative_to(project / "docs")
        if path.parts[0] == "data" or path.name == "README.md" or not file.is_file():
            continue
        if file.suffix == ".md":
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            (to / path).write_text(MACRO.sub("13", file.read_text("utf-8")), "utf-8")
        elif "pictures" in path.parts:
            (to / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, to / path)


def _section(config: str, name: str) -> str:
    """One top-level key of mkdocs.yml with all that stands under it."""
    found = re.search(rf"^{name}:.*\n(?:^[ #].*\n|^\n)*", config, re.MULTILINE)
    return found[0] if found else ""
