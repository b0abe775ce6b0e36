"""Our styles and scripts, held to tools that others wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from publish.minify import minified
from tests.projects import their_styles
from tests.tools import ROOT, judge, run, tool


def test_stylelint() -> None:
    done = run(
        [
            tool("node"),
            judge("stylelint/bin/stylelint.mjs"),
            "--config",
            ROOT / "tests/judges/stylelint.json",
            *(
                file
                for file in (ROOT / "docs/assets/styles").glob("*.css")
                if file.name not in their_styles()
            ),
        ],
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# Node's own parser, for all of them in one process. A script that is no module is parsed more strictly than by a browser.
PARSE = """
const { SourceTextModule } = require("vm");
for (const file of process.argv.slice(1)) {
  const text = require("fs").readFileSync(file, "utf8");
  try { new SourceTextModule(text); }
  catch (error) { console.log(`${file}: ${error}`); }
}
"""


def test_scripts_can_be_parsed(built_site: Path) -> None:
    """As they are written, and as they are published, with less space."""
    folders = ROOT / "docs/assets/scripts", built_site / "assets/scripts"
    scripts = [script for folder in folders for script in folder.glob("*.js")]
    scripts.append(ROOT / "hooks/publish/fetch-shim.js")
    done = run([tool("node"), "--experimental-vm-modules", "-e", PARSE, *scripts])
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("  const a = (b, c) => ({ b, c });  // why", "let a=(b,c)=>({b,c});"),
        (
            "const a = async (b) => c((d) => d + e - `f + (g) => h`);",
            "let a=async(b)=>c(d=>d+e - `f + (g) => h`);",
        ),
        ('say("const (a) => b + c");', 'say("const (a) => b + c");'),
        ("""say("a = b", { why: 'a, b' });""", """say("a = b",{why:'a, b'});"""),
        ("const a = `a, ${ b } = c`;", "let a=`a, ${ b } = c`;"),
        ("const a = `${b ? `, ${c}` : d}`;", "const a = `${b ? `, ${c}` : d}`;"),
        ("const a = b.match(/a = b/);", "const a = b.match(/a = b/);"),
        (r'const a = "\" = ";', r'const a = "\" = ";'),
        ("""const a = import("./b, c.js");""", """let a=import("./b, c.js");"""),
        ("""const a = '"' + /a = b/ + '"';""", """const a = '"' + /a = b/ + '"';"""),
        ("if (a) {\n  b();\n  c();\n}\nelse d();", "if(a){b();c()}else d();"),
        ("const a = {\n  b: 1,\n};", "let a={b:1};"),
        ('if (a) {\n  // "b", who\'s c\n  b();\n}', "if(a){b()}"),
        ("const a = `b,\n  c`;  // d", "const a = `b,\n  c`;  // d"),
    ],
)
def test_strings_and_patterns_are_published_as_they_are(line: str, published: str) -> None:
    assert minified(f"{line}\nf()\n", ".js").removesuffix("\n").removesuffix("f()").rstrip("\n") == published


def test_a_string_in_a_style_sheet_is_published_as_it_is_written() -> None:
    css = "p::before {\n  content: \"Now: breathe; wait\";\n  quotes: ' {' ', ';\n}\n"
    assert minified(css, ".css") == "p::before{content:\"Now: breathe; wait\";quotes:' {' ', '}"
    assert minified('a > b ~ c + d {\n  content: " > ";\n}\n', ".css") == 'a>b~c + d{content:" > "}'
