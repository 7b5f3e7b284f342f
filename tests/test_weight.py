"""Claims about what a page costs its reader: no other host, few bytes, nothing that jumps."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import ViewportSize

from tests.browser import DESKTOP, PHONE, NewPage, Watched

FIRST_VIEW = 100_000
"""Bytes, compressed, of everything an item page asks for on a first visit."""

LAYOUT_SHIFT = 0.01
"""Sum of all shifts; browsers call up to 0.1 good."""

SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => { for (const one of list.getEntries()) window.shifts.push(one.value); })
  .observe({ type: "layout-shift", buffered: true });
"""

LOADED = re.compile(
    r"""<(?:script|img|source|iframe|object|embed|audio|video|track)\b[^>]*?\b(?:src|data|srcset)\s*=\s*["']?([^"'\s>]+)"""
    r"""|<link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|preconnect|dns-prefetch|prefetch|manifest))"""
    r"""[^>]*?\bhref\s*=\s*["']?([^"'\s>]+)"""
)
CSS_LOADED = re.compile(r"""(?:url\(|@import\s+)\s*["']?([^"')\s]+)""")


@pytest.fixture(scope="session")
def item_page(site: Path) -> str:
    """The heaviest page of an item."""
    pages = (path for path in site.glob("*/*.html") if path.stem.isdigit())
    return max(pages, key=lambda path: path.stat().st_size).relative_to(site).as_posix()


def other_hosts(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Addresses loaded from elsewhere."""
    found = ["".join(match) if isinstance(match, tuple) else match for match in pattern.findall(text)]
    return [address for address in found if re.match(r"(?:[a-z]+:)?//", address)]


@pytest.mark.parametrize(
    "page",
    [
        '<script defer src="https://other.invalid/a.js"></script>',
        "<link rel=preconnect href=//other.invalid>",
        '<link href="https://other.invalid/a.css" rel="stylesheet">',
    ],
)
def test_another_host_would_be_seen(page: str) -> None:
    """The pattern finds scripts, style sheets and early connections, in any order of attributes."""
    assert other_hosts(page, LOADED)


def test_no_page_loads_from_another_host(site: Path) -> None:
    """No resource of any page and no address in any style sheet names a host."""
    for path in site.rglob("*.html"):
        assert other_hosts(path.read_text(encoding="utf-8"), LOADED) == [], path
    for path in site.rglob("*.css"):
        assert other_hosts(path.read_text(encoding="utf-8"), CSS_LOADED) == [], path


def first_view(watched: Watched, site: Path, name: str) -> dict[str, int]:
    """Compressed size of each file that opening a page asks for."""
    asked: dict[str, int] = {}

    def remember(url: str) -> None:
        file = site / unquote(urlsplit(url).path).lstrip("/")
        if url.startswith(watched.base) and file.is_file():
            asked[file.relative_to(site).as_posix()] = len(gzip.compress(file.read_bytes(), 6))

    watched.page.on("request", lambda request: remember(request.url))
    watched.open(name).wait_for_timeout(500)
    return asked


def test_first_view_of_an_item_is_light(page_http: Watched, site: Path, item_page: str) -> None:
    """The heaviest item page with all it asks for, compressed, stays within the limit."""
    asked = first_view(page_http, site, item_page)
    assert item_page in asked and any(name.endswith(".css") for name in asked)
    assert sum(asked.values()) <= FIRST_VIEW, sorted(asked.items(), key=lambda one: -one[1])


@pytest.mark.parametrize("viewport", [DESKTOP, {"width": 1600, "height": 900}, PHONE], ids=["desktop", "wide", "phone"])
def test_nothing_jumps(new_page: NewPage, site_http: str, item_page: str, viewport: ViewportSize) -> None:
    """Once painted, nothing of an item page moves by itself."""
    watched = new_page(site_http, viewport=viewport)
    watched.context.add_init_script(SHIFTS)
    page = watched.open(item_page)
    page.wait_for_timeout(700)
    assert page.evaluate("shifts.reduce((sum, one) => sum + one, 0)") < LAYOUT_SHIFT


def test_a_jump_would_be_seen(new_page: NewPage, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    """The instrument can fail: a block that arrives late above the text is counted."""
    late = "setTimeout(() => document.body.insertAdjacentHTML('afterbegin', '<div style=height:400px></div>'), 100)"
    page = f"<!doctype html><title>x</title><body><p>{'字' * 500}</p><script>{late}</script>"
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    watched = new_page(serve(tmp_path))
    watched.context.add_init_script(SHIFTS)
    opened = watched.open()
    opened.wait_for_timeout(600)
    assert opened.evaluate("shifts.reduce((sum, one) => sum + one, 0)") > LAYOUT_SHIFT
