"""What may stand in docs/assets: pictures, recordings, files to take along, and what the look is made of."""

import re
import warnings
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

from library.remedies import REMEDIES
from library.slug import SLUG, slugify

PICTURES, MEDIA, FILES = "assets/pictures", "assets/media", "assets/files"
# How Pillow calls the content of each kind of picture; a drawing is read as XML.
PICTURE_KINDS = {".svg": "", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
# Recordings that every browser plays, and the words of one (WebVTT). How each file begins, as a pattern.
AUDIO = {".mp3": rb"ID3|\xff[\xe2-\xfb]", ".m4a": rb".{4}ftyp"}
VIDEO = {".mp4": rb".{4}ftyp"}
MEDIA_KINDS = {**AUDIO, **VIDEO, ".vtt": rb"(?:\xef\xbb\xbf)?WEBVTT"}
FILE_KINDS = {".pdf": rb"%PDF-"}
# Each folder with what may stand in it, and what one of these is called.
ASSET_FOLDERS: tuple[tuple[str, Collection[str], str], ...] = (
    (PICTURES, PICTURE_KINDS, "picture"),
    (MEDIA, MEDIA_KINDS, "recording"),
    (FILES, FILE_KINDS, "file"),
)
# What else the look is made of.
THEME_SUFFIXES = {".css", ".js", ".woff2", ".txt", ".svg", ".png"}
# A drawing stands in its page, and a reader on a slow line waits for it; a photo is cut to size when it is built.
MAX_DRAWING_KB = 300
MAX_PHOTO_MB = 40
MAX_MEDIA_MB = 100
MAX_FILE_MB = 20


def validate_asset(docs: Path, path: str) -> Iterator[str]:
    """What is wrong with a file of docs/assets; `path` is below `docs`."""
    file = docs / path
    if remedy := REMEDIES["files"].get(file.name.lower()):
        yield remedy
        return
    home = next((folder for folder, kinds, _ in ASSET_FOLDERS if file.suffix.lower() in kinds), "")
    if file.name == "README.md":
        return
    for folder, kinds, what in ASSET_FOLDERS:
        if path.startswith(f"{folder}/"):
            yield from _check_name(file, kinds, what, home)
            # Who can't hear it reads its words.
            recording = what == "recording" and file.suffix.lower() in {**AUDIO, **VIDEO}
            if recording and not _has_sibling(file, ".vtt"):
                yield (
                    "who can't hear this recording needs its words. Put them beside it, with their times, as "
                    f"{file.stem}.vtt (WebVTT, which any tool for subtitles writes)."
                )
            return
    if file.suffix not in THEME_SUFFIXES:
        yield f"nothing of the site uses such a file. Move it {f'to docs/{home}/' if home else 'out of docs/assets/'}."


def _has_sibling(file: Path, ending: str) -> bool:
    return file.with_suffix(ending).is_file()


def _check_name(file: Path, kinds: Collection[str], what: str, home: str) -> Iterator[str]:
    """A file's name is its address; what is in it is what the ending says."""
    ending, stem = file.suffix.lower(), slugify(file.stem)
    if ending not in kinds and home:
        yield f"a {ending} file belongs in docs/{home}/. Move it there."
    elif ending not in kinds:
        known = ", ".join(kind[1:].upper() for kind in kinds if kind != ".jpeg")
        yield f"a {file.suffix or 'nameless'} file can't be shown here. Save the {what} as one of these: {known}."
    elif not SLUG.match(stem) or stem != file.stem or file.suffix != ending:
        yield f"a {what}'s name has small letters, digits and hyphens only. Rename it to {stem or what}{ending}."
    elif ending == ".svg" and (
        mistake := content_error(file)
    ):  # of the others speak the pages that show them
        yield mistake
    elif ending != ".svg" and what == "picture" and _has_sibling(file, ".svg"):
        yield f"{stem}.svg stands beside it, and a page shows one drawing of its name. Remove one, or give this one another name."


def content_error(file: Path) -> str:
    """What is wrong with a file's content, or nothing."""
    ending, size = file.suffix.lower(), file.stat().st_size
    if ending == ".svg":
        if size > MAX_DRAWING_KB * 1024:
            return (
                f"this drawing weighs {size // 1024:,} KB; {MAX_DRAWING_KB} KB are the most. Make it simpler."
            )
        return _drawing_error(file.read_bytes())
    most = MAX_PHOTO_MB if ending in PICTURE_KINDS else MAX_FILE_MB if ending in FILE_KINDS else MAX_MEDIA_MB
    if size > most * 1_000_000:
        what = "picture" if ending in PICTURE_KINDS else "file"
        return f"this {what} weighs {size // 1_000_000:,} MB; {most} MB are the most. Make it smaller."
    if ending in PICTURE_KINDS:
        return _photo_error(file, PICTURE_KINDS[ending])
    begins = {**MEDIA_KINDS, **FILE_KINDS}.get(ending)
    with file.open("rb") as opened:
        if begins and not re.match(begins, opened.read(64), re.DOTALL):
            return f"this file is not what its ending says ({ending}). Save it again in that format."
    return ""


def _photo_error(file: Path, kind: str) -> str:
    from PIL import Image, UnidentifiedImageError  # slow to load, and a site may have drawings alone

    wrong = f"this file is not what its ending says ({file.suffix})"
    try:
        with warnings.catch_warnings(), Image.open(file) as opened:
            warnings.simplefilter("error")  # so large that to unpack it could harm
            if opened.format != kind:
                return f"{wrong}, but {opened.format}. Save the picture again in that format."
            opened.load()
    except UnidentifiedImageError:
        return f"{wrong}. Save the picture again in that format."
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "this picture has too many dots. Make it smaller."
    except (OSError, SyntaxError, ValueError):
        return "this picture is torn: only a part of it can be shown. Save it again, or copy it anew from where it came."
    return ""


def _drawing_error(raw: bytes) -> str:
    """A drawing is set into the page, so nothing in it may run, load or style by itself."""
    unshown = (
        "this drawing holds {}, which browsers would not run or show here. Save it as plain SVG without it."
    )
    if re.search(rb"<!(?!--)", raw):
        return unshown.format("<!DOCTYPE or the like")
    try:
        raw.decode("utf-8")
        root = etree.fromstring(raw)
    except UnicodeDecodeError:
        return "this drawing is not saved as UTF-8. Save it again with the encoding UTF-8."
    except etree.ParseError as error:
        return f"this drawing can't be read ({error}). Save it again as plain SVG."
    if root.tag.rpartition("}")[2] != "svg":
        return "this file is no SVG drawing. Save the picture again as SVG."
    if "viewBox" not in root.attrib:
        return 'this drawing has no viewBox, so only its corner would show on a phone. Add viewBox with its left, top, width and height: viewBox="0 0 400 300".'
    ids = Counter(element.get("id") for element in root.iter())
    if twice := [name for name, many in ids.items() if name and many > 1]:
        return f'two things in this drawing have id="{twice[0]}", and only the first would be found by it. Give each its own.'
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in {"script", "style", "foreignObject", "image", "a"}:
            return unshown.format(f"<{name}>")
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2]
            outside = key == "href" and not value.startswith("#")
            if key == "style" or key.startswith("on") or outside or re.search(r"url\((?!['\"]?#)", value):
                return unshown.format(f'{key}="{value}"')
    return ""
