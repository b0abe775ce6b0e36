"""Installs what the commands need, on first use, with the standard library alone.

uv is installed into .tools/ and the locked packages into .venv/; `test` adds the programs that the tests run. Any
`python3` may run this file, so its syntax is that of Python 3.8; if that one is too old or too new, it looks for another.
"""

from __future__ import annotations

import filecmp
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
# The newest for which all libraries have wheels; pyproject.toml has the same in `requires-python`.
OLDEST, NEWEST = (3, 11), (3, 15)
PYTHONS = ["python3.15", "python3.14", "python3.13", "python3.12", "python3.11"]
WINDOWS = os.name == "nt"
TOOLS = ROOT / ".tools"
UV = TOOLS / "uv" / "bin" / ("uv.exe" if WINDOWS else "uv")
JUDGES = ROOT / "tests" / "judges"

# The Debian and Ubuntu package of each program that the tests run.
PACKAGES = {
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "java": "default-jre-headless",
    "node": "nodejs",
    "npm": "npm",
    "nginx": "nginx-light",
    "git": "git",
}
LINUX_ENGINES = {"WebKitWebDriver": "webkitgtk-webdriver", "Xvfb": "xvfb"}
# What Debian 12 and Ubuntu 24.04 call a package.
OLD_NAMES = {"webkitgtk-webdriver": "webkit2gtk-driver"}
# Ubuntu's Firefox is a snap, which can't see the tests' files, and its Chromium comes from Playwright.
DEBIAN_ENGINES = {"firefox-esr": "firefox-esr", "chromium-headless-shell": "chromium-headless-shell"}
ELSEWHERE = {
    "Darwin": "brew install --cask chromium; brew install poppler openjdk node nginx git",
    "Windows": "winget install Hibbiki.Chromium oschwartz10612.Poppler EclipseAdoptium.Temurin.21.JRE OpenJS.NodeJS nginxinc.nginx Git.Git",
}
OTHER_PYTHON = {
    "Darwin": "Install one from python.org, or with: brew install python@3.13",
    "Windows": "Install one from the Microsoft Store, or with: winget install Python.Python.3.13",
    "Linux": "Install one, on Debian or Ubuntu with: sudo apt-get install python3 python3-venv",
}
# Typst and pikepdf have no wheels for it; Windows runs programs for the other processors too.
ARM = (
    "This Python is for Arm processors, for which some libraries are missing. Remove it, and install the "
    "Windows installer (64-bit) of Python 3.13 from python.org, which runs here too."
)


def print_error(kind, error, trace) -> None:  # noqa: ANN001 - as sys.excepthook
    """Ctrl+C needs no traceback."""
    if issubclass(kind, KeyboardInterrupt):
        say("Stopped.")
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = print_error


def say(text: str) -> None:
    """Prints a line to stderr, apart from the output of commands."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> NoReturn:
    """Prints why the command ends, and exits with 1."""
    say(text)
    raise SystemExit(1)


def run(*command: str, cwd: Path = ROOT, env: dict[str, str] | None = None, show: bool = True) -> None:
    """Runs a program of the set-up. If it fails, which it explains itself, exits with its code."""
    if show:
        say("+ " + " ".join(command))
    code = subprocess.call(command, cwd=str(cwd), env=env)
    if code:
        say(
            "The set-up did not finish, for the reason above. If it is the internet, check that you are online, then try again."
        )
        raise SystemExit(code)


def environment() -> dict[str, str]:
    """The environment variables for uv and commands: nothing but locked packages is downloaded."""
    # PYTHONPATH for our hooks, which MkDocs imports; without Material's warning about MkDocs 2, which is not for authors.
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
    """The path of a program in a virtual environment."""
    return folder / "Scripts" / (name + ".exe") if WINDOWS else folder / "bin" / name


def find_python(names: list[str]) -> str | None:
    """The path of the first of these that exists and is neither too old nor too new."""
    program = f"import sys; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    for name in names:
        path = shutil.which(name)
        if path and subprocess.call([path, "-c", program], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def is_distribution(name: str) -> bool:
    """Whether this is that Linux distribution, by the ID in /etc/os-release."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=" + name in release.read_text("utf-8").split()


def known_names(packages: list[str]) -> list[str]:
    """The packages, each by the name by which it can be installed here."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    simulate = ["apt-get", "install", "--simulate"]  # apt-cache also shows names that only others mention
    return [
        OLD_NAMES[p] if p in OLD_NAMES and subprocess.call([*simulate, p], **quiet) else p for p in packages
    ]


def install(packages: list[str]) -> None:
    """Installs packages of Debian or Ubuntu, or exits with the command for it if that is not possible."""
    apt = shutil.which("apt-get")
    if not apt:
        how = ELSEWHERE.get(platform.system(), "your system's own packages of these names")
        stop(f"Missing: {', '.join(packages)}. Install them with: {how}")
    sudo = [] if getattr(os, "geteuid", lambda: 1)() == 0 else ["sudo"]
    if sudo and subprocess.call(["sudo", "-n", "true"], stderr=subprocess.DEVNULL):
        line = f"sudo apt-get install {' '.join(known_names(packages))}"
        stop(f"Missing: {', '.join(packages)}. Install them with: {line}")
    run(*sudo, "apt-get", "update", "-qq")
    install_command = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-qq"]
    run(*install_command, "--no-install-recommends", *known_names(packages))


def set_up_uv() -> None:
    """Downloads uv, whose hash is checked, and moves it to its place when it is complete."""
    if UV.is_file():
        return
    try:
        import ensurepip  # noqa: F401 - a package of its own in Debian and Ubuntu
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
    """The packages of programs that the tests run and that are not installed."""
    packages = dict(PACKAGES)
    if platform.system() == "Linux":
        packages.update(LINUX_ENGINES)
    if is_distribution("debian"):
        packages.update(DEBIAN_ENGINES)
    path = environment()["PATH"]
    return [package for program, package in packages.items() if not shutil.which(program, path=path)]


def set_up_judges() -> None:
    """Installs the npm packages of the tests, once for each lock file."""
    lock, installed_lock = JUDGES / "package-lock.json", JUDGES / "node_modules" / ".lock"
    if installed_lock.is_file() and filecmp.cmp(str(lock), str(installed_lock), shallow=False):
        return
    npm = shutil.which("npm") or "npm"  # npm.cmd on Windows
    run(npm, "ci", "--silent", "--no-fund", "--no-audit", cwd=JUDGES, env=environment())
    shutil.copyfile(str(lock), str(installed_lock))


def install_chromium() -> None:
    """Installs Playwright's Chromium, linked in .tools/bin, where the system has it as a snap only (Ubuntu)."""
    env = environment()
    del env["PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD"]
    python = str(in_venv(ROOT / ".venv", "python"))
    run(python, "-m", "playwright", "install", "--with-deps", "chromium", env=env)
    program = (
        "from playwright.sync_api import sync_playwright as p; print(p().start().chromium.executable_path)"
    )
    path = subprocess.check_output([python, "-c", program], encoding="utf-8", env=env).strip()
    link = TOOLS / "bin" / "chromium"
    link.parent.mkdir(parents=True, exist_ok=True)
    if link.is_symlink():
        link.unlink()
    link.symlink_to(path)


def set_up(tests: bool = False) -> None:
    """Installs all that a command needs, and with `tests` the programs that the tests run."""
    set_up_uv()
    # Tests start hundreds of Python processes, and each would compile the libraries if it can't write into .venv.
    group = ["--group", "test", "--compile-bytecode"] if tests else []
    missing = missing_programs() if tests else []
    snap = "chromium" in missing and is_distribution("ubuntu")
    if snap:
        missing.remove("chromium")
    if missing:
        install(missing)
    run(str(UV), "sync", "--frozen", "--quiet", "--inexact", *group, env=environment(), show=False)
    if snap:
        install_chromium()
    if tests:
        set_up_judges()


def start(module: str, *arguments: str, tests: bool = False) -> NoReturn:
    """Installs what is missing, then runs a module in the locked environment, by default with this command's own arguments, and
    exits with its code."""
    if sysconfig.get_platform() == "win-arm64":
        stop(ARM)
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        path = find_python(PYTHONS)
        if not path:
            needed = "{}.{} to {}.{}".format(*OLDEST, *NEWEST)
            advice = OTHER_PYTHON.get(platform.system(), OTHER_PYTHON["Linux"])
            stop(f"This needs Python {needed}; this one is {platform.python_version()}. {advice}")
        raise SystemExit(subprocess.call([path, *sys.argv]))
    set_up(tests)
    python = str(in_venv(ROOT / ".venv", "python"))
    command = [python, "-m", module, *(arguments or sys.argv[1:])]
    say("+ " + " ".join(command))
    os.chdir(str(ROOT))
    if WINDOWS:  # where exec would leave the terminal to two processes
        raise SystemExit(subprocess.call(command, env=environment()))
    os.execve(python, command, environment())  # noqa: S606 - replaces this process


if __name__ == "__main__":
    # `python3 scripts/_setup.py [test]` installs all, for containers.
    set_up(tests=sys.argv[1:] == ["test"])
