"""Our styles and scripts, held to tools that others wrote."""

from __future__ import annotations

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


# Node's own parser, of modules too, for all of them in one process.
PARSE = """
const { Script, SourceTextModule } = require("vm");
for (const file of process.argv.slice(1)) {
  const text = require("fs").readFileSync(file, "utf8");
  try { new (/^(import|export) /m.test(text) ? SourceTextModule : Script)(text); }
  catch (error) { console.log(`${file}: ${error}`); }
}
"""


def test_scripts_can_be_parsed() -> None:
    scripts = [*(ROOT / "docs/assets/scripts").glob("*.js"), ROOT / "hooks/publish/fetch-shim.js"]
    done = run([tool("node"), "--experimental-vm-modules", "-e", PARSE, *scripts])
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr
