"""What tests share: one build of the fixture for the whole run, its pages, a browser, and a server.

built_site  the folder of a whole build, PDFs included; made once, whichever worker asks first. Never write into it
site        the same, as what the checks of tests/site read
pages_only  what a build of pages alone makes of the same words, to begin with. Never write into it
words       what its authors wrote, read without the library
pages       its pages by address ("map/", "404.html"), parsed
browser     Chromium, one for each worker; a test opens a context of its own in it
served      the address of `built_site` on a local server that sends the headers of `_headers`
project     a copy of what a build reads, for tests that change words or break things; its builds are warm
terminal    lets signals reach processes that a test starts, wherever the tests run

All of it is the fixture's, a small site of another subject. Below tests/site the same names mean the owner's site.
"""

from __future__ import annotations

import compileall
import gc
import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from _pytest.assertion import rewrite
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Playwright, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from tests import shared, tools
from tests.projects import copy_project
from tests.server import serving
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import CHROMIUM_FLAGS, PAGES, build, succeeded

# Else tests in a workflow of GitHub would find its commands in all messages.
for name in tools.STEERING:
    os.environ.pop(name, None)

# With Python's own thresholds a fifth of the time in which tests are collected goes by in search of garbage.
gc.set_threshold(50_000, 20, 20)

# What `scripts/test --quick` runs, in under a minute: no browser, no whole build, no other tool but ruff and mypy.
QUICK = (
    "test_code.py",
    "library/",
    "blocks/",
    "code/test_names.py",
    "author/test_new.py",
    "author/test_report.py",
)


# Files whose tests look at one thing that takes long to make, or need what the one before has made: one process runs them.
TOGETHER = (
    "site/test_tour.py",
    "author/test_readme.py",
    "author/test_preview_server.py",
    "author/test_preview.py",
    "browser/test_worksheet_paper.py",
    "site/test_site.py",
    "code/test_fixture.py",
    "code/test_hosting.py",
    "code/test_offline.py",
    "author/test_another_series.py",
    "generator/test_material_markdown.py",
    "generator/test_media.py",
    "generator/test_owner_settings.py",
)

# What takes longest begins first: else one core waits at the end for what another does.
FIRST = (
    TOGETHER[0],
    "faults/test_killed.py",
    "code/test_handover.py",
    *TOGETHER[1:],
    "author/test_edits.py",
    "press/test_another_language.py",
    "author/test_proof.py",
    "site/test_judges.py",
    "site/test_axe.py",
    "code/test_engines.py",
    "browser/test_worksheet_killed.py",
    "code/test_portable_copy.py",
    "code/test_self_contained_workbook.py",
    "library/test_lost_words.py",
    "browser/test_worksheet_pdf.py",
    "faults/",
    "site/",
    "press/",
)


# What holds a promise of seconds ends the run, when the cores have least else to do.
LAST = "browser/test_worksheet_killed.py::test_all_but_the_last_second_is_there_after_a_kill"


class Scheduling(LoadScopeScheduling):
    """Each worker takes a test, or a whole file of TOGETHER, as soon as it is free. The groups of pytest-xdist stand in
    names of tests that this pytest no longer reads, and would be torn apart in silence."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return file if file.endswith(TOGETHER) else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    assert all(
        (Path(__file__).parent / file).is_file()
        for file in (*TOGETHER, *FIRST, LAST.partition("::")[0])
        if file.endswith(".py")
    )
    config.option.loadscopereorder = False  # in our order, not the largest file first
    return Scheduling(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="what tells most in under a minute")
    parser.addoption("--all", action="store_true", help="also what is slow and seldom red, as CI does")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes long and is seldom red; runs with --all alone")
    if not hasattr(config, "workerinput"):  # the one that starts the workers, or runs alone
        shared.begin()
        compileall.compile_dir(tools.ROOT / "hooks", quiet=1)  # else each build would do it again
        if config.getoption("numprocesses"):
            compile_tests(config)


def compile_tests(config: pytest.Config) -> None:
    """What pytest makes of each file with tests, once: else every worker would do it, in half of the time that it takes to collect.
    Pytest has no public function for this."""
    names = [*config.getini("python_files"), "conftest.py"]
    for file in Path(__file__).parent.rglob("*.py"):
        pyc = rewrite.get_cache_dir(file) / f"{file.stem}{rewrite.PYC_TAIL}"
        wanted = any(map(file.match, names)) and rewrite._read_pyc(file, pyc) is None
        if wanted and rewrite.try_makedirs(pyc.parent):
            stat, code = rewrite._rewrite_test(file, config)
            rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, stat, pyc)


def pytest_collection_finish() -> None:
    gc.freeze()  # what was collected stays, and need not be looked through again


@pytest.hookimpl(trylast=True)  # after pytest-randomly has thrown the dice
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what was not asked for, and begins with what takes long."""
    here = Path(__file__).parent

    def wanted(item: pytest.Item) -> bool:
        if config.getoption("quick") and not item.path.relative_to(here).as_posix().startswith(QUICK):
            return False
        return bool(config.getoption("all")) or item.get_closest_marker("slow") is None

    config.hook.pytest_deselected(items=[item for item in items if not wanted(item)])
    items[:] = [item for item in items if wanted(item)]

    def turn(item: pytest.Item) -> int:
        name = item.nodeid.removeprefix("tests/")
        if name.startswith(LAST):
            return len(FIRST) + 1
        return next((at for at, start in enumerate(FIRST) if name.startswith(start)), len(FIRST))

    items.sort(key=turn)


@pytest.fixture
def terminal() -> Iterator[None]:
    """Signals as in a terminal, for processes that a test starts: in the background, or with nohup, all would ignore them."""
    usual = {signal.SIGINT: signal.default_int_handler, signal.SIGHUP: signal.SIG_DFL}
    before = {number: signal.signal(number, handler) for number, handler in usual.items()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def build_once(name: str, project: Path | None = None) -> Path:
    """Builds a project under a name, once in a run; without a project, a copy of the fixture's, whose builds are then warm."""

    def make(site: Path) -> None:
        words = project or copy_project(site.with_name("project"))
        (words / shared.CACHE).mkdir(exist_ok=True)
        done = build(words, site)
        assert done.returncode == 0, f"the build failed:\n{done.stdout}{done.stderr}"
        if not project:
            shared.lend_cache(words)

    return shared.once(name, make)


@pytest.fixture(scope="session")
def built_site() -> Path:
    return build_once("fixture")


@pytest.fixture(scope="session")
def pages_only(built_site: Path) -> Path:
    """What `scripts/build --pages` makes of the same words; once in a run. Tests that begin with a last site copy it."""

    def make(site: Path) -> None:
        succeeded(build(copy_project(site.with_name("project")), site, **PAGES))

    return shared.once("pages-only", make)


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
def project(tmp_path: Path, built_site: Path) -> Path:
    """Its first build is warm, for `built_site` was built of the same words."""
    return copy_project(tmp_path / "project")
