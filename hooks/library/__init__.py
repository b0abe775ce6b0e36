"""What there is: reads docs/ and mkdocs.yml, checks them, links them. Knows no MkDocs."""

from library.model import Library, Page, Series
from library.problems import Problem, ProblemsFound
from library.read import read

__all__ = ["Library", "Page", "Problem", "ProblemsFound", "Series", "read"]
