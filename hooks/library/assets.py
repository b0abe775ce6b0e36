"""Validates the files of docs/assets: pictures, recordings, downloads, and the files of the theme."""

import math
import re
import warnings
import xml.etree.ElementTree as etree
from collections import Counter
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path, PurePath, PurePosixPath

from build_cache import memoized
from fonts import SANS, describe_characters, missing_characters
from library.slug import SLUG, slugify

PICTURES, MEDIA, FILES = "assets/pictures", "assets/media", "assets/files"
# Pillow's format of each kind of picture; SVG is parsed as XML.
PICTURE_KINDS = {".svg": "", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
PHOTO_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")  # of those that have pixels
# Formats that every browser plays, and captions (WebVTT), each with a pattern of its first bytes.
AUDIO = {".mp3": rb"ID3|\xff[\xe2-\xfb]", ".m4a": rb".{4}ftyp"}
VIDEO = {".mp4": rb".{4}ftyp"}
RECORDINGS = {**AUDIO, **VIDEO}
MEDIA_KINDS = {**RECORDINGS, ".vtt": rb"(?:\xef\xbb\xbf)?WEBVTT"}
TIMES_OF_CAPTION = re.compile(rb"^(?:\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->", re.MULTILINE)
FILE_KINDS = {".pdf": rb"%PDF-"}
# (folder, allowed suffixes, what one of its files is called in messages, how many MB it may have)
ASSET_FOLDERS: tuple[tuple[str, Collection[str], str, int], ...] = (
    (PICTURES, PICTURE_KINDS, "picture", 40),
    (MEDIA, MEDIA_KINDS, "recording", 100),
    (FILES, FILE_KINDS, "file", 20),
)
# Where files of the theme are: icon and logo directly in assets/. An author's own are style sheets and fonts.
OWN_STYLES = {".css": "assets/styles", ".woff2": "assets/fonts"}
THEME_FOLDERS = {
    **{suffix: {folder} for suffix, folder in OWN_STYLES.items()},
    ".js": {"assets/scripts", "assets/vendor"},
    ".txt": {"assets/fonts"},  # licenses
    ".svg": {"assets"},
    ".png": {"assets"},
}
# A drawing is inlined into its page, so its size delays the page; a photo is scaled down by the build.
MAX_DRAWING_KB = 300
# The press's HTML parser drops what is very deep in a page.
MAX_DRAWING_LEVELS = 100
WRONG_FORMAT = "the file's content does not match its extension ({})"


def validate_asset(docs: Path, path: str) -> Iterator[str]:
    """Messages about a file of docs/assets; `path` is relative to `docs`."""
    file, parent = docs / path, str(PurePosixPath(path).parent)
    home = next((folder for folder, kinds, *_ in ASSET_FOLDERS if file.suffix.lower() in kinds), "")
    if file.name == "README.md":
        return
    for folder, kinds, what, _ in ASSET_FOLDERS:
        if path.startswith(f"{folder}/"):
            if parent != folder:
                yield f"a {what} belongs in docs/{folder}/, not deeper. Move it there."
                return
            yield from _name_messages(file, kinds, what, home)
            needs_captions = what == "recording" and file.suffix.lower() in RECORDINGS
            if needs_captions and not file.with_suffix(".vtt").is_file():
                yield f"people who can't hear this recording need captions. Put them beside it as {slugify(file.stem)}.vtt (WebVTT, which any captioning tool can save)."
            if file.suffix == ".vtt" and not any(file.with_suffix(kind).is_file() for kind in RECORDINGS):
                yield "no recording beside these captions has their name. Rename one of the two, or remove this file."
            return
    if parent not in THEME_FOLDERS.get(file.suffix.lower(), ()):
        home = home or OWN_STYLES.get(file.suffix.lower(), "")
        yield f"this file is not used here. Move it {f'to docs/{home}/' if home else 'out of docs/assets/'}."
    elif parent == "assets" and (error := name_error(file)):
        yield error


def _name_messages(file: Path, suffixes: Collection[str], what: str, home: str) -> Iterator[str]:
    """Messages about name, suffix and content."""
    suffix = file.suffix.lower()
    if suffix not in suffixes and home:
        yield f"a {suffix} file belongs in docs/{home}/. Move it there."
    elif suffix == ".srt" and what == "recording":
        yield "captions can only be shown if they are WebVTT. Save them as .vtt, which any captioning tool can, and remove this file."
    elif suffix not in suffixes:
        *more, last = [kind[1:].upper() for kind in suffixes if kind not in {".jpeg", ".vtt"}]
        allowed = f"one of these: {', '.join([*more, last])}" if more else f"a {last}"
        yield f"a {file.suffix or 'nameless'} file can't be shown here. Save the {what} as {allowed}.{how_to_export(file)}"
    elif error := name_error(file, what) or content_error(file):
        yield error
    elif suffix != ".svg" and what == "picture" and file.with_suffix(".svg").is_file():
        yield f"{file.stem}.svg has the same name, and a page shows only one of them. Remove one, or rename this one."


def name_error(file: PurePath, what: str = "picture") -> str:
    """What is wrong with the name of a file that an author may add, or ""."""
    name = good_name(file, what)
    if SLUG.match(PurePath(name).stem) and name == file.name:
        return ""
    return f"a {what}'s name can only have lowercase letters, digits and hyphens. Rename it to {name}."


def good_name(file: PurePath, what: str = "picture") -> str:
    """A name that the file can have here, made from its own, or else from what it is."""
    return f"{slugify(file.stem) or what}{file.suffix.lower()}"


def how_to_export(file: PurePath) -> str:
    """The sentence that says which program saves a phone's photo in another format, or ""."""
    is_photo = file.suffix.lower() in {".heic", ".heif"}
    return " On a Mac, Preview does: File, Export." if is_photo else ""


# Photos take long to decode, and a preview checks them after each edit.
@partial(memoized, by=lambda file: (file, file.stat().st_mtime_ns, file.stat().st_size))
def content_error(file: Path) -> str:
    """What is wrong with the size or content of a file, or ""."""
    suffix, size = file.suffix.lower(), file.stat().st_size
    if suffix == ".svg":
        if size > MAX_DRAWING_KB * 1024:
            return f"this drawing is {size // 1024:,} KB; the limit is {MAX_DRAWING_KB} KB. Make it simpler."
        return _drawing_error(file.read_bytes())
    limit = next((megabytes for _, kinds, _, megabytes in ASSET_FOLDERS if suffix in kinds), 100)
    if size > limit * 1_000_000:
        what = "picture" if suffix in PICTURE_KINDS else "file"
        return f"this {what} is {size // 1_000_000:,} MB; the limit is {limit} MB. Make it smaller."
    if suffix in PICTURE_KINDS:
        return _photo_error(file, PICTURE_KINDS[suffix])
    first_bytes = {**MEDIA_KINDS, **FILE_KINDS}.get(suffix)
    with file.open("rb") as stream:
        if first_bytes and not re.match(first_bytes, stream.read(64), re.DOTALL):
            return f"{WRONG_FORMAT.format(suffix)}. Save it again in that format."
    if suffix == ".vtt" and not TIMES_OF_CAPTION.search(file.read_bytes()):
        return "there is no caption in this file. Write its times above its words: 00:00.000 --> 00:02.500"
    return ""


def _photo_error(file: Path, expected_format: str) -> str:
    from PIL import Image, UnidentifiedImageError  # slow to import, and needed for photos only

    wrong_format = WRONG_FORMAT.format(file.suffix)
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


def _drawing_error(raw: bytes) -> str:
    """What is wrong with an SVG, or "". It is inlined into pages, so it may hold no script, style or external link."""
    forbidden = "this drawing contains {}, which browsers would not run or show here. Save it without that (in Inkscape as Optimized SVG), or as PNG."
    if re.search(rb"<!(?!--)", raw):
        return forbidden.format("<!DOCTYPE or the like")
    try:
        raw.decode("utf-8")
        root = etree.fromstring(raw)
    except UnicodeDecodeError:
        return "this drawing is not saved as UTF-8. Save it again with the encoding UTF-8."
    except etree.ParseError as error:
        return f"this drawing can't be read ({error}). Save it again as plain SVG."
    if _tag(root) != "svg":
        return "this file is not an SVG drawing. Save the picture again as SVG."
    if (
        message := _structure_error(raw, root)
        or _view_box_error(root.get("viewBox"))
        or _lettering_error(root)
    ):
        return message
    ids = Counter(element.get("id") for element in root.iter())
    if duplicates := [name for name, count in ids.items() if name and count > 1]:
        return f'two parts of this drawing have id="{duplicates[0]}". Give each its own.'
    for element in root.iter():
        name = _tag(element)
        if name in {"script", "style", "foreignObject", "image", "a"}:
            return forbidden.format(f"<{name}>")
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2]
            is_external = key == "href" and not value.startswith("#")
            if key == "style" or key.startswith("on") or is_external or re.search(r"url\((?!['\"]?#)", value):
                return forbidden.format(f'{key}="{value}"')
    return ""


def _structure_error(raw: bytes, root: etree.Element) -> str:
    for prefix in re.findall(rb'xmlns:([\w-]+)="http://www\.w3\.org/2000/svg"', raw):
        if b"<" + prefix + b":" in raw:
            return f"browsers would not show the elements of this drawing whose names begin with {prefix.decode()}:. Save it again as plain SVG."
    levels, level = 0, [root]
    while level:
        levels, level = levels + 1, [child for element in level for child in element]
    if levels > MAX_DRAWING_LEVELS:
        return f"this drawing has {levels} levels of groups, one in the other; the limit is {MAX_DRAWING_LEVELS}. Ungroup them."
    return ""


def _view_box_error(box: str | None) -> str:
    if box is None:
        return 'this drawing has no viewBox, so only its corner would show on a phone. Add viewBox with its left, top, width and height: viewBox="0 0 400 300"; or save it as PNG.'
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", box.strip()))
    except ValueError:
        width = height = 0.0
    if 0 < width < math.inf and 0 < height < math.inf:
        return ""
    return f'the viewBox of this drawing is "{box}", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".'


def _lettering_error(root: etree.Element) -> str:
    words = "".join(text for element in root.iter() if _tag(element) == "text" for text in element.itertext())
    if missing := missing_characters("".join(words.split()), SANS):
        return f"the fonts of this site have no {describe_characters(missing)}, so it would be missing on paper. Use another word, or turn the words of this drawing into lines (in Inkscape: Path, Object to Path)."
    return ""


def _tag(element: etree.Element) -> str:
    """The name of an element, without its namespace."""
    return str(element.tag).rpartition("}")[2]
