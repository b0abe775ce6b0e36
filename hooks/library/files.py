"""A file's text as its author saw it, whatever the editor did to it when saving.

A byte order mark and Windows line ends are an editor's doing: both are read as nothing. What was
lost or garbled on the way is a problem with its line.
"""

import re
import unicodedata
from pathlib import Path

from build_cache import memoized
from library.problems import Problem

# Python counts these as line ends and editors don't: as spaces they leave line numbers right.
UNICODE_LINE_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u00ad\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
# UTF-8 that was read as something else and saved again: "cafÃ©", "donâ€™t".
MOJIBAKE = re.compile("Ã[\x80-\xbf]|â€[™œ\x9d“”˜¦]|Â[\xa0-\xbf]")
BAD_CHARACTER = re.compile(f"{INVISIBLE.pattern}|\ufffd|{MOJIBAKE.pattern}")

# What Git leaves where it could not merge.
MERGE_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text with \\n as line end, or None when it can't be had; `path` is how problems name it."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, [Problem(path, 1, "this file is missing. Bring it back.")]
    except OSError as error:
        message = f"this file can't be opened ({(error.strerror or 'unknown reason').lower()}). Check who may read it."
        return None, [Problem(path, 1, message)]
    text, problems = _decode(raw, path)
    return text, [*problems]


def normalize_text(text: str) -> str:
    """The text without what programs leave in it: a Mac writes an accent as a sign of its own, which no font here draws."""
    return unicodedata.normalize("NFC", UNICODE_LINE_BREAKS.sub(" ", text))


@memoized
def _decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) > len(raw) // 4:
        message = "this file is saved as UTF-16. Save it again with the encoding UTF-8."
        return None, [Problem(path, 1, message)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        message = "this file is not saved as UTF-8. Save it again with the encoding UTF-8."
        return None, [Problem(path, line, message)]
    text = normalize_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    if conflict := MERGE_CONFLICT.search(text):
        line = text.count("\n", 0, conflict.start()) + 1
        message = "two versions of this file were merged here, and both still stand. Keep the lines of one, and remove those that begin with <<<<<<<, ======= and >>>>>>>."
        return None, [Problem(path, line, message)]
    if not BAD_CHARACTER.search(text):
        return text, []
    rows = enumerate(text.split("\n"), 1)
    problems = [
        Problem(path, number, _describe_bad_character(match[0]))
        for number, row in rows
        if (match := BAD_CHARACTER.search(row))
    ]
    return INVISIBLE.sub(" ", text), problems


def _describe_bad_character(sign: str) -> str:
    if sign == "\ufffd":
        return f'a character was lost in this line and shows as "{sign}". Write it again.'
    if INVISIBLE.match(sign):
        return f"a character that can't be seen (U+{ord(sign):04X}) stands in this line. Write the line anew."
    return f'"{sign}" is a letter that was garbled by a wrong encoding. Write it again, and save as UTF-8.'
