"""What lies in the folder: everything whole, and nothing that has no business there."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as etree

from tests.site.folder import Site
from tests.site.words import Words

KINDS = {
    ".html": (b"<!doctype html>", b"</html>"),
    ".pdf": (b"%PDF-", b"%%EOF"),
    ".epub": (b"PK", b""),
    ".png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    ".woff2": (b"wOF2", b""),
}
PLACED = ("404.html", "sitemap.xml", "feed.xml", "robots.txt", "search.json", "_headers")
# Written down a second time, on purpose: what the build allows is not asked.
ADDRESS = r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*"
BELONGS = [
    rf"{ADDRESS}index\.html",
    r"404\.html|sitemap\.xml|feed\.xml|robots\.txt|search\.json|_headers|_redirects|SHA256SUMS|sw\.js|manifest\.webmanifest",
    r"articles\.epub|articles-(?:a4|letter)\.pdf",
    r"worksheets/(?P<slug>[a-z0-9-]+)/(?P=slug)-(?:a4|letter|pen-a4|pen-letter|large|large-letter|more-a4|more-letter)\.pdf",
    rf"{ADDRESS}pocket-card-(?:a4|letter)\.pdf",
    r"worksheets/workbook(?:-pen)?-(?:a4|letter)\.pdf",
    r"assets/cards/[a-z0-9-]+\.png",
    r"assets/fonts/[a-z0-9-]+\.[0-9a-f]{10}\.woff2|assets/fonts/OFL-[a-z]+\.txt",
    r"assets/(?:scripts|vendor)/[a-z0-9-]+\.[0-9a-f]{10}\.js",
    r"assets/styles/[a-z0-9-]+\.[0-9a-f]{10}\.css",
    r"assets/icon-(?:192|512|maskable|touch)\.[0-9a-f]{10}\.png|assets/workbook\.txt",
    # The owner's: icon and logo, photos, recordings with their words, files to take along.
    r"assets/[a-z0-9-]+\.[0-9a-f]{10}\.(?:svg|png)",
    r"assets/pictures/[a-z0-9-]+\.(?:svg|png|jpe?g|webp)|assets/media/[a-z0-9-]+\.(?:mp3|m4a|mp4|vtt)|assets/files/[a-z0-9-]+\.pdf",
]
# Words that only stand where no reader should come.
INNER = (
    "{{", "{%", "{#", "Traceback (most recent", "Macro Rendering Error", "Macro Syntax Error", "recheck", "<!--",
    "///", "%}", "}}", "docs/data", "EXAMPLE_",
)  # fmt: skip
# A folder of the machine; "house/home/work" is none.
MACHINE_PATH = re.compile(r"(?<!\w)/(?:home|tmp|root)/")


def torn_site(site: Site, words: Words) -> list[str]:
    """Every page of nav is there, and every file begins and ends as its kind does."""
    wanted = [site.file_at(words.address(path)) for path in words.order]
    found = [f"{name} is missing" for name in (*wanted, *PLACED) if name not in site.files]
    for name in sorted(site.files):
        data = (site.folder / name).read_bytes()
        start, end = KINDS.get("." + name.rpartition(".")[2], (b"", b""))
        ours = not name.startswith("assets/files/")  # others' programs may write more after the end
        if not data or not data.startswith(start) or (ours and end not in data[-64:]):
            found.append(f"{name} is cut off or no {name.rpartition('.')[2]}")
    for name in ("sitemap.xml", "feed.xml", "search.json"):
        try:
            (json.loads if name.endswith("json") else etree.fromstring)(site.text(name))
        except (ValueError, etree.ParseError, FileNotFoundError) as error:
            found.append(f"{name} cannot be read: {error}")
    return found


def stranger(site: Site, words: Words) -> list[str]:
    """Nothing of data/, drafts, templates, hooks or hidden files is published, and no page outside nav."""
    belongs = re.compile("|".join(f"(?:{pattern})" for pattern in BELONGS))
    pages = {site.file_at(words.address(path)) for path in words.order} | {"404.html"}
    moved = {f"{old}index.html" for old in words.moved}
    # `--publish` lays a compressed file beside each that hosts would compress.
    compressed = {f"{name}{kind}" for name in site.files for kind in (".gz", ".br")}
    plain = site.files - compressed
    found = [
        f"{name} is of no kind that belongs here" for name in sorted(plain) if not belongs.fullmatch(name)
    ]
    found += [
        f"{name} is no page of nav"
        for name in sorted(site.files)
        if name.endswith(".html") and name not in pages | moved
    ]
    return found


def leaked_words(site: Site, words: Words) -> list[str]:
    """No template, macro, block or path that should have become words."""
    found = []
    for name in sorted(
        name for name in site.files if name.endswith((".html", ".xml", ".json", ".txt")) and "OFL" not in name
    ):
        text = re.sub(r"https?://\S+", "", site.text(name))
        if name == "assets/workbook.txt":  # it carries its styles and scripts
            text = re.sub(r"(?s)<(style|script).*?</\1>", "", text)
        inner = [word for word in INNER if word in text] + MACHINE_PATH.findall(text)
        found += [f"{name} holds “{word}”" for word in dict.fromkeys(inner)]
    return found


def wrong_sums(site: Site, words: Words) -> list[str]:
    """SHA256SUMS names every other file with its hash, as `sha256sum -c` reads it."""
    lines = site.text("SHA256SUMS").splitlines()
    said = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        name: hashlib.sha256((site.folder / name).read_bytes()).hexdigest()
        for name in site.files
        if name != "SHA256SUMS"
    }
    return [
        f"SHA256SUMS is wrong about {name}"
        for name in sorted({*said, *found})
        if said.get(name) != found.get(name)
    ]
