"""MkDocs's events, each handed to the function that answers it. No logic of its own.

library/  what there is      pages/    what templates see     worksheet/  blocks → fields
publish/  pages → site       press/    pages → PDFs, EPUB     generator/  all that knows MkDocs and mkdocs.yml

Beside them is what several use: `files`, `digests`, `disk_cache`, `build_cache`, `helper_process` and `signals`; and what is the same on
pages and on paper, `palette`, `fonts`, `pdf_editions` and `translations` (strings/).
"""

from mkdocs.plugins import CombinedEvent

from generator.adapter import Adapter

adapter = Adapter()

on_startup = adapter.startup
on_config = adapter.config
on_files = adapter.files
on_nav = adapter.nav
on_page_read_source = adapter.page_source
# By their priorities the first runs before the macros plugin has worked on a page, the second after it.
on_page_markdown = CombinedEvent(adapter.before_macros, adapter.page_markdown)
on_page_content = adapter.page_content
on_env = adapter.env
on_page_context = adapter.page_context
on_template_context = adapter.template_context
on_post_build = adapter.post_build
on_build_error = adapter.build_error
on_serve = adapter.serve
on_shutdown = adapter.drop
