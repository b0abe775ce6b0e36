"""The steps over finished pages, in order. The engines of the press are slow to load: only who presses does so."""

from dataclasses import dataclass
from pathlib import Path

import press
from pages.build import Build
from pages.site import site_icon
from publish import (
    allowed,
    assets,
    compress,
    feeds,
    file_sizes,
    offline,
    pictures,
    policy,
    portable_copy,
    redirects,
    search,
    site_files,
    workbook,
)


@dataclass(frozen=True)
class BuildOptions:
    """What `scripts/build` was asked for; plain `mkdocs build` has these as they stand.

    `pdfs`: make them; `trial`: or only say what would not go onto its pages; `publish`: refuse what must not go online,
    see that help is at hand on each page, and put .br and .gz beside each file for hosts that can send them;
    `allow_recheck`: but only list unconfirmed facts; `below_a_path`: and let a site through that shares its host with
    others; `folder`: the zip to write besides, of a copy that works by a double click.
    """

    pdfs: bool = True
    trial: bool = False
    publish: bool = False
    allow_recheck: bool = False
    below_a_path: bool = False
    folder: Path | None = None


def finish_preview(site: Path, build: Build, cache: Path) -> None:
    """What is generated from the library beside the pages; the preview has it too."""
    search.write_index(site, build)
    feeds.write_feeds(site, build.library)
    redirects.write_redirects(site, build.library)
    pictures.publish_photos(site, cache)


def finish_site(site: Path, build: Build, cache: Path, options: BuildOptions) -> None:
    """Turns `site`, the pages as `build` has rendered them, into what goes online."""
    finish_preview(site, build, cache)
    book = workbook.take_page(site)
    if options.pdfs:
        from press import icons

        press.press(site, cache, translate=build.t)
        icons.write(site, site_icon(build.library), cache)
    elif options.trial:
        from press.preflight import preflight

        preflight(site, cache, translate=build.t)
    named = _fill_pages(site, options)
    if book:
        workbook.write_workbook(site, book, named)
    policy.write_headers(site)
    offline.write_manifest(site, build.library)
    offline.write_worker(site)
    allowed.check_files(site)
    if options.folder:
        portable_copy.write_copy(site, options.folder, build.t)
    if options.publish:
        allowed.check_help_links(site)
        compress.precompress(site)


def _fill_pages(site: Path, options: BuildOptions) -> assets.Assets:
    """What a page says of other files, now that they are made; gives the names of these."""
    places = offline.offline_placeholders(site)
    named = assets.Assets(site)
    for name in site_files.list_files(site, ".html"):
        file = site / name
        page = offline.fill_placeholders(file.read_text("utf-8"), places)
        page = file_sizes.fill_sizes(page, site) if options.pdfs else page
        file.write_text(policy.fill_policy(named.fill_in(page)), "utf-8", newline="\n")
    return named
