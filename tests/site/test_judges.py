"""Tools that others wrote, over the whole site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.server import serving
from tests.site.kinds import one
from tests.site.words import Words
from tests.tools import ROOT, browser, java, judge, lighthouse, run, tool

VNU = "vnu-jar/build/dist/vnu.jar"
# The checker reads files, where 'self' is nobody; a browser holds the policy in code/test_policy.py.
NOT_OURS = ["Resource violates Content Security Policy", "Trailing slash on void elements has no effect"]
# It holds a policy of scripts against blocks of data too, which no browser runs or refuses (HTML, "prepare the script
# element"). No other script stands in a page: tests/site/checks/policy.py.
NOT_OURS += ["Inline script violates Content Security Policy"]
# It guesses the language from the words, which are the owner's; half of them may still be to translate.
NOT_OURS += ["This document appears to be written in"]


def test_nu_html_checker(built_site: Path) -> None:
    """No error and no warning in any page."""
    files = sorted(built_site.rglob("*.html"))
    done = run(java("-jar", judge(VNU), "--format", "json", "--stdout", *files))
    messages = json.loads(done.stdout)["messages"]
    found = [
        f"{message['url'].partition(built_site.name + '/')[2]}:{message.get('lastLine')}: {message['message']}"
        for message in messages
        if not message["message"].startswith(tuple(NOT_OURS))
    ]
    assert not found, "\n".join(found[:20])


def test_atom_schema(built_site: Path) -> None:
    """The feed is held to a RELAX NG schema by jing, which the HTML checker brings along."""
    driver = "nu.validator.vendor.thaiopensource.relaxng.util.Driver"
    done = run(java("-cp", judge(VNU), driver, "-c", ROOT / "tests/site/atom.rnc", built_site / "feed.xml"))
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow  # every link is followed in the files at every run: checks/links.py
def test_linkinator(built_site: Path, pages: Mapping[str, BeautifulSoup]) -> None:
    """Every link, fragment and address in the styles, as a crawler meets them on a server."""
    with serving(built_site) as served:
        outside = rf"^https?://(?!{served.split('//')[1].rstrip('/')})"
        command = [
            tool("node"),
            judge("linkinator/build/src/cli.js"),
            served,
            "--recurse",
            "--check-fragments",
            "--check-css",
            "--concurrency=16",
        ]
        done = run([*command, "--skip", outside, "--format", "json"])
    links = json.loads(done.stdout[done.stdout.index("{") :])["links"]
    broken = [
        f"{link.get('parent')}: {link['url']} ({link.get('status')})"
        for link in links
        if link["state"] == "BROKEN"
    ]
    assert not broken, "\n".join(broken[:20])
    reached = {link["url"].split("#")[0].removeprefix(served) for link in links if link["state"] == "OK"}
    assert set(pages) - reached <= {"404.html"}, "not reached by any link"


# Performance is weighed in bytes by test_weight.py and timed by scripts/bench: on a busy machine its score shakes.
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["article", "cover", "worksheet", "map"])
def test_lighthouse(kind: str, served: str, words: Words, tmp_path: Path) -> None:
    """Lighthouse on a phone: 100 for accessibility, best practices and search engines."""
    categories = ["accessibility", "best-practices", "seo"]
    found = lighthouse(served + one(words, kind), categories, browser(), tmp_path)
    scores = {name: category["score"] for name, category in found["categories"].items()}
    failed = [name for name, audit in found["audits"].items() if audit["score"] not in (None, 1)]
    assert scores == dict.fromkeys(categories, 1), failed
