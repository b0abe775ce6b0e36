"""Our styles and scripts, held to tools that others wrote."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import ROOT, judge, run, tool


def test_stylelint() -> None:
    done = run(
        [
            tool("node"),
            judge("stylelint/bin/stylelint.mjs"),
            "--config",
            ROOT / "tests/judges/stylelint.json",
            "docs/assets/styles/*.css",
        ],
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "script",
    sorted([*(ROOT / "docs/assets/scripts").glob("*.js"), ROOT / "hooks/publish/fetched.js"]),
    ids=lambda file: file.name,
)
def test_scripts_can_be_parsed(script: Path, tmp_path: Path) -> None:
    module = re.search(r"^(import|export) ", script.read_text("utf-8"), re.MULTILINE)
    copy = tmp_path / f"{script.stem}.{'mjs' if module else 'cjs'}"  # node knows a module by its name
    copy.write_bytes(script.read_bytes())
    done = run([tool("node"), "--check", copy])
    assert done.returncode == 0, done.stderr
