"""Claims about 全本: the whole report with all that is said of it, on one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browser import Watched

SOURCE = Path(__file__).parents[2].joinpath("seeds/jiangmen-psb-2020/report.txt").read_text(encoding="utf-8")


def test_it_holds_everything_once_and_in_order(page_http: Watched, report: dict[str, Any]) -> None:
    """Its sentences and headings in order are the source; every note and every term of the report stands on it."""
    page = page_http.open("full.html")
    shown = page.evaluate("[...document.querySelectorAll('.full .s, .full .gap')].map(e => e.textContent).join('')")
    assert shown == SOURCE.replace("\n", "").replace("\r", "")
    assert page.locator(".full .note").count() == len(
        page.evaluate("[...new Set([...document.querySelectorAll('.full a.mark')].map(e => e.hash))]")
    )
    assert page.locator(".page-terms [data-term]").count() > 100
    assert page.locator(".full .references a").count() >= 30
    broken = page.evaluate(
        "[...document.querySelectorAll('.full a[href^=\"#\"]')].filter(a => !document.getElementById(a.hash.slice(1))).length"
    )
    assert broken == 0
    assert not page_http.errors


def test_in_plain_mode_only_the_source_is_left(page_http: Watched) -> None:
    """只看原文 leaves the report's own words on this page too."""
    page_http.context.add_init_script("localStorage.setItem('zhujie.prefs', '{\"plain\": true}')")
    page = page_http.open("full.html")
    left = page.evaluate("document.querySelector('.full').innerText")
    assert "".join(left.split()) == "".join(SOURCE.split())
