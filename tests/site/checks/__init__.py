"""Each check takes a built site and the words it was made of, and returns what is wrong, a sentence each.

The suite wants every list to be empty (`test_site.py`); `tests/test_defects.py` plants defects in a copy
of the site and wants the check of that name to say so.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.site.checks import chain, facts, feeds, files, forms, links, pages, pdfs, policy, relations
from tests.site.folder import Site
from tests.site.words import Words

Check = Callable[[Site, Words], list[str]]

ALL: dict[str, Check] = {
    check.__name__: check
    for check in (
        chain.broken_chain,
        chain.stale_neighbor,
        chain.links_in_head,
        facts.wrong_count,
        facts.wrong_place,
        facts.wrong_helpline,
        facts.misquoted_audience,
        facts.wrong_booking,
        facts.wrong_sources,
        feeds.sitemap,
        feeds.feed,
        feeds.robots,
        feeds.search_index,
        files.torn_site,
        files.stranger,
        files.leaked_words,
        files.wrong_sums,
        forms.dropped_label,
        forms.doubled_name,
        links.broken_link,
        links.broken_anchor,
        links.broken_reference,
        links.doubled_id,
        pages.structure,
        pages.head,
        pages.missing_styles,
        pages.unknown_data,
        pdfs.missing_pdf,
        pdfs.wrong_size,
        pdfs.untagged_pdf,
        policy.inline_code,
        policy.foreign_resource,
        policy.missing_policy,
        policy.unlocked_headers,
        relations.one_way_link,
        relations.lost_sheet,
        relations.map_of_help,
    )
}
