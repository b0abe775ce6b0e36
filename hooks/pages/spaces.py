"""Marks the white space between elements as finished, so that `smarty` does not look for quotation marks in it.

Half of what it would search on a worksheet are line ends. Changes nothing in the page, and saves a tenth of a build.
"""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString


class Spaces(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        # After prettify (10), which sets the line ends, and before smarty (6).
        md.treeprocessors.register(_Spaces(md), "spaces", 8)


class _Spaces(Treeprocessor):
    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tail and element.tail.isspace():
                element.tail = AtomicString(element.tail)
            if element.text and element.text.isspace():
                element.text = AtomicString(element.text)
