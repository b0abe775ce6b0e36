"""What must not go online: example settings, placeholder text that nobody has replaced, drafts, and facts that nobody has
confirmed, or not lately."""

import datetime
import re
import sys
from collections.abc import Iterator
from urllib.parse import urlsplit

from library import Library, Problem
from library.bibtex import REFERENCES_PATH
from library.checks.unwritten import example_settings
from library.clock import add_months, today
from library.data_files import HELPLINES_PATH
from library.page_kinds import HELP
from library.problems import CONFIG_PATH
from library.text_files import read_text
from library.yaml_text import iter_strings
from publish.finish import BuildOptions

PLACEHOLDER = re.compile(
    r"""
      \b(?:TODO|FIXME|XXX+|TBD|PLACEHOLDER)\b
    | \b[Ll]orem\s+[Ii]psum\b
    | (?i:\[(?:your|my|insert|name|practice|clinic|city|date)\b[^\]\n]*\](?![(\[]))   # but no link
    | (?:https?://|mailto:|www\.)[^\s"')>]*\byour[-_.]?(?:name|practice|site|domain|company|clinic)\b[^\s"')>]*
    | \byour[-_.]?(?:name|practice|site|domain|company|clinic)@[\w.-]*\w
    """,
    re.VERBOSE,
)
# What each country of Help now needs, and the audiences whose helplines serve for it.
NEEDED_LINES = {"crisis": {"crisis", "everyone"}, "abuse": {"abuse"}}
# A helpline that was confirmed earlier is not published.
MAX_HELPLINE_AGE_DAYS = 365


def find_refusals(library: Library, options: BuildOptions) -> list[Problem]:
    """All reasons not to publish. Unconfirmed facts that `options` allow are printed."""
    checks = (example_settings, _placeholders, _drafts, _missing_help)
    problems = [problem for check in checks for problem in check(library)]
    if not options.below_a_path:
        problems += _shared_host(library)
    if not options.allow_recheck:
        return [*problems, *_unconfirmed_facts(library)]
    for fact in sorted(_unconfirmed_facts(library)):
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
        audiences = {audience for line in country.lines for audience in line.for_}
        for need in (need for need, serving in NEEDED_LINES.items() if audiences.isdisjoint(serving)):
            message = f"{country.name}: there is no line with for: [{need}]. Add one, or remove the country."
            yield Problem(HELPLINES_PATH, min(line.line for line in country.lines), message)


def _shared_host(library: Library) -> Iterator[Problem]:
    """A site in a folder of its host: browsers store answers by host, so other folders could read them."""
    address = urlsplit(library.site_url)
    if address.path.strip("/"):
        message = f'site_url: "{library.site_url}" is a folder on {address.netloc}. Other sites there can read what readers write in worksheets. Give the site a domain of its own (hosting/README.md says how), or publish it anyway with scripts/build --publish --below-a-path.'
        yield library.config_yaml.problem_at(message, "site_url")


def _placeholders(library: Library) -> Iterator[Problem]:
    """The first placeholder of each line."""
    for path, line, text, prefix in _written_lines(library):
        if match := PLACEHOLDER.search(text):
            yield Problem(path, line, f'{prefix}"{match[0]}" is a placeholder. Write your own words.')


def _written_lines(library: Library) -> Iterator[tuple[str, int, str, str]]:
    """(path, line, text, its key with a colon, if it has one) of all that an author has written."""
    for source in (page.source for page in (*library.checked_pages, *library.cautions.values())):
        for key, line, text in source.strings(*source.meta):
            yield source.path, line, text, f"{key}: "
        yield from ((source.path, line, text, "") for line, text in source.prose_lines)
    for keys, text in iter_strings(library.config):
        yield CONFIG_PATH, library.config_yaml.line(*keys), text, f"{'.'.join(map(str, keys))}: "
    for reference in library.references.values():
        yield REFERENCES_PATH, reference.line, reference.html, ""
    helplines = read_text(library.root / HELPLINES_PATH, HELPLINES_PATH)[0] or ""
    for line, text in enumerate(helplines.split("\n"), 1):
        yield HELPLINES_PATH, line, f" {text}".partition(" #")[0], ""


def _unconfirmed_facts(library: Library) -> Iterator[Problem]:
    """Facts that nobody has confirmed, or not lately."""
    yield from outdated_helplines(library, MAX_HELPLINE_AGE_DAYS)
    yield from outdated_reviews(library)
    for reference in library.references.values():
        if reference.recheck and reference.cited_in:
            what = "Compare it with its page, or the record of its DOI or ISBN, then remove keywords = {recheck}."
            yield Problem(REFERENCES_PATH, reference.line, f'"{reference.key}" is marked recheck. {what}')


def outdated_helplines(library: Library, days: int) -> Iterator[Problem]:
    """Helplines that were not confirmed with the service in the last `days`."""
    oldest = today() - datetime.timedelta(days=days)
    for country in library.countries:
        for helpline in country.numbers:
            by_page = "Don't call it: compare it with the page of its authority"
            how = by_page if helpline is country.emergency else "Confirm it with the service"
            remedy = f"{how}, then write checked: {today()}"
            if helpline.recheck:
                what = f"is marked recheck. {remedy} in place of the mark."
            elif helpline.checked is None:
                what = f"was never confirmed. {remedy}."
            elif helpline.checked < oldest:
                what = f"was last confirmed on {helpline.checked}, more than {days} days ago. {remedy}."
            else:
                continue
            yield Problem(HELPLINES_PATH, helpline.line, f"{country.name}: {helpline.name} {what}")


def outdated_reviews(library: Library) -> Iterator[Problem]:
    """Pages whose last review is older than `review_months`."""
    months = library.review_months
    for page in library.pages.values():
        if page.reviewed and add_months(page.reviewed.on, months) < today():
            message = f"reviewed: {page.reviewed.on} is more than {months} months ago. Have the page reviewed again and write the date, or remove the key."
            yield page.problem(page.source.line("reviewed"), message)
