"""What must not go online: example settings, placeholder text, drafts, unconfirmed facts."""

import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from library import Library, Problem
from library.helplines import HELPLINES_PATH
from library.kinds import HELP
from pages.site import unfilled_examples
from publish.facts import unconfirmed_facts
from publish.finish import BuildOptions
from publish.placeholder_text import find_placeholder_text


def find_refusals(library: Library, options: BuildOptions) -> list[Problem]:
    """All reasons not to publish. Unconfirmed facts that `options` allow are printed."""
    checks = (unfilled_examples, find_placeholder_text, _drafts, _missing_help)
    problems = [problem for check in checks for problem in check(library)]
    if not options.below_a_path:
        problems += _shared_host(library)
    if not options.allow_recheck:
        return [*problems, *unconfirmed_facts(library)]
    for fact in sorted(unconfirmed_facts(library)):
        print(f"published though unconfirmed: {fact}", file=sys.stderr)  # also under --quiet
    return problems


def _drafts(library: Library) -> Iterator[Problem]:
    """Pages with `draft: true`. Those that only wait for their `publish:` date are left out without a refusal."""
    for page in library.drafts.values():
        if page.source.meta.get("draft") is True:
            message = "this page is a draft. Finish it and remove draft: true, or move the file out of docs/."
            yield page.problem(page.source.line("draft"), message)


def _missing_help(library: Library) -> Iterator[Problem]:
    """What Help now lacks: the page itself, or a country's lines for a crisis or for abuse."""
    if not library.countries and f"{HELP}.md" not in library.pages:  # one alone is reported by library.checks
        message = "this page is missing, and every page links to it. Restore it, and its line in nav."
        yield Problem(f"docs/{HELP}.md", 1, message)
    # Without an emergency number it is no country, but a list of helplines elsewhere.
    for country in (country for country in library.countries if country.emergency):
        for exists, missing in (
            (any({"everyone", "crisis"} & {*line.for_} for line in country.lines), "with for: [crisis]"),
            (any("abuse" in line.for_ for line in country.lines), "with for: [abuse]"),
        ):
            if not exists:
                message = f"{country.name}: there is no line {missing}. Add one, or remove the country."
                yield Problem(HELPLINES_PATH, min(line.line for line in country.lines), message)


def _shared_host(library: Library) -> Iterator[Problem]:
    """A site in a folder of its host: browsers store answers by host, so other folders could read them."""
    address = urlsplit(library.site_url)
    if address.path.strip("/"):
        message = f'site_url: "{library.site_url}" is a folder on {address.netloc}. Other sites there can read what readers write in worksheets. Give the site a domain of its own (hosting/README.md says how), or publish it anyway with scripts/build --publish --below-a-path.'
        yield library.config_yaml.problem_at(message, "site_url")
