"""Figures: `![description](../assets/pictures/push-pull.svg "caption")` is a drawing, a photo or a recording.

A drawing becomes inline SVG, which takes the page's colors as an <img> can't; a photo gets its size; a recording becomes
the browser's player, which fetches nothing before the reader presses play, and a transcript from the captions (WebVTT) beside it,
which a video also shows while it plays. The description is the accessible name.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache
from html import escape, unescape
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from files import is_file
from library import Page
from library.assets import PHOTO_SUFFIXES, RECORDINGS, VIDEO
from pages import photos
from translations import Translate

TIMESTAMP = r"((?:\d+:)?\d\d:\d\d\.\d{3})"
CUE = re.compile(rf"^{TIMESTAMP}[ \t]+-->[ \t]+{TIMESTAMP}.*\n?", re.MULTILINE)
TAG = re.compile(r"</?[^>]*>")
VOICE = re.compile(r"<v(?:\.[^ >]*)? +([^>]+?) *>")
# So long a pause between captions begins a paragraph of the transcript.
PARAGRAPH_PAUSE_S = 2.0
# Elements and attributes of other vocabularies than SVG's, which have a prefix.
FOREIGN_PARTS = re.compile(
    r"""<([\w-]+:[\w.-]+)(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*?(?:/>|>.*?</\1\s*>)|\s(?!xlink:|xml:)[\w-]+:[\w.-]+=(?:"[^"]*"|'[^']*')""",
    re.DOTALL,
)


def inline_svg(file: Path, description: str = "", width: int = 0) -> str:
    """The markup of an SVG file, "" if there is none. Without a description it is hidden from screen readers.

    `width` is in CSS pixels, 0 for its own; the style sheet limits it to that of the column."""
    if not file.is_file():
        return ""
    role = f'role="img" aria-label="{escape(description)}"' if description else 'aria-hidden="true"'
    role += f' width="{width}"' if width else ""
    return re.sub(r"<svg(?=\s)", lambda _: f"<svg {role}", _bare_svg(file.read_text("utf-8")), count=1)


@lru_cache
def _bare_svg(text: str) -> str:
    """A drawing without what HTML does not need, and what drawing programs write for themselves."""
    text = FOREIGN_PARTS.sub("", text)
    text = re.sub(r'<\?xml.*?\?>|<!--.*?-->|\sxmlns="[^"]*"', "", text, flags=re.DOTALL)
    return re.sub(r">\s+<", "><", text).strip()


class Figures(Treeprocessor):
    """Replaces images. `page` returns the current page; `t` translates the words beside a recording."""

    def __init__(self, md: Markdown, page: Callable[[], Page], docs: Path, t: Translate) -> None:
        super().__init__(md)
        self.page, self.docs, self.t = page, docs, t

    def run(self, root: etree.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        page = self.page()
        for image in list(root.iter("img")):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), image.get("src", "")))
            file = self.docs / path
            if not is_file(file):
                continue
            holder = _figure_element(image, parents[image])
            description, caption = image.get("alt", ""), image.get("title")
            requested = _requested_width(image)
            if file.suffix == ".svg":
                self._replace(holder, image, "diagram", inline_svg(file, description, requested))
            elif file.suffix in RECORDINGS:
                self._replace(holder, image, "recording", player_html(file, page.url, description, self.t))
            elif file.suffix in PHOTO_SUFFIXES:
                width, height = photos.published_size(file)
                if requested:
                    width, height = requested, max(1, round(height * requested / width))
                # The size, by which a browser reserves space, and lazy loading.
                image.attrib.update(width=str(width), height=str(height), loading="lazy", decoding="async")
                if holder is not image:
                    holder.tag = "figure"
                    holder.set("class", "photo")
                    image.attrib.pop("title", None)
            if holder is not image and caption:
                etree.SubElement(holder, "figcaption").text = caption

    def _replace(self, holder: etree.Element, image: etree.Element, kind: str, markup: str) -> None:
        """Turns `holder` into a figure with that markup, or into a span within a line."""
        tail = holder.tail
        holder.clear()
        holder.tail, holder.text = tail, self.md.htmlStash.store(markup)
        holder.tag = "span" if holder is image else "figure"
        holder.set("class", kind)


def _figure_element(image: etree.Element, parent: etree.Element) -> etree.Element:
    """The paragraph of an image that is alone in it, otherwise the image itself."""
    has_words = any((text or "").strip() for text in (parent.text, image.tail))
    return parent if parent.tag == "p" and len(parent) == 1 and not has_words else image


def _requested_width(image: etree.Element) -> int:
    """The width by `{ width=300 }` or `{ width=50% }`, in CSS pixels; 0 without one."""
    match = re.fullmatch(r"(\d+)(%|px)?", image.get("width", ""))
    if not match:
        return 0
    return photos.COLUMN_WIDTH_PX * int(match[1]) // 100 if match[2] == "%" else int(match[1])


def player_html(file: Path, url: str, description: str, t: Translate) -> str:
    """The markup of a recording on the page at `url`. `description` is its accessible name."""
    tag = "video" if file.suffix in VIDEO else "audio"
    source = posixpath.relpath(f"assets/media/{file.name}", url or ".")
    captions = file.with_suffix(".vtt")
    track = ""
    if tag == "video" and captions.is_file():
        captions_url = posixpath.relpath(f"assets/media/{captions.name}", url or ".")
        track = f'<track kind="captions" src="{captions_url}" label="{escape(t("captions"))}">'
    paragraphs = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in transcript(captions))
    return (
        f'<{tag} data-press="screen" controls preload="none" src="{source}" aria-label="{escape(description)}">{track}</{tag}>'
        f'<p class="facts"><a href="{source}" download>{escape(t("recording", name=description))}</a></p>'
        f"<details><summary>{escape(t('transcript'))}</summary>{paragraphs}</details>"
    )


def transcript(captions: Path) -> list[str]:
    """The captions as paragraphs, which begin after a pause and at a change of speaker; none without a file."""
    if not captions.is_file():
        return []
    paragraphs: list[str] = []
    last_end, last_speaker = -PARAGRAPH_PAUSE_S, ""
    for block in re.split(r"\n\s*\n", captions.read_text("utf-8-sig").replace("\r\n", "\n")):
        cue = CUE.search(block)
        if cue is None:
            continue  # the header, a NOTE or a STYLE block
        start, end = _seconds(cue[1]), _seconds(cue[2])
        unnamed, *voices = VOICE.split(block[cue.end() :])
        for speaker, words in [(last_speaker, unnamed), *zip(voices[::2], voices[1::2], strict=True)]:
            text = " ".join(unescape(TAG.sub("", words)).split())
            if not text:
                continue
            if start - last_end >= PARAGRAPH_PAUSE_S or speaker != last_speaker:
                paragraphs.append(f"{speaker}: {text}" if speaker != last_speaker else text)
            else:
                paragraphs[-1] += f" {text}"
            last_end, last_speaker = end, speaker
    return paragraphs


def _seconds(timestamp: str) -> float:
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(timestamp.split(":"))))
