"""Recordings: the browser's player for audio and video, and a transcript.

The transcript comes from the captions (WebVTT) beside the recording, which a video also shows while it plays. Nothing is
fetched before the reader presses play.
"""

import posixpath
import re
from html import escape, unescape
from pathlib import Path

from library.assets import VIDEO
from worksheet.translations import Translate

TIMESTAMP = r"((?:\d+:)?\d\d:\d\d\.\d{3})"
CUE = re.compile(rf"^{TIMESTAMP}[ \t]+-->[ \t]+{TIMESTAMP}.*\n?", re.MULTILINE)
TAG = re.compile(r"</?[^>]*>")
# So long a pause between captions begins a paragraph of the transcript.
PARAGRAPH_PAUSE_S = 2.0


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
        payload = block[cue.end() :]
        voice = re.search(r"<v(?:\.[^ >]*)? ([^>]+)>", payload)
        speaker = voice[1].strip() if voice else last_speaker
        text = " ".join(unescape(TAG.sub("", payload)).split())
        if start - last_end >= PARAGRAPH_PAUSE_S or speaker != last_speaker or not paragraphs:
            paragraphs.append(f"{speaker}: {text}" if speaker and speaker != last_speaker else text)
        else:
            paragraphs[-1] += f" {text}"
        last_end, last_speaker = end, speaker
    return paragraphs


def _seconds(timestamp: str) -> float:
    return sum(float(part) * 60.0**power for power, part in enumerate(reversed(timestamp.split(":"))))
