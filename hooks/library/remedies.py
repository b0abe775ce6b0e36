"""What to do about keys that people bring along, and about values of the wrong kind: the ends of sentences of `explain`."""

from __future__ import annotations

# Keys of a page that people bring along from MkDocs, Material and other generators: why not, and what instead.
INSTEAD = {
    "description": "It is summary: here, and search engines are told it.",
    "subtitle": "The sentence under a title is summary: here.",
    "date": "The day of the words is written: here.",
    "updated": "The day of the words is written: here.",
    "slug": "A page's address is the name of its file. Rename the file, and keep the old address with redirects:.",
    "aliases": "Old addresses of a page are redirects: here.",
    "tags": "What a page has in common with others is said by helps:, and the map shows it. Remove this key.",
    "categories": "What a page has in common with others is said by helps:, and the map shows it. Remove this key.",
    "keywords": "Words that lead here from the search stand in docs/data/search-words.yml. Remove this key.",
    "search": "Every page is found; words that lead to it stand in docs/data/search-words.yml. Remove this key.",
    "icon": "A page's drawing is docs/assets/pictures/ and the name of its file. Remove this key.",
    "image": "A page's drawing is docs/assets/pictures/ and the name of its file. Remove this key.",
    "hide": "Contents are shown where a page has headings, and steps through the parts on each. Remove this key.",
    "template": "A page's kind follows from its folder (overrides/ holds the templates). Remove this key.",
    "layout": "A page's kind follows from its folder (overrides/ holds the templates). Remove this key.",
    "status": "A page that is not to go online yet says draft: true. Remove this key.",
    "comments": "Nothing on this site asks another server. Remove this key.",
}
_DATE = "is not a date. Write it as 2026-11-23."
_WHOLE = "is not a whole number. Write digits only, without quotation marks."
_GROUP = "is not a group of keys. Write each as key: value, indented under it."
_LIST = "is not a list. Write it as [one, two]."
_ADDRESS = "is not an address. Write it as https://…"
ENDS = {
    "date_from_datetime_parsing": _DATE,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "invalid_key": "is no key of this site. Remove it.",
    "int_parsing": _WHOLE,
    "int_type": _WHOLE,
    "int_from_float": _WHOLE,
    "float_parsing": "is not a number. Write digits only.",
    "float_type": "is not a number. Write digits only.",
    "bool_type": "is not read as true or false. Write true without quotation marks, or remove the key.",
    "string_type": "is not text. Put straight quotation marks around it.",
    "list_type": _LIST,
    "tuple_type": "is not a pair of numbers. Write it as [800, 1400].",
    "dict_type": _GROUP,
    "model_type": _GROUP,
    "model_attributes_type": _GROUP,
    "value_error": "has the larger number first. Write it as [800, 1400].",
    "number_dial": "is no number to dial. Write digits and spaces in quotation marks, without brackets.",
    "number_many": "is more than one number, and a link would dial them all as one. Keep one; another has a line of its own.",
    "number_zero": "can't be dialed as it stands. Write it as it is dialed in the country (0…), or with the country's code and without that zero (+44 …).",
    "mail": "is no address for mail. Write it as name@name.org.",
    "review_by_nobody": "does not say who reviewed the page. Write written: with the day on which the words were "
    'last changed, or name the reviewer: reviewed: {by: "Name, credentials", on: 2026-12-01}.',
    "url_parsing": _ADDRESS,
    "url_scheme": _ADDRESS,
    "url_type": _ADDRESS,
    "address_sign": "holds a space, a quotation mark or another sign that no address has. Write it as https://…",
    "address_user": "names a user, and everybody could read it. Write the address without it.",
}
