"""What ends a publication: the message says what was found, and what its owner can do."""

from __future__ import annotations


class NotPublished(Exception):
    """Something stands where the site is to go, or in it, that no build of ours made; or what it needs is missing."""
