"""What is wrong with the settings, and what no key by itself can show."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from generator.settings.keys import Settings
from generator.settings.look import check_look
from generator.settings.refused import check_lists, refused, without_refused
from library.booking import find_short
from library.explain import explain
from library.problems import Problem
from library.yaml_text import Yaml
from pages import strings

HOOK = "hooks/events.py"


def check_settings(settings: Yaml, root: Path) -> Iterator[Problem]:
    """What is wrong with the file `settings`; `root` is its folder."""
    yield from refused(settings)
    try:
        Settings.model_validate(without_refused(settings.value))
    except ValidationError as error:
        for where, message in explain(error, Settings, settings.written):
            if where == ("nav",) and "nav" in settings.value:
                message = "nav: holds no list of pages. Write each on a line of its own: - folder/name.md"
            if variable := settings.variable(*where):
                message += f" It stands in the variable {variable}."
            yield settings.mistake(message, *where)
        return
    yield from _booking(settings)
    if mark := re.search(r"[?#]", settings.value["site_url"]):
        message = f'site_url: the addresses of all pages begin with it. Remove all from "{mark[0]}" on.'
        yield settings.mistake(message, "site_url")
    # The words of the interface, and whether each is there.
    language, known = settings.value["theme"].get("language", "en"), strings.languages()
    if language not in known:
        message = f'theme.language: there are no words in "{language}" yet. Known are {", ".join(known)}; for another, copy hooks/strings/en.yml to hooks/strings/{language}.yml and translate it.'
        yield settings.mistake(message, "theme", "language")
    yield from strings.problems(language)
    yield from check_look(settings, root)
    if HOOK not in settings.value["hooks"]:
        message = f"hooks: {HOOK} is missing. Without it none of this site is made. Add it."
        yield settings.mistake(message, "hooks")
    for index, hook in enumerate(settings.value["hooks"]):
        if not (root / hook).is_file():
            yield settings.mistake(f"hooks: there is no file {hook}. Remove this line.", "hooks", index)
    yield from check_lists(settings)


def _booking(settings: Yaml) -> Iterator[Problem]:
    booking = settings.value["extra"]["booking"]
    label, short, minutes = booking["label"], booking.get("short"), booking["minutes"]
    if short and not find_short(short, label):
        message = f'"{short}" does not stand in the label. Write words that do, such as "{label.split()[-1]}", or remove the key.'
        yield settings.mistake(f"extra.booking.short: {message}", "extra", "booking", "short")
    told = re.search(r"(\d+)[\s-]*min", label)
    if told and int(told[1]) != minutes:
        message = f"is {minutes}, and the label says {told[1]}. Write the same in both."
        yield settings.mistake(f"extra.booking.minutes: {message}", "extra", "booking", "minutes")
