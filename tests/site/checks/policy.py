"""Private and locked: nothing from elsewhere, nothing in line, and a policy that says so."""

from __future__ import annotations

import re

from bs4 import Tag

from tests.server import headers_of
from tests.site.checks.links import IN_STYLES
from tests.site.folder import Site, target
from tests.site.words import Words

# A <link> of these is only read; all others are fetched.
NOT_FETCHED = {"canonical", "prev", "next", "alternate", "author", "license"}
FETCHING = dict.fromkeys(("script", "img", "source", "video", "audio", "track", "iframe", "embed"), "src")
FETCHING |= {"object": "data", "use": "href", "image": "href", "form": "action"}
# Names of XML languages look like addresses and are never fetched.
NAMES = ("http://www.w3.org/", "https://www.w3.org/")
STRICT = {
    "default-src": {"'none'"},
    "base-uri": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "connect-src": {"'self'"},
    "font-src": {"'self'"},
    "media-src": {"'self'"},
    "manifest-src": {"'self'"},
    "worker-src": {"'self'"},
}
HEADERS = {
    "Content-Security-Policy": r"frame-ancestors 'none'",
    "Referrer-Policy": r"no-referrer$",
    "X-Content-Type-Options": r"nosniff$",
    "X-DNS-Prefetch-Control": r"off$",
    "X-Frame-Options": r"DENY$",
    "Permissions-Policy": r"camera=\(\).*microphone=\(\)",
    "Strict-Transport-Security": r"max-age=\d{8}$",
    "Cross-Origin-Opener-Policy": r"same-origin$",
    "Cross-Origin-Resource-Policy": r"same-origin$",
}


def inline_code(site: Site, words: Words) -> list[str]:
    """No script or style in a page, no attribute that holds any, no address that is one."""
    found = []
    for address, page in site.pages.items():
        for tag in page.find_all(True):
            if tag.name == "style" or (
                tag.name == "script" and not tag.get("src") and tag.get("type") != "application/ld+json"
            ):
                found.append(f"/{address}: <{tag.name}> in line")
            for name, value in tag.attrs.items():
                if name == "style" or name.startswith("on") or name == "srcdoc":
                    found.append(f"/{address}: <{tag.name} {name}=…>")
                elif name in ("href", "src", "action", "formaction") and re.match(
                    r"\s*(?:javascript|data:text/html|vbscript)", str(value), re.IGNORECASE
                ):
                    found.append(f"/{address}: {name}={value}")
    return found


def foreign_resource(site: Site, words: Words) -> list[str]:
    """No font, picture, script, style, frame, form or hint that reaches another host."""
    found = []
    for address, page in site.pages.items():
        for tag in page.find_all(True):
            for value in _fetched(tag):
                if not value.startswith("data:image/") and target(address, value) is None:
                    found.append(f"/{address}: <{tag.name}> fetches {value}")
    for name in sorted(site.files):
        if name.endswith(".css"):
            urls = [match[1] or match[2] for match in IN_STYLES.finditer(site.text(name))]
            found += [
                f"/{name}: fetches {url}"
                for url in urls
                if not url.startswith("data:image/") and target(name, url) is None
            ]
        elif name.endswith((".js", ".svg", ".json")) and not name.startswith("assets/vendor/"):
            urls = re.findall(
                r"""(?:https?|wss?):(?://|\\/\\/)[^\s"'`<>)]+|["'`]//[\w.-]+""", site.text(name)
            )
            found += [f"/{name}: names {url}" for url in urls if not url.startswith(NAMES)]
    return found


def _fetched(tag: Tag) -> list[str]:
    if tag.name == "link":
        rel = tag.get("rel")
        kinds = set(rel if isinstance(rel, list) else str(rel).split())
        return [] if kinds <= NOT_FETCHED else [str(tag.get("href"))]
    values = [tag.get(FETCHING[tag.name])] if tag.name in FETCHING else []
    values += [tag.get("xlink:href"), tag.get("poster"), tag.get("background"), tag.get("ping")]
    if isinstance(srcset := tag.get("srcset"), str):
        values += [candidate.split()[0] for candidate in srcset.split(",")]
    return [str(value) for value in values if value]


def directives(policy: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0]: set(part[1:]) for part in parts}


def weak(policy: str) -> list[str]:
    """What a policy lets through that it should not."""
    given = directives(policy)
    found = [
        f"{name} is {sorted(given.get(name, []))}"
        for name, wanted in STRICT.items()
        if given.get(name) != wanted
    ]
    for name, values in given.items():
        loose = {
            value
            for value in values
            if value not in ("'self'", "'none'") and not (name == "img-src" and value == "data:")
        }
        found += [f"{name} lets {value} through" for value in sorted(loose)]
    return found


def missing_policy(site: Site, words: Words) -> list[str]:
    """Every page carries the policy, before anything that it could stop."""
    found = []
    for address, page in site.pages.items():
        metas = page.select('meta[http-equiv="Content-Security-Policy"]')
        if len(metas) != 1:
            found.append(f"/{address} has {len(metas)} policies")
            continue
        found += [f"/{address}: {fault}" for fault in weak(str(metas[0].get("content")))]
        if any(tag.name in ("script", "link", "style", "img") for tag in metas[0].find_all_previous(True)):
            found.append(f"/{address}: something stands before the policy")
    return found


def unlocked_headers(site: Site, words: Words) -> list[str]:
    """`_headers` asks the host for what a page cannot say itself."""
    everywhere = {name: value for pattern, name, value in headers_of(site.folder) if pattern == "/*"}
    found = [
        f"_headers: {name} is “{everywhere.get(name)}”"
        for name, wanted in HEADERS.items()
        if not re.search(wanted, everywhere.get(name, ""))
    ]
    if ("/articles.epub", "Content-Type", "application/epub+zip") not in headers_of(site.folder):
        found.append("_headers: no kind for the EPUB")
    policy = everywhere.get("Content-Security-Policy", "")
    kept = "; ".join(part for part in policy.split("; ") if not part.startswith("frame-ancestors"))
    return found + [f"_headers: {fault}" for fault in weak(kept)]
