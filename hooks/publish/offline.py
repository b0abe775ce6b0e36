"""Files for offline use: the service worker, /sw.js, and the manifest, /manifest.webmanifest.

The worker is docs/assets/scripts/sw.js, preceded by two constants: VERSION, a hash of the whole edition, and FILES, which
maps the URL of each page, and of each file that pages need, to its hash.
"""

import json
import re
from pathlib import Path

from digests import digest
from files import list_files
from library import Library

WORKER_PATTERN = "assets/scripts/sw.*.js"  # its name is hashed, as for all scripts
# Pages and the files that they load. The worker caches PDFs and books when they are opened, and all downloads on request.
PRECACHED = re.compile(
    r".*\.html|search\.json|manifest\.webmanifest|assets/.*\.(?:js|css|woff2)|assets/(?:pictures/)?[^/]*\.(?:svg|png|jpe?g|webp)"
    r"|assets/workbook\.txt"
)
DOWNLOADS = re.compile(r"[^/]*\.epub|.*\.pdf|assets/(?:media|files)/[^/]*")


def write_manifest(site: Path, library: Library, icon: str, paper: str) -> None:
    """Writes the manifest, by which browsers offer to install the site. `icon` is the site's icon, before its name is hashed; `paper` is
    the background of its pages by day."""
    icons = [
        {"src": path.relative_to(site).as_posix(), "sizes": sizes, "type": kind, "purpose": purpose}
        for pattern, sizes, kind, purpose in (
            (Path(icon).with_suffix(".*svg").as_posix(), "any", "image/svg+xml", "any"),
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
        "background_color": paper,
        "theme_color": paper,
        "icons": icons,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (site / "manifest.webmanifest").write_text(text, "utf-8", newline="\n")


def write_worker(site: Path) -> None:
    """Moves the worker to the root, so that its scope is the whole site, and adds the constants."""
    source = next(site.glob(WORKER_PATTERN), None)
    if source is None:
        return  # the owner has removed the scripts, so no page registers a worker
    text = source.read_text("utf-8")
    source.unlink()
    # By URL: "letters/", not "letters/index.html".
    names = _files(site, PRECACHED)
    files = {name.removesuffix("index.html"): digest((site / name).read_bytes())[:8] for name in names}
    version = digest(json.dumps(files, sort_keys=True))[:10]
    constants = f'const VERSION = "{version}";\nconst FILES = {json.dumps(files, separators=(",", ":"))};\n'
    (site / "sw.js").write_text(constants + text, "utf-8", newline="\n")


def offline_placeholders(site: Path) -> dict[str, str]:
    """The placeholders of pages, with their replacements: the names of all downloads, and the size of what is precached and of
    the downloads."""
    downloads = _files(site, DOWNLOADS)
    return {
        'data-files=""': f'data-files="{" ".join(downloads)}"',
        '<span data-megabytes="pages"></span>': _megabytes(site, _files(site, PRECACHED)),
        '<span data-megabytes="large"></span>': _megabytes(site, downloads),
    }


def _megabytes(site: Path, files: list[str]) -> str:
    return f"{max(1, round(sum((site / name).stat().st_size for name in files) / 1_000_000))} MB"


def _files(site: Path, pattern: re.Pattern[str]) -> list[str]:
    return [name for name in list_files(site) if pattern.fullmatch(name)]
