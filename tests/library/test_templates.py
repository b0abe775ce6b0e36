"""What a tutorial of another service says to paste into a template: browsers would not load it, so it is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from library.code_files import code_problems
from tests.tools import ROOT

OTHER = "nothing is loaded from other sites, which would learn who reads here. Remove it."
INLINE = "a script within a page does not run here. Remove it."


@pytest.mark.parametrize(
    ("pasted", "said"),
    [
        ('<script async src="https://count.example/js?id=1"></script>', f"<script>: {OTHER}"),
        ("<script async\n  src='//count.example/x.js'></script>", f"<script>: {OTHER}"),
        ("<script>window.count = [];</script>", f"<script>: {INLINE}"),
        ('<script type="text/javascript">count();</script>', f"<script>: {INLINE}"),
        ('<link href="https://fonts.example/css?family=Tea" rel="stylesheet">', f"<link>: {OTHER}"),
        ('<noscript><img src="https://count.example/1.gif"></noscript>', f"<img>: {OTHER}"),
        ('<iframe src="https://film.example/1"></iframe>', f"<iframe>: {OTHER}"),
        ('<form action="https://list.example/join"></form>', f"<form>: {OTHER}"),
        ('<a href="https://tea.example/">Tea</a>', ""),
        ("<script src=\"{{ 'assets/scripts/site.js' | url }}\" defer></script>", ""),
        ('<script type="application/ld+json">{}</script>', ""),
        ('{#- <script src="https://count.example/x.js"></script> -#}', ""),
    ],
)
def test_what_a_page_would_not_load_is_named(pasted: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "overrides").mkdir()
    (tmp_path / "overrides/base.html").write_text(f"<head>\n{pasted}\n</head>\n", "utf-8")
    expected = [f"overrides/base.html:2: {said}"] if said else []
    assert [str(problem) for problem in code_problems(tmp_path, [], None)] == expected


def test_our_own_templates_load_nothing_from_elsewhere() -> None:
    assert [problem for problem in code_problems(ROOT, [], None) if "overrides" in problem.path] == []
