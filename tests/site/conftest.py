"""Below this folder the site is the owner's: built from docs/ and mkdocs.yml as they stand, once in a run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.conftest import build_once
from tests.server import serving
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import ROOT


@pytest.fixture(scope="session")
def built_site() -> Path:
    return build_once("owner", ROOT)


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
def served(built_site: Path) -> Iterator[str]:
    with serving(built_site) as address:
        yield address
