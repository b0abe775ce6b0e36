"""`scripts/prove`: runs the tests of the owner's site that /about/ names, and writes down which of its claims they bear.

A claim stands only where every test of it has passed, and none when the sources changed meanwhile.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from generator.project import read_project
from library.clock import today
from pages.proof import PROOF_FILE, hash_sources
from tests.tools import ROOT, run

# The tests of each claim (pages.proof), as words for pytest.
CLAIMS: dict[str, list[str]] = {
    "hosts": ["tests/site/test_tour.py"],
    "pages": ["tests/site/test_axe.py", "--all"],
    "pdfs": ["tests/site/test_pdfs.py", "-k", "pdf_ua", "--all"],
    "bytes": ["tests/site/test_same_bytes.py", "--all"],
}
Run = Callable[[Sequence[str]], int]


def passed(words: Sequence[str]) -> int:
    """How many tests there were and all passed; 0 when one did not, or there was none."""
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        code = subprocess.call([sys.executable, "-m", "pytest", f"--junitxml={report}", *words], cwd=ROOT)
        if code:
            return 0
        suites = ElementTree.parse(report).getroot().iter("testsuite")
        return sum(int(suite.get("tests", 0)) - int(suite.get("skipped", 0)) for suite in suites)


def prove(root: Path, run_tests: Run = passed) -> dict[str, Any] | None:
    """What the tests bear of the sources in `root`, in the form of proof.json; None when they changed meanwhile."""
    before = _sources(root)
    counts = {claim: run_tests(words) for claim, words in CLAIMS.items()}
    if _sources(root) != before:
        return None
    claims = [
        {"claim": claim, "command": " ".join(["scripts/test", *CLAIMS[claim]]), "tests": count}
        for claim, count in counts.items()
        if count
    ]
    return {"sources": before, "run": {"day": str(today()), "commit": _commit(root), "passed": claims}}


def _sources(root: Path) -> str:
    return hash_sources(read_project(root, drafts=False)[0])


def _commit(root: Path) -> str:
    """That of the sources, where they are as somebody committed them."""
    changed = run(["git", "status", "--porcelain"], cwd=root)
    if changed.returncode or any(line[3:] != PROOF_FILE for line in changed.stdout.splitlines()):
        return ""
    return run(["git", "rev-parse", "HEAD"], cwd=root).stdout.strip()


def main(root: Path = ROOT, run_tests: Run = passed) -> int:
    """0 when every claim stands."""
    (root / PROOF_FILE).unlink(missing_ok=True)
    proof = prove(root, run_tests)
    if proof is None:
        print("The sources changed while the tests ran. Run it again.", file=sys.stderr)
        return 1
    claims = proof["run"]["passed"]
    if claims:
        (root / PROOF_FILE).write_text(json.dumps(proof, indent=1) + "\n", "utf-8")
    print(f"{PROOF_FILE}: {len(claims)} of {len(CLAIMS)} claims hold.")
    return 0 if len(claims) == len(CLAIMS) else 1


if __name__ == "__main__":
    argparse.ArgumentParser(prog="scripts/prove", description=__doc__).parse_args()
    sys.exit(main())
