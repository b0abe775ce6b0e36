"""What an owner does to make the site theirs: each change is made in a copy as its author would make it by hand, on pages
that are chosen by their place in `nav`, so that nothing here knows any words."""

from __future__ import annotations

import datetime
import posixpath
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

from tests.projects import FIXTURE, copy_project
from tests.site.words import Words
from tests.tools import ROOT, environment, read_yaml, run

Change = Callable[["Author"], None]

VOWELS = str.maketrans("aeoAEO", "oaeOAE")
# What stays as it is in a line of Markdown: targets, macros, citations, code, braces, entities.
KEPT = re.compile(r"\]\([^)]*\)|\{\{.*?\}\}|\[\^[^\]]*\]|\{[^}]*\}|`[^`]*`|https?://\S+|<[^>]*>|&\w+;")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)#\s]+\.md)(#[^)]*)?\)")
SAID = re.compile(r"(title|summary|purpose): |  - ")


def reworded(line: str) -> str:
    """The same line with other words: as many, as long, no two alike that were not before."""
    kept = KEPT.findall(line)
    changed = [part.translate(VOWELS) for part in KEPT.split(line)]
    return "".join(word + keep for word, keep in zip(changed, [*kept, ""], strict=True))


def reworded_page(text: str) -> str:
    """Every sentence of a page, its title and its summary are others; what a program reads stays."""
    _, front, body = text.split("---\n", 2)
    head, of_list = [], False
    for line in front.splitlines():
        of_list = line == "in_short:" or (of_list and line.startswith("  - "))
        said = SAID.match(line)
        if said and (of_list or line[0] != " "):
            line = said[0] + reworded(line[said.end() :])
        head.append(line)
    lines = []
    for line in body.split("\n"):
        block = re.match(r"/// \w+ \| ", line)
        if block:
            line = block[0] + reworded(line[block.end() :])
        elif not re.match(r"#|///|    [\w-]+:|\|[-: |]+\|$", line):
            line = reworded(line)
        lines.append(line)
    return "---\n" + "\n".join(head) + "\n---\n" + "\n".join(lines)


class Author:
    """Somebody with a copy of the project and an editor."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.docs = project / "docs"
        self.config = project / "mkdocs.yml"

    @property
    def words(self) -> Words:
        return Words(self.project)

    @property
    def parts(self) -> list[list[str]]:
        return list(self.words.series.values())

    def edit(
        self, file: Path, pattern: str, new: str | Callable[[re.Match[str]], str], count: int = 1
    ) -> None:
        """Replaces what must be there."""
        text, found = re.subn(pattern, new, file.read_text("utf-8"), count=count, flags=re.MULTILINE)
        assert found, f"{file} has no {pattern}"
        file.write_text(text, "utf-8")

    def texts(self) -> Iterator[Path]:
        yield from self.docs.rglob("*.md")

    def relink(self, old: str, new: str | None) -> None:
        """Every link to a page leads to its new place, or is words alone; so do the queries that it answers."""
        queries = self.docs / "data/search-queries.yml"
        if queries.is_file():
            asked = rf"(?m)^{re.escape(old)}:((?:\n  - .*|\n\s*#.*)*)\n"
            answered = rf"{new}:\1\n" if new else ""
            queries.write_text(re.sub(asked, answered, queries.read_text("utf-8")), "utf-8")
        for file in self.texts():
            folder = file.parent.relative_to(self.docs).as_posix()

            def led(link: re.Match[str], folder: str = folder) -> str:
                if posixpath.normpath(posixpath.join(folder, link[3])) != old:
                    return link[0]
                target = posixpath.relpath(new, folder) if new else ""
                return f"[{link[2]}]({target}{link[4] or ''})" if new else link[2]

            file.write_text(LINK.sub(led, file.read_text("utf-8")), "utf-8")

    def move(self, old: str, new: str) -> None:
        """Gives a page another file name: in nav, in links, and as the owner of its sheet."""
        (self.docs / old).rename(self.docs / new)
        self.edit(self.config, rf"^(\s*- .*){re.escape(old)}$", rf"\g<1>{new}")
        self.relink(old, new)
        for sheet in self.docs.glob("worksheets/*.md"):
            sheet.write_text(sheet.read_text("utf-8").replace(f"\nfor: {old}\n", f"\nfor: {new}\n"), "utf-8")
        picture = self.docs / "assets/pictures" / f"{Path(old).stem}.svg"
        if picture.exists():
            picture.rename(picture.with_stem(Path(new).stem))

    def sheet_of(self, article: str) -> str:
        return next(sheet for sheet, owner in self.words.sheets.items() if owner == article)

    def write(self, path: str, text: str) -> None:
        (self.docs / path).parent.mkdir(exist_ok=True)
        (self.docs / path).write_text(text, "utf-8")


def ready_to_publish(author: Author) -> None:
    """What the README's "Publish" asks for: examples filled in, facts confirmed today, no country without its lines."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    author.edit(author.config, r"^site_url: .*", "site_url: https://our-own-place.org/")
    author.edit(author.config, r"https://example\.(com|org)\S*", "https://our-own-place.org/talk", 0)
    author.edit(author.config, "EXAMPLE", "Our own", 0)
    for file in author.texts():
        reviewed = re.sub(r"(?m)^(reviewed: .* on:) [\d-]+", rf"\1 {today}", file.read_text("utf-8"))
        file.write_text(reviewed, "utf-8")
    bib = author.docs / "data/references.bib"
    bib.write_text(re.sub(r"\n\s*keywords = \{recheck\},?", "", bib.read_text("utf-8")), "utf-8")
    lines = author.docs / "data/helplines.yml"
    countries = [country for country in read_yaml(lines.read_text("utf-8")) if _helps(country)]
    for country in countries:
        for known in (*country["lines"], *([country["emergency"]] if "emergency" in country else [])):
            known.pop("recheck", None)
            known |= {"checked": datetime.date.fromisoformat(today)}
            known.setdefault("source", known.get("url", "https://our-own-place.org/numbers"))
    lines.write_text(yaml.safe_dump(countries, allow_unicode=True, sort_keys=False), "utf-8")


def _helps(country: dict[str, Any]) -> bool:
    """Whether it has a line for whoever is hurt by somebody, as a country needs before it goes online."""
    return "emergency" not in country or any("abuse" in line.get("for", []) for line in country["lines"])


def another_practice(author: Author) -> None:
    author.edit(author.config, "^site_name: .*", "site_name: Søren & Zoë")
    author.edit(author.config, "^site_url: .*", "site_url: https://another-place.org/")
    author.edit(author.config, r"^(    name:) .*", r"\1 Praxis Müller")
    author.edit(author.config, r"^(    therapist:) .*", r"\1 Zoë Sørensen, psychotherapist")
    author.edit(author.config, r"^(    about:) .*", r'\1 "Two rooms by the river. [Call](tel:+15550100)."')
    author.edit(author.config, r"^(    address:) .*", r"\1 https://another-place.org/talk")
    author.edit(author.config, r"^(    label:) .*", r"\1 Come and talk")
    author.edit(author.config, r"^    short: .*\n", "")
    author.edit(author.config, r"^(    minutes:) .*", r"\1 25")


def another_language(author: Author) -> None:
    """Of the interface; the words themselves are still to be translated."""
    author.edit(author.config, "^  language: .*", "  language: es")


def step_added(author: Author) -> None:
    """As the README says: `scripts/new`, write what is marked, take the draft out."""
    title = re.search(r'scripts/new \w+ "(.*)"', (ROOT / "README.md").read_text("utf-8"))
    assert title
    overview, members = list(author.words.series.items())[-1]
    sibling = author.docs / members[-1]
    sheet = author.docs / author.sheet_of(members[-1])
    one = author.words.meta[overview]["series"]["one"]
    before = set(author.texts())
    done = run(
        [sys.executable, "-m", "commands.new", one, title[1]],
        env=environment(PYTHONPATH=str(author.project / "hooks")),
    )
    assert done.returncode == 0, done.stderr
    for file in sorted(set(author.texts()) - before):
        pattern = sheet if file.parent.name == "worksheets" else sibling
        made, written = file.read_text("utf-8"), reworded_page(pattern.read_text("utf-8"))
        for key in ("title", "for", "written"):
            line = re.search(rf"(?m)^{key}: .*$", made)
            written = re.sub(rf"(?m)^{key}: .*$", line[0], written, count=1) if line else written
        file.write_text(re.sub(r"(?m)^redirects: .*\n", "", written), "utf-8")


def article_renamed(author: Author) -> None:
    old = author.parts[-1][0]
    author.move(old, f"{Path(old).parent}/another-name.md")
    new = author.docs / old
    author.edit(
        new.with_name("another-name.md"), "^(title: .*)$", rf"\1\nredirects: [{old.removesuffix('.md')}]"
    )


def articles_reordered(author: Author) -> None:
    one, two = (re.escape(path) for path in author.parts[0][:2])
    author.edit(
        author.config, rf"^(.*){one}\n(.*){two}$", lambda found: "\n".join(reversed(found[0].split("\n")))
    )


def article_deleted(author: Author) -> None:
    """One that nothing leans on alone: what it helps with has other help."""
    words = author.words
    article = next(
        path
        for path in author.parts[-1][1:]
        if all(
            sum(other == helped for _, other in words.helps) > 1
            for step, helped in words.helps
            if step == path
        )
    )
    for path in (article, author.sheet_of(article)):
        (author.docs / path).unlink()
        author.edit(author.config, rf"^\s*- .*{re.escape(path)}\n", "")
        author.relink(path, None)
    picture = author.docs / "assets/pictures" / f"{Path(article).stem}.svg"
    picture.unlink(missing_ok=True)


def sheet_renamed(author: Author) -> None:
    old = author.words.worksheets[0]
    author.move(old, "worksheets/another-sheet.md")
    author.edit(author.docs / "worksheets/another-sheet.md", "^(title: .*)$", rf"\1\nwas: [{Path(old).stem}]")


def own_files(author: Author) -> None:
    """A photo of the practice, a logo, an icon, a style sheet, and a page of one's own with a photo, a recording with its words, and a form."""
    assets = author.docs / "assets"
    for name in ("pictures/our-door.jpg", "pictures/our-garden.webp", "our-logo.png"):
        Image.new("RGB", (120, 90), "#376").save(assets / name)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 8 5 1 8 8z"/></svg>'
    (assets / "pictures/our-sign.svg").write_text(drawing, "utf-8")
    (assets / "styles").mkdir(exist_ok=True)
    (assets / "styles/ours.css").write_text("h1 { letter-spacing: 0.01em; }\n", "utf-8")
    for folder in ("media", "files"):
        (assets / folder).mkdir(exist_ok=True)
    (assets / "media/breath.mp3").write_bytes(b"ID3\x03" + bytes(200))
    (assets / "media/breath.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:02.000\nBreathe in.\n", "utf-8")
    (assets / "files/first-visit.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n" + bytes(100))
    author.edit(author.config, r"^(    therapist: .*)$", r"\1\n    photo: assets/pictures/our-door.jpg")
    author.edit(
        author.config,
        r"^  custom_dir: .*$",
        r"\g<0>\n  logo: assets/our-logo.png\n  favicon: assets/pictures/our-sign.svg",
    )
    author.edit(author.config, "^theme:", "extra_css: [assets/styles/ours.css]\ntheme:")
    author.write(
        "our-practice.md",
        "---\ntitle: Our practice\nsummary: Where it is.\n---\n\n![Our garden](assets/pictures/our-garden.webp)\n\n"
        "![Breathing](assets/media/breath.mp3)\n\nBring [the form](assets/files/first-visit.pdf).\n",
    )
    last = re.escape(author.words.order[-1])
    author.edit(author.config, rf"^(\s*- .*){last}$", r"\g<0>\n\1our-practice.md")


def sheet_thrown_away(author: Author) -> None:
    """An article goes on without one."""
    article = author.parts[0][1]
    sheet = author.sheet_of(article)
    (author.docs / sheet).unlink()
    author.edit(author.config, rf"^\s*- .*{re.escape(sheet)}\n", "")
    author.relink(sheet, None)
    author.edit(author.docs / article, "^(title: .*)$", r"\1\nworksheet: false")


def third_part(author: Author) -> None:
    words = author.words
    number = len(author.parts) + 1
    known = dict.fromkeys(key for keys in words.cited.values() for key in keys)
    sources = "".join(f"[^{key}]" for key in list(known)[:3])
    short = "".join(
        f"  - {said}\n" for said in ("A walk is short.", "The river is near.", "Go when it is dry.")
    )
    head = f"summary: {{}} of a part that came later.\nin_short:\n{short}written: 2026-11-23\n"
    series = f"series: {{part: {number}, one: walk, many: walks, words: [5, 200]}}\n"
    first = author.docs / next(iter(words.series))
    overview = reworded_page(first.read_text("utf-8"))
    overview = re.sub(r"\]\((?=[\w-]+\.md)", f"](../{first.parent.name}/", overview)  # its own articles
    author.write(
        "walks/index.md",
        f"---\ntitle: '{{count}} Walks for Later'\n{head.format('All')}{series}---\n"
        + overview.split("---\n", 2)[2],
    )
    helped = Path(author.parts[0][0]).stem
    author.write(
        "walks/by-the-river.md",
        f"---\ntitle: A Walk by the River\n{head.format('One')}helps: [{helped}]\n---\n\nGo down to the water and look at it for a while.{sources}\n\n## Why\n\nIt is near.\n",
    )
    author.write(
        "worksheets/river-walk.md",
        "---\ntitle: My walk by the river\nfor: walks/by-the-river.md\npurpose: Go, and say what you saw.\nminutes: 5\n---\n\n"
        "## Before I go\n\n/// line | Where the river is\n///\n\n/// rate | How far is it today?\n    low: near\n    high: far\n///\n",
    )
    last, sheet = author.parts[-1][-1], words.worksheets[-1]
    group = f"  - Part {number}:\n      - walks/index.md\n      - walks/by-the-river.md\n"
    author.edit(author.config, rf"^(.*{re.escape(last)}\n)", rf"\1{group}")
    author.edit(author.config, rf"^(.*{re.escape(sheet)}\n)", r"\1      - worksheets/river-walk.md" + "\n")


def pages_left_out(author: Author) -> None:
    """Pages that a site need not have."""
    for path in ("map.md", "sources.md", "book.md"):
        (author.docs / path).unlink()
        author.edit(author.config, rf"^\s*- {path}\n", "")
        author.relink(path, None)


def without_booking(author: Author) -> None:
    """Nobody can book a talk here: no setting, no page, and no line that offers one."""
    author.edit(author.config, r"^  booking:\n(?:    .*\n)+", "")
    if (author.docs / "book.md").exists():  # unless it is left out with other pages
        (author.docs / "book.md").unlink()
        author.edit(author.config, r"^\s*- book.md\n", "")
    for file in author.texts():
        file.write_text(re.sub(r"(?m)^.*\{\{ book.*\n\n?", "", file.read_text("utf-8")), "utf-8")
    author.relink("book.md", None)


def nothing_to_read_on(author: Author) -> None:
    """No article is read after the close."""
    shutil.rmtree(author.docs / "articles")
    for path in author.words.order:
        if path.startswith("articles/"):
            author.edit(author.config, rf"^\s*- {path}\n", "")
            author.relink(path, None)
    author.edit(author.config, r"^  - .*:\n(?=  - )", "")


def every_sentence_changed(author: Author) -> None:
    for file in author.texts():
        if (text := file.read_text("utf-8")).startswith("---\n"):
            file.write_text(reworded_page(text), "utf-8")
    (author.docs / "data/search-queries.yml").unlink(missing_ok=True)  # they ask for words that are gone


def all_words_replaced(author: Author) -> None:
    """All of docs/ and mkdocs.yml by another site's; our fonts, styles and scripts stay."""
    shutil.rmtree(author.project)
    copy_project(author.project, FIXTURE)
    ready_to_publish(author)


# In an order in which they can all be made together; the last replaces what the others have changed.
TOGETHER = (
    another_practice,
    step_added,
    article_renamed,
    articles_reordered,
    article_deleted,
    sheet_renamed,
    third_part,
    own_files,
    sheet_thrown_away,
    nothing_to_read_on,
    every_sentence_changed,
    another_language,
)
CHANGES = (*TOGETHER, pages_left_out, without_booking, all_words_replaced)
