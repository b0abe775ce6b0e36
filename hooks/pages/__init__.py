"""Macros, filters, context and Markdown extensions for pages and their templates. It does not import MkDocs."""
