"""Every check over the whole built site. A check that finds something says where."""

from __future__ import annotations

import pytest

from tests.site.checks import ALL
from tests.site.folder import Site
from tests.site.words import Words


@pytest.mark.parametrize("name", sorted(ALL))
def test_site(name: str, site: Site, words: Words) -> None:
    found = ALL[name](site, words)
    assert not found, "\n".join([f"{name}:", *found[:20]])
