"""Our own code, held to a linter, a type checker and a speller (rules in pyproject.toml), and to one direction."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from library import code_files
from tests.tools import ROOT, run

TOOLS = {
    "ruff": ["ruff", "check", "--no-cache", "hooks", "tests", "scripts"],
    "mypy": ["mypy", "--cache-dir=.cache/mypy"],
    "codespell": [
        "codespell_lib",
        "overrides",
        "hooks",
        "scripts",
        "tests/README.md",
        "README.md",
        "GUIDE.md",
        "DESIGN.md",
    ],
}


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_code(name: str) -> None:
    done = run([sys.executable, "-m", *TOOLS[name]], cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


# words → library → pages → site → press: what each part of hooks/ imports of the others, and nothing more.
IMPORTS: dict[str, set[str]] = {
    # What every stage may use: files, caches, and what is the same on pages and on paper.
    "files": set(),
    "digests": {"files"},
    "disk_cache": {"digests", "files"},
    "helper_process": set(),
    "signals": set(),
    "build_cache": {"digests", "disk_cache", "helper_process"},
    "fonts": set(),
    "palette": set(),
    "pdf_editions": set(),
    "translations": set(),
    # The stages.
    "worksheet": {"translations"},
    "library": {"build_cache", "files", "fonts", "translations", "worksheet"},
    "pages": {
        *("build_cache", "digests", "files", "palette", "pdf_editions", "translations"),
        *("library", "worksheet"),
    },
    "press": {
        *(
            "digests",
            "disk_cache",
            "files",
            "fonts",
            "helper_process",
            "palette",
            "pdf_editions",
            "signals",
            "translations",
        ),
        *("worksheet",),
    },
    "publish": {
        *("build_cache", "digests", "disk_cache", "files", "pdf_editions", "translations"),
        *("library", "pages", "press", "worksheet"),
    },
    "generator": {
        *("build_cache", "digests", "palette", "signals", "translations"),
        *("library", "pages", "press", "publish", "worksheet"),
    },
    "events": {"generator"},
    "commands": {
        *("build_cache", "digests", "disk_cache", "files", "signals", "translations"),
        *("generator", "library", "press", "publish", "worksheet"),
    },
}
# The site generator and its plugins; what they ask of us in return is answered here and nowhere else.
GENERATORS = {"mkdocs", "mkdocs_macros", "material", "properdocs", "zensical"}
KNOW_MKDOCS = {"generator", "events"}


def imported(part: Path) -> Iterator[str]:
    """The packages that the modules of a part import, inside functions too."""
    for file in sorted(part.rglob("*.py")) if part.is_dir() else [part]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                assert not node.level, f"{file}: a relative import fails in a hook"
                yield str(node.module).partition(".")[0]


def edges() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for part in (ROOT / "hooks").iterdir():
        if part.suffix == ".py" or (part / "__init__.py").is_file():
            found[part.stem] = set(imported(part)) - {part.stem}
    return found


def test_an_edition_has_one_version() -> None:
    """Those who copy old scripts to new templates are told so by it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"edition {project['version']}," in (ROOT / "docs/assets/scripts/site.js").read_text("utf-8")
    assert project["version"] == code_files.EDITION


def test_no_stage_imports_a_later_one() -> None:
    assert {part: names & IMPORTS.keys() for part, names in edges().items()} == IMPORTS
    list(TopologicalSorter(IMPORTS).static_order())  # raises over a circle


def test_no_module_imports_itself_by_way_of_others() -> None:
    hooks = ROOT / "hooks"
    files = {
        ".".join(file.relative_to(hooks).with_suffix("").parts).removesuffix(".__init__"): file
        for file in hooks.rglob("*.py")
    }
    graph: dict[str, set[str]] = defaultdict(set)
    for name, file in files.items():
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                graph[name] |= {alias.name for alias in node.names} & files.keys()
            elif isinstance(node, ast.ImportFrom):
                module = str(node.module)
                wanted = {
                    f"{module}.{alias.name}" for alias in node.names
                }  # a module of the package, or a name of it
                graph[name] |= {one if one in files else module for one in wanted} & files.keys()
    assert len(graph) > 100
    list(TopologicalSorter(graph).static_order())  # raises over a circle


def test_only_one_part_knows_the_site_generator() -> None:
    assert {part for part, names in edges().items() if names & GENERATORS} == KNOW_MKDOCS
