"""Modules that are loaded when something of them is used.

The macros plugin loads what speaks with servers and what reads Hjson at its start, for files that no page here has: a
tenth of the time that a small build takes.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

LAZY_MODULES = ("requests", "hjson")


class LazyModule(ModuleType):
    """Stands for a module until it is asked for anything."""

    def __getattr__(self, name: str) -> Any:
        del sys.modules[self.__name__]
        loaded = import_module(self.__name__)
        self.__dict__.update(vars(loaded))
        return getattr(loaded, name)


def install_lazy_modules() -> None:
    """Whoever imports one of these from now on gets it when it is used."""
    for name in LAZY_MODULES:
        if name not in sys.modules and (spec := find_spec(name)):
            module = LazyModule(name)
            module.__spec__ = spec
            sys.modules[name] = module
