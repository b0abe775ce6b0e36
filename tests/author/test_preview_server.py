"""The preview as a server: to whom it answers, and what it does when very much is asked at once, or when it is told to end."""

from __future__ import annotations

import http.client
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.author.preview_process import PATIENCE, Preview, previewing
from tests.library import tiny_site
from tests.shared import CACHE


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    root = tmp_path_factory.mktemp("served")
    (root / CACHE).mkdir()
    with previewing(root) as running:
        yield running
        assert "Traceback" not in running.log.read_text("utf-8")


def asked(preview: Preview, method: str, path: str, host: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(
        preview.address.removeprefix("http://").strip("/"), timeout=PATIENCE
    )
    connection.request(method, path, headers={"Host": host})
    answer = connection.getresponse()
    return answer.status, answer.read()


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000", "tea.localhost", "192.168.2.7"]
)
def test_it_answers_as_this_machine(host: str, preview: Preview) -> None:
    status, body = asked(preview, "GET", "/habits/walk/", host)
    assert status == 200 and b"It is good to walk." in body


@pytest.mark.parametrize(
    "host",
    [
        *("evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "", "["),
        *(
            "evil.example@127.0.0.1",
            "127.0.0.1#.evil.example",
            "evil.example%00.localhost",
            "localhost:80@evil",
        ),
    ],
)
def test_it_answers_as_nobody_else(host: str, preview: Preview) -> None:
    """A page elsewhere whose name was made to lead here reads nothing."""
    for path in ("/habits/walk/", "/livereload/1/1", "/worksheets/my-walk/my-walk-a4.pdf"):
        status, body = asked(preview, "GET", path, host)
        assert status == 403 and b"good to walk" not in body and not body.startswith(b"%PDF")


def test_odd_requests_get_an_answer(preview: Preview) -> None:
    assert asked(preview, "HEAD", "/habits/walk/", "localhost") == (200, b"")
    assert asked(preview, "GET", "/habits/%00/", "localhost")[0] == 404
    assert asked(preview, "GET", f"/habits/{'x' * 300}/", "localhost")[0] == 404
    with socket.create_connection(("127.0.0.1", int(preview.address.split(":")[2].strip("/")))) as raw:
        raw.sendall(b"\x00\x01 nonsense\r\n\r\n")
        assert b"400" in raw.recv(1000)
    assert asked(preview, "GET", "/habits/walk/", "localhost")[0] == 200


def test_two_hundred_files_at_once_are_those_of_a_build(preview: Preview) -> None:
    """Everything that the press makes, asked for at the same moment, several times over, with nothing in the cache."""
    site = tiny_site.built()
    made = {
        file.relative_to(site).as_posix(): file.read_bytes()
        for ending in ("*.pdf", "*.epub", "cards/*.png")
        for file in site.rglob(ending)
    }
    addresses = [*made] * (-(-200 // len(made)))
    assert len(addresses) >= 200
    with ThreadPoolExecutor(len(addresses)) as people:
        answers = list(people.map(preview.get, addresses))
    wrong = {address for address, answer in zip(addresses, answers, strict=True) if answer != made[address]}
    assert wrong == set()


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.slow) for one in (signal.SIGHUP, signal.SIGINT))],
)
def test_told_to_end_it_leaves_nothing(number: signal.Signals, tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with previewing(tmp_path / "project", TMPDIR=str(scratch)) as running:
        assert [path.name.partition("_")[0] for path in scratch.iterdir()] == ["mkdocs"]
        running.process.send_signal(number)
        running.process.wait(PATIENCE)
    assert list(scratch.iterdir()) == []
    assert "Traceback" not in running.log.read_text("utf-8")
