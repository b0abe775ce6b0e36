"""`scripts/watch` says what is due, and looks at links only when it is asked to."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from commands import check, watch
from generator.project import read_project
from library.clock import today
from tests.library import tiny_site
from tests.projects import change, copy_project
from tests.tools import ROOT

FIXTURE = ROOT / "tests" / "fixture"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project", FIXTURE)


def article(root: Path) -> Path:
    """Any page that may say `reviewed:` and `publish:`."""
    library, _ = read_project(root)
    return root / "docs" / library.series[0].articles[0].path


def say(page: Path, line: str) -> None:
    change(page, "---\n", f"---\n{line}\n")


def lines(root: Path) -> str:
    library, _ = read_project(root)
    return "\n".join(map(str, watch.due_problems(library, online=False)[0]))


def test_an_old_review_and_a_day_that_has_come_are_due(root: Path) -> None:
    page, long_ago = article(root), today() - datetime.timedelta(days=2000)
    say(page, f'reviewed: {{by: "A. Reader, licensed", on: {long_ago}}}\npublish: {today()}')
    said = lines(root)
    assert f"reviewed: {long_ago} is more than" in said
    assert f"publish: {today()} has come" in said
    assert f"docs/{page.relative_to(root / 'docs')}:" in said


def test_a_number_is_due_half_a_year_after_it_was_confirmed(root: Path) -> None:
    for days, due in ((170, False), (190, True)):
        checked = today() - datetime.timedelta(days=days)
        (root / "docs/data/helplines.yml").write_text(
            f'- name: Somewhere\n  emergency: {{call: "112", checked: {checked}}}\n'
            f'  lines:\n    - {{name: Line, for: [everyone], call: "123", hours: 24/7, checked: {checked}}}\n',
            "utf-8",
        )
        assert lines(root).count("more than 180 days ago") == (2 if due else 0)


@pytest.fixture
def host() -> Iterator[str]:
    """A host with two pages that are there, and one at which it answers in no way that browsers understand."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/odd":
                self.wfile.write(b"What?\r\n\r\n")
                return
            self.send_response(200 if self.path in {"/there", "/caf%C3%A9?tea=%20"} else 404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_dead_links_are_named_with_their_line_and_living_ones_not(root: Path, host: str) -> None:
    page = article(root)
    page.write_text(
        page.read_text("utf-8")
        + f"\nSee [one]({host}/there), [two]({host}/gone) and [three](http://127.0.0.1:9/x), [four]({host}/café?tea=%20#où), [five]({host}/odd).\n",
        "utf-8",
    )
    library, _ = read_project(root)
    asked: list[str] = []

    def ask(address: str) -> int:
        asked.append(address)
        return watch.fetch_status(address) if "127.0.0.1" in address else 200

    said = "\n".join(map(str, watch.dead_links(library, ask)))
    line = len(page.read_text("utf-8").splitlines())
    assert f":{line}: {host}/gone is gone (status 404)" in said
    assert "http://127.0.0.1:9/x does not answer" in said
    assert f"{host}/odd does not answer" in said
    assert f"{host}/there" not in said and f"{host}/caf" not in said
    assert asked and len(asked) == len(set(asked))


def test_links_of_the_settings_and_of_notes_are_asked_for_too(root: Path) -> None:
    config = root / "mkdocs.yml"
    links = 'leave: "https://a.example/"\n  social: [{link: "https://b.example/me"}, {link: "mailto:me@b.example"}]'
    links += '\n  accessibility: {by: Ann Lee, report: "https://d.example/"}'
    change(config, "review_months", f"{links}\n  review_months")
    note = next((root / "docs/data").glob("*.md"))
    note.write_text(note.read_text("utf-8") + "\nSee [c](https://c.example/).\n", "utf-8")
    library, problems = read_project(root)
    assert problems == []
    settings = ["https://a.example/", "https://b.example/me", "https://d.example/"]
    gone = [library.booking.address, *settings, "https://c.example/"]
    said = "\n".join(map(str, watch.dead_links(library, lambda url: 404 if url in gone else 200)))
    for url in gone:
        file = note if "c.example" in url else config
        line = 1 + file.read_text("utf-8").split(url)[0].count("\n")
        assert f"{file.relative_to(root)}:{line}: {url} is gone (status 404)" in said
    assert said.count("is gone") == len(gone)


def test_without_online_it_says_that_it_did_not_look(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = tmp_path / "issue.md"
    code = watch.main(["--issue", str(issue)], root)
    assert watch.NOT_CHECKED in capsys.readouterr().out
    assert (code == 1) is bool(issue.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/data/helplines.yml", b"- name: ["),
        ("docs/data/helplines.yml", b""),
        ("docs/data/helplines.yml", b"\xff\xfe"),
        ("docs/data/helplines.yml", None),
        ("docs/data/references.bib", b"@article{open, title"),
        ("mkdocs.yml", b"site_name: [\n"),
    ],
)
def test_a_file_that_can_not_be_read_is_due_itself(
    name: str, text: bytes | None, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is due of it is not known. The list would say that nothing is, and its issue would be closed."""
    issue = tmp_path / "issue.md"
    file = root / name
    file.unlink()
    if text is not None:
        file.write_bytes(text)
    code = watch.main(["--issue", str(issue)], root)
    said = capsys.readouterr()
    assert "Nothing is due" not in said.out
    assert f"{name}:" in said.out + said.err
    assert code == 2 or (code == 1 and f"`{name}`, line " in issue.read_text("utf-8"))


def test_an_issue_that_can_not_be_written_is_told(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = tmp_path / "no folder" / "issue.md"
    assert watch.main(["--issue", str(issue)], root) == 2
    said = capsys.readouterr()
    assert f"{issue} can't be written" in said.err and said.out


def test_without_a_network_no_link_is_called_dead(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(address: str) -> int:
        raise OSError("Network is unreachable")

    dead_links = watch.dead_links
    monkeypatch.setattr(watch, "dead_links", lambda library: dead_links(library, nobody))
    watch.main(["--online"], root)
    said = capsys.readouterr().out
    assert watch.OFFLINE in said and "does not answer" not in said


def test_a_mistake_stands_at_its_line_on_github(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A comma in a name does not end it there."""
    page = article(root)
    say(page, "color: red")
    (root / "docs/tea, please: 100%.md").write_text("---\ntitle: Tea\n---\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert check.main([], root) == 1
    said = capsys.readouterr().out
    assert f"::error file=docs/{page.relative_to(root / 'docs')},line=2::" in said
    assert "docs/tea, please: 100%.md:1: " in said
    assert "::error file=docs/tea%2C please%3A 100%25.md,line=1::" in said
    assert tiny_site.build_pages(root) == 1
    assert f"\n::error file=docs/{page.relative_to(root / 'docs')},line=2::" in capsys.readouterr().err
