"""Running text of a page → runs. Space is folded as browsers do; links become full addresses."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from press.read.model import Run, Runs

# The style that an element means.
STYLES = {
    **dict.fromkeys(("strong", "b", "th"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn"), "emph"),
    **dict.fromkeys(("s", "del"), "struck"),
    "sup": "raised",
}
# Elements that say more than a style does.
MEANT = {*("abbr", "code", "ins", "kbd", "mark", "q", "samp", "small", "sub", "u", "var")}
# Things that mean nothing on paper: the pop-up of a citation and its number, scripts, hidden text.
SKIP = {"script", "style", "svg", "button", "textarea", "input", "select", "template"}
# Same look in every face; what steers a screen or a terminal says nothing on paper.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\ufeff"
UNPRINTED = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{INVISIBLE}]")
SPACE = re.compile(r"[ \t\n\r\f]+")


def plain(text: str) -> str:
    """Text as it is printed: composed letters, no control characters."""
    text = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0").replace("\u2011", "-")
    return UNPRINTED.sub("", text)


def is_hidden(node: HtmlElement) -> bool:
    return (
        node.tag in SKIP
        or node.get("hidden") is not None
        or node.get("popover") is not None
        or not {"headerlink", "footnote-backref"}.isdisjoint(node.classes)
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
                yield citation(child, base, style)
        elif child.tag == "br":
            yield Run("\n")
        else:
            link = child.get("href") if child.tag == "a" else None
            styled: dict[str, Any] = {STYLES[child.tag]: True} if child.tag in STYLES else {}
            inner = replace(
                style,
                **styled,
                href=urljoin(base, link) if link else style.href,
                tag=child.tag if child.tag in MEANT else style.tag,
                lang=child.get("lang", style.lang),
            )
            if "footnote-ref" in (child.get("class") or ""):
                # The dagger is in no face. Where sources are cited, their numbers are others.
                yield replace(inner, text=("*" if cites else "") + (child.text or "").lstrip("*†"))
            else:
                yield from walk(child, base, inner, cites)
        if child.tail:
            yield replace(style, text=child.tail)


def citation(node: HtmlElement, base: str, style: Run) -> Run:
    """The number of a source, which its page shows in a pop-up that ends with the way to the list."""
    button = next(node.iter("button"))
    cites = next(link.get("href") for link in node.iter("a") if (link.get("href") or "").startswith("#"))
    return replace(style, text=button.text, raised=True, cites=base + cites, spoken=button.get("aria-label"))


def runs(node: HtmlElement | None, base: str, cites: bool = False) -> Runs:
    """All text within an element, space folded, neighbors of one style joined; with the numbers of cited sources,
    where their list is printed too."""
    if node is None:
        return []
    out = [Run("\n")]
    href = urljoin(base, node.get("href")) if node.tag == "a" else ""
    for run in walk(node, base, Run("", href=href, lang=node.get("lang", "")), cites):
        if run == Run("\n"):
            out.append(run)
            continue
        run.text = SPACE.sub(" ", plain(run.text))
        before = out[-1]
        if before.text.endswith((" ", "\n")):
            run.text = run.text.lstrip(" ")
        if not run.text:
            continue
        if run.cites and before.cites:
            out.append(Run(", ", raised=True))  # or 4 and 5 would be read as 45
        if before.text != "\n" and before.style == run.style:
            before.text += run.text
        else:
            out.append(run)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1].text = out[-1].text.rstrip(" ")
    return out[1:]


def text_of(value: Runs | HtmlElement | None) -> str:
    """The words alone."""
    pieces = value if isinstance(value, list) else runs(value, "")
    return "".join(run.text for run in pieces).replace("\n", " ").strip()
