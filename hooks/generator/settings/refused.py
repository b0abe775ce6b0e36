"""Settings that MkDocs and Material know and this site does not follow: why not, and what to do instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from library.problems import Problem
from library.yaml_text import Yaml

OWN_TEMPLATES = "The pages are made by the templates in overrides/, which have no such switch. Remove it."
# By the keys that lead there.
REFUSED = {
    "INHERIT": "another file of settings would not be checked. Write its keys into this one, and remove it.",
    "extra_javascript": "a script could read what readers write, and nothing checks it. Remove it; what the pages' own scripts do stands in docs/assets/scripts.",
    "extra_templates": "only docs/ and overrides/ are published. Remove it.",
    "edit_uri": "readers are shown no way to edit a page. Remove it; repo_url stands in the foot.",
    "edit_uri_template": "readers are shown no way to edit a page. Remove it; repo_url stands in the foot.",
    "not_in_nav": "a page that is in no menu is found by nobody. Add it to nav, or write draft: true into it.",
    "draft_docs": "which pages are drafts stands in them. Write draft: true into each, and remove this.",
    "theme.font": "these fonts would come from another host, which would learn who reads here. Write font: false; the site's own are in docs/assets/fonts.",
    "theme.palette": "the templates have colors of their own, by day and by night. Write the two threads as extra.colors; the others stand at the top of docs/assets/styles/site.css.",
    "theme.features": OWN_TEMPLATES,
    "theme.icon": f"{OWN_TEMPLATES} The sign beside the name is theme.logo.",
    "theme.direction": OWN_TEMPLATES,
    "theme.locale": "the language stands under theme.language. Write it there, and remove this.",
    "theme.static_templates": "only docs/ and overrides/ are published. Remove it.",
    "theme.include_search_page": "search is built in. Remove it.",
    "theme.search_index_only": "search is built in. Remove it.",
    "extra.analytics": "it would tell somebody who reads here, and readers are promised that nobody knows. Remove it; a host's own log counts requests.",
    "extra.consent": "nothing here asks for a reader's consent. Remove it.",
    "extra.version": "a site has one version here. Remove it.",
    "extra.generator": "no page names its generator. Remove it.",
    "extra.homepage": "the name leads to the first page of nav. Remove it.",
    "extra.status": OWN_TEMPLATES,
    "extra.tags": "pages have no tags. What helps with what is said by helps: in their front matter. Remove it.",
    "extra.annotate": OWN_TEMPLATES,
}
PLUGINS = {
    "search": "search is built in. Remove it.",
    "tags": "pages have no tags. Remove it.",
    "blog": "what is read on stands in docs/articles and in nav. Remove it.",
    "rss": "feed.xml is made by itself. Remove it.",
    "redirects": "an old address stands in its page. Write redirects: [steps/old-name] into its front matter, and remove this.",
    "social": "cards for shared links are made by themselves. Remove it.",
    "privacy": "nothing is loaded from other hosts, so nothing has to be copied. Remove it.",
    "offline": "a copy to take along is made by itself. Remove it.",
    "minify": "pages are small as they are. Remove it.",
    "glightbox": "a picture is shown as wide as the text. Remove it.",
    "git-revision-date-localized": "the day stands in the page. Write written: into its front matter, and remove this.",
}
UNKNOWN_PLUGIN = (
    "a plugin changes pages past everything that is checked here, and may load things from other hosts. Remove it, or, "
    "when you have read what it does, add its name to extra.trusted_plugins."
)
EXTENSIONS = {
    "pymdownx.tabbed": "tabs hide words from paper and from search. Write a heading for each.",
    "pymdownx.superfences": "diagrams and the like need scripts. Draw a picture (SVG) into docs/assets/pictures.",
    "pymdownx.arithmatex": "formulas need scripts. Write them in words.",
    "pymdownx.snippets": "a snippet would come past the checks. Write the words themselves.",
    "pymdownx.highlight": "no page shows code to color. Remove it.",
    "pymdownx.inlinehilite": "no page shows code to color. Remove it.",
    "codehilite": "no page shows code to color. Remove it.",
    "pymdownx.keys": "write the names of keys in words. Remove it.",
    "pymdownx.critic": "marks of an editor are not for readers. Remove it.",
    "pymdownx.mark": "write **bold** for what stands out. Remove it.",
    "md_in_html": "raw HTML is not checked. Remove it.",
    "meta": "front matter is read by itself. Remove it.",
    "nl2br": "a line ends where two spaces or a \\ end it. Remove it.",
}


def refused(found: Yaml) -> Iterator[Problem]:
    """Each setting of these that is set, with its line. One that is off (`false`, or nothing) says nothing."""
    for name, why in REFUSED.items():
        value: Any = found.value
        for key in name.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        if value:
            yield found.mistake(f"{name}: {why}", *name.split("."))


def without_refused(values: dict[str, Any]) -> dict[str, Any]:
    """The settings as if those were not there, so that none is reported twice."""
    kept = {key: value for key, value in values.items() if key not in REFUSED}
    for key in ("theme", "extra"):
        if isinstance(kept.get(key), dict):
            kept[key] = {name: value for name, value in kept[key].items() if f"{key}.{name}" not in REFUSED}
    return kept
