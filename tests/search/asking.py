"""Asking as a person does: keys pressed in the field, results read from the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from playwright.sync_api import Page

READ = """async () => {
  await new Promise(done => setTimeout(done, 0));
  const list = document.querySelector('.zj-list');
  const links = () => [...list.querySelectorAll('a[role=option]')];
  const first = list.hidden || !links().length ? '' : links()[0].href;
  for (let more; !list.hidden && (more = list.querySelector('.zj-more')); ) more.click();
  return {first, all: list.hidden ? [] : links().map(
    a => ({href: a.href, near: !!a.querySelector('.zj-near'), type: a.className.replace('zj-hit-', ''),
           why: [...a.querySelectorAll('.zj-why')].map(m => m.textContent),
           marks: [...a.querySelectorAll('mark')].map(m => m.textContent)}))};
}"""


@dataclass(frozen=True)
class Result:
    """One result: page and anchor below the site's root, what type of record, why it is there, what is marked in it."""

    page: str
    anchor: str
    type: str
    near: bool
    why: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def address(self) -> str:
        """`measures/6.html#measure-6-2`."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True)
class Answer:
    """What a query found: the page that comes first, and every result."""

    first: str
    results: tuple[Result, ...]

    @property
    def pages(self) -> set[str]:
        """Every page with a result."""
        return {result.page for result in self.results}

    @property
    def source_pages(self) -> set[str]:
        """Pages with a result in the report's own text."""
        return {result.page for result in self.results if result.type in ("s", "t", "h")}


def open_search(page: Page) -> None:
    """Opens search with its key and waits until the index is there."""
    page.keyboard.press("/")
    page.wait_for_selector(".zj-hints")


def type_query(page: Page, query: str, by_key: bool = True) -> None:
    """Types over what stands in the field: letters key by key (or pasted), the rest as an input method hands it over."""
    page.keyboard.press("Control+A")
    if by_key and query.isascii():
        page.keyboard.type(query)
    else:
        page.keyboard.insert_text(query)
    page.keyboard.press("End")


def ask(page: Page, base: str, query: str, by_key: bool = True) -> Answer:
    """Types a query into the open search and reads the answer."""
    type_query(page, query, by_key)
    read: dict[str, Any] = page.evaluate(READ)
    results = tuple(_result(base, one) for one in read["all"])
    return Answer(_split(base, read["first"])[0] if read["first"] else "", results)


def _result(base: str, read: dict[str, Any]) -> Result:
    page, anchor = _split(base, read["href"])
    return Result(page, anchor, read["type"], read["near"], tuple(read["why"]), tuple(read["marks"]))


def _split(base: str, href: str) -> tuple[str, str]:
    parts = urlsplit(href)
    path = urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
    assert path.startswith(base), f"{path} lies outside the site"
    return path.removeprefix(base), parts.fragment
