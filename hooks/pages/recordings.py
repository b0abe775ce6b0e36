"""A recording in its page: the browser's own player, and its words to read.

The words come from the file of captions that stands beside it (WebVTT): a video shows them while it plays, and both
kinds have them below, to open. Nothing is fetched before somebody presses play.
"""

import posixpath
import re
from html import escape
from pathlib import Path

from library.assets import VIDEO
from worksheet.translations import Translate

TIMESTAMP = r"((?:\d+:)?\d\d:\d\d\.\d{3})"
CUE = re.compile(rf"^{TIMESTAMP}[ \t]+-->[ \t]+{TIMESTAMP}.*\n?", re.MULTILINE)
TAG = re.compile(r"</?[^>]*>")
# A pause in the captions as long as this begins a paragraph, in seconds.
PARAGRAPH_PAUSE_S = 2.0


def player_html(file: Path, url: str, description: str, t: Translate) -> str:
    """Its markup on the page at `url`. `description` says what it is."""
    kind = "video" if file.suffix in VIDEO else "audio"
    address = _relative_url(url, f"assets/media/{file.name}")
    words = file.with_suffix(".vtt")
    track = ""
    if kind == "video" and words.is_file():
        source = _relative_url(url, f"assets/media/{words.name}")
        track = f'<track kind="captions" src="{source}" label="{escape(t("captions"))}">'
    read = "".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in transcript(words))
    return (
        f'<{kind} data-press="screen" controls preload="none" src="{address}" aria-label="{escape(description)}">{track}</{kind}>'
        f'<p class="facts"><a href="{address}" download>{escape(t("recording", name=description))}</a></p>'
        f"<details><summary>{escape(t('transcript'))}</summary>{read}</details>"
    )


def _relative_url(url: str, path: str) -> str:
    return posixpath.relpath(path, url or ".")


def transcript(words: Path) -> list[str]:
    """The captions as paragraphs: a new one after a pause, and where somebody else speaks."""
    if not words.is_file():
        return []
    paragraphs: list[str] = []
    last, spoke = -PARAGRAPH_PAUSE_S, ""
    for block in re.split(r"\n\s*\n", words.read_text("utf-8-sig").replace("\r\n", "\n")):
        cue = CUE.search(block)
        if cue is None:
            continue  # the head, a note or a style
        begin, end = _seconds(cue[1]), _seconds(cue[2])
        said = block[cue.end() :]
        voice = re.search(r"<v(?:\.[^ >]*)? ([^>]+)>", said)
        speaker = voice[1].strip() if voice else spoke
        text = " ".join(TAG.sub("", said).split())
        if begin - last >= PARAGRAPH_PAUSE_S or speaker != spoke or not paragraphs:
            paragraphs.append(f"{speaker}: {text}" if speaker and speaker != spoke else text)
        else:
            paragraphs[-1] += f" {text}"
        last, spoke = end, speaker
    return paragraphs


def _seconds(moment: str) -> float:
    return sum(float(part) * 60.0**place for place, part in enumerate(reversed(moment.split(":"))))
