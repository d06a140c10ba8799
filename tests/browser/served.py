"""The product, served for a browser, and a browser that notes what it must not do."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def browser_or_skip() -> str:
    """The path of a browser; skips where there is none."""
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed on this machine")
    return CHROMIUM


@contextmanager
def served(home: Path, key: Path):
    """The address of a server of its own over a home."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    surroundings = {**os.environ, "WINDSHIELD_HOME": str(home), "WINDSHIELD_KEY": str(key)}
    command = [sys.executable, "app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=2)
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.25)
    raise TimeoutError("the server did not start within half a minute")


@dataclass
class Notes:
    """What the pages said to the console, and whom they asked, beyond what they may."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def watch(self, page) -> None:
        """Listen to a page from now on."""
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        page.on("request", self._request)

    def _console(self, message) -> None:
        # Where a page is opened by its own address, Streamlit first looks for its server below that address.
        looking = "_stcore/" in str(message.location.get("url", ""))
        if message.type == "error" and not looking:
            self.errors.append(message.text)

    def _request(self, request) -> None:
        local = request.url.startswith(("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:"))
        if not local:
            self.outside.append(request.url)


@contextmanager
def browser_page(width: int, notes: Notes, scheme: str = "light"):
    """A page of a browser, as wide as said."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_or_skip(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
        page.set_default_timeout(60_000)
        notes.watch(page)
        try:
            yield page
        finally:
            browser.close()


def settled(page) -> None:
    """Wait until the page has been drawn to its end."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_selector(".lead")


def read(page) -> str:
    """Everything that we drew on the page, as text."""
    return " ".join(page.locator(".drawn").all_inner_texts())


def overflow(page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth - innerWidth, "
        "...[...document.querySelectorAll('[data-testid=stMain]')].map(m => m.scrollWidth - m.clientWidth))"
    )
