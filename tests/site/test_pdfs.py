"""The PDFs and the EPUB of the owner's site, held to the same judges as those of the fixture."""

from tests.press.test_built_site import *  # noqa: F403 (its tests, with the fixtures of this folder)
