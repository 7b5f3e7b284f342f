"""Claims about how a place is called: once, by the build; every page and every script says the same."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from tests.browser import NewPage
from tests.project import PLAIN, report_of
from zhujie.pages.addresses import AddressBook
from zhujie.parse.leaves import leaves

NESTED = PLAIN.replace("落实河湖长制巡查。", "\n1.落实河湖长制。\n(1)开展巡查。按月通报。\n2.清理河道。全年完成。")


@pytest.mark.parametrize(
    ("node", "name"),
    [
        ("preamble-1", "前言·句1"),
        ("part-1", "举措部分标题"),
        ("measure-1", "举措一"),
        ("measure-1-i2", "举措一·项2"),
        ("measure-1-i1-i1", "举措一·项1·项1"),
        ("measure-2-1", "举措二·句1"),
        ("problem-1-1-c2", "问题一·句1·分句2"),
    ],
)
def test_a_place_is_called_by_its_way_down(node: str, name: str) -> None:
    """Part, item, sub-item, sentence, clause: each step of an id has its word, and none is lost."""
    assert AddressBook(report_of(NESTED)).name(node) == name


def test_no_two_places_share_a_name() -> None:
    """A name leads to one place: headings and sentences of parts and sub-items among them."""
    report = report_of(NESTED)
    book = AddressBook(report)
    names = [book.leaf_name(leaf) for leaf in leaves(report) if leaf.kind != "space"]
    assert len(set(names)) == len(names)


def test_the_browser_says_what_the_build_says(site: Path, site_file: str, new_page: NewPage) -> None:
    """On every page that prints the text, a script's name of a leaf is that of `verify.html`'s list."""
    source = re.search(r'id="source">(.*?)</script>', (site / "verify.html").read_text(encoding="utf-8"), re.S)
    assert source
    built = {
        address.partition("#")[2]: name for _, _, name, address, _ in json.loads(html.unescape(source[1]))["leaves"]
    }
    page = new_page(site_file)
    seen: dict[str, str] = {}
    for path in (
        "index.html",
        "measures/index.html",
        "measures/2.html",
        "problems/3.html",
        "plans/5.html",
        "full.html",
    ):
        shown = page.open(path)
        seen |= shown.evaluate(
            "Object.fromEntries(window.zhujie.leaves().filter(e => e.id).map(e => [e.id, window.zhujie.place(e.id)]))"
        )
    assert seen == built
