"""Firefox, and WebKit, the engine of every browser on an iPhone, by the commands of the W3C's WebDriver.

Firefox takes them on a socket (Marionette, what geckodriver would speak to it), WebKit from its driver over HTTP.
`with firefox() as window:` and `with webkit() as window:` each give one window of a fresh profile. `firefox(profile)` uses a folder
that outlives it, and opens again what was open when it was last ended or killed.
"""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import psutil

from tests.tools import free_port, still_running, tool

Send = Callable[[str, dict[str, Any]], Any]

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how the standard marks one in JSON
ESCAPE, TAB = "\ue00c", "\ue004"
PATHS = {
    "Navigate": "url",
    "Back": "back",
    "Refresh": "refresh",
    "ExecuteScript": "execute/sync",
    "PerformActions": "actions",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
}
UNTIL = """return new Promise((found, failed) => {
    const end = performance.now() + 10000;
    const look = () => { %s };
    const again = () => {
        const seen = look();
        if (seen) found(seen);
        else if (performance.now() > end) failed(new Error('waited in vain'));
        else setTimeout(again, 20);
    };
    again();
});"""


class Window:
    """One window; `send` gives a command of the standard to the browser, `kill` ends it as a power cut would."""

    def __init__(self, send: Send, kill: Callable[[], None] | None = None) -> None:
        self.send, self.kill = send, kill
        self.moves = 0

    def go(self, address: str) -> None:
        self._move("Navigate", {"url": address})

    def back(self) -> None:
        self._move("Back", {})

    def reload(self) -> None:
        self._move("Refresh", {})

    def run(self, script: str) -> Any:
        """What the script returns, or what its promise holds."""
        return self.send("ExecuteScript", {"script": script, "args": []})

    def until(self, look: str) -> Any:
        """What `look`, the inside of a function, gives as soon as it gives something."""
        return self.run(UNTIL % look)

    def click(self, selector: str) -> None:
        self.send("ElementClick", {"id": self._find(selector)})

    def type(self, selector: str, text: str) -> None:
        self.send("ElementSendKeys", {"id": self._find(selector), "text": text})

    def press(self, keys: str) -> None:
        """Keys for whatever has the focus."""
        strokes = [{"type": way, "value": key} for key in keys for way in ("keyDown", "keyUp")]
        self.send("PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": strokes}]})

    def _move(self, command: str, values: dict[str, Any]) -> None:
        """WebKit answers before it has left the page."""
        self.moves += 1
        self.run(f"window.left = {self.moves}")
        self.send(command, values)
        self.until(f"return window.left !== {self.moves} && document.readyState === 'complete'")

    def _find(self, selector: str) -> str:
        found: dict[str, str] = self.send("FindElement", {"using": "css selector", "value": selector})
        return found[ELEMENT]


# Firefox writes what is open every half second, and opens it again however often it was killed.
RESTORING = {
    "browser.startup.page": 3,
    "browser.sessionstore.resume_from_crash": True,
    "browser.sessionstore.interval": 500,
    "browser.sessionstore.max_resumed_crashes": -1,
    "browser.sessionstore.restore_on_demand": False,
    "toolkit.startup.max_resumed_crashes": -1,
}


@contextmanager
def firefox(profile: Path | None = None) -> Iterator[Window]:
    with ExitStack() as stack:
        # Whoever steers Firefox gets one in which every file may read every other; readers have none such.
        alone = {"security.fileuri.strict_origin_policy": True}
        # Nor does anybody look at what Firefox would open by itself, need a process before there is a page for it, or use the
        # extensions of this machine.
        spared = {
            "browser.startup.page": 0,
            "dom.ipc.processPrelaunch.enabled": False,
            "extensions.enabledScopes": 0,
        }
        wanted = {"marionette.port": 0, **alone, **spared, **(RESTORING if profile else {})}
        profile = profile or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="firefox-")))
        prefs = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items()]
        (profile / "user.js").write_text("".join(prefs), "utf-8")
        command = [
            tool("firefox-esr"),
            "--headless",
            "--no-remote",
            "--profile",
            str(profile),
            "--marionette",
            "--remote-allow-system-access",  # for what only the browser itself can do, such as opening a closed tab again
        ]
        process = stack.enter_context(running(command, stderr=subprocess.STDOUT))
        assert process.stdout
        port = next(
            int(found[1])
            for line in process.stdout
            if (found := re.search(rb"Listening on port (\d+)", line))
        )
        wire = stack.enter_context(socket.create_connection(("127.0.0.1", port))).makefile("rwb")
        stack.enter_context(wire)

        def receive() -> Any:
            length = b"".join(iter(lambda: wire.read(1), b":"))
            return json.loads(wire.read(int(length)))

        def send(command: str, values: dict[str, Any]) -> Any:
            message = json.dumps(
                [0, 1, command if ":" in command else f"WebDriver:{command}", values]
            ).encode()
            wire.write(b"%d:%b" % (len(message), message))
            wire.flush()
            _, _, wrong, result = receive()
            assert not wrong, f"{command}: {wrong}"
            return result.get("value") if isinstance(result, dict) else result

        receive()  # its greeting
        send("NewSession", {})
        yield Window(send, process.kill)


@contextmanager
def webkit() -> Iterator[Window]:
    with ExitStack() as stack:
        screen = stack.enter_context(
            running([tool("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x1024x24"])
        )
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="webkit-"))
        processes: list[psutil.Process] = []
        stack.callback(still_running, processes)  # they write into its home until they end
        assert screen.stdout
        own = {
            "DISPLAY": f":{screen.stdout.readline().decode().strip()}",
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
        }
        port = free_port()
        driver = stack.enter_context(
            running([tool("WebKitWebDriver"), f"--port={port}"], env={**os.environ, **own})
        )

        def ask(path: str, values: dict[str, Any] | None, method: str = "POST") -> Any:
            wire = http.client.HTTPConnection("127.0.0.1", port)
            wire.request(method, path, json.dumps(values))
            result = json.load(wire.getresponse())["value"]
            wire.close()
            assert not (isinstance(result, dict) and "error" in result), f"{path}: {result}"
            return result

        def send(command: str, values: dict[str, Any]) -> Any:
            return ask(f"{session}/{PATHS[command].format(**values)}", values)

        while True:
            try:
                session = "/session/" + ask("/session", {"capabilities": {}})["sessionId"]
                break
            except ConnectionRefusedError:
                time.sleep(0.02)  # the driver does not say when it is ready
        stack.callback(ask, session, None, "DELETE")
        stack.callback(lambda: processes.extend(psutil.Process(driver.pid).children(recursive=True)))
        yield Window(send)


@contextmanager
def running(command: list[str], **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program, and its end when it is no longer needed."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, **more) as process:
        try:
            yield process
        finally:
            process.terminate()
