"""Inline text of a page → runs. White space is collapsed as browsers do; links become absolute."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from press.read.model import Run, Runs

# The style of `Run` that an element stands for.
STYLE_TAGS = {
    **dict.fromkeys(("strong", "b", "th"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn"), "emph"),
    **dict.fromkeys(("s", "del"), "struck"),
    "sup": "raised",
}
# Elements that mean more than a style.
SEMANTIC_TAGS = {*("abbr", "code", "ins", "kbd", "mark", "q", "samp", "small", "sub", "u", "var")}
SKIPPED_TAGS = {"script", "style", "svg", "button", "textarea", "input", "select", "template"}
# Formatting characters that no font shows, but for those in emoji, and control characters: neither can be printed.
INVISIBLE = "\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
UNPRINTABLE = re.compile(f"[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f{INVISIBLE}]")
SPACE = re.compile(r"[ \t\n\r\f]+")
NUMBER_SCHEMES = ("tel:", "sms:")


def printable_text(text: str) -> str:
    """Text as it is printed: composed letters, no invisible characters."""
    text = unicodedata.normalize("NFC", text).replace("\u202f", "\u00a0").replace("\u2011", "-")
    return UNPRINTABLE.sub("", text)


def unbroken_number(text: str) -> str:
    """A telephone number whose groups stay on one line."""
    return re.sub(r"(?<=\d) (?=\d)", "\u00a0", text)


def is_hidden(node: HtmlElement) -> bool:
    return (
        node.tag in SKIPPED_TAGS
        or node.get("hidden") is not None
        or node.get("popover") is not None
        or not {"headerlink", "footnote-backref"}.isdisjoint(node.classes)
        or node.get("data-press") == "screen"
    )


def iter_runs(node: HtmlElement, base: str, style: Run, cites: bool) -> Iterator[Run]:
    """The runs within an element, white space as it is. `style`: a run with the style of the element."""
    if node.text:
        yield replace(style, text=node.text)
    for child in node:
        if not isinstance(child.tag, str) or is_hidden(child):
            pass
        elif child.get("data-press") == "cited":
            if cites:
                yield citation_run(child, base, style)
        elif child.tag == "br":
            yield Run("\n")
        else:
            link = child.get("href") if child.tag == "a" else None
            styled: dict[str, Any] = {STYLE_TAGS[child.tag]: True} if child.tag in STYLE_TAGS else {}
            inner = replace(
                style,
                **styled,
                href=urljoin(base, link) if link else style.href,
                tag=child.tag if child.tag in SEMANTIC_TAGS else style.tag,
                lang=child.get("lang", style.lang),
            )
            if "footnote-ref" in (child.get("class") or ""):
                # No font has the dagger. Where sources are cited, footnotes must differ from their numbers.
                number = ("*" if cites else "") + (child.text or "").lstrip("*†")
                yield replace(inner, text=number, href="", cites=inner.href)
            else:
                yield from iter_runs(child, base, inner, cites)
        if child.tail:
            yield replace(style, text=child.tail)


def citation_run(node: HtmlElement, base: str, style: Run) -> Run:
    """The number of a source. On the page it opens a pop-up, which ends with a link to the list of sources."""
    button = next(node.iter("button"))
    cites = next(link.get("href") for link in node.iter("a") if (link.get("href") or "").startswith("#"))
    return replace(style, text=button.text, raised=True, cites=base + cites, spoken=button.get("aria-label"))


def runs(node: HtmlElement | None, base: str, cites: bool = False) -> Runs:
    """All text of an element: white space collapsed, runs of one style joined. `cites`: with the numbers of cited sources."""
    if node is None:
        return []
    out = [Run("\n")]
    href = urljoin(base, node.get("href")) if node.tag == "a" else ""
    for run in iter_runs(node, base, Run("", href=href, lang=node.get("lang", "")), cites):
        if run == Run("\n"):
            out.append(run)
            continue
        run.text = SPACE.sub(" ", printable_text(run.text))
        if run.href.startswith(NUMBER_SCHEMES):
            run.text = unbroken_number(run.text)
        previous = out[-1]
        if previous.text.endswith((" ", "\n")):
            run.text = run.text.lstrip(" ")
        if not run.text:
            continue
        if run.cites and previous.cites:
            out.append(Run(", ", raised=True))  # 4 and 5 would look like 45
        if previous.text != "\n" and previous.style == run.style:
            previous.text += run.text
        else:
            out.append(run)
    while out and not out[-1].text.strip():
        out.pop()
    if out:
        out[-1].text = out[-1].text.rstrip(" ")
    return out[1:]


def text_of(value: Runs | HtmlElement | None) -> str:
    """The text alone, on one line."""
    pieces = value if isinstance(value, list) else runs(value, "")
    return "".join(run.text for run in pieces).replace("\n", " ").strip()
