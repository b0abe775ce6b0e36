"""What the press needs of the templates: take one attribute away, and it says which template lacks what."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

import press
from press import jobs, plan
from press.read.finished_page import FinishedSite
from tests.press import epubs
from tests.tools import ROOT

ATTRIBUTE = re.compile(r'\bdata-press="[a-z-]+"|\bdata-press-[a-z]+(?==)')
# What stands on no page that the press reads, or in words that a small site need not have.
UNREAD = {"404.html"}


def used() -> set[str]:
    """Every attribute of the contract as it is written in a template."""
    templates = [file for file in (ROOT / "overrides").rglob("*.html") if file.name not in UNREAD]
    # A citation is written by our Markdown.
    return {'data-press="cited"'}.union(*(ATTRIBUTE.findall(file.read_text("utf-8")) for file in templates))


def read_everything(site: Path, translate: Callable[..., str]) -> None:
    plan.all_jobs(jobs.PressContext(FinishedSite(site), translate))


@lru_cache(maxsize=1)
def pages() -> dict[Path, str]:
    folder = epubs.rendered("Write Home")
    return {path.relative_to(folder): path.read_text("utf-8") for path in folder.rglob("index.html")}


def test_the_pages_as_they_are_can_be_read(tmp_path: Path, translate: Callable[..., str]) -> None:
    read_everything(epubs.write(tmp_path / "site"), translate)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy, for changes that are taken back."""
    return epubs.write(tmp_path_factory.mktemp("contract") / "site")


@pytest.mark.parametrize("attribute", sorted(used()))
def test_a_lost_attribute_is_told(attribute: str, site: Path, translate: Callable[..., str]) -> None:
    """One at a time, and on one kind of page at a time: each template is held to it."""
    templates = {re.search(r'data-press-template="(.*?)"', text)[1]: text for text in pages().values()}  # type: ignore[index]
    seen = 0
    for template in templates:
        holders = [
            path for path, text in pages().items() if f'template="{template}"' in text and attribute in text
        ]
        if not holders:
            continue
        seen += 1
        for path in holders:
            text = pages()[path]
            (site / path).write_text(text.replace(attribute, attribute.replace("press", "other")), "utf-8")
        named = template if attribute != "data-press-template" else "base.html"
        try:
            with pytest.raises(press.PressError, match=re.escape(f"overrides/{named}: /")):
                read_everything(site, translate)
        finally:
            for path in holders:
                (site / path).write_text(pages()[path], "utf-8")
    assert seen, f"{attribute} stands on no page of the small site"
