"""One page of each kind, for tests that need not see all of them."""

KINDS = {
    "cover": "",
    "overview": "steps/",
    "article": "steps/set-boundaries/",
    "article with caution": "steps/build-trust/",
    "reading": "closing-thoughts/",
    "worksheet": "worksheets/fact-or-feeling/",
    "worksheets": "worksheets/",
    "map": "map/",
    "sources": "sources/",
    "help now": "help-now/",
    "book": "book/",
    "page": "about/",
    "error": "404.html",
}
