"""What the browser tests stand on: a small web server, and a page that is watched while it is used.

A `Watched` page can reach the site it was opened for and nothing else. What it asked of other hosts and what it
complained about is kept, so that a test ends with `assert not watched.foreign` and `assert not watched.errors`.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    Route,
    TimeoutError,
    ViewportSize,
)

DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
NARROW: ViewportSize = {"width": 320, "height": 640}

LAUNCH_ARGS = (
    "--no-sandbox",  # continuous integration runs as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-background-networking",
    # What no page asks for but a browser may still fetch (preconnects, lookups) finds no host either.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

OWN_SCHEMES = ("data:", "blob:", "about:")
"""Addresses that stay inside the page."""


class NewPage(Protocol):
    """The fixture `new_page`: a fresh, watched page for the site at `base`, an address that ends in `/`.

    Options are those of Playwright's `browser.new_context`, e.g. `viewport=PHONE`, `has_touch=True`,
    `color_scheme="dark"`, `java_script_enabled=False`, `offline=True`.
    """

    def __call__(self, base: str, **options: Any) -> Watched:
        """Opens nothing yet: call `open` of the result."""
        ...


class Watched:
    """A page in a context of its own that may only load what lies below `base`."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.foreign: list[str] = []
        """Every address it asked for outside `base`, in order; all of them were refused."""
        self.errors: list[str] = []
        """Console errors and uncaught exceptions, in order."""
        context.route("**/*", self._let_pass_or_refuse)
        context.on("request", self._remember_foreign)
        context.on("console", self._remember_error)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page: Page = context.new_page()
        # Playwright asks again and again by `eval` inside the page, which the page's own policy refuses.
        self.page.wait_for_function = partial(wait_until_true, self.page)  # type: ignore[assignment, method-assign]
        self.page.on("websocket", lambda socket: self.foreign.append(socket.url))

    def open(self, path: str = "index.html") -> Page:
        """Goes to `path` below the base, a fragment and all, and waits until it has loaded."""
        response: Response | None = self.page.goto(self.base + path, wait_until="load")
        if response is not None and not response.ok and not path.startswith("404"):
            raise Error(f"{response.url} answered {response.status}")
        return self.page

    def _is_own(self, url: str) -> bool:
        return url.startswith(OWN_SCHEMES) or unquote(url).startswith(unquote(self.base))

    def _let_pass_or_refuse(self, route: Route) -> None:
        if self._is_own(route.request.url):
            route.continue_()
        else:
            route.abort()

    def _remember_foreign(self, request: Request) -> None:
        if not self._is_own(request.url):
            self.foreign.append(request.url)

    def _remember_error(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location['url']})")


def wait_until_true(page: Page, expression: str, *, arg: Any = None, timeout: float = 10_000) -> None:
    """Waits, asking from outside, until the expression is true in the page; a page that is left meanwhile is asked anew."""
    ends = time.monotonic() + timeout / 1000
    while True:
        with suppress(Error) if time.monotonic() < ends else nullcontext():
            if page.evaluate(expression, arg):
                return
        if time.monotonic() > ends:
            raise TimeoutError(f"not true after {timeout} ms: {expression}")
        page.wait_for_timeout(20)


def violations(page: Page, **options: Any) -> list[str]:
    """What axe finds wrong with the page as it stands now, a line each: rule, impact, the first element, and why."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{v['id']} ({v['impact']}): {v['nodes'][0]['target']} {v['help']}" for v in found]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does: quietly, and with the site's own page for what is not there."""

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the tests' output is for the tests."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers with `404.html` where the folder has one."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)
        return None


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves `folder` on a free port of this machine while the block runs; gives its address, which ends in `/`."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
