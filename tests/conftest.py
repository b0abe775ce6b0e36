"""What tests share: one build of the site for the whole run, its pages, a browser, and a server.

built_site  the folder of a whole build, PDFs included; made once, whichever worker asks first. Never write into it
site        the same, as what the checks of tests/site read
words       what its authors wrote, read without the library
pages       its pages by address ("steps/anger/", "404.html"), parsed
browser     Chromium, one for each worker; a test opens a context of its own in it
served      the address of `built_site` on a local server that sends the headers of `_headers`
project     a copy of what a build reads, for tests that change words or break things
"""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

from tests.server import serving
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, ROOT, environment, run, tool


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent  # the workers' folders stand side by side in the run's
    site = shared / "built" / "site"
    site.parent.mkdir(exist_ok=True)
    with (shared / "built" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.exists():  # the build puts it there whole or not at all
            done = run([ROOT / "scripts" / "build", "--site-dir", site], env=environment())
            assert done.returncode == 0, f"scripts/build failed:\n{done.stdout}{done.stderr}"
    return site


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    return Site(built_site)


@pytest.fixture(scope="session")
def words() -> Words:
    return Words(ROOT)


@pytest.fixture(scope="session")
def pages(site: Site) -> Mapping[str, BeautifulSoup]:
    return site.pages


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")


def copy_project(to: Path) -> Path:
    """What a build reads, without what it has made."""
    to.mkdir(parents=True)
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns("__pycache__", ".*.sw?"))
    shutil.copy(ROOT / "mkdocs.yml", to)
    return to
