"""The set-up on machines that we don't have: each system's branch, with the programs that it would call written down."""

from __future__ import annotations

import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.tags import compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

from tests.tools import ROOT

SCRIPTS = ROOT / "scripts"


@pytest.fixture
def setup() -> ModuleType:
    """A fresh copy of the module, so that what a test changes in it is gone after."""
    spec = importlib.util.spec_from_file_location("_setup", SCRIPTS / "_setup.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def calls(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been called; nothing is."""
    made: list[list[str]] = []

    def call(command: list[str], **_: object) -> int:
        made.append([str(word) for word in command])
        return 0

    monkeypatch.setattr(setup.subprocess, "call", call)
    return made


def on(system: str, monkeypatch: pytest.MonkeyPatch, setup: ModuleType, programs: set[str]) -> None:
    """Makes the module believe in another system, with these programs and no other."""
    monkeypatch.setattr(setup.platform, "system", lambda: system)
    monkeypatch.setattr(
        setup.shutil, "which", lambda name, path=None: f"/there/{name}" if name in programs else None
    )
    monkeypatch.setattr(setup, "is_distribution", lambda name: False)


@pytest.mark.parametrize(
    "script", sorted(path.name for path in SCRIPTS.iterdir() if path.suffix != ".txt" and path.is_file())
)
def test_an_old_python_can_read_it_and_say_so(script: str) -> None:
    ast.parse((SCRIPTS / script).read_text("utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", [(3, 9, 6), (3, 99, 0)])
@pytest.mark.parametrize("system", ["Darwin", "Windows", "Linux"])
def test_a_python_that_is_too_old_or_too_new_is_told_what_to_install_there(
    system: str,
    version: tuple[int, int, int],
    setup: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    on(system, monkeypatch, setup, set())
    monkeypatch.setattr(setup.sys, "version_info", version)
    with pytest.raises(SystemExit) as ended:
        setup.start("commands.check")
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "needs Python 3.11 to 3." in said
    assert {"Darwin": "brew", "Windows": "winget", "Linux": "apt-get"}[system] in said


def test_an_old_python_hands_over_to_a_newer_one(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    on("Darwin", monkeypatch, setup, {"python3.12"})
    monkeypatch.setattr(setup.sys, "version_info", (3, 9, 6))
    monkeypatch.setattr(setup.sys, "argv", ["scripts/check", "--report"])
    with pytest.raises(SystemExit) as ended:
        setup.start("commands.check")
    assert ended.value.code == 0
    assert calls[-1] == ["/there/python3.12", "scripts/check", "--report"]


def test_windows_on_arm_is_told_which_python_runs_there(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup.sysconfig, "get_platform", lambda: "win-arm64")
    with pytest.raises(SystemExit):
        setup.start("commands.check")
    assert "Windows installer (64-bit)" in capsys.readouterr().err


# On a Mac those of the oldest system that README.md names for its processor; glibc 2.31 is that of Debian 11 and Ubuntu 20.04.
PLATFORMS = {
    "Linux": [f"manylinux_2_{minor}_x86_64" for minor in range(31, 4, -1)],
    "Linux on Arm": [f"manylinux_2_{minor}_aarch64" for minor in range(31, 4, -1)],
    "Mac": [*mac_platforms((14, 0), "arm64")],
    "Mac with Intel": [*mac_platforms((15, 0), "x86_64")],
    "Windows": ["win_amd64"],
}


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_library_has_a_wheel_for_each_python(platform: str, setup: ModuleType) -> None:
    """Else the first command of a newcomer ends with an error of uv: nothing is built from source."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (_, newest), (_, oldest) = setup.NEWEST, setup.OLDEST
    assert project["requires-python"] == f">=3.{oldest},<3.{newest + 1}"
    libraries = set(re.findall(r"(?m)^([\w.-]+)==", (ROOT / "requirements.txt").read_text("utf-8")))
    locked = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    wheels = {
        package["name"]: [url_name(wheel["url"]) for wheel in package["wheels"]]
        for package in locked
        if package["name"] in libraries
    }
    assert wheels.keys() == libraries
    lacking = []
    for minor in range(oldest, newest + 1):
        version, folders = (3, minor), PLATFORMS[platform]
        tags = {*cpython_tags(version, platforms=folders), *compatible_tags(version, f"cp3{minor}", folders)}
        for name, files in wheels.items():
            if not any(tags & parse_wheel_filename(file)[3] for file in files):
                lacking.append(f"{name} for Python 3.{minor}")
    assert not lacking


def url_name(url: str) -> str:
    return url.rpartition("/")[2]


def test_windows_keeps_programs_in_another_folder(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "WINDOWS", True)
    assert setup.in_venv(Path(".venv"), "python") == Path(".venv/Scripts/python.exe")


def test_windows_waits_for_the_command_and_passes_its_code_on(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[list[str]] = []
    monkeypatch.setattr(setup, "WINDOWS", True)
    monkeypatch.setattr(setup, "set_up", lambda tests: None)
    monkeypatch.setattr(setup.os, "chdir", lambda path: None)
    monkeypatch.setattr(setup.subprocess, "call", lambda command, **_: made.append(command) or 3)
    with pytest.raises(SystemExit) as ended:
        setup.start("commands.new", "step", "A title")
    assert ended.value.code == 3
    assert made[0][0].endswith("python.exe")
    assert made[0][1:] == ["-m", "commands.new", "step", "A title"]


@pytest.mark.parametrize(("system", "way"), [("Darwin", "brew install"), ("Windows", "winget install")])
def test_where_there_is_no_apt_it_says_what_to_install(
    system: str,
    way: str,
    setup: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    on(system, monkeypatch, setup, set())
    missing = setup.missing_programs()
    assert missing
    assert not set(missing) & set(setup.LINUX_ENGINES.values())
    with pytest.raises(SystemExit):
        setup.install(missing)
    assert way in capsys.readouterr().err


def test_without_the_right_to_install_it_gives_the_line_to_type(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on("Linux", monkeypatch, setup, {"apt-get"})
    monkeypatch.setattr(setup.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(setup.subprocess, "call", lambda command, **_: 1)  # sudo asks for a password
    with pytest.raises(SystemExit):
        setup.install(["poppler-utils"])
    assert "sudo apt-get install poppler-utils" in capsys.readouterr().err


def test_root_installs_what_is_missing(
    setup: ModuleType, monkeypatch: pytest.MonkeyPatch, calls: list[list[str]]
) -> None:
    on("Linux", monkeypatch, setup, {"apt-get"})
    monkeypatch.setattr(setup.os, "geteuid", lambda: 0)
    setup.install(["poppler-utils"])
    installing = [call[:2] for call in calls]
    assert installing == [["apt-get", "update"], ["env", "DEBIAN_FRONTEND=noninteractive"]]
    assert calls[-1][-1] == "poppler-utils"


@pytest.mark.parametrize(
    ("system", "name"),
    [("Debian 12", "webkit2gtk-driver"), ("Ubuntu 26.04", "webkitgtk-webdriver")],
)
def test_a_package_that_has_another_name_in_older_systems(
    system: str, name: str, setup: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two names each of these systems knows one."""
    known = {"xvfb", name}
    monkeypatch.setattr(setup.subprocess, "call", lambda command, **_: int(command[-1] not in known))
    assert setup.known_names(["xvfb", "webkitgtk-webdriver"]) == ["xvfb", name]


def test_a_set_up_that_fails_says_what_to_do(setup: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        setup.run(sys.executable, "-c", "raise SystemExit(3)")
    assert ended.value.code == 3
    assert "check that you are online" in capsys.readouterr().err


def test_judges_are_fetched_once_for_each_lock(
    setup: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package-lock.json").write_text("{}", "utf-8")
    monkeypatch.setattr(setup, "JUDGES", tmp_path)
    made = []

    def npm(command: list[str], **_: object) -> int:
        made.append(command)
        (tmp_path / "node_modules").mkdir(exist_ok=True)
        return 0

    monkeypatch.setattr(setup.subprocess, "call", npm)
    setup.set_up_judges()
    setup.set_up_judges()
    assert len(made) == 1
    (tmp_path / "package-lock.json").write_text('{"new": 1}', "utf-8")
    setup.set_up_judges()
    assert len(made) == 2


def test_every_verb_explains_itself() -> None:
    """`--help` of the one verb with options of its own comes before any set-up."""
    done = subprocess.run(
        [sys.executable, SCRIPTS / "build", "--help"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert "--site-dir" in done.stdout
    assert not done.stderr


def test_verbs_can_be_called_by_name_alone() -> None:
    verbs = [path for path in SCRIPTS.iterdir() if path.is_file() and not path.suffix]
    assert {path.name for path in verbs} >= {"serve", "build", "check", "test", "new", "bench"}
    for path in verbs:
        assert shutil.which(str(path)), f"{path} can't be executed"
        assert path.read_text("utf-8").startswith("#!/usr/bin/env python3\n")


def test_requirements_for_pip_are_those_of_the_lock(setup: ModuleType) -> None:
    """Made by: uv export --frozen --no-dev --no-header --no-annotate --output-file requirements.txt"""
    options = ["--frozen", "--no-dev", "--no-header", "--no-annotate", "--quiet"]
    done = subprocess.run(
        [setup.UV, "export", *options], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert (ROOT / "requirements.txt").read_text("utf-8") == done.stdout, "requirements.txt is stale"


def test_ctrl_c_during_the_set_up_shows_no_traceback() -> None:
    program = "import _setup; raise KeyboardInterrupt"
    done = subprocess.run([sys.executable, "-c", program], cwd=SCRIPTS, capture_output=True, text=True)
    assert done.stderr == "Stopped.\n"
    assert done.returncode
