"""A preview without its server: it builds as `mkdocs serve` does, again after each of many random edits.

    python -m tests.author.edits once PROJECT SITE
    python -m tests.author.edits often PROJECT SITE SEED EDITS EVERY

`often` prints, after every so many edits, each file that is not as a new process makes it of the same words.
"""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from tests.faults.trees import differences, digest
from tests.tools import ROOT, run, succeeded

URL = "http://127.0.0.1:8000/"
# What an author may put between two lines: right, wrong, and what hangs on other files.
WORDS = (
    "One more sentence, of **words** and a 'quotation'.",
    "## Another heading",
    "## Another heading { #its-address }",
    "[The first page](../index.md) and [an anchor](../help-now.md#nobody).",
    "A source[^nobody2001] that nobody knows.",
    "{{ cuont() }}",
    "{{ book() }}",
    "{{ practice('name') }}",
    '!!! note "Look"\n    Words in a note.',
    "/// write | What is new here?\n///",
    "/// wriet | What is wrong here?\n///",
    "- [ ] a box\n- [x] another",
    "A note of one's own.[^own]\n\n[^own]: Here it is.",
    ":material-heart: and ~~struck~~",
    "![A drawing](../assets/pictures/home.svg)",
)
FRONT = (
    "draft: true",
    "redirects: [old/place]",
    "summary: Said otherwise.",
    "writen: 2026-01-01",
    "author: Ada",
)


class Author:
    """Changes a project at random, and puts a third of it back."""

    def __init__(self, project: Path, seed: int) -> None:
        self.project, self.chance, self.number = project, random.Random(seed), 0
        names = ("docs/**/*.md", "docs/data/*", "docs/assets/pictures/*.svg", "overrides/**/*.html")
        files = [file for name in names for file in sorted(project.glob(name)) if file.name != "README.md"]
        files += [
            project / name for name in ("mkdocs.yml", "hooks/strings/en.yml", "docs/assets/styles/site.css")
        ]
        self.first = {file: file.read_bytes() for file in files}

    def edit(self) -> None:
        self.number += 1
        kinds: list[Callable[[], None]] = [
            *[self.words] * 5, *[self.front] * 3, *[self.back] * 6,
            self.line, self.gone, self.page, self.data, self.template, self.style, self.drawing, self.setting, self.said,
        ]  # fmt: skip
        self.chance.choice(kinds)()

    def one(self, folder: str, ending: str = "") -> Path:
        found = [
            file
            for file in self.first
            if file.is_relative_to(self.project / folder) and file.name.endswith(ending)
        ]
        return self.chance.choice(found)

    def text(self, file: Path) -> str:
        return file.read_text("utf-8") if file.is_file() else self.first[file].decode()

    def insert(self, file: Path, words: str, *, above: bool = False) -> None:
        """Between two lines of the text, or of what stands above it."""
        lines = self.text(file).split("\n")
        end = next((at for at, line in enumerate(lines) if at and line == "---"), 1)
        at = self.chance.randint(1, end) if above else self.chance.randint(end + 1, max(end + 1, len(lines)))
        lines[at:at] = [words] if above else ["", words, ""]
        file.write_text("\n".join(lines), "utf-8")

    def words(self) -> None:
        self.insert(self.one("docs", ".md"), f"{self.chance.choice(WORDS)} {self.number}")

    def front(self) -> None:
        self.insert(self.one("docs", ".md"), self.chance.choice(FRONT), above=True)

    def line(self) -> None:
        file = self.one("docs", ".md")
        lines = self.text(file).split("\n")
        del lines[self.chance.randrange(len(lines))]
        file.write_text("\n".join(lines), "utf-8")

    def gone(self) -> None:
        self.one("docs", self.chance.choice([".md", ".svg", ".bib", ".yml"])).unlink(missing_ok=True)

    def page(self) -> None:
        file = self.project / "docs" / f"new-{self.number}.md"
        file.write_text(f"---\ntitle: New {self.number}\nsummary: New.\n---\n\nWords.\n", "utf-8")
        self.first[file] = file.read_bytes()

    def data(self) -> None:
        file = self.one("docs/data")
        words = sorted(set(re.findall(r"[A-Za-z]{4,}", self.text(file))))
        old = self.chance.choice(words)
        file.write_text(self.text(file).replace(old, f"{old}{self.number}", 1), "utf-8")

    def template(self) -> None:
        file = self.one("overrides", ".html")
        file.write_text(f"{self.text(file)}\n<p>{self.number}</p>\n", "utf-8")

    def style(self) -> None:
        file = self.one("docs/assets", ".css")
        file.write_text(f"{self.text(file)}\n/* {self.number} */\n", "utf-8")

    def drawing(self) -> None:
        file = self.one("docs/assets", ".svg")
        file.write_text(self.text(file).replace("<path", f'<path data-n="{self.number}"', 1), "utf-8")

    def setting(self) -> None:
        """Such as leave mkdocs.yml one: else the last pages stay as they are."""
        file = self.project / "mkdocs.yml"
        lines = self.text(file).split("\n")
        if self.chance.random() < 0.5:
            lines = [re.sub(r"^(site_name: .*)", rf"\g<1> {self.number}", line) for line in lines]
        else:
            pages = [at for at, line in enumerate(lines) if re.match(r" {6}- [\w/-]+\.md$", line)]
            one, other = self.chance.sample(pages, 2)
            lines[one], lines[other] = lines[other], lines[one]
        file.write_text("\n".join(lines), "utf-8")

    def said(self) -> None:
        file = self.project / "hooks/strings/en.yml"
        keys = re.findall(r"^(\w+): [A-Z][\w ]+$", self.first[file].decode(), re.MULTILINE)
        key = self.chance.choice(keys)
        file.write_text(
            re.sub(rf"^({key}: .*)$", rf"\g<1> {self.number}", self.text(file), flags=re.MULTILINE), "utf-8"
        )

    def back(self) -> None:
        file = self.chance.choice(
            [one for one, old in self.first.items() if not one.is_file() or one.read_bytes() != old]
            or [next(iter(self.first))]
        )
        file.write_bytes(self.first[file])


class Preview:
    """One process's."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site = project, site
        site.mkdir(exist_ok=True)
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url=URL)

    def again(self) -> None:
        build(self._config(), serve_url=URL)

    def _config(self):  # type: ignore[no-untyped-def]  # noqa: ANN202
        config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = URL
        return config


def fresh(project: Path, scratch: Path) -> dict[str, str]:
    """The same words made by a process that knows nothing."""
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(project, scratch / "project", ignore=shutil.ignore_patterns(".cache"))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(scratch / "project/hooks"), str(ROOT)])}
    succeeded(
        run([sys.executable, "-m", __spec__.name, "once", scratch / "project", scratch / "site"], env=env)
    )
    return digest(scratch / "site")


def main(kind: str, project: Path, site: Path, *numbers: str) -> None:
    preview = Preview(project, site)
    if kind == "once":
        return
    seed, edits, every = map(int, numbers)
    author = Author(project, seed)
    for number in range(1, edits + 1):
        author.edit()
        preview.again()
        if number % every == 0:
            wrong = differences(digest(site), fresh(project, site.with_name("fresh")))
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(number, held, *[name for name in wrong if not name.startswith(".")], flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), *sys.argv[4:])
