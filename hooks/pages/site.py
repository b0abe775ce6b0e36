"""`site` in templates: the whole site's name, practice and booking; and what is still an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from markdown import Markdown

from colors import ICON
from library import Library, Problem
from library.booking import Booking, booking, is_example
from library.config import CONFIG
from library.model import address
from library.problems import SETTINGS
from pages.proof import Proof, read_proof
from pages.strings import Translate


@dataclass(frozen=True)
class Site:
    """The whole site. `notes` are shown in the preview only; `pdfs`: link the PDFs.

    `copyright`, `footer` are HTML, `disclaimer` are words; `sign`, `icon` and `photo` files below docs/, or nothing.
    """

    name: str
    practice: dict[str, str]
    booking: Booking
    pdfs: bool
    preview: bool
    notes: list[str]
    disclaimer: str
    footer: str
    copyright: str
    sign: str
    icon: str
    photo: str
    social: list[dict[str, str]]
    repository: dict[str, str]
    proof: Proof | None


def icon(library: Library) -> str:
    """The file of the site's icon, below docs/."""
    theme = library.config.get("theme") or {}
    return str(theme.get("favicon") or theme.get("logo") or ICON)


def site(library: Library, t: Translate, *, pdfs: bool, preview: bool, notes: list[str]) -> Site:
    """The whole site as templates see it."""
    config, extra, theme = library.config, library.extra, library.config.get("theme") or {}
    practice = {str(key): str(value) for key, value in (extra.get("practice") or {}).items()}
    footer = extra.get("footer") or {}
    sign = str(theme.get("logo") or "")
    repository = str(config.get("repo_url") or "")
    return Site(
        name=str(config.get("site_name", "")),
        practice=practice,
        booking=booking(library),
        pdfs=pdfs,
        preview=preview,
        notes=notes,
        disclaimer=str(footer.get("disclaimer") or t("disclaimer")),
        footer=_inline(footer.get("text")),
        copyright=_inline(config.get("copyright")),
        sign=sign,
        icon=icon(library),
        photo=str(practice.get("photo") or ""),
        social=[_profile(one) for one in extra.get("social") or []],
        repository={"link": repository, "name": str(config.get("repo_name") or _host(repository))},
        proof=read_proof(library),
    )


def _inline(words: object) -> str:
    """A line of Markdown as HTML without a paragraph around it."""
    html = Markdown(extensions=["smarty"]).convert(str(words)) if words else ""
    html = re.sub(r'href="(?:\./)?([\w/-]+\.md)(#[\w-]+)?"', _from_any_page, html)
    return html.removeprefix("<p>").removesuffix("</p>") if html.count("<p>") == 1 else html


def _from_any_page(link: re.Match[str]) -> str:
    """A link to a page of ours as "@/about/": each page that shows it puts its own way to the first page there."""
    return f'href="@/{address(link[1])}{link[2] or ""}"'


def _profile(found: dict[str, str]) -> dict[str, str]:
    """A profile elsewhere; its icon is the path of one of Material's."""
    link = str(found.get("link") or "")
    return {
        "link": link,
        "name": str(found.get("name") or _host(link)),
        "icon": str(found.get("icon") or ""),
    }


def _host(link: str) -> str:
    return (urlsplit(link).hostname or "").removeprefix("www.")


def still_to_do(library: Library) -> Iterator[Problem]:
    """What must be filled in before publishing."""

    def example(value: str, remedy: str, *keys: str) -> Problem:
        line = library.settings.line(*keys)
        if variable := library.settings.variable(*keys):
            remedy = f"It stands in the variable {variable}. {remedy}"
        message = f'{".".join(keys)}: "{value}" is still an example. {remedy}'
        return Problem(CONFIG, line, message, follows=frozenset({SETTINGS}))

    found = booking(library)
    if found.is_example:
        yield example(found.address, "Write the address of your booking page.", "extra", "booking", "address")
    url = str(library.config.get("site_url") or "")
    if is_example(url):
        yield example(url, "Write the address of this site.", "site_url")
    for key, value in (library.extra.get("practice") or {}).items():
        if "EXAMPLE" in str(value):
            yield example(str(value), "Write your own words.", "extra", "practice", str(key))
