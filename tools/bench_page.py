"""What an item page costs its reader, beside stock Material for the same page: part of `make bench`.

Both sites are built from one `docs/`, served compressed by one server and opened by one browser with an empty cache, in
turn. Bytes are bodies as transferred; times are the browser's own, best of ROUNDS.
"""

from __future__ import annotations

import gzip
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tools.bench import STOCK_CONFIG, line, run
from tools.get_browser import NO_BROWSER, find_browser

ROUNDS = 7
LIMIT = 100_000
"""Bytes of a first view of an item page."""

COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".txt"})

PAINT = """() => Object.fromEntries([
  ...performance.getEntriesByType("paint").map(one => [one.name, one.startTime]),
  ["load", performance.getEntriesByType("navigation")[0].loadEventEnd],
])"""


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder as a host does: text compressed. Counts what it sends in `sent`."""

    sent: dict[str, int]

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Sends one file and remembers its size."""
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.sent[self.path] = len(body)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serves `folder` while the block runs: its address, and the bytes sent by path."""
    sent: dict[str, int] = {}
    handler = partial(type("Handler", (_Compressing,), {"sent": sent}), directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", sent
        finally:
            server.shutdown()


def first_visit(browser: Browser, address: str) -> dict[str, float]:
    """Opens a page with an empty cache; milliseconds to first paint, first contentful paint and load."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    times: dict[str, float] = page.evaluate(PAINT)
    context.close()
    return times


def build_both(scratch: Path) -> tuple[Path, Path]:
    """Our site and stock Material's, from one `docs/`."""
    run("build.py", "--out", str(scratch))
    config = scratch / "mkdocs.yml"
    stock = scratch / "stock"
    config.write_text(STOCK_CONFIG.format(docs=scratch / "docs", site=stock), encoding="utf-8")
    run("-m", "mkdocs", "build", "--quiet", "--config-file", str(config))
    return scratch / "site", stock


def heaviest_item(site: Path) -> str:
    """The largest page of an item, as a path below the site."""
    items = (path for path in site.glob("*/*.html") if path.stem.isdigit())
    return max(items, key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def main() -> None:
    """Prints bytes and times of both."""
    found = find_browser()
    if found is None:
        sys.exit(NO_BROWSER)
    with tempfile.TemporaryDirectory(prefix="zhujie-bench-") as made, sync_playwright() as playwright:
        ours, stock = build_both(Path(made))
        page = heaviest_item(ours)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        with serving(ours) as (here, sent), serving(stock) as (there, sent_stock):
            visits = [
                (first_visit(browser, here + page), first_visit(browser, there + page)) for _ in range(ROUNDS + 1)
            ][1:]  # the first warms the browser up
            total, beside = sum(sent.values()), sum(sent_stock.values())
        browser.close()
    line(f"first view of {page}, compressed", f"{total / 1000:.1f} kB", "≤ 100 kB", total <= LIMIT)
    line("    stock Material, same page", f"{beside / 1000:.1f} kB")
    for name, size in sorted(sent.items(), key=lambda one: -one[1]):
        line(f"    {name}", f"{size / 1000:.1f} kB")
    for name in ("first-paint", "first-contentful-paint", "load"):
        mine, theirs = (min(visit[which].get(name, 0.0) for visit in visits) for which in (0, 1))
        line(f"{name}, best of {ROUNDS}", f"{mine:.0f} ms")
        line("    stock Material, same page", f"{theirs:.0f} ms")


if __name__ == "__main__":
    main()
