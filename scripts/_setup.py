"""Sets up what every command needs, on first use, with the standard library alone.

uv goes into .tools/ and the locked packages into .venv/, both in this folder; `test` adds the programs that
the tests call. The file is read by whatever `python3` a machine has, so it keeps to what Python 3.8 can read,
and hands over to a newer one where the first is too old.
"""

from __future__ import annotations

import filecmp
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
PYTHONS = ["python3.14", "python3.13", "python3.12", "python3.11"]
WINDOWS = os.name == "nt"
TOOLS = ROOT / ".tools"
UV = TOOLS / "uv" / "bin" / ("uv.exe" if WINDOWS else "uv")
JUDGES = ROOT / "tests" / "judges"

# Which Debian or Ubuntu package brings each program that the tests call.
PACKAGES = {
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "nginx": "nginx-light",
}
LINUX_ENGINES = {"WebKitWebDriver": "webkit2gtk-driver", "Xvfb": "xvfb"}
# Ubuntu's Firefox is a snap, which can't see the tests' files, and its Chromium comes from Playwright.
DEBIAN_ENGINES = {"firefox-esr": "firefox-esr", "chromium-headless-shell": "chromium-headless-shell"}
ELSEWHERE = {
    "Darwin": "brew install --cask chromium; brew install poppler openjdk node nginx",
    "Windows": "winget install Hibbiki.Chromium oschwartz10612.Poppler EclipseAdoptium.Temurin.21.JRE OpenJS.NodeJS nginxinc.nginx",
}
NEWER_PYTHON = {
    "Darwin": "Install a newer one from python.org, or with: brew install python@3.13",
    "Windows": "Install a newer one from the Microsoft Store, or with: winget install Python.Python.3.13",
    "Linux": "Install a newer one, on Debian or Ubuntu with: sudo apt-get install python3 python3-venv",
}


def say(text: str) -> None:
    """A line to whoever called, apart from what a command prints."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """Ends the command with a sentence."""
    say(text)
    raise SystemExit(1)


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None, show: bool = True) -> None:
    """Calls a program; one that fails has said why itself, and ends ours with its code."""
    if show:
        say("+ " + " ".join(command))
    code = subprocess.call(command, cwd=str(cwd), env=env)
    if code:
        raise SystemExit(code)


def environment() -> dict[str, str]:
    """What uv and every command are called with: nothing is fetched but locked packages."""
    # MkDocs reads PYTHONPATH for our hooks; a warning of Material's about MkDocs 2 is not for an author.
    paths = [str(ROOT / "hooks"), str(ROOT)]
    return {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
        "PUPPETEER_SKIP_DOWNLOAD": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": os.pathsep.join(paths),
        "PATH": os.pathsep.join([str(TOOLS / "bin"), os.environ.get("PATH", "")]),
    }


def in_venv(folder: Path, name: str) -> Path:
    """A program of a virtual environment, which Windows keeps in another folder."""
    return folder / "Scripts" / (name + ".exe") if WINDOWS else folder / "bin" / name


def newer_python(names: list[str]) -> str | None:
    """The first of these that is there and new enough."""
    asked = f"import sys; sys.exit(sys.version_info < {OLDEST})"
    for name in names:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", asked], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def is_distribution(name: str) -> bool:
    """Whether this is that Linux: the ID of /etc/os-release."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=" + name in release.read_text("utf-8").split()


def install(packages: list[str]) -> None:
    """Installs packages of Debian or Ubuntu where we may, and says exactly how where we may not."""
    apt = shutil.which("apt-get")
    if not apt:
        how = ELSEWHERE.get(platform.system(), "your system's own packages of these names")
        stop(f"Missing: {', '.join(packages)}. Install them with: {how}")
    asking = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo"]
    if asking and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL):
        stop(f"Missing: {', '.join(packages)}. Install them with: sudo apt-get install {' '.join(packages)}")
    run(*asking, "apt-get", "update", "-qq")
    quietly = [*asking, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    run(*quietly, "--no-install-recommends", *packages)


def set_up_uv() -> None:
    """Fetches uv by the hash of its file, into a folder that is moved to its place when it is whole."""
    if UV.is_file():
        return
    try:
        import ensurepip  # noqa: F401 - Debian and Ubuntu keep it in a package of its own
    except ImportError:
        install(["python3-venv"])
    say("Setting up, once:")
    new = TOOLS / "uv.new"
    shutil.rmtree(str(new), ignore_errors=True)
    run(sys.executable, "-m", "venv", str(new))
    run(
        str(in_venv(new, "python")), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
        "--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / "scripts" / "uv.txt"),
    )  # fmt: skip
    UV.parent.mkdir(parents=True, exist_ok=True)
    part = UV.with_name(UV.name + ".part")
    shutil.copy2(str(in_venv(new, "uv")), str(part))
    shutil.rmtree(str(new))
    part.replace(UV)


def missing_programs() -> list[str]:
    """The packages of those programs that the tests call and that are not there."""
    wanted = dict(PACKAGES)
    if platform.system() == "Linux":
        wanted.update(LINUX_ENGINES)
    if is_distribution("debian"):
        wanted.update(DEBIAN_ENGINES)
    path = environment()["PATH"]
    return [package for program, package in wanted.items() if not shutil.which(program, path=path)]


def set_up_judges() -> None:
    """The tests' programs from npm, once for each lock file."""
    lock, kept = JUDGES / "package-lock.json", JUDGES / "node_modules" / ".lock"
    if kept.is_file() and filecmp.cmp(str(lock), str(kept), shallow=False):
        return
    npm = shutil.which("npm") or "npm"  # npm.cmd on Windows
    run(npm, "ci", "--silent", "--no-fund", "--no-audit", cwd=JUDGES, env=environment())
    shutil.copyfile(str(lock), str(kept))


def own_chromium() -> None:
    """Playwright's build of Chromium, where the system's is a snap (Ubuntu), under .tools/bin."""
    env = environment()
    del env["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"]
    python = str(in_venv(ROOT / ".venv", "python"))
    run(python, "-m", "playwright", "install", "--with-deps", "chromium", env=env)
    asked = (
        "from playwright.sync_api import sync_playwright as p; print(p().start().chromium.executable_path)"
    )
    path = subprocess.check_output([python, "-c", asked], encoding="utf-8", env=env).strip()
    link = TOOLS / "bin" / "chromium"
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_symlink():
        link.unlink()
    link.symlink_to(path)


def set_up(tests: bool = False) -> None:
    """All that a command needs; with `tests`, what the tests call as well."""
    set_up_uv()
    # A test starts hundreds of Pythons: each would compile the libraries again where none may write beside them.
    group = ["--group", "test", "--compile-bytecode"] if tests else []
    missing = missing_programs() if tests else []
    snap = "chromium" in missing and is_distribution("ubuntu")
    if snap:
        missing.remove("chromium")
    if missing:
        install(missing)
    run(str(UV), "sync", "--frozen", "--quiet", "--inexact", *group, env=environment(), show=False)
    if snap:
        own_chromium()
    if tests:
        set_up_judges()


def start(module: str, *arguments: str, tests: bool = False) -> NoReturn:
    """Sets up, then runs a module of ours in the locked environment, and ends with its code."""
    if sys.version_info < OLDEST:
        path = newer_python(PYTHONS)
        if not path:
            advice = NEWER_PYTHON.get(platform.system(), NEWER_PYTHON["Linux"])
            stop(
                f"This needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this one is {platform.python_version()}. {advice}"
            )
        raise SystemExit(subprocess.call([path, *sys.argv]))
    set_up(tests)
    python = str(in_venv(ROOT / ".venv", "python"))
    command = [python, "-m", module, *arguments]
    say("+ " + " ".join(command))
    os.chdir(str(ROOT))
    if WINDOWS:  # exec there leaves the terminal to two programs at once
        raise SystemExit(subprocess.call(command, env=environment()))
    os.execve(python, command, environment())  # noqa: S606 - takes this process's place


if __name__ == "__main__":
    # `python3 scripts/_setup.py [test]`: for a container that wants all in place before its first command.
    set_up(tests=sys.argv[1:] == ["test"])
