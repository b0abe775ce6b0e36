"""HTML, and marks that only other Markdown knows: all of it would be printed or lost in silence."""

import re
from collections.abc import Iterator

from library import text
from library.checks.calls import BARE
from library.problems import Problem
from library.remedies import REMEDIES
from library.source import Source
from worksheet import registry

TAG = re.compile(r"<(!--|[!?]\[?\w*|/?[a-zA-Z][\w-]*)(?=[\s/>]|-->|$|[^>]*>)")
AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w.-]+>")
GAP = re.compile(r"\[[^\[\]]+\]\s+\([\w./#-]+\.md[\w#-]*\)")
BY_NAME = re.compile(r"\[[^\[\]^]+\]\[[^\[\]^]*\]|!\[[^\[\]]*\]\[[^\[\]^]*\]")
DEFINED = re.compile(r"^ {0,3}\[([^\]^]+)\]:\s*\S")
ALIGNED = re.compile(r"\|?(?=[^:]*:)(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:")
# Attributes of HTML would come past everything that is checked here; only a heading may name its address.
ATTRIBUTES = re.compile(r"\{(?!#):?\s*(?:[#.][\w-]|[\w:-]+\s*=)[^{}]*\}")
# The same without a sign to know it by, where Markdown reads it so: after a mark, and at the end of a line.
FLAG = re.compile(r"(?<!\{)\{(?![{#%]):?\s*[^\s{}][^{}]*\}(?!\})")
# `![…](photo.jpg){ width=300 }`, the one thing that is said of a picture.
OWN_WIDTH = re.compile(r"(!\[[^\]]*\]\([^)]*\))\{:?\s*width=\"?\d+(?:px|%)?\"?\s*\}")
OWN_ADDRESS = re.compile(r"#{2,6} .*\S \{ #[a-z][a-z0-9-]* \}\s*")
FOREIGN = [(re.compile(pattern), remedy) for pattern, remedy in REMEDIES["marks"].items()]
BOX = re.compile(r"\s*[-*+][ \t]+\[[ xX]?\](?:[ \t]|$)")
BARE_URL = re.compile(r"(?:https?://|www\.)[\w-]+\.[^\s)>\]]+")
BARE_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
NOTABLE = re.compile(r"[<\[\]{}|~=^@$]|\+\+|!!|\?\?|:[:/a-z]|--8|www\.")


def markup(source: Source) -> Iterator[Problem]:
    """Every line with HTML, or with marks that mean nothing here."""
    on_sheet = source.path.startswith("docs/worksheets/")
    for (number, line), inside in zip(source.lines, text.blocks(source), strict=True):
        if NOTABLE.search(line):  # most lines are words alone
            for message in (*_line(line, inside), *_foreign(line, inside, on_sheet)):
                yield source.problem(number, message)


def _line(line: str, inside: str) -> Iterator[str]:
    tag = TAG.search(AUTOLINK.sub("", line))
    if tag and tag[1] == "!--":
        yield "a remark in <!-- … --> would be published in the page's source. Remove it."
    elif tag:
        remedy = REMEDIES["elements"].get(tag[1].strip("/").lower(), "Remove the tag and keep its words")
        yield f'"<{tag[1]}" is raw HTML, which nothing checks. {remedy}.'
    elif re.search(r"<http:", line):
        yield "only https:, mailto:, tel: and sms: lead out of this site. Use https://."
    if (
        ALIGNED.fullmatch(line.strip()) and registry.content(inside) != "table"
    ):  # which makes cells of its own
        # Markdown would write style= into the cells, which the site's own policy forbids.
        yield f'"{text.shortened(line)}": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.'
    if not FOOTNOTE.match(line) and DEFINED.match(line):
        yield f'"{text.shortened(line)}": links are not defined apart here. Write the address in its place: [text](page.md).'
    if gap := GAP.search(line):
        yield f'"{gap[0]}" would be printed as it stands. Leave no space between ] and (.'
    elif named := BY_NAME.search(line):
        yield f'"{named[0]}" would be printed as it stands. Write the address in its place: [text](page.md).'


def _foreign(line: str, inside: str, on_sheet: bool) -> Iterator[str]:
    for pattern, remedy in FOREIGN:
        if found := pattern.search(line):
            yield f'"{text.shortened(found[0])}" is not known here. {remedy}'
    if on_sheet and BOX.match(line) and registry.content(inside) != "list":  # where the block says so itself
        yield "nobody could tick these boxes. Write /// check | Which of these? above the list, and remove the [ ]."
    line = OWN_WIDTH.sub(r"\1", line)
    if (found := ATTRIBUTES.search(line) or _flag(line)) and not OWN_ADDRESS.fullmatch(line):
        yield f'"{found[0]}" is not used here. Remove it; only a heading can name its address, ## Words {{ #words }}, and a picture its width, ![…](photo.jpg){{ width=300 }}.'
    if TAG.search(AUTOLINK.sub("", line)):
        return  # an address in raw HTML goes with it
    rest = AUTOLINK.sub("", text.BROKEN_LINK.sub("", text.LINK.sub("", line)))
    if found := BARE_URL.search(rest):
        yield f'"{found[0]}" is no link by itself. Write [text]({found[0]}).'
    elif found := BARE_MAIL.search(rest):
        yield f'"{found[0]}" is no link by itself. Write [{found[0]}](mailto:{found[0]}).'


def _flag(line: str) -> re.Match[str] | None:
    """`{ hidden }`, which is an attribute as well: straight after a mark, or where its line or cell ends."""
    for found in FLAG.finditer(line):
        if BARE.match(found[0]):
            continue  # a macro without its second braces
        marked = line[found.start() - 1 : found.start()] in {")", "*", "_", "`", "]"}
        if marked or re.match(r"\s*(?:\||$)", line[found.end() :]):
            return found
    return None
