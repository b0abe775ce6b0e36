"""Where links and pictures lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from library import text
from library.assets import FILES, MEDIA, PICTURE_KINDS, PICTURES
from library.booking import booking
from library.helplines import ABOUT
from library.kinds import HELP
from library.model import Library, Page
from library.problems import Problem, did_you_mean, nearest, nearest_page

# What leads out of the site, and how each is written.
OUT = {
    "https": (re.compile(r"https://[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?"), "https://name.org/page"),
    "mailto": (re.compile(r"mailto:[^\s@]+@[\w-]+(\.[\w-]+)+(\?\S*)?"), "mailto:name@name.org"),
    "tel": (re.compile(r"tel:\+?\d[\d.-]*"), "tel:+15550100, with digits only"),
    "sms": (re.compile(r"sms:\+?\d[\d.-]*(\?body=\S+)?"), "sms:+15550100, with digits only"),
}
MAIL = re.compile(r"[^\s@/]+@[\w-]+\.[\w.-]+")
UNMARKED = re.compile(r"(?<!\!)\[@?([\w:.+/-]+)\](?![(\[])")
SCHEME = re.compile(r"[A-Za-z][\w+.-]*:")


def anchors_of(library: Library, page: Page) -> set[str]:
    """The places on a page that a link can lead to; what the templates add included."""
    anchors = {heading.anchor for heading in text.headings(page.source)}
    if page.kind == "sources":
        anchors |= {reference.anchor for reference in library.references.values()}
    if page.kind == HELP:
        anchors |= {country.anchor for country in library.countries}
    return anchors


def targets(library: Library, page: Page, anchors: dict[str, set[str]]) -> Iterator[Problem]:
    """Every link and picture of a page that leads nowhere. `anchors` holds those of each page, by its path."""
    books = _slashed(booking(library).address)
    for link in text.links(page.source):
        here = f"{'!' if link.image else ''}[{link.text}]({link.target})"
        message = (
            _picture(library, page, link) if link.image else _link(library, page, link.target, anchors, books)
        )
        if not message and not link.image:
            message = _words(link.text)
        if message:
            follows = {_path(page, link.target.partition("#")[0]), *(ABOUT if "#" in link.target else ())}
            yield page.problem(link.line, f"{here}: {message}", follows=follows)
    for line, found in text.broken_links(page.source):
        message = f'"{found}" would be printed as it stands. An address holds no space and no bracket, and ends with ): [text](page.md)'
        yield page.problem(line, message)
    prose = page.source.prose
    for match in UNMARKED.finditer(prose):
        if match[1] in library.references:
            message = f'"{match[0]}" would be printed as it stands. A source is cited as [^{match[1]}].'
            yield page.problem(page.source.body_line + prose.count("\n", 0, match.start()), message)


def _link(library: Library, page: Page, written: str, anchors: dict[str, set[str]], books: str) -> str:
    """What is wrong with a link's address, or nothing; `books` is the address for booking."""
    outside = _outside(library, written, books)
    return _inside(library, page, written, anchors) if outside is None else outside


def _outside(library: Library, written: str, books: str) -> str | None:
    """The same of an address that leads out of the site, or seems to; None for the others."""
    home = library.site_url if library.config.get("site_url") else ""
    if home and _slashed(written).startswith(home):
        return "this address leads to this site itself. Link to the .md file."
    if books != "/" and _slashed(written) == books:
        return "this is the address for booking, which stands at the end of the page too. Write {{ book() }} in place of the link."
    if known := OUT.get(written.partition(":")[0]):
        return "" if known[0].fullmatch(written) else f"this leads nowhere. Write it as {known[1]}."
    if not written:
        return "the address is empty. Write [text](page.md)."
    target = written.partition("#")[0]
    if SCHEME.match(target):
        return "only https:, mailto:, tel: and sms: lead out of this site. Use https://."
    if re.match(r"www\.|https?/|//", target):
        return f"an address outside this site begins with https://. Write https://{re.sub(r'^(https?)?:?/+', '', target)}."
    if MAIL.fullmatch(target):
        return f"an address for mail begins with mailto:. Write mailto:{target}."
    return None


def _inside(library: Library, page: Page, written: str, anchors: dict[str, set[str]]) -> str:
    target, _, anchor = written.partition("#")
    path = _path(page, target) if target else page.path
    if target.startswith("/"):
        near = _near(page, target.strip("/") + ".md", library)
        return f"links between pages are relative and end in .md.{near}"
    if path.startswith(".."):
        return "this leads out of docs/. Link to a page inside it."
    if path in library.pages or path in library.unread:
        return _page(library, page, path, anchor, anchors)
    if path in library.drafts:
        return f"docs/{path} is a draft and will not be published. Finish it, or remove this link."
    if path.startswith("data/"):
        return f"docs/{path} is read by the build and not published. Link to a page."
    if path.startswith(f"{PICTURES}/") and (library.docs / path).is_file():
        if PurePosixPath(path).suffix.lower() not in PICTURE_KINDS:
            return ""  # its own line says where it belongs
        return f"this shows a link, not the picture. Put an exclamation mark before it: ![what it shows]({written})."
    if path.startswith((f"{FILES}/", f"{MEDIA}/")):
        there = (library.docs / path).is_file()
        return "" if there else f"there is no file docs/{path}. Put it there, or remove the link."
    if path.endswith(".pdf") and path.removesuffix("pdf") + "md" in library.pages:
        return f"a page's PDF is made with the site, and the page links it. Link to the page: {target.removesuffix('pdf')}md."
    return f"there is no page docs/{path}.{_near(page, path, library)}"


def _slashed(address: str) -> str:
    return address.rstrip("/") + "/"


def _words(said: str) -> str:
    """What a link says."""
    if not said:
        return "the words of the link are missing. Write them between the [ ]."
    if text.CITED.search(said):
        return "a source stands inside the words of this link. Write it after the link."
    return ""


def _path(page: Page, target: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.path), target))


def _near(page: Page, path: str, library: Library) -> str:
    """` Did you mean "rest.md"?`, as it has to be written on this page."""
    plain = (
        re.sub(r"(\.html?)?$", "", path.replace("\\", "/").removesuffix(".md")).removesuffix("/index") + ".md"
    )
    if plain not in library.pages and plain.removesuffix(".md") + "/index.md" in library.pages:
        plain = plain.removesuffix(".md") + "/index.md"
    near = library.renamed.get(plain) or nearest_page(plain, [*library.pages, *library.unread])
    if near:
        return f' Did you mean "{posixpath.relpath(near, posixpath.dirname(page.path) or ".")}"?'
    return (
        " Link to another, or remove the link."
        if path.endswith(".md")
        else " Links between pages end in .md."
    )


def _page(library: Library, page: Page, path: str, anchor: str, anchors: dict[str, set[str]]) -> str:
    target = library.pages.get(path) or library.unread[path]
    if target.draft and not page.draft:
        return f"docs/{path} is a draft and will not be published. Finish it, or remove this link."
    if not anchor or anchor in anchors[path] or not target.source.body:
        return ""
    near = did_you_mean(anchor, anchors[path], "Link to the page alone.")
    return f'docs/{path} has no heading with the anchor "{anchor}".{near}'


def _picture(library: Library, page: Page, link: text.Link) -> str:
    if SCHEME.match(link.target) or link.target.startswith("//"):
        return (
            f"a picture from elsewhere would tell others who reads here. Put the file into docs/{PICTURES}/."
        )
    if not link.target:
        return "the address is empty. Write ![what it shows](../assets/pictures/name.svg)."
    path = _path(page, link.target.lstrip("/"))
    name = Path(path).name
    file = library.docs / path
    if link.target.startswith("/") or not file.is_file():
        folder = library.docs / PICTURES
        known = [item.name for item in folder.iterdir()] if folder.is_dir() else []
        up = posixpath.relpath(PICTURES, posixpath.dirname(page.path) or ".")
        near = nearest(name, known)
        near = f' Did you mean "{up}/{near}"?' if near else f" Put the file into docs/{PICTURES}/."
        return (
            f"there is no picture docs/{path}.{near}"
            if not link.target.startswith("/")
            else f"the address of a picture is relative.{near}"
        )
    if not path.startswith((f"{PICTURES}/", f"{MEDIA}/")):
        return ""  # reported where the file stands
    if not link.text.strip():
        return "the description is missing. Say between the [ ] what the picture shows."
    line = page.source.body.split("\n")[link.line - page.source.body_line].strip()
    if path.startswith(f"{MEDIA}/") and not re.fullmatch(r"!\[[^\]]*\]\([^)]*\)", line):
        return "a recording stands on a line of its own, with an empty line above and below."
    return ""
