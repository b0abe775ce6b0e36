"""What there is: reads docs/ and mkdocs.yml, checks them, links them. Knows no MkDocs.

files, yaml_text (yaml_remedies), source     a file's text, its values with their lines, its front matter
config (booking), order, tree                what it is told of the settings, in which order, which files there are
schema, explain                              what may stand where, and pydantic's findings as sentences
remedies (remedies.yml)                      what people bring along from elsewhere, and what to do instead
data, references (bibtex, reference_style), helplines, search_data          what stands in docs/data
model, read (kinds, parts)                   pages and series, and the one pass that makes a `Library` of it all
links (helps, sheets)                        reading order, what helps with what, sheets, sources
text, slug, macros, problems                 Markdown as prose, names, what stands in {{ }}, and what is wrong
checks/                                      integrity: no build without it; editorial: how this site is written
"""

from library.model import Library, Page, Series
from library.problems import Problem
from library.reader import read_library

__all__ = ["Library", "Page", "Problem", "Series", "read_library"]
