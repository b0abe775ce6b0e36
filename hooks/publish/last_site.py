"""What the last site had and the next one lacks: addresses, and fields of worksheets, under whose names browsers keep readers' answers.

An author may have removed them on purpose, so these are no problems. The build that replaces the last site forgets it.
"""

import html
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from library import Library, Page
from library.model import WORKSHEET
from library.problems import MANY
from publish.checksums import listed_files
from worksheet import fields
from worksheet.options import field_name

FIELD = re.compile(r'data-field="([^"]*)"')


def what_is_lost(site: Path, library: Library, new_site: Path | None = None) -> list[str]:
    """What to do about it, a line for each; `site` is the folder of the last site, if there is one. Of the fields that are
    still in `new_site`, no name need be found again in the words."""
    last = {name.removesuffix("index.html") for name in listed_files(site) if name.endswith("/index.html")}
    pages = {page.url: page for page in (*library.checked_pages, *library.drafts.values())}
    sheets = [page for page in pages.values() if page.kind == WORKSHEET]
    new = [sheet.slug for sheet in sheets if sheet.url not in last and not sheet.was]
    old = {f"{path}/" for page in pages.values() for path in page.old_paths}
    gone = [url.strip("/") for url in sorted(last - pages.keys() - old)]
    addresses = [_addresses(gone)] if len(gone) > MANY else [_address(path, new) for path in gone]
    return [*addresses, *chain.from_iterable(_fields(site, last, sheet, new_site) for sheet in sheets)]


def _address(path: str, new_sheets: list[str]) -> str:
    folder, _, name = path.rpartition("/")
    remedy = f"write redirects: [{path}] into the page that takes its place."
    if folder == "worksheets":
        now = f" ({' or '.join(new_sheets)})" if new_sheets else ""
        remedy = f"if the worksheet has another name now{now}, write was: [{name}] into it, so that readers find their answers again; if it is gone, {remedy}"
    return f"The last site had the address /{path}/, which leads nowhere now: {remedy}"


def _addresses(paths: list[str]) -> str:
    listed = ", ".join(f"/{path}/" for path in paths)
    remedy = f"write the old address into it: redirects: [{paths[0]}]; where a worksheet has another name now, was: [old-name], so that readers find their answers again."
    return f"The last site had these addresses, which lead nowhere now: {listed}. Where another page takes the place of one, {remedy}"


def _fields(site: Path, last: set[str], sheet: Page, new_site: Path | None) -> Iterator[str]:
    """The fields that a worksheet had, if it has new ones: one of them may be the same with another label."""
    urls = {sheet.url, *(f"worksheets/{name}/" for name in sheet.was)} & last
    had = [name for url in sorted(urls) for name in _names(site / url / "index.html")]
    if not had or (new_site and {*had} <= {*_names(new_site / sheet.url / "index.html")}):
        return
    has = {field_name(field): field.line for field in fields(sheet.source.body, sheet.source.body_line)}
    new = [f"line {line}" for name, line in has.items() if name not in had]
    for name in had if new else ():
        if name not in has:
            yield f'{sheet.source.path}: the last site had a field "{name}" here. If it is the one in {" or ".join(new)} now, write name: {name} under its label, so that readers find their answers again.'


def _names(page: Path) -> list[str]:
    return [html.unescape(name) for name in FIELD.findall(page.read_text("utf-8"))] if page.is_file() else []
