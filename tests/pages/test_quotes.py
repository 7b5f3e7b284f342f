"""Claims about what pages cite: every place is called by its name, relations stand in their order."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator

import pytest

from tests.project import ROOT
from zhujie.edition import Edition, compose
from zhujie.pages import words
from zhujie.pages.addresses import AddressBook

CITED = re.compile(r'<a [^>]*?href="([^"]+)"[^>]*>([^<]+)</a>|\[([^\]]*)\]\(([^)\s]+)\)')
QUOTING = re.compile(r'(?:</q> ?|<footer>)<a href="([^"]+)">([^<]+)</a>|\[([^\]]*)\]\(([^)\s]+)\)：(?:“|\n\n> )')


def links(found: re.Pattern[str], page: str) -> Iterator[tuple[str, str]]:
    """Address and words of what is found, in HTML or Markdown."""
    for one in found.finditer(page):
        href, text = (one[1], one[2]) if one[1] else (re.sub(r"\.md(?=#|$)", ".html", one[4]), one[3])
        yield html.unescape(href), html.unescape(text)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The first report, as it stands."""
    return compose(ROOT, "jiangmen-psb-2020")


def test_every_cited_place_is_called_by_its_name(edition: Edition) -> None:
    """A link whose words name a place leads to that place, on the page where it stands."""
    book = AddressBook(edition.annotated.report)
    kinds = "|".join(("前言", "落款", *words.KIND_NAME.values()))
    checked = 0
    for path, page in edition.files.items():
        if not path.endswith(".md"):
            continue
        for href, text in links(CITED, page):
            address, _, node = href.partition("#")
            if not re.fullmatch(rf"(?:{kinds})[一二三四五六七八九十]*(?:·(?:句|分句|项)\d+)+", text):
                continue
            assert text == book.name(node)
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), address)) if address else path[:-3] + ".html"
            )
            assert target in (book.page(node), "full.html")
            checked += 1
    assert checked > 300


def test_every_quotation_names_the_sentence_it_is_from(edition: Edition) -> None:
    """What stands behind quoted words is the name of the very place its link leads to, not of one around it."""
    book = AddressBook(edition.annotated.report)
    checked = 0
    for path, page in edition.files.items():
        if path.endswith(".md"):
            for href, text in ((href, text) for href, text in links(QUOTING, page) if "#" in href):
                assert text == book.name(href.partition("#")[2])
                checked += 1
    assert checked > 300


def test_relations_stand_in_the_editors_order(edition: Edition) -> None:
    """On 对照 as in `relations.yml`; on a page of its own item by kind of the other end, then by id."""
    listed = re.findall(r'### <a id="rel-([^"]+)"></a>', edition.files["relations.md"])
    assert listed == [relation.id for relation in edition.annotated.relations]
    order = {kind: place for place, kind in enumerate(words.KIND_NAME)}
    several = 0
    for path, page in edition.files.items():
        if re.match(r"(measures|problems|plans)/\d", path):
            found = re.findall(r'### <a id="rel-([^"]+)"></a>[^\]]*\]\(\.\./(\w+)/', page)
            assert found == sorted(found, key=lambda one: (order[one[1]], one[0]))
            several += len(found) > 2
    assert several > 3
