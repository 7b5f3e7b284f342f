"""`docs/` is Markdown: it reads as text, and any program that knows Markdown shows it with every link alive."""

from __future__ import annotations

import html
import posixpath
import re
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from tests.project import ROOT
from tests.readers import commonmark, github
from zhujie.edition import compose
from zhujie.parse.leaves import leaves
from zhujie.seeds import list_slugs

LEAST_WITHOUT_HTML = 0.85
"""Of the lines that are not blank."""
ANCHOR = re.compile(r'<a id="[^"<>]*"></a>')
ADDRESS = re.compile(r"\]\(<[^<>]*>\)")
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


class Shown(HTMLParser):
    """What a reader gets of a page: its words, the places on it and where its links lead."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words, self.ids, self.links = "", set[str](), list[str]()
        self._hidden = 0
        self.feed(markup)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Ids and addresses; the marks of notes are words of the reader's program."""
        found = dict(attributes)
        self.ids |= {value for value in (found.get("id"), found.get("name")) if value}
        self.links += [value for value in (found.get("href"), found.get("src")) if value]
        self._hidden += tag in ("sup", "script", "style")

    def handle_endtag(self, tag: str) -> None:
        """A mark ends."""
        self._hidden -= tag in ("sup", "script", "style")

    def handle_data(self, data: str) -> None:
        """Words."""
        self.words += "" if self._hidden else data


@pytest.fixture(scope="module")
def docs() -> dict[str, str]:
    """The first edition's pages as they are written."""
    return compose(ROOT, list_slugs(ROOT)[0]).files


def pages(docs: dict[str, str]) -> dict[str, str]:
    """Its Markdown without the front matter, which is no part of what is read."""
    return {name: text.split("\n---\n", 1)[1] for name, text in docs.items() if name.endswith(".md")}


@pytest.fixture(scope="module")
def material(docs: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Stock MkDocs with stock Material, as somebody has it who knows nothing of us: the article of each page."""
    root = tmp_path_factory.mktemp("stock")
    for name, text in docs.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = "site_name: 报告\ntheme: {name: material}\nplugins: []\nuse_directory_urls: false\n"
    settings += "markdown_extensions: [footnotes]\nvalidation: {links: {anchors: warn, not_found: warn}}\n"
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    run = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    made = {}
    for name in pages(docs):
        page = (root / "site" / name).with_suffix(".html").read_text(encoding="utf-8")
        made[name] = page[page.index('<article class="md-content__inner') : page.index("</article>")]
    return made


def dead(shown: dict[str, Shown], docs: dict[str, str], suffix: str) -> list[tuple[str, str]]:
    """Links that lead to no file, or to no place on their page."""
    found = []
    for name, page in shown.items():
        for link in page.links:
            path, _, anchor = unquote(link).partition("#")
            if "://" in link or link.startswith("#fn"):
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            source = re.sub(re.escape(suffix) + "$", ".md", target)
            if source not in docs or (anchor and source in shown and anchor not in shown[source].ids):
                found.append((name, link))
    return found


def test_the_pages_are_markdown(docs: dict[str, str]) -> None:
    """Nearly all lines hold no HTML but the empty anchor of a place; no attribute list, which others print."""
    lines = [line for page in pages(docs).values() for line in page.splitlines() if line.strip()]
    tagged = [line for line in lines if TAG.search(ADDRESS.sub("", ANCHOR.sub("", line)))]
    assert len(tagged) <= (1 - LEAST_WITHOUT_HTML) * len(lines), tagged[:3]
    assert not [line for line in lines if re.search(r"\{:? ?[#.]", line)]


@pytest.mark.parametrize("reader", [commonmark, github], ids=lambda one: one.__name__)
def test_other_readers_show_it_with_every_link_alive(docs: dict[str, str], reader: Callable[[str], str]) -> None:
    """The words of every sentence stand there literally, nothing is left of brackets, and links lead somewhere."""
    shown = {name: Shown(reader(text)) for name, text in pages(docs).items()}
    assert dead(shown, docs, ".md") == []
    check_words(shown)


def test_stock_material_shows_it_with_every_link_alive(docs: dict[str, str], material: dict[str, str]) -> None:
    """The same with the theme our own stands on, without a file of ours; MkDocs itself found no dead link."""
    shown = {name: Shown(text) for name, text in material.items()}
    assert dead(shown, docs, ".html") == []
    check_words(shown)


def check_words(shown: dict[str, Shown]) -> None:
    """The source is whole on its pages; no page prints the signs of its own format."""
    report = compose(ROOT, list_slugs(ROOT)[0]).annotated.report
    said = {name: re.sub(r"\[\^\d+\]|\s", "", page.words) for name, page in shown.items()}
    for leaf in leaves(report):
        words = re.sub(r"\s", "", report.source.text[leaf.start : leaf.end])
        assert leaf.kind == "space" or (words in said["text.md"] and words in said["full.md"]), words
    for name, words in said.items():
        assert not re.search(r"\]\(|\*\*|</|&#", html.unescape(words)), name
