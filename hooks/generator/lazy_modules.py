"""Modules that are imported when they are first used.

The macros plugin imports an HTTP client and a parser for Hjson, which no page here needs: a tenth of the time of a small
build.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

LAZY_MODULES = ("requests", "hjson")


class LazyModule(ModuleType):
    """Replaces a module until one of its attributes is used. The standard library's LazyLoader counts the `__spec__` that an import
    asks for as one."""

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
