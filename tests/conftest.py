"""Fixtures every test may ask for: the built site, and a browser to read it with.

`site` is built once a session by the very command a person runs. `page_http` and `page_file` are fresh pages on it,
over http and from the disk; for other sizes, schemes or folders there are `new_page` and `serve`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser import DESKTOP, LAUNCH_ARGS, NewPage, Watched, serving
from tools.get_browser import NO_BROWSER, find_browser

ROOT = Path(__file__).parent.parent

# The same tree always gets the same verdict, on slow machines too. `pytest --hypothesis-profile=explore` looks further.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `python build.py --out` filled, once a session: `site/` and `dist/` lie in it."""
    out = tmp_path_factory.mktemp("built")
    command = [sys.executable, "build.py", "--out", str(out)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode != 0:
        pytest.fail(f"build.py ended with {run.returncode}:\n{run.stdout}{run.stderr}", pytrace=False)
    return out


@pytest.fixture(scope="session")
def site(built: Path) -> Path:
    """The folder of the built site: `index.html` is at its root."""
    return built / "site"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves any folder on this machine until the session ends; gives its address, which ends in `/`."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(serving(folder))


@pytest.fixture(scope="session")
def site_http(site: Path, serve: Callable[[Path], str]) -> str:
    """The address of the built site on this machine, which ends in `/`."""
    return serve(site)


@pytest.fixture(scope="session")
def site_file(site: Path) -> str:
    """The address of the built site on the disk, `file:///…/`."""
    return site.as_uri() + "/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of the session. A machine without one fails the test: what nobody looked at is not proved."""
    path = find_browser()
    if path is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=LAUNCH_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Opens watched pages, each in a context of its own, closed when the test ends. `NewPage` says what it takes."""
    contexts: list[BrowserContext] = []

    def open_one(base: str, **options: Any) -> Watched:
        defaults = {"viewport": DESKTOP, "locale": "zh-CN", "service_workers": "block", "reduced_motion": "reduce"}
        context = browser.new_context(**{**defaults, **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        return Watched(context, base)

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page_http(new_page: NewPage, site_http: str) -> Watched:
    """A fresh watched page on the served site, desktop size."""
    return new_page(site_http)


@pytest.fixture
def page_file(new_page: NewPage, site_file: str) -> Watched:
    """A fresh watched page on the site as it lies on the disk, desktop size."""
    return new_page(site_file)
