"""What the macros plugin loads and no page uses is loaded when something of it is used."""

from __future__ import annotations

import sys

from tests.tools import ROOT, environment, run, succeeded

PROGRAM = """
import sys
from generator.runner import install_lazy_modules
install_lazy_modules()
import mkdocs_macros.plugin, requests
assert "urllib3" not in sys.modules and "hjson.decoder" not in sys.modules
assert issubclass(requests.exceptions.Timeout, requests.RequestException)
assert sys.modules["requests"].__version__ == requests.__version__ and "urllib3" in sys.modules
import hjson
assert hjson.loads("{a: 1}") == {"a": 1}
"""


def test_seldom_used_modules_come_later() -> None:
    succeeded(run([sys.executable, "-c", PROGRAM], env=environment(PYTHONPATH=str(ROOT / "hooks"))))
