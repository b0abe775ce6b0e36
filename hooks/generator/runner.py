"""Runs MkDocs, for a strict build or for a preview."""

import logging
import sys
import tempfile
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.settings import HOOK
from publish import BuildOptions

# The macros plugin imports an HTTP client and a parser for Hjson, which no page here needs: a tenth of the time of a small build.
LAZY_MODULES = ("requests", "hjson")


class LazyModule(ModuleType):
    """Replaces a module until an attribute is used. LazyLoader counts the `__spec__` that an import asks for as one."""

    def __getattr__(self, name: str) -> Any:
        del sys.modules[self.__name__]
        module = import_module(self.__name__)
        self.__dict__.update(vars(module))
        return getattr(module, name)


def install_lazy_modules() -> None:
    for name in LAZY_MODULES:
        if name not in sys.modules and (spec := find_spec(name)):
            module = LazyModule(name)
            module.__spec__ = spec
            sys.modules[name] = module


def _prepare() -> None:
    install_lazy_modules()
    from generator.process_setup import use_libyaml  # it imports the macros plugin

    use_libyaml()


def run_build(root: Path, site: Path, **options: Any) -> None:
    """Builds `root` into `site`, strictly; `options` are those of `publish.BuildOptions`. Raises ClickException and OSError."""
    _prepare()
    log, handler = logging.getLogger("mkdocs"), logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.ERROR)
    try:
        config = load_config(str(root / "mkdocs.yml"), strict=True, site_dir=str(site))
        hooks: Any = config.hooks  # modules, by their paths in mkdocs.yml
        hooks[HOOK].adapter.options = BuildOptions(**options)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    finally:
        log.removeHandler(handler)


def run_preview(root: Path, arguments: list[str]) -> None:
    """Serves the project in `root` until it is stopped; `arguments` are options of `mkdocs serve`. Raises OSError."""
    from mkdocs.__main__ import cli

    _prepare()
    with TemporaryDirectory() as folder:  # MkDocs leaves one behind if it is stopped before its first build
        tempfile.tempdir = folder
        try:
            cli(["serve", "--config-file", str(root / "mkdocs.yml"), *arguments], prog_name="mkdocs")
        finally:
            tempfile.tempdir = None
