"""The files of hosting/ and the workflow: what they promise of the site, and the site of them."""

from __future__ import annotations

import re
import shutil
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from publish.finish import precompress
from publish.security_headers import HEADERS, IMMUTABLE_PATHS, ONE_YEAR
from tests import shared, tools
from tests.nginx import nginx
from tests.projects import copy_project
from tests.site.folder import Site, target
from tests.site.words import Words

SNIPPET = tools.ROOT / "hosting" / "nginx.conf"
WORKFLOW = tools.ROOT / ".github" / "workflows" / "publish.yml"


@pytest.fixture(scope="module")
def published(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with compressed files beside the pages, as `--publish` leaves it."""
    folder = tmp_path_factory.mktemp("published") / "site"
    shutil.copytree(built_site, folder)
    precompress(folder, shared.folder() / shared.CACHE)
    return folder


@pytest.fixture(scope="module")
def address(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with nginx(published, tmp_path_factory.mktemp("nginx")) as base:
        yield base


def ask(address: str, **headers: str) -> tuple[int, Mapping[str, str], bytes]:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, headers=named)  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def test_the_snippet_sends_what_headers_says() -> None:
    sent = dict(
        re.findall(r'^ *add_header ([\w-]+) "(.*)" always;$', SNIPPET.read_text("utf-8"), re.MULTILINE)
    )
    assert sent == HEADERS
    assert f'"{ONE_YEAR}"' in SNIPPET.read_text("utf-8")


def test_pages_come_with_every_header_and_are_asked_for_again(address: str) -> None:
    for path, status in (("", 200), ("help-now/", 200), ("no/such/page/", 404)):
        code, headers, body = ask(address + path)
        assert code == status
        assert {name: headers[name] for name in HEADERS} == HEADERS
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert headers["Cache-Control"] == ("no-cache" if status == 200 else None)
        assert b"<!doctype html>" in body
    _, headers, _ = ask(address)
    again, _, body = ask(address, If_None_Match=headers["ETag"])
    assert (again, body) == (304, b"")


def test_names_with_hashes_are_kept_for_a_year_and_nothing_else(address: str, published: Path) -> None:
    for pattern in IMMUTABLE_PATHS:
        files = [
            file
            for file in published.glob(pattern.strip("/"))
            if re.search(r"\.[0-9a-f]{10}\.(js|css|woff2)$", file.name)
        ]
        assert files, pattern
        for file in files:
            path = file.relative_to(published).as_posix()
            assert ask(address + path)[1]["Cache-Control"] == ONE_YEAR, path
    for path in ("search.json", "feed.xml", "assets/scripts/gone.0123456789.js"):
        assert ask(address + path)[1]["Cache-Control"] != ONE_YEAR, path


def test_compressed_files_are_sent_as_they_are(address: str, published: Path) -> None:
    code, headers, body = ask(address + "help-now/", Accept_Encoding="gzip")
    assert (code, headers["Content-Encoding"], headers["Vary"]) == (200, "gzip", "Accept-Encoding")
    assert body == (published / "help-now/index.html.gz").read_bytes()
    assert ask(address + "help-now/")[2] == (published / "help-now/index.html").read_bytes()


def test_files_to_take_along_come_as_what_they_are(address: str) -> None:
    """A phone opens its reading app by the kind that the host names, for it is told to trust it (nosniff)."""
    kinds = {"articles.epub": "application/epub+zip", "worksheets/workbook-a4.pdf": "application/pdf"}
    assert {path: ask(address + path)[1]["Content-Type"] for path in kinds} == kinds


@pytest.mark.parametrize("path", ["_headers", "index.html.gz", "search.json.br"])
def test_what_is_for_hosts_is_not_for_readers(path: str, address: str, published: Path) -> None:
    assert (published / path).is_file()
    assert ask(address + path)[0] == 404


def test_a_folder_without_its_slash_leads_on(address: str) -> None:
    code, _, body = ask(address + "help-now")
    assert code == 200
    assert body == ask(address + "help-now/")[2]


def test_every_link_works_below_a_folder(site: Site) -> None:
    """A project's site on GitHub Pages stands in a folder: no page may link from the root of the host."""
    for name, page in site.pages.items():
        if name == "404.html":
            continue  # shown at any depth, so its links follow site_url: the next test
        for tag in page.find_all(True):
            for attribute in ("href", "src", "data-index", "data-script", "data-style", "data-base"):
                assert not str(tag.get(attribute, "")).startswith("/"), f"{name}: {tag}"


@pytest.fixture(scope="module")
def below_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site at an address with a folder."""
    root = tmp_path_factory.mktemp("folder")
    project = copy_project(root / "project")
    config = project / "mkdocs.yml"
    below = re.sub(
        r"(?m)^site_url: .*$", "site_url: https://name.github.io/project/", config.read_text("utf-8")
    )
    config.write_text(below, "utf-8")
    tools.succeeded(tools.build(project, root / "site", BUILD_PAGES_ONLY="1"))
    return Site(root / "site")


def test_the_error_page_works_below_a_folder(below_a_folder: Site) -> None:
    page = below_a_folder.pages["404.html"]
    tags = [
        (tag, name)
        for tag in page.find_all(True)
        for name in ("href", "src", "data-script", "data-style", "data-base")
    ]
    inner = [str(tag[name]) for tag, name in tags if tag.get(name)]
    inner = [link for link in inner if not link.startswith(("#", "https:", "data:", "tel:", "sms:"))]
    assert len(inner) > 10
    for link in inner:
        assert link.startswith("/project/"), link
        assert below_a_folder.file_at(link.removeprefix("/project/").split("#")[0]) in below_a_folder.files, (
            link
        )


def test_an_old_address_leads_on_and_names_the_new_one(below_a_folder: Site, words: Words) -> None:
    assert len(words.moved) >= 2
    for old, new in words.moved.items():
        page = below_a_folder.moved[old]
        canonical, refresh = (
            page.select_one("link[rel=canonical]"),
            page.select_one("meta[http-equiv=refresh]"),
        )
        assert canonical and canonical["href"] == f"https://name.github.io/project/{new}"
        assert page.select("meta[name=robots]") == [], (
            "who may not list this page may not learn the new address"
        )
        assert refresh
        for link in (str(refresh["content"]).partition("url=")[2], str(page.select("main a")[0]["href"])):
            assert target(old, link) == (new, "")
        rules = below_a_folder.text("_redirects").splitlines()
        # Netlify needs the "!" where a page stands at the old address; Cloudflare Pages takes no such code.
        assert f"/{old}* /{new} 301!" in rules and f"/{old} /{new} 301" in rules


def test_the_workflow_publishes_only_what_was_checked() -> None:
    steps = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["build"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert commands == ["scripts/check", "scripts/build --publish"]
    used = re.findall(r"uses: (.+)", WORKFLOW.read_text("utf-8"))
    assert used and all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v[\d.]+", name) for name in used)
