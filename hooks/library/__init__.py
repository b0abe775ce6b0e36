"""The content of a site: reads, validates and links docs/ and mkdocs.yml. Independent of MkDocs.

text_files, yaml_text (yaml_loader), source              the text of a file, YAML with line numbers, front matter and body
config, nav_order, docs_tree (assets), code_files        settings, `nav` and its series, the files of docs/
front_matter (value_types), validation_messages          pydantic models, and their errors as messages
references (bibtex, apa_style), data_files (helpline_model)
                                                         the files of docs/data
model, reader (page_kinds)                               `Page`, `Series`, `Library`, and how a `Library` is made
relations (citations)                                    reading order, `helps:`, worksheets, citations
markdown_text (dialects), slug, macros, clock            Markdown parsing, {{ macros }}, dates
problems                                                 `Problem`, and what to do about it (remedies.yml)
checks/                                                  integrity (a build needs it) and editorial (style)
"""

from library.model import Library, Page, Series
from library.problems import Problem
from library.reader import read_library

__all__ = ["Library", "Page", "Problem", "Series", "read_library"]
