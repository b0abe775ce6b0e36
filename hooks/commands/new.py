"""`scripts/new letter "To a Stranger"`: creates an article and its worksheet, and adds them to nav.

The kinds are those of the series (`one:` in each index.md), "article" for further reading, and "page" for any other page, such as
one about fees. The files are drafts, which the preview shows and a build leaves out.
"""

import argparse
import datetime
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from commands import ROOT, fail
from commands.skeletons import article_text, page_text, sheet_text
from files import write_atomically
from generator.settings import nav_entries, read_config
from library import Library, read_library
from library.checks.glyphs import unprintable_message
from library.config import NavEntry
from library.front_matter import MAX_TITLE_CHARS
from library.model import ARTICLE, READING, WORKSHEET, page_url
from library.problems import CONFIG_PATH, did_you_mean, format_problems
from library.slug import SLUG, slugify
from library.value_types import INLINE_MARKUP
from library.yaml_text import parse_yaml

READING_KIND, PAGE_KIND = "article", "page"  # outside of all series
KIND_HINTS = {
    WORKSHEET: " It is made with its article. For one more, copy a file of docs/worksheets/ and its line in nav.",
    "part": " GUIDE.md says how to add a part.",
}


class CommandError(Exception):
    """A command can't do what was asked; the message says why."""


def make_plan(
    root: Path, kind: str, title: str, today: datetime.date, name: str = ""
) -> tuple[dict[str, str], str, list[int]]:
    """For an article, the files to write by path, the new text of mkdocs.yml, and the numbers of its new lines; nothing is written.
    `name` is that of its file, by default made from the title."""
    config = read_config(root)
    if config.problems:
        raise CommandError(format_problems(config.problems))
    library, _ = read_library(root, config)
    kind = _find_kind(library, kind)
    series = next((series for series in library.series if series.one == kind), None)
    title = re.sub(r'^["“„]([^"“”]*)["“”]$', r"\1", " ".join(title.split()))
    _check_title(title)
    name = name or slugify(title)
    _check_name(name, title, kind)
    is_page = kind == PAGE_KIND and not series
    folder = series.folder if series else "" if is_page else "articles"
    path = f"{folder}/{name}.md".strip("/")
    has_sheets = any(page.startswith("worksheets/") for page in library.pages)
    sheet = f"worksheets/{name}.md" if series and has_sheets else None
    _check_is_new(library, title, path, sheet)
    text = page_text(title) if is_page else article_text(title, series, library, today)
    files = {f"docs/{path}": text}
    entries = config.entries
    siblings = [e.path for e in entries if e.path.rpartition("/")[0] == folder]
    insertions = [(path, _predecessor(entries, siblings, library))]
    if sheet and series:
        files[f"docs/{sheet}"] = sheet_text(title, path, library)
        of_series = [sheet.path for article in series.articles for sheet in article.sheets][-1:]
        sheets = [e.path for e in entries if e.path.startswith("worksheets/")]
        insertions.append((sheet, _predecessor(entries, of_series or sheets, library)))
    nav = (root / CONFIG_PATH).read_bytes().decode("utf-8-sig")
    for page, predecessor in insertions:
        nav = _insert_page(nav, page, predecessor)
    lines = {entry.path: entry.line for entry in nav_entries(parse_yaml(nav, CONFIG_PATH))}
    return files, nav, [lines[page] for page, _ in insertions]


def _check_title(title: str) -> None:
    if not re.search(r"[^\W_]", title):
        raise CommandError(f'"{title}" has no letter or digit in it. Write a title.')
    if title.endswith(".md"):
        raise CommandError(f'"{title}" is the name of a file. Write the title: "{title[:-3].title()}".')
    if len(title) > MAX_TITLE_CHARS:
        message = f"the title has {len(title)} characters; the limit is {MAX_TITLE_CHARS}. Shorten it."
        raise CommandError(message)
    if mark := INLINE_MARKUP.search(title) or re.search(r"[{}]+[^{}]*[{}]*", title):
        message = f'title: "{mark[0]}" would appear on the page as written. Write words without marks.'
        raise CommandError(message)
    # Letters of another alphabet can be printed once their fonts are added.
    if message := unprintable_message("".join(c for c in title if not c.isalpha())):
        raise CommandError(f"title: {message}")


def _check_name(name: str, title: str, kind: str) -> None:
    if not name:
        message = f'the address is made from the title, but "{title}" has no Latin letter. Choose an address: scripts/new {kind} "{title}" --slug my-address'
        raise CommandError(message)
    if not SLUG.match(name):
        remedy = f" Write {slugify(name)}." if slugify(name) else ""
        message = f'--slug: "{name}" can\'t be an address. Use lowercase letters, digits and hyphens.{remedy}'
        raise CommandError(message)


def _find_kind(library: Library, kind: str) -> str:
    """The kind that is named, also by what a series calls several of its articles."""
    kinds = [READING_KIND, PAGE_KIND, *(series.one for series in library.series)]
    names = {series.many.casefold(): series.one for series in library.series}
    names |= {name.casefold(): name for name in kinds}
    if kind.casefold() not in names:
        hint = KIND_HINTS.get(kind.casefold()) or did_you_mean(kind, kinds)
        raise CommandError(f'there is no kind "{kind}".{hint} Use one of these: {", ".join(sorted(kinds))}.')
    return names[kind.casefold()]


def _check_is_new(library: Library, title: str, path: str, sheet: str | None) -> None:
    for wanted in filter(None, (path, sheet)):
        if (library.docs / wanted).exists():
            raise CommandError(f"docs/{wanted} already exists. Choose another title, or edit that file.")
    for page in library.pages.values():
        if page.url == page_url(path):
            message = f"the address /{page.url} is that of {page.source.path}. Choose another title."
            raise CommandError(message)
        if page.title.casefold() == title.casefold():
            message = f'"{page.title}" is already the title of {page.source.path}. Choose another one.'
            raise CommandError(message)
        if page.series and page.slug == Path(path).stem:
            message = f'{page.source.path} is already named "{page.slug}", and helps: could not tell the two apart. Choose another title.'
            raise CommandError(message)


def _predecessor(entries: list[NavEntry], siblings: list[str], library: Library) -> str:
    """The page in nav that the new one follows: the last of its siblings, else the last article."""
    if siblings:
        return siblings[-1]
    articles = {page.path for page in library.of_kind(ARTICLE, READING)}
    return next((entry.path for entry in reversed(entries) if entry.path in articles), entries[-1].path)


def _insert_page(text: str, page: str, predecessor: str) -> str:
    """mkdocs.yml with a page below the one that it follows. No other line or comment changes."""
    old = nav_entries(parse_yaml(text.replace("\r\n", "\n"), CONFIG_PATH))
    position = next(index for index, entry in enumerate(old) if entry.path == predecessor)
    lines, at = text.splitlines(keepends=True), old[position].line - 1
    hyphen = re.match(r"[ ]*-[ ]+", lines[at])
    end = "\r\n" if lines[at].endswith("\r\n") else "\n"
    if hyphen:
        lines[at] = f"{lines[at].removesuffix(end)}{end}{hyphen[0]}{page}{end}"
    new = "".join(lines)
    settings = parse_yaml(new.replace("\r\n", "\n"), CONFIG_PATH)
    expected = [(entry.path, entry.section) for entry in old]
    expected.insert(position + 1, (page, old[position].section))
    inserted = [(entry.path, entry.section) for entry in nav_entries(settings)]
    if not hyphen or settings.problems or inserted != expected:
        message = f"nothing was made: nav does not have one page on each line around {predecessor}. Put each page on a line of its own first: - {predecessor}"
        raise CommandError(message)
    return new


def execute(root: Path, files: dict[str, str], config: str) -> None:
    """Writes all files, or none if one can't be written."""
    written: list[Path] = []
    try:
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8", newline="\n") as opened:
                written.append(file)
                opened.write(text)
        old = (root / CONFIG_PATH).read_bytes()
        write_atomically(root / CONFIG_PATH, BOM_UTF8[: 3 * old.startswith(BOM_UTF8)] + config.encode())
    except OSError:
        for file in written:
            file.unlink(missing_ok=True)
        raise


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Waits for another command that is changing the same mkdocs.yml. The system ends the lock with its process."""
    file = root / ".cache" / "new.lock"
    file.parent.mkdir(exist_ok=True)
    with file.open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Returns 0 when all files are written, else 1 after printing the reason."""
    parser = argparse.ArgumentParser(prog="scripts/new", description=__doc__)
    parser.add_argument("kind", help="what the series calls one article")
    parser.add_argument("title", nargs="+", help='the title, in quotation marks: "To a Stranger"')
    parser.add_argument("--slug", default="", help="the file's name and address, if not made from the title")
    options = parser.parse_args(arguments)
    today = datetime.datetime.now().astimezone().date()
    try:
        with _one_at_a_time(root):
            files, config, lines = make_plan(root, options.kind, " ".join(options.title), today, options.slug)
            execute(root, files, config)
    except CommandError as error:
        return fail(error)
    except OSError as error:
        why = f"{error.filename or 'a file'} can't be written ({(error.strerror or '').lower()})."
        return fail(f"nothing was made: {why}")
    it, places = ("it", "line") if len(files) == 1 else ("both", "lines")
    where = f"{places} {' and '.join(map(str, lines))}"
    print(
        *(f"Made {name}, a draft." for name in files),
        f"Added {it} to nav in {CONFIG_PATH}, {where}. Nothing else in it was changed.",
        "The preview shows a draft, but a build leaves it out until you remove draft: true from its front matter.",
        "Write what is marked TO WRITE; scripts/check lists what is left.",
        sep="\n",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
