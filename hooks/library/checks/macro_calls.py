"""Checks macros: each {{ … }} is one call with literal values, and is called on trial."""

import re
from collections.abc import Iterator

import jinja2

from build_cache import memoized
from library.data_files import HELPLINES_SUBJECTS
from library.macros import MACROS, USAGE, MacroError
from library.model import Library, Page
from library.problems import ANY_OVERVIEW, CONFIG_PATH, Problem, did_you_mean

MACRO = re.compile(r"\{\{(.*?)\}\}")
SINGLE_BRACES = re.compile(rf"(?<!\{{)\{{\s*({'|'.join(MACROS)})\b[^}}]*\}}(?!\}})")
# What may cause a problem of a macro: `count` needs the overview of a series.
POSSIBLE_CAUSES = {
    "count": {ANY_OVERVIEW},
    "practice": {CONFIG_PATH},
    "book": {CONFIG_PATH},
    "book_minutes": {CONFIG_PATH},
    "helplines": HELPLINES_SUBJECTS,
}
parse_template = memoized(jinja2.Environment(autoescape=False).parse)  # noqa: S701 (parsed, never rendered)
KNOWN_MACROS = f"Use one of these: {', '.join(sorted(MACROS))}."


def macro_problems(library: Library, page: Page) -> Iterator[Problem]:
    """Mistakes in macros, line by line, because a macro that is not closed would extend over the lines below."""
    source = page.source
    open_above = False
    for (number, line), (_, prose) in zip(source.body_lines, source.prose_lines, strict=True):
        if "{" not in line and "}" not in line:
            continue
        if "{{" in line and "{{" not in prose:
            message = f'"{line[line.index("{{") :].strip()[:40]}" is in code, and a macro runs there too. Write it in words, or remove it.'
            yield source.problem(number, message)
            continue
        for message in _line_messages(library, page, line, open_above):
            causes = (POSSIBLE_CAUSES[name] for name in POSSIBLE_CAUSES if re.search(rf"\b{name}\b", line))
            yield source.problem(number, message, caused_by=set().union(*causes))
        rest = MACRO.sub("", line)
        open_above = "{{" in rest or (open_above and "}}" not in rest)


def _line_messages(library: Library, page: Page, line: str, open_above: bool) -> Iterator[str]:
    """`open_above` is true if a line above opened a macro and did not close it."""
    if "{#" in line:
        yield '"{#" begins a comment that is never closed. Write #} at its end, or remove it.'
        return
    if re.search(r"\{%|(?<!\d)%\}", line):  # { width=50%} is a size
        yield '"{%" is not used here. Write a macro as {{ name("value") }}.'
        return
    for match in MACRO.finditer(line):
        if message := _call_message(library, page, match[1]):
            yield message
        elif match[1].strip().startswith("helplines") and line.strip() != match[0]:
            yield f'"{match[0]}" makes a list. Put it on a line of its own, with an empty line above and below.'
    rest = MACRO.sub("", line)
    if "{{" in rest:
        yield f'"{rest[rest.index("{{") :].strip()[:40]}" opens a macro that is not closed on its line. Write }}}} at its end.'
    elif bare := SINGLE_BRACES.search(rest):
        yield f'"{bare[0]}" is not a macro. Write two braces on each side: {{{bare[0]}}}'
    elif "}}" in rest and not open_above:
        yield '"}}" closes a macro, but none is open. Write {{ before it, or remove it.'


def _call_message(library: Library, page: Page, expression: str) -> str:
    """What is wrong with the expression between {{ and }}, or "". A valid macro is called as the page will, so that an error is
    reported with its line."""
    macro = "{{" + expression + "}}"
    try:
        output = next(parse_template(macro).find_all(jinja2.nodes.Output))
    except (jinja2.TemplateSyntaxError, StopIteration):
        return f'"{macro}" can\'t be read. Write a macro as {{{{ name("value") }}}}.'
    call = output.nodes[0]
    if isinstance(call, jinja2.nodes.Filter):
        return f'filters such as "|{call.name}" are not used here. Write the macro alone.'
    target = call.node if isinstance(call, jinja2.nodes.Call) else call
    if not isinstance(target, jinja2.nodes.Name):
        return f'"{macro}" is not a macro. Write a macro as {{{{ name("value") }}}}. {KNOWN_MACROS}'
    if target.name not in MACROS:
        return f'there is no macro "{target.name}".{did_you_mean(target.name, MACROS, KNOWN_MACROS)}'
    usage = USAGE[target.name]
    if not isinstance(call, jinja2.nodes.Call):
        return f'"{macro}" has no parentheses. Write {usage}.'
    try:
        args = [value.as_const() for value in call.args]
        kwargs = {pair.key: pair.value.as_const() for pair in call.kwargs}
        MACROS[target.name](library, page, *args, **kwargs)
    except MacroError as error:
        return str(error)
    except jinja2.nodes.Impossible:
        return f'"{macro}": put straight quotation marks around the value. Write {usage}.'
    except Exception:  # noqa: BLE001 (too few values, too many, of the wrong kind)
        return f'"{macro}" has too few values, too many, or one that is not known. Write {usage}.'
    return ""
