"""Quite another series, in another language: the same code and looks make a site of it.

Spanish words, one part, two or three, no helplines, no sources, no page that closes. Nothing in the code may
know what this repository's own site is about.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import SVG, copy_assets, link_code
from tests.shared import once
from tests.site import checks
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import ROOT, strings

ENGLISH, SPANISH = strings("en"), strings("es")
PARTS = {
    "habitos": (
        "hábito",
        "hábitos",
        "{count} hábitos",
        {"andar": "Andar", "dormir": "Dormir bien", "leer": "Leer de noche"},
    ),
    "cartas": (
        "carta",
        "cartas",
        "Escribir {count} cartas",
        {"a-un-amigo": "A un amigo", "al-mar": "Al mar"},
    ),
    "paseos": ("paseo", "paseos", "Dar {count} paseos", {"por-el-rio": "Por el río"}),
}


def settings(folders: list[str]) -> str:
    nav = ["index.md"]
    nav += [f"{folder}/{name}.md" for folder in folders for name in ("index", *PARTS[folder][3])]
    nav += [
        "worksheets/index.md",
        *(f"worksheets/hoja-{name}.md" for folder in folders for name in PARTS[folder][3]),
    ]
    nav += ["map.md", "about.md"]
    lines = "".join(f"  - {path}\n" for path in nav)
    return f"""\
site_name: Pequeños pasos
site_url: https://pasos.example/
extra:
  practice: {{name: Casa del Té, therapist: Ada Byron, about: Dos cuartos y un jardín.}}
  booking: {{address: "https://te.example/cita", label: Pedir una cita, minutes: 20}}
nav:
{lines}theme: {{name: material, custom_dir: overrides, language: es, font: false}}
exclude_docs: |
  data/
  assets/**/README.md
plugins:
  - macros: {{on_undefined: strict}}
hooks: [hooks/events.py]
markdown_extensions: [attr_list, def_list, smarty, tables, toc]
"""


def words(folders: list[str]) -> dict[str, str]:
    files = {
        "mkdocs.yml": settings(folders),
        "docs/index.md": "---\ntitle: Pequeños pasos\nsummary: Empezar.\n---\n\nBienvenida.\n",
        "docs/map.md": "---\ntitle: Mapa\nsummary: Todo.\n---\n\nTodo a la vista.\n",
        "docs/about.md": '---\ntitle: Quién escribe\nsummary: Ada.\n---\n\n{{ practice("therapist") }}\n',
        "docs/worksheets/index.md": "---\ntitle: Hojas\nsummary: Todas.\n---\n\nUna tras otra.\n",
        "docs/assets/pictures/andar.svg": SVG,
    }
    for part, folder in enumerate(folders, 1):
        one, many, title, articles = PARTS[folder]
        series = f"{{part: {part}, one: {one}, many: {many}}}"
        files[f"docs/{folder}/index.md"] = (
            f'---\ntitle: "{title}"\nsummary: Lo que hay.\nseries: {series}\nwritten: 2026-11-01\n---\n\nHay {{{{ count("{many}", words=true) }}}}.\n'
        )
        earlier = [name for other in folders[: part - 1] for name in PARTS[other][3]]
        for name, titled in articles.items():
            helps = f"helps: [{', '.join(earlier)}]\n" if earlier else ""
            text = f"---\ntitle: {titled}\nsummary: Uno.\n{helps}written: 2026-11-01\n---\n\n## Por qué\n\nPorque sí.\n\n## Cómo\n\n{{{{ book() }}}}\n"
            files[f"docs/{folder}/{name}.md"] = text
            files[f"docs/worksheets/hoja-{name}.md"] = (
                f"---\ntitle: Hoja de {titled.lower()}\nfor: {folder}/{name}.md\npurpose: Probar.\nminutes: 5\n---\n\n## Dos minutos\n\n"
                "/// grid | Mi semana\n    rows: 2\n| Día | Qué pasó |\n|---|---|\n| *lunes* | *nada* |\n///\n\n/// rate | Ánimo\n///\n"
            )
    return files


class Made:
    """A built site of these folders, and the words it was made of."""

    def __init__(self, root: Path, folders: list[str]) -> None:
        self.site, self.words, self.folders = Site(root / "site"), Words(root), folders


def lay_out(root: Path, folders: list[str]) -> None:
    for name, text in words(folders).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    link_code(root)
    copy_assets(root)


def write(root: Path, folders: list[str]) -> None:
    lay_out(root, folders)
    assert check.find_problems(root)[1] == []
    assert tiny_site.build_pages(root) == 0


@pytest.fixture(
    scope="module",
    params=[["habitos"], ["habitos", "cartas", "paseos"]],  # with two, tests/press builds it
    ids=["one part", "three parts"],
)
def made(request: pytest.FixtureRequest) -> Made:
    folders: list[str] = request.param
    return Made(once(f"series-{len(folders)}", lambda root: write(root, folders)), folders)


# It has no helplines; and without the press, neither cards nor PDFs.
NOT_MADE = {"wrong_helpline", "head", "missing_pdf"}


def test_it_passes_the_checks_of_every_site(made: Made) -> None:
    """The chain, numbers and counts, what helps with what, sheets, links: all of tests/site/checks."""
    left_out = NOT_MADE | (
        {"map_of_help"} if len(made.folders) == 1 else set()
    )  # where nothing helps with anything
    wrong = {
        name: found
        for name, check in checks.ALL.items()
        if name not in left_out and (found := check(made.site, made.words))
    }
    assert wrong == {}


def test_what_was_not_made_is_not_offered(made: Made) -> None:
    """Pages alone, without the press."""
    for address, page in made.site.pages.items():
        assert page.select('a[href$=".pdf"], a[href$=".epub"]') == [], address


def test_a_number_is_said_in_words_of_the_language(made: Made) -> None:
    for folder in made.folders:
        said = {1: "uno", 2: "dos", 3: "tres"}[len(PARTS[folder][3])]
        assert f"Hay {said}." in made.site.pages[f"{folder}/"].get_text()


def said_by(page: BeautifulSoup) -> set[str]:
    """All that a reader sees or hears: texts, labels, and what scripts are given to say."""
    found = {
        " ".join(text.split())
        for text in page.find_all(string=True)
        if text.parent and text.parent.name not in {"script", "style"}
    }
    for element in page.find_all(True):
        for name, value in element.attrs.items():
            if name in {"aria-label", "title", "alt", "placeholder", "content"} or (
                name.startswith("data-") and name not in {"data-sheet", "data-script", "data-style"}
            ):
                found |= set(str(value).split("|"))
    return found - {""}


def test_no_word_of_the_interface_is_english(made: Made) -> None:
    foreign = {key: text for key, text in ENGLISH.items() if SPANISH.get(key) != text}
    patterns = {
        key: re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(text))) for key, text in foreign.items()
    }
    wrong = []
    for path, page in made.site.pages.items():
        assert page.html is not None
        assert page.html["lang"] == "es"
        for said in said_by(page):
            for key, pattern in patterns.items():
                if (
                    pattern.pattern != ".+"
                    and re.search("[A-Za-z]{3}", pattern.pattern.replace(".+", ""))
                    and pattern.fullmatch(said)
                ):
                    wrong.append(f"{path}: {key}: {said}")
    assert wrong == []


def test_both_languages_have_the_same_words_and_places_to_fill() -> None:
    assert ENGLISH.keys() == SPANISH.keys()
    for key, text in ENGLISH.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", SPANISH[key])), key


def test_templates_use_no_words_of_the_theme() -> None:
    for file in ROOT.glob("overrides/**/*.html"):
        assert not re.search(r"partials/language|\blang\.t\b", file.read_text("utf-8")), file


def test_every_word_that_is_asked_for_is_there() -> None:
    asked = set()
    for file in [*ROOT.glob("overrides/**/*.html"), *ROOT.glob("hooks/**/*.py")]:
        asked |= set(
            re.findall(
                r"""(?<![\w.])(?:t|views\.t|self\.t|making\.t|_views\.t|label)\(\s*["']([a-z_0-9]+)["']""",
                file.read_text("utf-8"),
            )
        )
    missing = {
        key for key in asked if key not in ENGLISH and f"{key}_one" not in ENGLISH and not key.endswith("_")
    }
    assert missing == set()


# What this repository's own site is about. Its tests of words and of the built site may say it, its code may not.
OWN = re.compile(
    r"\bfeelings?\b|[\"'`/ ]steps?/|[\"'`]steps?[\"'`]|: steps?[,}]|\babandon|\bmending\b|\bset-boundaries\b",
    re.IGNORECASE,
)
CODE = [
    file
    for folder in ("hooks", "overrides", "scripts")
    for file in (ROOT / folder).rglob("*")
    if file.suffix in {".py", ".html", ".yml", ".typ", ""}
]


def test_the_code_does_not_know_what_the_site_is_about() -> None:
    named = [
        f"{file.relative_to(ROOT)}:{number}: {line.strip()}"
        for file in CODE
        if file.is_file()
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if OWN.search(line)
    ]
    assert named == []
