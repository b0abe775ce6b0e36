"""Settings of the whole process: speed, log levels, options of MkDocs, and how it ends on a signal."""

import atexit
import gc
import logging
import sys
from functools import partial
from pathlib import Path

import mkdocs.config.defaults
import mkdocs.utils
import mkdocs_macros.context
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader

from signals import end_as_by_ctrl_c


def configure_process() -> CountHandler:
    """Returns the counter of MkDocs's messages: warnings fail a strict build, and MkDocs counts them only after its last event."""
    # A last collection over everything that a build made would take a tenth of a build.
    atexit.register(gc.freeze)
    # MkDocs removes a hook's folder from the path again; late imports and the press's workers need it.
    sys.path.insert(0, str(Path(__file__).parent.parent))
    # The macros plugin runs git twelve times at every build, for variables that no page uses.
    mkdocs_macros.context.get_git_info = dict
    # The theme has 14,000 files, and none is published.
    Files.add_files_from_theme = lambda *_: None  # type: ignore[method-assign]
    # A preview writes over its last pages, which are served meanwhile; a build has a new folder.
    mkdocs.utils.clean_directory = lambda directory: None
    use_libyaml()
    # It logs six lines at every build that tell an author nothing.
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    log = logging.getLogger("mkdocs")
    # With --quiet warnings would not be counted either, and --strict would let everything pass.
    log.setLevel(min(log.level, logging.WARNING))
    counter = CountHandler(level=logging.INFO)
    log.addHandler(counter)
    end_as_by_ctrl_c()
    return counter


def unusable_option(config: MkDocsConfig) -> str:
    """What is wrong with the options of MkDocs's own command, which are stronger than a valid mkdocs.yml, or ""."""
    if not config.use_directory_urls:
        return "--no-directory-urls: links and readers' stored answers rely on addresses that end with a slash. Leave this option out."
    if not config.theme.custom_dir:
        return "--theme: the pages are made with the templates in overrides/. Leave this option out."
    return ""


def use_libyaml() -> None:
    """MkDocs reads mkdocs.yml in Python, which takes ten times as long as with libyaml."""
    loader = getattr(yaml, "CLoader", yaml.Loader)
    mkdocs.config.defaults.get_yaml_loader = partial(get_yaml_loader, loader)  # type: ignore[attr-defined]
