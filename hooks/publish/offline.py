"""What a phone needs to keep the site: /sw.js, which answers without a network, and /manifest.webmanifest.

The worker's text is docs/assets/scripts/sw.js. Before it stand VERSION, a hash of the whole edition, and FILES: the address
of each page and of each file that pages need, with its hash (its name says it already where that has one in it).
"""

import hashlib
import json
import re
from pathlib import Path

import colors
from library import Library
from publish import site_files

WORKER_PATTERN = "assets/scripts/sw.*.js"  # with its hash, as all scripts go online
# Pages and their parts; PDFs, books and recordings are kept when they are opened.
PRECACHED = re.compile(
    r".*\.html|search\.json|manifest\.webmanifest|assets/.*\.(?:js|css|woff2)|assets/icon[^/]*|assets/workbook\.txt"
)
DOWNLOADS = re.compile(r"[^/]*\.epub|.*\.pdf|assets/(?:media|files)/[^/]*")


def write_manifest(site: Path, library: Library) -> None:
    """How the site stands on a home screen. Browsers offer that by themselves; we never ask."""
    icons = [
        {"src": path.relative_to(site).as_posix(), "sizes": sizes, "type": kind, "purpose": purpose}
        for pattern, sizes, kind, purpose in (
            ("assets/icon*.svg", "any", "image/svg+xml", "any"),
            ("assets/icon-192*.png", "192x192", "image/png", "any"),
            ("assets/icon-512*.png", "512x512", "image/png", "any"),
            ("assets/icon-maskable*.png", "512x512", "image/png", "maskable"),
        )
        for path in sorted(site.glob(pattern))
    ]
    manifest = {
        "name": library.name,
        "short_name": library.name,
        "lang": library.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": colors.PAPER,
        "theme_color": colors.PAPER,
        "icons": icons,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (site / "manifest.webmanifest").write_text(text, "utf-8", newline="\n")


def write_worker(site: Path) -> None:
    """Moves the worker to the root, where it may answer for every page, with what this edition holds."""
    source = next(site.glob(WORKER_PATTERN), None)
    if source is None:
        return  # a site whose owner took the scripts away: nothing asks for a worker there
    text = source.read_text("utf-8")
    source.unlink()
    # As a browser asks for each: "letters/", not "letters/index.html".
    files = {name.removesuffix("index.html"): _digest(site / name) for name in _files(site, PRECACHED)}
    version = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:10]
    head = f'const VERSION = "{version}";\nconst FILES = {json.dumps(files, separators=(",", ":"))};\n'
    (site / "sw.js").write_text(head + text, "utf-8", newline="\n")


def offline_placeholders(site: Path) -> dict[str, str]:
    """What pages leave open, each with its words: the names of the large files, and how much is kept unasked and when
    the reader wishes it."""
    large = _files(site, DOWNLOADS)
    return {
        'data-files=""': f'data-files="{" ".join(large)}"',
        '<span data-megabytes="pages"></span>': _megabytes(site, _files(site, PRECACHED)),
        '<span data-megabytes="large"></span>': _megabytes(site, large),
    }


def _megabytes(site: Path, files: list[str]) -> str:
    return f"{max(1, round(sum((site / name).stat().st_size for name in files) / 1_000_000))} MB"


def fill_placeholders(page: str, places: dict[str, str]) -> str:
    for place, words in places.items():
        page = page.replace(place, words)
    return page


def _files(site: Path, kind: re.Pattern[str]) -> list[str]:
    return [name for name in site_files.list_files(site) if kind.fullmatch(name)]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]
