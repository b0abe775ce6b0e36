"""What MkDocs would let pass, or only mention: macros, links, pictures, headings, raw HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import jinja2.meta
import worksheet

from library import text
from library.macros import MACROS, MacroError
from library.model import OVERVIEW, WORKSHEET, Library, Page
from library.problems import Problem, did_you_mean
from library.source import Source

RAW_HTML = re.compile(r"<(script|style|iframe|img|a|link|form|input|video|audio|object|embed|svg)\b", re.IGNORECASE)
PICTURES = {".svg": b"<", ".png": b"\x89PNG", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8", ".webp": b"RIFF"}
PICTURE_KB = 300


def integrity(library: Library) -> list[Problem]:
    """Every mistake in the pages' text that would break or silently spoil the site."""
    problems: list[Problem] = []
    problems += _titles(library)
    problems += _redirects(library)
    anchors = {path: _anchors(library, page) for path, page in library.pages.items()}
    for page in library.pages.values():
        problems += _macros(library, page.source, page)
        problems += [Problem(page.source.path, found.line, found.message) for found in worksheet.check(page.source.body, page.source.body_line, fields=page.kind == WORKSHEET)]
        problems += _headings(page)
        problems += _html(page.source)
        problems += _links(library, page, anchors)
    for note in library.notes.values():
        problems += _macros(library, note.source, None)
    return problems


def _titles(library: Library) -> Iterator[Problem]:
    seen: dict[str, Page] = {}
    for page in library.pages.values():
        if page.kind == WORKSHEET:
            continue
        key = page.title.casefold()
        if key in seen:
            yield Problem(page.source.path, page.source.line("title"), f'title: "{page.title}" is the title of {seen[key].source.path} too. Give one of them another title.')
        seen.setdefault(key, page)


def _redirects(library: Library) -> Iterator[Problem]:
    taken = {page.url: page for page in library.pages.values()}
    for page in library.pages.values():
        for index, old in enumerate(page.redirects):
            address = old.strip("/") + "/"
            line = page.source.line("redirects", index)
            if not re.fullmatch(r"[\w./-]+/", address) or ".." in address:
                yield Problem(page.source.path, line, f'redirects: "{old}" is no address. Write it as steps/old-name.')
            elif address in taken:
                yield Problem(page.source.path, line, f'redirects: "{old}" is the address of {taken[address].source.path}. An old address can lead to one page only.')
            taken.setdefault(address, page)


def _macros(library: Library, source: Source, page: Page | None) -> Iterator[Problem]:
    for number, line in enumerate(source.body.splitlines(), source.body_line):
        if "{#" in line:
            yield Problem(source.path, number, '"{#" begins a comment of the macros and would swallow what follows. Write { #id } with a space after the brace.')
            return
    if "{{" not in source.body and "{%" not in source.body:
        return
    environment = jinja2.Environment(autoescape=False)  # noqa: S701: parsed, never rendered
    try:
        tree = environment.parse(source.body)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(source.path, source.body_line + error.lineno - 1, f"a macro can't be read here ({error.message}). A macro is written {{{{ name(\"value\") }}}}.")
        return
    unknown = jinja2.meta.find_undeclared_variables(tree) - set(MACROS)
    for name in sorted(unknown):
        line = next((node.lineno for node in tree.find_all(jinja2.nodes.Name) if node.name == name), 1)
        yield Problem(source.path, source.body_line + line - 1, f'there is no macro "{name}".' + did_you_mean(name, MACROS, f"Known are {', '.join(sorted(MACROS))}."))
    for call in tree.find_all(jinja2.nodes.Call):
        yield from _call(library, source, page, call)
    for node in tree.find_all(jinja2.nodes.Filter):
        yield Problem(source.path, source.body_line + node.lineno - 1, f'filters such as "|{node.name}" are not used here. Write the macro alone.')


def _call(library: Library, source: Source, page: Page | None, call: jinja2.nodes.Call) -> Iterator[Problem]:
    """A macro is tried with the values that it will get, so that a wrong one has a line."""
    if not isinstance(call.node, jinja2.nodes.Name) or call.node.name not in MACROS:
        return
    name, line = call.node.name, source.body_line + call.lineno - 1
    try:
        values = [value.as_const() for value in call.args]
        named = {pair.key: pair.value.as_const() for pair in call.kwargs}
        MACROS[name](library, page, *values, **named)
    except MacroError as error:
        yield Problem(source.path, line, str(error))
    except TypeError:
        yield Problem(source.path, line, f"{name}(…) was given too few values, too many, or one that it doesn't know. {MACROS[name].__doc__}")
    except jinja2.nodes.Impossible:
        yield Problem(source.path, line, f'{name}(…): put straight quotation marks around the value, such as {name}("value").')


def _headings(page: Page) -> Iterator[Problem]:
    level = 1
    seen: dict[str, int] = {}
    for heading in text.headings(page.source):
        if heading.level == 1:
            yield Problem(page.source.path, heading.line, f'"# {heading.text}": the title comes from the front matter. Begin a heading in the text with ##.')
        elif heading.level > level + 1:
            yield Problem(page.source.path, heading.line, f'"{heading.text}" is a heading of level {heading.level} under one of level {level}. Use {"#" * (level + 1)}.')
        if heading.text in seen and heading.level == 2:
            yield Problem(page.source.path, heading.line, f'the heading "{heading.text}" stands twice (first in line {seen[heading.text]}). Name one differently.')
        seen.setdefault(heading.text, heading.line)
        level = heading.level


def _html(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.prose.splitlines(), source.body_line):
        match = RAW_HTML.search(line)
        if match:
            yield Problem(source.path, number, f'"<{match[1]}" is raw HTML, which nothing checks. Use Markdown: [text](page.md) or ![description](picture.svg).')
        if re.search(r"\[\^[^\]]+\]:", line):
            yield Problem(source.path, number, "footnotes are not typed here. Cite a source of docs/data/references.bib as [^key]; its text is generated.")


def _anchors(library: Library, page: Page) -> set[str]:
    anchors = {heading.anchor for heading in text.headings(page.source)}
    if page.kind == "sources":
        anchors |= {reference.anchor for reference in library.references.values()}
    if page.kind == "help-now":
        anchors |= {country.anchor for country in library.countries}
    if page.kind == OVERVIEW and page.series:
        anchors |= {article.slug for article in page.series.articles}
    return anchors


def _links(library: Library, page: Page, anchors: dict[str, set[str]]) -> Iterator[Problem]:
    for link in text.links(page.source):
        target, _, anchor = link.target.partition("#")
        here = f"[{link.text}]({link.target})"
        if link.image:
            yield from _picture(library, page, link)
        elif re.match(r"(mailto|tel|sms|https):", link.target):
            continue
        elif not link.target or re.search(r"\s|%20", link.target):
            yield Problem(page.source.path, link.line, f"{here}: the address is empty or holds a space. Write [text](page.md).")
        elif re.match(r"[a-z]+:", target):
            yield Problem(page.source.path, link.line, f"{here}: only https:, mailto:, tel: and sms: lead out of this site. Use https://.")
        elif target.startswith("/"):
            yield Problem(page.source.path, link.line, f"{here}: links between pages are relative and end in .md." + did_you_mean(target.strip("/") + ".md", library.pages))
        else:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target)) if target else page.path
            if path in library.unread:
                continue
            if path not in library.pages:
                if (library.docs / path).is_file() and not path.endswith(".md"):
                    continue
                if path in library.drafts:
                    yield Problem(page.source.path, link.line, f"{here}: docs/{path} is a draft and will not be published. Finish it, or remove this link.")
                    continue
                near = did_you_mean(path, library.pages, "Links between pages end in .md.")
                yield Problem(page.source.path, link.line, f"{here}: there is no page docs/{path}.{near}")
            elif anchor and anchor not in anchors[path]:
                near = did_you_mean(anchor, anchors[path], "Link to the page alone.")
                yield Problem(page.source.path, link.line, f'{here}: docs/{path} has no heading with the anchor "{anchor}".{near}')


def _picture(library: Library, page: Page, link: text.Link) -> Iterator[Problem]:
    here = f"![{link.text}]({link.target})"
    if re.match(r"[a-z]+:|//", link.target):
        yield Problem(page.source.path, link.line, f"{here}: a picture from elsewhere would tell others who reads here. Put the file into docs/assets/pictures/.")
        return
    if not link.text.strip():
        yield Problem(page.source.path, link.line, f"{here}: the description is missing. Say between the [ ] what the picture shows.")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link.target))
    file = library.docs / path
    if not file.is_file():
        folder = file.parent if file.parent.is_dir() else library.docs / "assets/pictures"
        known = [item.name for item in folder.iterdir()] if folder.is_dir() else []
        yield Problem(page.source.path, link.line, f"{here}: there is no picture docs/{path}.{did_you_mean(Path(path).name, known)}")
        return
    kind = PICTURES.get(file.suffix.lower())
    size = file.stat().st_size // 1024
    if kind is None:
        yield Problem(page.source.path, link.line, f"{here}: browsers can't show a {file.suffix or 'nameless'} file. Save it as SVG, PNG, JPG or WebP.")
    elif size > PICTURE_KB:
        yield Problem(page.source.path, link.line, f"{here}: the picture weighs {size:,} KB; {PICTURE_KB} KB are the most. Make it smaller.")
    elif not file.read_bytes()[:200].lstrip(b"\xef\xbb\xbf \n\r\t").startswith(kind):
        yield Problem(page.source.path, link.line, f"{here}: the file is not what its ending says ({file.suffix}). Save it again in that format.")
