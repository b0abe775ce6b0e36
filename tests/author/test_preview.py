"""The preview, with real processes: mistakes show in a panel and go away when mended; nothing ends it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import pytest

from commands import serve
from tests.author.preview_process import Preview, previewing
from tests.library import tiny_site
from tests.library.tiny_site import FRIEND, HABITS, HELPLINES, MKDOCS, OTHER_SHEET, REST, SHEET, WALK
from tests.tools import environment, run
from translations import translator


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    with previewing(tmp_path_factory.mktemp("preview")) as running:
        yield running
        assert running.process.poll() is None, "the preview has ended"
        assert "Traceback" not in running.log.read_text("utf-8")


@pytest.fixture(autouse=True)
def mended(preview: Preview) -> Iterator[None]:
    """Puts every file back, whatever a test did."""
    yield
    for name in sorted(preview.changed):
        preview.change(name)
    preview.until(lambda: "It is good to walk." in preview.page().get_text(), "the words are back")
    preview.until_panel()


Pairs = tuple[tuple[str, str], ...]
ARTICLE = "overrides/article.html"
# Changes by file, and how each sentence about them begins.
MISTAKES: dict[str, tuple[dict[str, Pairs], list[str]]] = {
    "words": (
        {
            WALK: (("summary:", "sumary:"), ("It is good", "{{ cuont() }}")),
            REST: (("written: 2026-11-01\n---", "written: 2026-11-01"),),
            FRIEND: (("They wait.", "{{ count("),),
            SHEET: (("/// write", "/// wriet"),),
            HELPLINES: (("hours:", "hour:"),),
        },
        [
            'docs/data/helplines.yml:4: there is no key "hour" here. Did you mean "hours"?',
            "docs/habits/rest.md:1: the front matter is not closed. Put a line with only --- under its last key.",
            'docs/habits/walk.md:3: there is no key "sumary" here. Did you mean "summary"?',
            'docs/habits/walk.md:9: there is no macro "cuont". Did you mean "count"?',
            'docs/letters/to-a-friend.md:10: "{{ count(" opens a macro that is not closed on its line. Write }} at its end.',
            'docs/worksheets/my-walk.md:10: there is no block "wriet". Did you mean "write"?',
        ],
    ),
    "a tab in mkdocs.yml": (
        {MKDOCS: (("      - habits/walk.md", "\t- habits/walk.md"),)},
        ['mkdocs.yml:10: "- habits/walk.md" can\'t be read. It begins with a tab. Use spaces.'],
    ),
    "a mkdocs.yml without our code, and a theme that is not there": (
        {MKDOCS: (("hooks:\n  - hooks/events.py\n", ""), ("name: material", "name: materiel"))},
        [
            'mkdocs.yml:31: theme.name: "materiel" is not known. Did you mean "material"?',
            "mkdocs.yml:1: hooks: is missing. Add hooks: …",
        ],
    ),
    "a series that can not be read": (
        {HABITS: (("series:", "serie:"),)},
        ['docs/habits/index.md:5: there is no key "serie" here. Did you mean "series"?'],
    ),
    "a template": (
        {ARTICLE: (("{% block main %}", "{% blok main %}"),)},
        [f"{ARTICLE}:3: this template can't be read: Encountered unknown tag 'blok'."],
    ),
    "a template that fails on a page": (
        {ARTICLE: (("{% block main %}", "{% block main %}{{ here.no.such.thing }}"),)},
        [f"{ARTICLE}:3: this template fails here: 'library.model.Page object' has no attribute 'no'"],
    ),
}


def says(preview: Preview, sentences: list[str]) -> bool:
    panel = preview.panel()
    return len(panel) == len(sentences) and all(map(str.startswith, panel, sentences))


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_shows_in_the_panel_and_goes_away_when_mended(name: str, preview: Preview) -> None:
    """All at once, and no macro of theirs runs."""
    changes, sentences = MISTAKES[name]
    before = len(preview.log.read_text("utf-8"))
    for file, pairs in changes.items():
        preview.change(file, *pairs)
    preview.until(lambda: says(preview, sentences), f"the panel says {sentences}")
    assert preview.panel("letters/") == preview.panel(), "on every page"
    if ARTICLE in changes:
        page = preview.page()
        assert "It is good to walk." in page.get_text(), "the build failed, and the last pages stay"
        assert page.select("link[rel=stylesheet]")
    elif MKDOCS not in changes:
        assert "ERROR" not in preview.log.read_text("utf-8")[before:]
    for file in changes:
        preview.change(file)
    preview.until_panel()
    assert "It is good to walk." in preview.page().get_text()


def test_a_file_in_another_encoding_shows_with_its_line(preview: Preview) -> None:
    preview.changed.add(WALK)
    text = tiny_site.SITE[WALK].replace("It is good", "It is g\xf6\xf6d")  # type: ignore[arg-type]
    (preview.root / WALK).write_bytes(text.encode("latin-1"))  # type: ignore[union-attr]
    preview.until_panel(
        "docs/habits/walk.md:9: this file is not saved as UTF-8. Save it again with the encoding UTF-8."
    )


def test_a_page_that_can_not_be_made_says_so_in_its_place(preview: Preview) -> None:
    preview.change(WALK, ("summary:", "sumary:"))
    words = translator("en")("unreadable")
    preview.until(lambda: words in preview.page().get_text(), "a word in the page's place")
    preview.change(WALK)
    preview.until_panel()


def test_drafts_show_and_are_marked(preview: Preview) -> None:
    def marked(path: str) -> bool:
        return "This page is a draft." in [said.get_text() for said in preview.page(path).select(".preview")]

    preview.change(WALK, ("(rest.md#why)", "(../index.md)"))
    preview.change(REST, ("written:", "draft: true\nwritten:"))
    preview.until(lambda: marked("habits/rest/"), "the draft is marked")
    assert preview.page("habits/rest/").select_one('meta[name=robots][content="noindex"]')
    assert marked("worksheets/my-rest/"), "so is its worksheet"
    assert not marked("habits/walk/")
    preview.change(WALK)
    preview.change(REST)
    preview.until(lambda: not marked("habits/rest/"), "the draft is finished")


def test_changes_of_every_kind_are_seen(preview: Preview) -> None:
    preview.change(WALK, ("It is good", "It is very good"))
    preview.change(OTHER_SHEET, ("What happened?", "What else happened?"))
    preview.change(HELPLINES, ("Samaritans", "The Listeners"))
    preview.change("overrides/main.html", ("{% block look %}plain", "{% block look %}plain changed"))
    preview.change("hooks/strings/en.yml", ("home: ", "home: Well, "))
    style = preview.root / "docs/assets/styles/site.css"
    style.write_text(style.read_text("utf-8") + "\n/* changed */\n", "utf-8")
    preview.until(lambda: "It is very good" in preview.page().get_text(), "the article")
    preview.until(
        lambda: "What else happened?" in preview.page("worksheets/my-rest/").get_text(), "the worksheet"
    )
    preview.until(lambda: "The Listeners" in preview.page("help-now/").get_text(), "the helpline")
    preview.until(lambda: bool(preview.page("help-now/").select("article.changed")), "the template")
    preview.until(lambda: "Well, " in preview.page("404.html").get_text(), "the words of the interface")
    preview.until(lambda: b"/* changed */" in preview.get("assets/styles/site.css"), "the style")


def test_a_folder_that_is_moved_away_is_missed(preview: Preview) -> None:
    folder, elsewhere = preview.root / "docs/articles", preview.root.parent / "elsewhere"
    before = len(preview.log.read_text("utf-8"))
    folder.rename(elsewhere)
    preview.until(lambda: bool(preview.panel()), "the folder is missed")
    assert "WARNING" not in preview.log.read_text("utf-8")[before:], "MkDocs says it once more"
    elsewhere.rename(folder)
    preview.until_panel()


def test_the_folder_of_all_pages_is_missed_and_another_is_seen_in_its_place(preview: Preview) -> None:
    docs, other = preview.root / "docs", preview.root.parent / "copy of docs"
    shutil.copytree(docs, other, symlinks=True)
    shutil.rmtree(docs)
    preview.until_panel(
        "mkdocs.yml:7: nav: the folder docs is missing or empty. Put it back, with all pages."
    )
    other.rename(docs)
    preview.until_panel()
    preview.change(WALK, ("It is good", "It is very good"))
    preview.until(lambda: "It is very good" in preview.page().get_text(), "the article")


def test_a_pdf_is_made_when_it_is_asked_for(preview: Preview) -> None:
    assert preview.get("worksheets/my-walk/my-walk-a4.pdf").startswith(b"%PDF")
    assert preview.get("articles.epub").startswith(b"PK")
    assert b"%PDF" not in preview.get("worksheets/my-walk/no-such-a4.pdf")


def test_a_preview_that_can_not_listen_says_why(preview: Preview) -> None:
    """The option --quiet is MkDocs's."""
    running = "A preview is already running. Open it in the browser, stop it with Ctrl+C in its window, or choose another port: scripts/serve --port 8001"
    for address, said in (
        (preview.address.removeprefix("http://").strip("/"), running),
        ("192.0.2.1:8001", "This computer has no such address. Write it as 127.0.0.1:8001."),
    ):
        command = [sys.executable, "-m", "commands.serve", "--quiet", "--dev-addr", address]
        done = run(command, cwd=preview.root, env=environment(PYTHONPATH="hooks"), timeout=30)
        assert done.returncode == 1 and done.stderr.splitlines()[-1] == said
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--port", "70000"], '--port: "70000" is not a port. Write a number from 1 to 65535.'),
        (["--port", "here"], '--port: "here" is not a port. Write a number from 1 to 65535.'),
        (["-a", "127.0.0.1:70000"], '--dev-addr: "70000" is not a port. Write a number from 1 to 65535.'),
        (["--dev-addr", "8001"], '--dev-addr: "8001" is not an address. Write it as 127.0.0.1:8001.'),
        (["--dev-addr", "tea:8001"], '--dev-addr: "tea:8001" is not an address. Write it as 127.0.0.1:8001.'),
    ],
)
def test_what_is_no_address_is_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        serve.argument_parser().parse_args(arguments)
    said = capsys.readouterr().err.splitlines()[-1].removeprefix("scripts/serve: error: argument ")
    assert said.replace("-a/--dev-addr", "--dev-addr") == message


@pytest.mark.parametrize(
    "name", ["a template that fails on a page", pytest.param("a template", marks=pytest.mark.slow)]
)
def test_it_begins_although_a_template_has_a_mistake(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    changes, (sentence,) = MISTAKES[name]
    [(file, (change,))] = changes.items()
    with previewing(tmp_path_factory.mktemp("unreadable"), {file: change}) as running:
        for page in ("habits/walk/", "letters/", "", "no/such/page/"):
            (said,) = running.panel(page)
            assert said.startswith(sentence)
        assert translator("en")("unreadable") in running.page().get_text()
        assert b"body" in running.get("assets/styles/site.css"), "the panel is styled"
        running.change(file)
        running.until_panel()
        assert "It is good to walk." in running.page().get_text()


def test_changed_code_asks_for_a_new_start(preview: Preview) -> None:
    """Until it is as it was."""
    code = preview.root / "hooks/pages/template_filters.py"
    text, times = code.read_text("utf-8"), code.stat()
    code.write_text(text + "\n# changed\n", "utf-8")
    preview.until_panel("The code in hooks/ has changed. Stop the preview with Ctrl+C and start it again.")
    code.write_text(text, "utf-8")
    os.utime(code, ns=(times.st_atime_ns, times.st_mtime_ns))
    preview.until_panel()
