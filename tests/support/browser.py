"""A real Chromium for tests of web pages, driven by the DevTools protocol over a pipe: no port is open."""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.waiting import LIMIT

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Chromium must look for nothing outside; the page alone may be seen to.
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
# The browser reads descriptor 3 and writes descriptor 4; the numbers are copied out of the way first.
START = (
    "import fcntl, os, sys\n"
    "to_read, from_write = (fcntl.fcntl(int(each), fcntl.F_DUPFD, 20) for each in sys.argv[1:3])\n"
    "os.dup2(to_read, 3), os.dup2(from_write, 4)\n"
    "os.execv(sys.argv[3], sys.argv[3:])\n"
)


class Browser:
    """The program; every message it sends that is no answer is kept in `events`."""

    def __init__(self, writing: int, reading: int, downloads: Path) -> None:
        self._writing, self._reading, self._downloads = writing, reading, str(downloads)
        self._buffer = b""
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def send(self, method: str, session: str = "", **params: object) -> dict[str, Any]:
        """Send a command and return its result; an error of the browser fails the test."""
        self._number += 1
        told: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if session:
            told["sessionId"] = session
        os.write(self._writing, json.dumps(told).encode() + b"\0")
        while True:
            message = self._next()
            if message.get("id") == self._number:
                assert "error" not in message, (method, message["error"])
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def open_context(self) -> str:
        """Return the id of a profile in memory, whose downloads are told.

        Each page has one of its own, as Chromium tells the storage of one tab to the others late: what a test
        cleared at its end came back in the next.
        """
        opened: str = self.send("Target.createBrowserContext")["browserContextId"]
        self.send(
            "Browser.setDownloadBehavior", behavior="allow", browserContextId=opened,
            downloadPath=self._downloads, eventsEnabled=True,
        )  # fmt: skip
        return opened

    def wait_for(self, method: str, fits: Callable[[dict[str, Any]], bool] = bool) -> dict[str, Any]:
        """Wait for an event, also one that has come already; `fits` judges its parameters."""
        at = 0
        while True:
            for event in self.events[at:]:
                if event["method"] == method and fits(event["params"]):
                    params: dict[str, Any] = event["params"]
                    return params
            at = len(self.events)
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._reading], [], [], LIMIT)
            assert ready, "Chromium did not answer in time"
            part = os.read(self._reading, 1 << 20)
            assert part, "Chromium ended"
            self._buffer += part
        message, _, self._buffer = self._buffer.partition(b"\0")
        read: dict[str, Any] = json.loads(message)
        return read


class Page:
    """One open tab."""

    def __init__(self, browser: Browser, url: str, *, size: tuple[int, int], scheme: str) -> None:
        self.browser = browser
        self._context = browser.open_context()
        made = browser.send("Target.createTarget", url="about:blank", browserContextId=self._context)
        self._target = made["targetId"]
        attached = browser.send("Target.attachToTarget", targetId=self._target, flatten=True)
        self.session: str = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")
        self.resize(*size)
        self.emulate(scheme)
        self.send("Page.navigate", url=url)
        browser.wait_for("Page.loadEventFired")

    def send(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command to this tab."""
        return self.browser.send(method, self.session, **params)

    def resize(self, width: int, height: int) -> None:
        """Give the tab a size in CSS pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
            mobile=width < 700,
        )  # fmt: skip

    def emulate(self, scheme: str, media: str = "") -> None:
        """Choose light or dark, and screen or print."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        self.send("Emulation.setEmulatedMedia", media=media, features=features)

    def value(self, script: str) -> Any:
        """Return what a script evaluates to in the page."""
        told = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told["exceptionDetails"]
        return told["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """Press and release a key."""
        known = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        down = {**known, "text": text} if text else known
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", **down)
        self.send("Input.dispatchKeyEvent", type="keyUp", **known)

    def tab(self) -> None:
        """Press the tabulator."""
        self.press("Tab", 9)

    def enter(self) -> None:
        """Press Return."""
        self.press("Enter", 13, "\r")

    def select_all(self) -> None:
        """Select the whole text of the field that has the focus."""
        pressed = {"key": "a", "code": "KeyA", "windowsVirtualKeyCode": 65, "modifiers": 2}
        self.send("Input.dispatchKeyEvent", type="rawKeyDown", commands=["selectAll"], **pressed)
        self.send("Input.dispatchKeyEvent", type="keyUp", **pressed)

    def write(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.send("Input.insertText", text=text)

    def said(self) -> list[object]:
        """Return whatever reached the console, thrown or reported."""
        kinds = {"Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"}
        return [event["params"] for event in self._events() if event["method"] in kinds]

    def requests(self) -> list[str]:
        """Return the addresses the page asked for, itself included."""
        asked = [e for e in self._events() if e["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in asked]

    def _events(self) -> list[dict[str, Any]]:
        return [event for event in self.browser.events if event.get("sessionId") == self.session]

    def close(self) -> None:
        """Close the tab and forget what it kept and told."""
        self.browser.send("Target.closeTarget", targetId=self._target)
        self.browser.send("Target.disposeBrowserContext", browserContextId=self._context)
        self.browser.events.clear()


@contextmanager
def chromium(profile: Path, downloads: Path) -> Iterator[Browser]:
    """Start Chromium with a profile of its own and end it again; a computer without it fails the test."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    assert program, f"No Chromium here: install one of {', '.join(NAMES)} (make setup does, on Debian)"
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    command = [sys.executable, "-c", START, str(to_read), str(from_write), program, *FLAGS]
    command.append(f"--user-data-dir={profile}")
    process = subprocess.Popen(
        command, pass_fds=[to_read, from_write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(to_read)
    os.close(from_write)
    try:
        browser = Browser(to_write, from_read, downloads)
        yield browser
        browser.send("Browser.close")
    finally:
        os.close(to_write)
        os.close(from_read)
        process.wait(LIMIT)


@contextmanager
def opened(
    browser: Browser, path: Path, *, size: tuple[int, int] = (1440, 1000), scheme: str = "light"
) -> Iterator[Page]:
    """Open a file in a tab and close it again."""
    page = Page(browser, path.as_uri(), size=size, scheme=scheme)
    try:
        yield page
    finally:
        page.close()
