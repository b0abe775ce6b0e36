"""Validates the files of docs/assets: pictures, recordings, downloads, and the files of the theme."""

import math
import re
import warnings
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from build_cache import memoized
from library.remedies import REMEDIES
from library.slug import SLUG, slugify

PICTURES, MEDIA, FILES = "assets/pictures", "assets/media", "assets/files"
# Pillow's format of each kind of picture; SVG is parsed as XML.
PICTURE_KINDS = {".svg": "", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# Formats that every browser plays, and captions (WebVTT), each with a pattern of its first bytes.
AUDIO = {".mp3": rb"ID3|\xff[\xe2-\xfb]", ".m4a": rb".{4}ftyp"}
VIDEO = {".mp4": rb".{4}ftyp"}
MEDIA_KINDS = {**AUDIO, **VIDEO, ".vtt": rb"(?:\xef\xbb\xbf)?WEBVTT"}
FILE_KINDS = {".pdf": rb"%PDF-"}
# (folder, allowed suffixes, what one of its files is called in messages, the limit in MB)
ASSET_FOLDERS: tuple[tuple[str, dict[str, Any], str, int], ...] = (
    (PICTURES, PICTURE_KINDS, "picture", 40),
    (MEDIA, MEDIA_KINDS, "recording", 100),
    (FILES, FILE_KINDS, "file", 20),
)
THEME_SUFFIXES = {".css", ".js", ".woff2", ".txt", ".svg", ".png"}
# A drawing is inlined into its page, so its size delays the page; a photo is scaled down by the build.
MAX_DRAWING_KB = 300


def validate_asset(docs: Path, path: str) -> Iterator[str]:
    """Messages about a file of docs/assets; `path` is relative to `docs`."""
    file = docs / path
    if remedy := REMEDIES["files"].get(file.name.lower()):
        yield remedy
        return
    home = next((folder for folder, kinds, *_ in ASSET_FOLDERS if file.suffix.lower() in kinds), "")
    if file.name == "README.md":
        return
    for folder, kinds, what, _ in ASSET_FOLDERS:
        if path.startswith(f"{folder}/"):
            message = _name_error(file, kinds, what, home) or _cached_content_error(
                file, file.stat().st_mtime_ns
            )
            yield from [message] if message else []
            needs_captions = what == "recording" and file.suffix.lower() in {**AUDIO, **VIDEO}
            if needs_captions and not file.with_suffix(".vtt").is_file():
                yield f"people who can't hear this recording need captions. Put them beside it as {file.stem}.vtt (WebVTT, which any captioning tool can save)."
            return
    if file.suffix not in THEME_SUFFIXES:
        yield f"this file is not used here. Move it {f'to docs/{home}/' if home else 'out of docs/assets/'}."


def _name_error(file: Path, suffixes: Collection[str], what: str, home: str) -> str:
    """What is wrong with the name and suffix of a file, or ""."""
    suffix, stem = file.suffix.lower(), slugify(file.stem)
    if suffix not in suffixes and home:
        return f"a {suffix} file belongs in docs/{home}/. Move it there."
    if suffix not in suffixes:
        allowed = ", ".join(kind[1:].upper() for kind in suffixes if kind != ".jpeg")
        return f"a {file.suffix or 'nameless'} file can't be shown here. Save the {what} as one of these: {allowed}."
    if not SLUG.match(stem) or stem != file.stem or file.suffix != suffix:
        return f"a {what}'s name can only have lowercase letters, digits and hyphens. Rename it to {stem or what}{suffix}."
    if suffix != ".svg" and what == "picture" and file.with_suffix(".svg").is_file():
        return f"{stem}.svg has the same name, and a page shows only one of them. Remove one, or rename this one."
    return ""


@lru_cache(maxsize=512)
def _cached_content_error(file: Path, modified: int) -> str:
    """Cached because photos take long to decode, and a preview checks them after each edit."""
    return content_error(file)


def content_error(file: Path) -> str:
    """What is wrong with the size or content of a file, or ""."""
    suffix, size = file.suffix.lower(), file.stat().st_size
    if suffix == ".svg":
        if size > MAX_DRAWING_KB * 1024:
            kilobytes = f"{size // 1024:,} KB; the limit is {MAX_DRAWING_KB} KB"
            return f"this drawing is {kilobytes}. Make it simpler."
        return _drawing_error(file.read_bytes())
    kinds, what, limit = next((row[1:] for row in ASSET_FOLDERS if suffix in row[1]), ({}, "", math.inf))
    if size > limit * 1_000_000:
        return f"this {what} is {size // 1_000_000:,} MB; the limit is {limit} MB. Make it smaller."
    if what == "picture":
        return _photo_error(file, kinds[suffix])
    with file.open("rb") as stream:
        matches = re.match(kinds.get(suffix, b""), stream.read(64), re.DOTALL)
    wrong = f"the file's content does not match its extension ({suffix}). Save it again in that format."
    return "" if matches else wrong


def _photo_error(file: Path, expected_format: str) -> str:
    from PIL import Image, UnidentifiedImageError  # slow to import, and needed for photos only

    wrong_format = f"the file's content does not match its extension ({file.suffix})"
    try:
        with warnings.catch_warnings(), Image.open(file) as image:
            warnings.simplefilter("error")  # DecompressionBombWarning
            if image.format != expected_format:
                return f"{wrong_format}: it is {image.format}. Save the picture again as {file.suffix}."
            image.load()
    except UnidentifiedImageError:
        return f"{wrong_format}. Save the picture again as {file.suffix}."
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "this picture has too many pixels. Make it smaller."
    except (OSError, SyntaxError, ValueError):
        return "this picture is damaged: only part of it can be shown. Save it again, or copy it again from the original."
    return ""


@memoized
def _drawing_error(raw: bytes) -> str:
    """What is wrong with an SVG, or "". It is inlined into pages, so it may hold no script, style or external link."""
    forbidden = "this drawing contains {}, which browsers would not run or show here. Save it as plain SVG without it."
    if re.search(rb"<!(?!--)", raw):
        return forbidden.format("<!DOCTYPE or the like")
    try:
        raw.decode("utf-8")
        root = etree.fromstring(raw)
    except UnicodeDecodeError:
        return "this drawing is not saved as UTF-8. Save it again with the encoding UTF-8."
    except etree.ParseError as error:
        return f"this drawing can't be read ({error}). Save it again as plain SVG."
    if root.tag.rpartition("}")[2] != "svg":
        return "this file is not an SVG drawing. Save the picture again as SVG."
    if "viewBox" not in root.attrib:
        return 'this drawing has no viewBox, so only its corner would show on a phone. Add viewBox with its left, top, width and height: viewBox="0 0 400 300".'
    ids = Counter(element.get("id") for element in root.iter())
    if duplicates := [name for name, count in ids.items() if name and count > 1]:
        return f'two parts of this drawing have id="{duplicates[0]}". Give each its own.'
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in {"script", "style", "foreignObject", "image", "a"}:
            return forbidden.format(f"<{name}>")
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2]
            is_external = key == "href" and not value.startswith("#")
            if key == "style" or key.startswith("on") or is_external or re.search(r"url\((?!['\"]?#)", value):
                return forbidden.format(f'{key}="{value}"')
    return ""
