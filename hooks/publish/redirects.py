"""Redirects from old addresses: `redirects: [letters/old-name]` in a page's front matter.

On any host, a page at the old address redirects, with the canonical URL for search engines. Hosts that read
`_redirects` send the status 301.
"""

from html import escape
from pathlib import Path

from library import Library
from publish import security_headers

# Netlify uses the first: with "!", although there is a page at the old address. Cloudflare Pages ignores it, as an unknown
# status, and uses the others: rules without a star, of which it allows 2,000.
REDIRECT_RULES = ("/{old}/* /{new} 301!", "/{old} /{new} 301", "/{old}/ /{new} 301")

REDIRECT_PAGE = """<!doctype html>
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


def write_redirects(site: Path, library: Library) -> None:
    """Writes a page at each old address, and `_redirects` if there are any."""
    lines = []
    for page in library.pages.values():
        for address in page.old_paths:
            folder = site / address
            folder.mkdir(parents=True, exist_ok=True)
            target = "../" * (address.count("/") + 1) + page.url
            text = REDIRECT_PAGE.format(
                language=library.language,
                policy=security_headers.PLACEHOLDER,
                target=escape(target),
                canonical=escape(library.site_url + page.url),
                title=escape(page.title, quote=False),
            )
            (folder / "index.html").write_text(text, "utf-8", newline="\n")
            lines += [line.format(old=address, new=page.url) for line in REDIRECT_RULES]
    if lines:
        (site / "_redirects").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
