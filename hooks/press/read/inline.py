"""Running text of a page → runs. Space is folded as browsers do; links become full addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from press.model import Run, Runs

STRONG = {"strong", "b", "th"}
STRUCK = {"s", "del"}
EMPH = {"em", "i", "cite", "dfn"}
# Things that mean nothing on paper: the pop-up of a citation and its number, scripts, hidden text.
SKIP = {"script", "style", "svg", "button", "textarea", "input", "select", "template"}
# Same look in every face; invisible marks that steer a screen say nothing on paper.
PLAIN = str.maketrans({"\u202f": "\u00a0", "\u2011": "-", "\u00ad": None, "\ufeff": None})
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f]")
SPACE = re.compile(r"[ \t\n\r\f]+")


def plain(text: str) -> str:
    """Text as it is printed: composed letters, no control characters."""
    text = unicodedata.normalize("NFC", text).translate(PLAIN)
    text = INVISIBLE.sub("", text)
    return "".join(c for c in text if c in "\n\t " or unicodedata.category(c) != "Cc")


def is_hidden(node: HtmlElement) -> bool:
    classes = (node.get("class") or "").split()
    return (
        node.tag in SKIP
        or node.get("hidden") is not None
        or node.get("popover") is not None
        or bool({"headerlink", "footnote-backref"} & set(classes))
        or node.get("data-press") == "screen"
    )


def walk(node: HtmlElement, base: str, style: Run, cites: bool) -> Iterator[Run]:
    """The pieces within an element; `style` is that of what stands around it."""
    if node.text:
        yield replace(style, text=node.text)
    for child in node:
        if not isinstance(child.tag, str) or is_hidden(child):
            pass
        elif child.get("data-press") == "cited":
            if cites:
                yield replace(style, text=next(child.iter("button")).text, raised=True)
        elif child.tag == "br":
            yield Run("\n")
        else:
            link = child.get("href") if child.tag == "a" else None
            inner = replace(
                style,
                strong=style.strong or child.tag in STRONG,
                emph=style.emph or child.tag in EMPH,
                href=urljoin(base, link) if link else style.href,
                struck=style.struck or child.tag in STRUCK,
                raised=style.raised or child.tag == "sup",
            )
            if "footnote-ref" in (child.get("class") or ""):
                # The dagger is in no face. Where sources are cited, their numbers are others.
                yield replace(inner, text=("*" if cites else "") + (child.text or "").lstrip("†"))
            else:
                yield from walk(child, base, inner, cites)
        if child.tail:
            yield replace(style, text=child.tail)


def runs(node: HtmlElement | None, base: str, cites: bool = False) -> Runs:
    """All text within an element, space folded, neighbors of one style joined; with the numbers of cited sources,
    where their list is printed too."""
    if node is None:
        return []
    out: Runs = []
    for run in walk(node, base, Run(""), cites):
        if run == Run("\n"):
            out.append(run)
            continue
        run.text = SPACE.sub(" ", plain(run.text))
        before = out[-1] if out else None
        if before is None or before.text.endswith((" ", "\n")):
            run.text = run.text.lstrip(" ")
        if not run.text:
            continue
        if before is not None and before.text != "\n" and before.style == run.style:
            before.text += run.text
        else:
            out.append(run)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1].text = out[-1].text.rstrip(" ")
    return out


def text_of(value: Runs | HtmlElement | None, base: str = "") -> str:
    """The words alone."""
    if value is None:
        return ""
    found = value if isinstance(value, list) else runs(value, base)
    return "".join(run.text for run in found).replace("\n", " ").strip()
