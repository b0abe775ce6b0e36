"""What templates and Markdown get to see of the library. Knows no MkDocs."""
