"""Reads text files: decodes and normalizes them, and reports encoding errors with their lines.

A byte order mark and Windows line ends are accepted.
"""

import re
import unicodedata
from pathlib import Path

from build_cache import memoized
from library.problems import Problem

# `str.splitlines` splits at these and editors don't. They are replaced by spaces, so that line numbers agree.
UNICODE_LINE_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f\u202a-\u202e\u2061-\u2069\ufffc]")
# What word processors and PDFs leave in a text, and what was meant: soft hyphens, joiners and marks of direction, which nobody
# sees, hyphens and dashes that the fonts lack, and ligatures, which would hide a word from the search.
PASTED = str.maketrans(
    dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", "")
    | {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—"}
    | {ligature: unicodedata.normalize("NFKC", ligature) for ligature in map(chr, range(0xFB00, 0xFB07))}
)
# Lines with nothing but no-break spaces, which look empty, but would join two paragraphs.
SEEMS_EMPTY = re.compile("^[ \t\u00a0\u2007\u202f\u3000]+$", re.MULTILINE)
# A lost character; UTF-8 that was decoded with another encoding and saved again, "cafÃ©", "aquÃ", "donâ€™t", or that mail has
# encoded. Each begins with a letter, which is found much faster than a set of them among others.
GARBLED = re.compile("\ufffd|Ã[\x80-\xbf]|Ã(?<=[a-z]Ã)|â€[™œ\x9d“”˜¦]|Â[\xa0-\xbf]|=E2=80=[0-9A-F]{2}")
BAD_CHARACTER = re.compile(f"{INVISIBLE.pattern}|{GARBLED.pattern}")
# What programs write that save no plain text, whatever a file's name ends in.
FOREIGN_FORMATS = {
    rb"\{\\rtf": "rich text. In TextEdit choose Format, Make Plain Text, and save it again; in Word save it as plain text",
    rb"PK\x03\x04|\xd0\xcf\x11\xe0|%PDF": "a document of Word, Pages or another program. Copy its words into a plain text file with the encoding UTF-8",
    rb"(?i:\s*<(?:!doctype )?html)": "a web page. Copy its words into a plain text file",
}
NOT_UTF8 = "this file is not saved as UTF-8. Save it again with the encoding UTF-8."
MERGE_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: |$)", re.MULTILINE)


def read_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The text with \\n as line end, or None if it can't be read; `path` is its name in problems."""
    try:
        raw = file.read_bytes()
    except FileNotFoundError:
        return None, [Problem(path, 1, _missing_message(file))]
    except OSError as error:
        message = f"this file can't be opened ({(error.strerror or 'unknown reason').lower()}). Check who may read it."
        return None, [Problem(path, 1, message)]
    text, problems = _decode(raw, path)
    return text, [*problems]


def _missing_message(file: Path) -> str:
    # Windows and macOS may hide the second ending that their editors add.
    for other in (f"{file.name}.txt", f"{file.stem}.txt", f"{file.stem}.yaml"):
        if file.with_name(other).is_file():
            return f"this file is missing, but there is {other}. Rename that one to {file.name}."
    return "this file is missing. Restore it."


@memoized
def _decode(raw: bytes, path: str) -> tuple[str | None, list[Problem]]:
    for start, what in FOREIGN_FORMATS.items():
        if re.match(start, raw):
            return None, [Problem(path, 1, f"this file is {what}.")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or raw.count(0) > len(raw) // 4:
        message = "this file is saved as UTF-16. Save it again with the encoding UTF-8."
        return None, [Problem(path, 1, message)]
    raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [Problem(path, raw.count(b"\n", 0, error.start) + 1, NOT_UTF8)]
    text = SEEMS_EMPTY.sub("", UNICODE_LINE_BREAKS.sub(" ", text).translate(PASTED))
    # From macOS it may have combining accents, which our fonts lack.
    text = unicodedata.normalize("NFC", text)
    if conflict := find_conflict(text, path):
        return None, [conflict]
    if not (INVISIBLE.search(text) or GARBLED.search(text)):
        return text, []
    rows = enumerate(text.split("\n"), 1)
    matches = ((number, match) for number, row in rows if (match := BAD_CHARACTER.search(row)))
    problems = [Problem(path, number, _character_message(match[0])) for number, match in matches]
    return INVISIBLE.sub(" ", text), problems


def find_conflict(text: str, path: str) -> Problem | None:
    """The problem of a file in which a merge has left two versions."""
    is_marked = "<<<<<<<" in text or ">>>>>>>" in text  # which is found out sooner than by the pattern
    if not (conflict := MERGE_CONFLICT.search(text) if is_marked else None):
        return None
    message = "this file contains two versions, left by a merge. Keep the lines of one, and remove those that begin with <<<<<<<, ======= and >>>>>>>."
    return Problem(path, text.count("\n", 0, conflict.start()) + 1, message, about={path})


def _character_message(char: str) -> str:
    if char == "\ufffd":
        return f'a character was lost in this line and shows as "{char}". Write it again.'
    if char == "\ufffc":
        return "a picture was here, which was not pasted with the text. Save it in docs/assets/pictures/, and write ![what it shows](../assets/pictures/name.jpg)."
    if INVISIBLE.match(char):
        return f"there is an invisible character (U+{ord(char):04X}) in this line. Write the line again."
    return f'"{char}" is a letter that was garbled by a wrong encoding. Write it again, and save as UTF-8.'
