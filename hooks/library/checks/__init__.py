"""What must hold of the words, beyond what reading and linking found already.

`integrity` is what no build goes without; `editorial` is how this site is written (limits and
words in docs/data/plain-language.yml), asked by `scripts/check` and before publishing.
"""

from library.checks.editorial import editorial
from library.checks.integrity import integrity

__all__ = ["editorial", "integrity"]
