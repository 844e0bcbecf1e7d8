"""A real Chromium without a window, driven over its debugging pipe: no driver program, no package."""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

HOW_TO_INSTALL = "these need Chromium: apt-get install chromium, or put one on the PATH (chromium, google-chrome)"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--disable-dev-shm-usage",
    "--mute-audio",
]
PATIENCE_SECONDS = 10.0
WIRE = """import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
"""Chromium listens on descriptor 3 and answers on 4."""


def find_chromium() -> str | None:
    """The browser's path, where there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class NeverCameError(AssertionError):
    """Something did not appear on the page in time; says what was there."""


class TurnedPageError(RuntimeError):
    """The page was left for another one in the middle of a question about it."""


class Browser:
    """One Chromium; pages are its tabs."""

    def __init__(self) -> None:
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        to_browser_read, self._to_browser = os.pipe()
        self._from_browser, from_browser_write = os.pipe()
        command = [find_chromium() or "chromium", *FLAGS, "--remote-debugging-pipe", f"--user-data-dir={self._profile}"]
        pipes = [str(to_browser_read), str(from_browser_write)]
        self._process = subprocess.Popen(
            [sys.executable, "-c", WIRE, *pipes, *command, "about:blank"],
            pass_fds=(to_browser_read, from_browser_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser_read)
        os.close(from_browser_write)
        self._number = 0
        self._left = b""
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, session: str | None = None, **params: Any) -> dict[str, Any]:
        """One command of the DevTools protocol."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._to_browser, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    said = answer["error"]["message"]
                    raise (TurnedPageError if "navigated" in said else RuntimeError)(f"{method}: {said}")
                return dict(answer["result"])
            self.events.append(answer)

    def _read(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            piece = os.read(self._from_browser, 1 << 20)
            if not piece:
                raise RuntimeError("Chromium is gone")
            self._left += piece
        message, self._left = self._left.split(b"\0", 1)
        return dict(json.loads(message))

    def open(self, url: str, *, width: int = 1360, height: int = 860) -> Page:
        """A new tab."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session)
        page.call("Runtime.enable")
        page.resize(width, height)
        page.call("Page.navigate", url=url)
        return page

    def close(self) -> None:
        """Ends it and throws its profile away."""
        self.call("Browser.close")
        self._process.wait(10)
        os.close(self._to_browser)
        os.close(self._from_browser)
        shutil.rmtree(self._profile, ignore_errors=True)


# Finds what a person would find: a control by its words or label, the one last drawn, in the dialog in front if any.
FINDING = """
window.named = (words, selector) => {
  const front = [...document.querySelectorAll('.popover, dialog[open]')].at(-1) || document;
  const label = (node) => (node.getAttribute('aria-label') || node.innerText || node.value || '').trim();
  const all = [...front.querySelectorAll(selector)].filter((node) => node.offsetParent !== null);
  return all.filter((node) => label(node) === words).at(-1) || all.filter((node) => label(node).startsWith(words)).at(-1);
};
window.field = (words) => {
  const front = document.querySelector('dialog[open]');
  const block = front && [...front.querySelectorAll('.block-input')].find((each) => each.querySelector('label').innerText.startsWith(words));
  return block && block.querySelector('.input, .select, .boxes input');
};
"""
CONTROLS = "button, a, [role=menuitem], [role=option], summary, [role=tab]"


class Page:
    """One tab, used the way a person uses it: by what is written there."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser, self._session = browser, session

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        return self._browser.call(method, self._session, **params)

    def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"]["exception"].get("description", expression))
        return answer["result"].get("value")

    def until(self, what: str, happens: Callable[[], Any]) -> Any:
        """Waits for something to be so; its value."""
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not (value := happens()):
            if time.monotonic() > give_up:
                raise NeverCameError(f"{what} never came; the page says:\n{self.text()[-3000:]}")
            time.sleep(0.03)
        return value

    def text(self) -> str:
        """Everything that can be read; nothing while one page gives way to another."""
        try:
            return str(self.js("document.body ? document.body.innerText : ''"))
        except TurnedPageError:
            return ""

    def sees(self, words: str) -> None:
        """Waits until the words can be read on the page."""
        self.until(repr(words), lambda: words in self.text())

    def last_message(self) -> str:
        """The last message in the conversation."""
        return str(self.js("[...document.querySelectorAll('#body .message')].at(-1)?.innerText || ''"))

    def says(self, words: str) -> None:
        """Types into the message box and presses Enter."""
        self._focus("document.querySelector('#composer textarea')")
        self.types(words)
        self.presses("Enter")

    def replies(self, words: str) -> None:
        """Types into the thread's message box and presses Enter."""
        self._focus("document.querySelector('#side textarea')")
        self.types(words)
        self.presses("Enter")

    def _focus(self, node: str) -> None:
        self.until(node, lambda: self.js(f"(() => {{ const n = {node}; n?.focus(); return !!n; }})()"))

    def types(self, words: str) -> None:
        self.call("Input.insertText", text=words)

    def presses(self, key: str, *, shift: bool = False) -> None:
        codes = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38}
        common = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key], "modifiers": 8 if shift else 0}
        text = {"text": "\r"} if key == "Enter" else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", **common, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def clicks(self, words: str, *, among: str = CONTROLS) -> None:
        """Presses, with the mouse, what carries these words: the last such thing, in front."""
        self.js(FINDING)
        node = f"named({json.dumps(words)}, {json.dumps(among)})"
        self.until(f"[{words}]", lambda: self.js(f"!!{node}"))
        self.js(f"{node}.scrollIntoView({{block: 'center'}})")
        box = self.js(
            f"(() => {{ const b = {node}.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def fills(self, label: str, words: str) -> None:
        """Fills the field of the form in front that has this label."""
        self.js(FINDING)
        node = f"field({json.dumps(label)})"
        self.until(f"field {label}", lambda: self.js(f"!!{node}"))
        if self.js(f"{node}.classList.contains('select')"):
            self._choose(node, words)
            return
        self.js(f"{node}.focus()")
        if self.js(f"{node}.type === 'date'"):
            self.js(f"{node}.value = {json.dumps(words)}; {node}.dispatchEvent(new Event('change'))")
            return
        self.js(f"{node}.select?.()")
        self.types(words)
        self.js(f"{node}.dispatchEvent(new Event('change'))")

    def _choose(self, node: str, words: str) -> None:
        self.js(f"{node}.click()")
        self.until("the list", lambda: self.js("!!document.querySelector('.popover input')"))
        self.types(words)
        self.clicks(words, among="[role=option]")

    def resize(self, width: int, height: int) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def prefers(self, scheme: str) -> None:
        """`dark` or `light`, as the system would say."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path: Path) -> None:
        """A picture of what can be seen, as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        seen = Image.open(io.BytesIO(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])))
        seen.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            path, optimize=True
        )

    def complaints(self) -> list[str]:
        """What went wrong in the page's own scripts."""
        self.js("1")
        thrown = [event["params"] for event in self._browser.events if event.get("method") == "Runtime.exceptionThrown"]
        return [params["exceptionDetails"].get("exception", {}).get("description", "?") for params in thrown]
