"""What must not go online: examples that were never filled in, drafts, facts that nobody confirmed or not lately."""

import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from library import Library, Problem
from library.config import CONFIG
from library.helplines import HELPLINES_PATH
from library.kinds import HELP
from pages.site import unfilled_examples
from publish.facts import unconfirmed_facts
from publish.placeholder_text import find_placeholder_text


def find_refusals(library: Library, *, allow_recheck: bool, below_a_path: bool) -> list[Problem]:
    """Each reason not to publish, with its place.

    With `allow_recheck`, facts that are to be confirmed are only printed; with `below_a_path`, a site that shares its
    host with others is let through.
    """
    reasons = [
        *unfilled_examples(library),
        *find_placeholder_text(library),
        *_drafts(library),
        *_missing_help(library),
    ]
    if not below_a_path:
        reasons += _shared_host(library)
    if not allow_recheck:
        return [*reasons, *unconfirmed_facts(library)]
    for fact in sorted(unconfirmed_facts(library)):
        print(f"published though unconfirmed: {fact}", file=sys.stderr)  # also under --quiet
    return reasons


def _drafts(library: Library) -> Iterator[Problem]:
    """One that only waits for its `publish:` stays out by itself, and so does the worksheet of one."""
    for page in library.drafts.values():
        if page.source.meta.get("draft") is True:
            message = "this page is a draft. Finish it and remove draft: true, or take the file out."
            yield page.problem(page.source.line("draft"), message)


def _missing_help(library: Library) -> Iterator[Problem]:
    """Nobody who is in danger may find a page here without a way to somebody who helps."""
    if not library.countries and f"{HELP}.md" not in library.pages:  # of one alone speaks library.checks
        message = "this page is missing, and every page leads to it. Bring it back, and its line - help-now.md in nav."
        yield Problem(f"docs/{HELP}.md", 1, message)
    # What has no emergency number is no country, but a list of those elsewhere.
    for country in (country for country in library.countries if country.emergency):
        line = min(one.line for one in country.lines)
        for there, missing in (
            (any({"everyone", "crisis"} & {*one.for_} for one in country.lines), "with for: [crisis]"),
            (any(one.is_for_abuse for one in country.lines), "with for: [abuse]"),
        ):
            if not there:
                message = f"{country.name}: there is no line {missing}. Add one, or take the country out."
                yield Problem(HELPLINES_PATH, line, message)


def _shared_host(library: Library) -> Iterator[Problem]:
    """Browsers keep what a reader wrote by host, not by folder."""
    address = urlsplit(library.site_url)
    if address.path.strip("/"):
        message = (
            f'site_url: "{library.site_url}" is a folder on {address.netloc}. Whoever has another folder there can read '
            "what readers write into worksheets. Give the site a name of its own (hosting/README.md says how), "
            "or ask for it all the same with scripts/build --publish --below-a-path."
        )
        yield Problem(CONFIG, library.config_yaml.line("site_url"), message)
