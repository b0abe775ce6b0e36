"""What tests share: one build of the fixture for the whole run, its pages, a browser, and a server.

built_site  the folder of a whole build, PDFs included; made once, whichever worker asks first. Never write into it
site        the same, as what the checks of tests/site read
words       what its authors wrote, read without the library
pages       its pages by address ("map/", "404.html"), parsed
browser     Chromium, one for each worker; a test opens a context of its own in it
served      the address of `built_site` on a local server that sends the headers of `_headers`
project     a copy of what a build reads, for tests that change words or break things

All of it is the fixture's, a small site of another subject. Below tests/site the same names mean the owner's site.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests import tools
from tests.projects import copy_project
from tests.server import serving
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, build

Once = Callable[[str, Path | None], Path]
# What `scripts/test --quick` runs, in under a minute: no browser, no whole build, no other tool but ruff and mypy.
QUICK = (
    "test_code.py",
    "library/",
    "blocks/",
    "code/test_names.py",
    "author/test_new.py",
    "author/test_report.py",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="what tells most in under a minute")
    parser.addoption("--all", action="store_true", help="also what is slow and seldom red, as CI does")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes long and is seldom red; runs with --all alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what was not asked for."""
    here = Path(__file__).parent

    def wanted(item: pytest.Item) -> bool:
        if config.getoption("quick") and not item.path.relative_to(here).as_posix().startswith(QUICK):
            return False
        return bool(config.getoption("all")) or item.get_closest_marker("slow") is None

    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = [item for item in items if wanted(item)]


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Builds a project under a name, once in a run; without a project, a copy of the fixture's is made beside."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent  # the workers' folders stand side by side in the run's

    def once(name: str, project: Path | None = None) -> Path:
        site = shared / name / "site"
        site.parent.mkdir(exist_ok=True)
        with (shared / name / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            failed = site.with_name("failed")  # once, and not again for each test that asks
            if not site.exists() and not failed.exists():  # the build puts it there whole or not at all
                done = build(project or copy_project(site.with_name("project")), site)
                if done.returncode:
                    failed.write_text(f"the build failed:\n{done.stdout}{done.stderr}", "utf-8")
            assert site.exists(), failed.read_text("utf-8")
        return site

    return once


@pytest.fixture(scope="session")
def built_site(build_once: Once) -> Path:
    return build_once("fixture", None)


@pytest.fixture(scope="session")
def site(built_site: Path) -> Site:
    return Site(built_site)


@pytest.fixture(scope="session")
def words(built_site: Path) -> Words:
    return Words(built_site.with_name("project"))


@pytest.fixture(scope="session")
def pages(site: Site) -> Mapping[str, BeautifulSoup]:
    return site.pages


@pytest.fixture(scope="session")
def engines() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(engines: Playwright) -> Iterator[Browser]:
    browser = engines.chromium.launch(executable_path=tools.browser(), args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def printing_browser(engines: Playwright) -> Iterator[Browser]:
    """Chromium as readers have it: the one without a window breaks pages elsewhere."""
    browser = engines.chromium.launch(executable_path=tools.tool("chromium"), args=CHROMIUM_FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_project(tmp_path / "project")
