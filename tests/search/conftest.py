"""The report as annotated, and a page with search open on each transport, once for all queries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, Watched
from tests.search.asking import Answer, ask, open_search
from zhujie.edition import compose
from zhujie.model import Annotated
from zhujie.seeds import list_slugs

ROOT = Path(__file__).parents[2]


@dataclass
class Asked:
    """An open search on one transport."""

    watched: Watched
    page: Page

    def ask(self, query: str) -> Answer:
        """What the query finds, typed into the field over http and pasted from the disk."""
        return ask(self.page, self.watched.base, query, by_key=self.watched.base.startswith("http"))


@pytest.fixture(scope="session")
def annotated() -> Annotated:
    """The report that the site shows."""
    return compose(ROOT, list_slugs(ROOT)[0]).annotated


@pytest.fixture(scope="session")
def asked(browser: Browser, site_http: str, site_file: str) -> Iterator[dict[str, Asked]]:
    """Search, opened on `measures/3.html` over http and from the disk; nothing outside the site can be reached."""
    opened = {}
    for transport, base in (("http", site_http), ("file", site_file)):
        context = browser.new_context(viewport=DESKTOP, locale="zh-CN", service_workers="block")
        context.set_default_timeout(10_000)
        watched = Watched(context, base)
        page = watched.open("measures/3.html")
        open_search(page)
        opened[transport] = Asked(watched, page)
    yield opened
    for one in opened.values():
        one.watched.context.close()
