"""Claims about the browser tests' own instruments: a test that says `not watched.foreign` must be able to fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage, Watched, violations

BUSY_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>忙</title><script src="own.js"></script>
<script src="https://script.invalid/a.js"></script></head>
<body><main><h1>忙</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main><script>
console.error("complaint");
fetch("https://fetch.invalid/b").catch(() => 0);
new Worker(URL.createObjectURL(new Blob(["importScripts('https://worker.invalid/c.js')"])));
new WebSocket("wss://socket.invalid/d");
setTimeout(() => { throw new Error("thrown") }, 0);
</script></body></html>"""


def soon(page: Page, holds: Callable[[], bool]) -> bool:
    """Whether it comes true within five seconds, the page living on meanwhile."""
    for _ in range(100):
        if holds():
            return True
        page.wait_for_timeout(50)
    return False


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site of one page that asks four other hosts for something, at a path with a space, `#` and Chinese in it."""
    folder = tmp_path / "有 空#格"
    folder.mkdir()
    (folder / "index.html").write_text(BUSY_PAGE, encoding="utf-8")
    (folder / "own.js").write_text("window.own = true", encoding="utf-8")
    (folder / "404.html").write_text("<!doctype html><title>没有此页</title>", encoding="utf-8")
    return folder


@pytest.fixture(params=["http", "file"])
def watched(request: pytest.FixtureRequest, folder: Path, new_page: NewPage, serve: Callable[[Path], str]) -> Watched:
    """The busy page, served and from the disk."""
    return new_page(serve(folder) if request.param == "http" else folder.as_uri() + "/")


def test_other_hosts_are_refused_and_remembered(watched: Watched) -> None:
    """A script, a fetch, a worker's script and a socket of another host are all seen, and what is ours still loads."""
    page = watched.open()
    page.wait_for_function("window.own")
    hosts = {"script.invalid", "fetch.invalid", "worker.invalid", "socket.invalid"}
    assert soon(page, lambda: {url.split("/")[2] for url in watched.foreign} == hosts)


def test_complaints_of_the_page_are_remembered(watched: Watched) -> None:
    """Console errors and uncaught exceptions are kept."""
    page = watched.open()
    assert soon(page, lambda: any("complaint" in error for error in watched.errors))
    assert soon(page, lambda: any("thrown" in error for error in watched.errors))


def test_axe_finds_a_fault_with_no_network(watched: Watched) -> None:
    """Axe runs from the wheel, and names the picture without words."""
    assert any(line.startswith("image-alt") for line in violations(watched.open()))


def test_a_missing_page_is_answered_with_the_sites_own(
    new_page: NewPage, folder: Path, serve: Callable[[Path], str]
) -> None:
    """The test server answers as a static host does: status 404, and 404.html."""
    watched = new_page(serve(folder))
    answer = watched.page.goto(watched.base + "nowhere/at-all.html")
    assert answer is not None and answer.status == 404
    assert watched.page.title() == "没有此页"
