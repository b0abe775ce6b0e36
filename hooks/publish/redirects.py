"""Old addresses: `redirects: [letters/old-name]` in a page's front matter.

A page at the old address leads on (for any host) and tells search engines which address counts now;
`_redirects` does it at once where the host reads that file.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from library import Library
from publish.policy import PLACE

PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
{policy}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{canonical}">
<title>{title}</title>
</head>
<body>
<main><h1>{title}</h1><p><a href="{target}">{title}</a></p></main>
</body>
</html>
"""


def write(site: Path, library: Library) -> None:
    """A page at each old address, and `_redirects` when there is any."""
    lines = []
    for page in library.pages.values():
        for address in page.old_addresses:
            folder = site / address
            folder.mkdir(parents=True, exist_ok=True)
            target = "../" * (address.count("/") + 1) + page.url
            text = PAGE.format(
                language=library.language,
                policy=PLACE,
                target=escape(target),
                canonical=escape(library.site_url + page.url),
                title=escape(page.title, quote=False),
            )
            (folder / "index.html").write_text(text, "utf-8", newline="\n")
            lines.append(f"/{address}/* /{page.url} 301")
    if lines:
        (site / "_redirects").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
