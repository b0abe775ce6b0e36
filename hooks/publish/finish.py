"""The stages from rendered pages to a finished site, in order."""

import gzip
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import brotli

import press
from digests import digest, environment_hash
from disk_cache import DiskCache
from files import list_files, write_atomically
from library.assets import PHOTO_SUFFIXES
from library.problems import Problem, format_problems
from pages import photos
from pages.build_context import Build
from publish import (
    allow_list,
    feeds,
    hashed_assets,
    offline,
    portable_copy,
    redirects,
    search_index,
    security_headers,
    workbook_page,
)

# The size of a download, such as 52 KB, belongs in `<span data-size="worksheets/x/x-a4.pdf"></span>`.
DOWNLOAD_SIZE = re.compile(r'<span data-size="([^"]+)">(?=</span>)')
COMPRESSED_SUFFIXES = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@dataclass(frozen=True)
class BuildOptions:
    """Options of `scripts/build`; the defaults are those of plain `mkdocs build`.

    `pdfs`: make PDFs, the EPUB and cards. `preflight`: without `pdfs`, only raise the errors that making them would.
    `publish`: refuse what must not go online, check that each page links help, and write .br and .gz files.
    `allow_recheck`: list unconfirmed facts instead of refusing them. `below_a_path`: allow a site that shares its host
    with others. `folder`: the zip file for a portable copy of the site.
    """

    pdfs: bool = True
    preflight: bool = False
    publish: bool = False
    allow_recheck: bool = False
    below_a_path: bool = False
    folder: Path | None = None


def finish_preview(site: Path, build: Build, cache: Path) -> None:
    """Writes the files that a preview has too."""
    search_index.write_index(site, build)
    feeds.write_feeds(site, build.library)
    redirects.write_redirects(site, build.library)
    publish_photos(site, cache)


def publish_photos(site: Path, folder: Path) -> None:
    """Replaces each photo of the site by its published form. Each is processed once, and cached in `folder`."""
    cache = DiskCache(folder, "photos")
    version = digest(environment_hash(), Path(photos.__file__).read_bytes())
    for file in sorted((site / "assets/pictures").glob("*")):
        if file.suffix in PHOTO_SUFFIXES:
            raw = file.read_bytes()
            published = cache.get_or_make(digest(version, raw), partial(photos.prepare_photo, raw))
            write_atomically(file, published)
    cache.remove_old()


def finish_site(site: Path, build: Build, cache: Path, options: BuildOptions) -> None:
    """Turns the folder `site`, with the pages as `build` has rendered them, into the site that goes online."""
    finish_preview(site, build, cache)
    workbook = workbook_page.take_page(site)
    if options.pdfs:
        press.press(site, cache, translate=build.t, logo=build.facts.icon)
    elif options.preflight:
        from press.preflight import preflight  # slow to import

        preflight(site, cache, translate=build.t)
    hashed = _fill_pages(site, options)
    if workbook:
        workbook_page.write_workbook(site, workbook, hashed)
    security_headers.write_headers(site)
    offline.write_manifest(site, build.library, build.facts.icon, build.facts.paper["day"])
    offline.write_worker(site)
    allow_list.check_files(site)
    if options.folder:
        portable_copy.write_copy(site, options.folder, build.t)
    if options.publish:
        allow_list.check_help_links(site)
        precompress(site, cache)


def _fill_pages(site: Path, options: BuildOptions) -> hashed_assets.Assets:
    """Fills into pages what depends on other files: sizes, hashed names, the policy. Returns the assets."""
    placeholders = offline.offline_placeholders(site)
    hashed = hashed_assets.Assets(site)
    for name in list_files(site, ".html"):
        page = (site / name).read_text("utf-8")
        for placeholder, text in placeholders.items():
            page = page.replace(placeholder, text)
        if options.pdfs:
            page = DOWNLOAD_SIZE.sub(lambda match: match[0] + _format_size(site / match[1]), page)
        page = security_headers.fill_policy(hashed.rewrite_page(page))
        (site / name).write_text(page, "utf-8", newline="\n")
    message = "this file is missing, and pages load it. Restore it."
    problems = [Problem(f"docs/{name}", 1, message) for name in hashed.missing]
    if problems and not options.preflight:  # which looks at what is printed, and loads nothing
        raise allow_list.PublishError("\n" + format_problems(problems))
    return hashed


def _format_size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def precompress(site: Path, folder: Path) -> None:
    """Writes `page.html.br` and `page.html.gz` beside each text file, for hosts that can send them, without time stamps, so that the
    bytes are reproducible. Brotli takes most of the time of a publication, so its results are cached in `folder`."""
    cache = DiskCache(folder, "brotli")
    files = [site / name for name in list_files(site, COMPRESSED_SUFFIXES)]
    with ThreadPoolExecutor() as pool:  # both compressors release the GIL
        list(pool.map(partial(_compress, cache), files))
    cache.remove_old()


def _compress(cache: DiskCache, file: Path) -> None:
    data = file.read_bytes()
    key = digest(environment_hash(), data)
    compressed = cache.get_or_make(key, partial(brotli.compress, data, quality=11))
    file.with_name(f"{file.name}.br").write_bytes(compressed)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
