"""Pages of the built site that every reading test may ask for, over http and from the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser import DESKTOP, NewPage, Watched


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest) -> str:
    """The address of the built site, served and from the disk: each test that asks for it runs twice."""
    address: str = request.getfixturevalue(f"site_{request.param}")
    return address


@pytest.fixture
def watched(base: str, new_page: NewPage) -> Watched:
    """A fresh desktop page on the site, over http and from the disk."""
    return new_page(base)


@pytest.fixture(scope="session")
def report(site: Path) -> dict[str, Any]:
    """The parsed report as the site publishes it."""
    loaded: dict[str, Any] = json.loads((site / "data/report.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def module_page(browser: Browser) -> Iterator[NewPage]:
    """`new_page` for pages that a whole module shares: its tests leave them as they found them."""
    contexts: list[BrowserContext] = []

    def open_one(base: str, **options: Any) -> Watched:
        context = browser.new_context(**{"viewport": DESKTOP, "locale": "zh-CN", **options})
        contexts.append(context)
        context.set_default_timeout(10_000)
        return Watched(context, base)

    yield open_one
    for context in contexts:
        context.close()
