"""`scripts/build --publish`: what must not go online is named and refused; what may is built, and compressed too."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import brotli
import pytest

from commands import check
from publish import finish
from tests.faults.trees import digest
from tests.site.words import Words
from tests.tools import build, succeeded
from worksheet import slugify_label

# The first line of a field without a name of its own.
LABEL = re.compile(r"^(/// \w+ \| )(.+)$(?!\n    name:)", re.MULTILINE)
# On the day on which the fixture's facts were confirmed; a year later they are too old.
TODAY = {"SOURCE_DATE_EPOCH": "1795651200"}
PUBLISH = {"BUILD_TO_PUBLISH": "1", "BUILD_PAGES_ONLY": "1", **TODAY}
ALLOWED = {**PUBLISH, "BUILD_ALLOW_RECHECK": "1"}


def fill_in(project: Path) -> None:
    """What an owner does before the first publishing."""
    config = project / "mkdocs.yml"
    text = re.sub(
        r"^site_url: .*", "site_url: https://our-own-place.org/", config.read_text("utf-8"), flags=re.M
    )
    address = "address: !ENV [TALK, https://our-own-place.org/book]"
    text = re.sub(r"\baddress: \S+", address, text.replace("EXAMPLE", "Our own"))
    config.write_text(text, "utf-8")


def test_examples_and_open_facts_are_refused_by_name(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good one", "utf-8")
    before = digest(site)
    done = build(project, site, **PUBLISH)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    said = [line for line in done.stderr.splitlines() if re.match(r"\S+:\d+: ", line)]
    assert said == sorted(said, key=lambda line: (line.split(":")[0], int(line.split(":")[1])))
    assert f"{len(said)} problems found." in done.stderr
    settings = (project / "mkdocs.yml").read_text("utf-8").split("\n")
    config = Words(project).config
    for key, value in (
        ("extra.booking.address", config["extra"]["booking"]["address"]),
        ("site_url", config["site_url"]),
        ("extra.practice.name", config["extra"]["practice"]["name"]),
    ):
        line = next(number for number, row in enumerate(settings, 1) if row.strip().endswith(f": {value}"))
        assert any(
            one.startswith(f'mkdocs.yml:{line}: {key}: "{value}" is still an example. ') for one in said
        )
    for file, number, rest in (one.split(":", 2) for one in said):
        if "is marked recheck" in rest and file.endswith(".yml"):
            assert "recheck: true" in (project / file).read_text("utf-8").split("\n")[int(number) - 1]
    assert digest(site) == before


def test_an_example_in_the_variable_is_named_as_such(project: Path) -> None:
    fill_in(project)
    done = build(project, project / "site", **ALLOWED, TALK="https://example.org/talk")
    assert done.returncode != 0 and not (project / "site").exists()
    assert (
        'extra.booking.address: "https://example.org/talk" is still an example. '
        "It comes from the variable TALK. Write the address of your booking page."
    ) in done.stderr


def test_addresses_and_fields_that_the_last_site_had_are_not_lost_in_silence(
    project: Path, built_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Deleting is allowed: what was forgotten is said, by the check and by the build that makes the last site forget it."""
    site = project / "site"
    shutil.copytree(built_site, site)
    sheets = project / "docs/worksheets"
    names = [sheet.stem for sheet in sorted(sheets.glob("*.md")) if sheet.stem != "index"]
    renamed, followed = names[:2]
    for name in (renamed, followed):
        text = (sheets / f"{name}.md").read_text("utf-8")
        if name == followed:
            original = text
            text = LABEL.sub(r"\1What else", text, count=1)
        (sheets / f"{name}.md").unlink()
        was = f"was: [{name}]\n" if name == followed else ""
        (sheets / f"{name}-now.md").write_text(text.replace("minutes:", f"{was}minutes:", 1), "utf-8")
        for file in (
            project / "mkdocs.yml",
            *(project / "docs").rglob("*.md"),
            *(project / "docs").rglob("*.yml"),
        ):
            file.write_text(file.read_text("utf-8").replace(f"{name}.md", f"{name}-now.md"), "utf-8")
    changed = slugify_label(LABEL.search(original)[2])  # type: ignore[index]
    rows = (sheets / f"{followed}-now.md").read_text("utf-8").split("\n")
    line = next(number for number, row in enumerate(rows, 1) if row.endswith("| What else"))
    said = [
        f"The last site had the address /worksheets/{renamed}/, which leads nowhere now: if the worksheet has another name now "
        f"({renamed}-now), write was: [{renamed}] into it, so that readers find their answers again; if it is gone, "
        f"write redirects: [worksheets/{renamed}] into the page that takes its place.",
        f'docs/worksheets/{followed}-now.md: the last site had a field "{changed}" here. If it is the one in line {line} now, '
        f"write name: {changed} under its label, so that readers find their answers again.",
    ]
    assert check.main([], project) == 0
    assert capsys.readouterr().out.splitlines()[1:] == said
    done = succeeded(build(project, site, BUILD_PAGES_ONLY="1"))
    assert [line for line in done.stderr.splitlines() if "last site" in line] == said
    assert check.main([], project) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_draft_is_refused_by_name(project: Path) -> None:
    fill_in(project)
    (project / "docs/later.md").write_text(
        "---\ntitle: Later\nsummary: Not yet.\ndraft: true\n---\n\nSoon.\n", "utf-8"
    )
    config = project / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("- about.md", "- about.md\n      - later.md"), "utf-8"
    )
    done = build(project, project / "site", **ALLOWED)
    assert done.returncode != 0 and not (project / "site").exists()
    assert "docs/later.md:4: this page is a draft. Finish it and remove draft: true" in done.stderr


def test_open_facts_are_listed_when_they_are_allowed(project: Path) -> None:
    fill_in(project)
    done = succeeded(build(project, project / "site", **ALLOWED))
    open_facts = [
        *re.findall(r"\{recheck\}", (project / "docs/data/references.bib").read_text("utf-8")),
        *re.findall(
            r"recheck: true\b", re.sub(r"#.*", "", (project / "docs/data/helplines.yml").read_text("utf-8"))
        ),
    ]
    listed = [line for line in done.stderr.splitlines() if line.startswith("published though unconfirmed:")]
    assert len(listed) == len(open_facts) > 0
    page = project / "site/index.html"
    assert "https://our-own-place.org/book" in page.read_text("utf-8")
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()


def test_a_page_without_a_way_to_help_is_not_published(project: Path) -> None:
    fill_in(project)
    (project / "overrides/404.html").write_text("<!doctype html><title>Gone</title><p>Gone.</p>", "utf-8")
    done = build(project, project / "site", **ALLOWED)
    assert done.returncode != 0
    assert "these pages have no link to Help now:\n404.html\nRestore it" in done.stderr, done.stderr
    assert not (project / "site").exists()


def test_what_is_published_again_is_compressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "index.html").write_text("Words. " * 99, "utf-8")
    finish.precompress(site, cache)
    compressed = (site / "index.html.br").read_bytes()
    (site / "index.html.br").unlink()
    monkeypatch.setattr(brotli, "compress", lambda *_, **__: pytest.fail("compressed again"))
    finish.precompress(site, cache)
    assert (site / "index.html.br").read_bytes() == compressed
