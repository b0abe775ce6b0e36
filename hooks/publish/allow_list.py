"""The allow-list of files in a published site, and the link that each page must have. Anything else stops the build, so that
nothing leaks by accident, and no reader in danger finds a page without a way to help."""

import re
from pathlib import Path

from click import ClickException

from files import list_files
from pdf_editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS


class PublishError(ClickException):
    """A site can't be written: because of files that no build of ours made, or of missing ones. The message, which MkDocs prints
    without a traceback, says what was found, and what to do."""


ALLOWED_PATHS = re.compile(
    r"""
      (?:[a-z0-9-]+/)*index\.html            # pages
    | 404\.html
    | articles\.epub
    | sitemap\.xml | feed\.xml | robots\.txt | search\.json | _headers | _redirects | SHA256SUMS | sw\.js | manifest\.webmanifest
    | assets/cards/[a-z0-9-]+\.png
    | assets/(?:fonts|scripts|styles|vendor)/[\w.-]+\.(?:woff2|js|css)
    | assets/workbook\.txt
    | assets/fonts/OFL[\w-]*\.txt
    | assets/[a-z0-9-]+(?:\.[0-9a-f]{10})?\.(?:svg|png)   # icon and logo
    | assets/pictures/[\w-]+\.(?:png|jpe?g|webp|svg)   # of drawings, only an icon
    | assets/media/[a-z0-9-]+\.(?:mp3|m4a|mp4|vtt)
    | assets/files/[a-z0-9-]+\.pdf
    """,
    re.VERBOSE,
)

EDITIONS = (*SHEETS, *MORE_PAGES, *WORKBOOKS, *BOOKS, *POCKET_CARDS)
PATTERNS = (re.escape(edition.address("NAME")).replace("NAME", "[a-z0-9/-]*") for edition in EDITIONS)
PDF_PATHS = re.compile("|".join(PATTERNS))

HELP_LINK = re.compile(r'href="[^"]*help-now/(?:#[^"]*)?"')
REDIRECT_META = '<meta http-equiv="refresh"'  # of a page at an old address


def is_allowed(path: str) -> bool:
    """True for the site-relative path of a file that a site may have."""
    return bool(ALLOWED_PATHS.fullmatch(path) or PDF_PATHS.fullmatch(path))


def check_files(site: Path) -> None:
    """Raises PublishError that lists all files of unknown kinds."""
    unexpected = [path for path in list_files(site) if not is_allowed(path)]
    if unexpected:
        listed = "\n".join(unexpected)
        message = f"these files would be published, but don't belong in the site:\n{listed}\nMove them out of docs/ and overrides/, or remove the plugin that writes them. What the code writes is listed in hooks/publish/allow_list.py."
        raise PublishError(message)


def check_help_links(site: Path) -> None:
    """Raises PublishError that lists all pages without a link to the helplines, as after a change of a template."""
    texts = {page: (site / page).read_text("utf-8") for page in list_files(site, ".html")}
    if pages := [p for p, text in texts.items() if REDIRECT_META not in text and not HELP_LINK.search(text)]:
        listed = "\n".join(pages)
        message = f"these pages have no link to Help now:\n{listed}\nRestore it in a template of overrides/."
        raise PublishError(message)
