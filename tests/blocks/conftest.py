"""What the block tests share."""

import re
from collections.abc import Callable

import markdown
import pytest

import worksheet
from worksheet.controls import BOX

Gives = Callable[[str, str], None]  # the fixture `gives`


def render(text: str) -> str:
    return markdown.markdown(text.strip("\n"), extensions=worksheet.markdown_extensions())


# What every control has, for privacy: tests/blocks/test_every_block.py asks for it.
PRIVATE = re.compile(" (?:" + "|".join([*BOX, "data-one-line"]) + ')="[^"]*"')


def tags(html: str) -> list[str]:
    """One tag a line: where Markdown breaks its lines says nothing about the page."""
    return re.sub(r">\s*<", ">\n<", PRIVATE.sub("", html)).split("\n")


@pytest.fixture
def gives() -> Gives:
    """`gives(written, html)`: what the author writes, what the reader gets."""

    def compare(written: str, html: str) -> None:
        assert worksheet.check(written.strip("\n")) == []
        assert tags(render(written)) == tags(html.strip("\n"))

    return compare
