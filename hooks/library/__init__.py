"""The content of a site: reads, validates and links docs/ and mkdocs.yml. Independent of MkDocs.

files, yaml_text (yaml_loader), source                   text of a file, YAML with line numbers, front matter
config, nav_order, tree (assets), code_files             settings, `nav` and its series, the files of docs/
schema, explain                                          pydantic models, and their errors as messages
data, references (bibtex), helplines (helpline_model)    the files of docs/data
model, reader (kinds)                                    `Page`, `Series`, `Library`, and how a `Library` is made
relations (citations)                                    reading order, `helps:`, worksheets, citations
text (dialects), slug, macros, clock                     Markdown parsing, {{ macros }}, dates
problems                                                 `Problem`, and what to do about it (remedies.yml)
checks/                                                  integrity (a build needs it) and editorial (style)
"""

from library.model import Library, Page, Series
from library.problems import Problem
from library.reader import read_library

__all__ = ["Library", "Page", "Problem", "Series", "read_library"]
