"""Where everything is: the page and anchor of every node, and relative links between pages.

Addresses are fixed by the source alone: `measures/2.html#measure-2-6`. Links are relative, so the same folder works on
any host, below any path and from `file://`.
"""

from __future__ import annotations

import posixpath
import re

from zhujie.model import Item, Kind, Part, Report, Sentence, SubItem
from zhujie.pages import words
from zhujie.parse.leaves import Leaf

HOME = "index.html"
GLOSSARY = "glossary.html"
TEXT = "text.html"
ABOUT = "about.html"
FIGURES = "figures.html"
RELATIONS = "relations.html"
DOCUMENTS = "documents.html"
VERIFY = "verify.html"
FULL = "full.html"

VERBATIM_PAGES = (TEXT, FULL)
"""Pages that print the whole report once more, beside the annotated pages."""

DIRECTORY: dict[Kind, str] = {
    "measures": "measures",
    "problems": "problems",
    "plans": "plans",
    "duty": "duty",
    "overview": "overview",
    "other": "other",
    "body": "body",
}


def kind_page(kind: Kind) -> str:
    """`measures/index.html`."""
    return f"{DIRECTORY[kind]}/index.html"


def item_page(item: Item) -> str:
    """`measures/2.html`."""
    return f"{DIRECTORY[item.kind]}/{item.number}.html"


def link(page: str, target: str, anchor: str = "") -> str:
    """A relative link from one page to an anchor of another: `link('measures/2.html', 'glossary.html', 'petition')`."""
    if page == target and anchor:
        return f"#{anchor}"
    path = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return f"{path}#{anchor}" if anchor else path


class AddressBook:
    """Page of every node id of one report, and a readable name for each (`举措二·句6`)."""

    def __init__(self, report: Report) -> None:
        self._page: dict[str, str] = {}
        self._item: dict[str, Item] = {}
        self._part: dict[str, Part] = {}
        for sentence in (*report.preamble.sentences, *report.closing.sentences):
            self._add_sentence(sentence, HOME, None)
        for part in report.parts:
            page = kind_page(part.kind)
            self._page[part.id] = page
            self._part[part.id] = part
            for sentence in part.introduction:
                self._add_sentence(sentence, page, None)
                self._part[sentence.id] = part
            for item in part.items:
                self._add_item(item)

    def _add_item(self, item: Item) -> None:
        page = item_page(item)
        self._page[item.id] = page
        self._item[item.id] = item
        for sentence in item.sentences:
            self._add_sentence(sentence, page, item)
        for topic in item.topics:
            self._page[topic.id] = page
            self._item[topic.id] = item
        subs: list[SubItem] = list(item.items)
        while subs:
            sub = subs.pop()
            self._page[sub.id] = page
            self._item[sub.id] = item
            subs.extend(sub.items)

    def _add_sentence(self, sentence: Sentence, page: str, item: Item | None) -> None:
        for node in (sentence.id, *(clause.id for clause in sentence.clauses)):
            self._page[node] = page
            if item:
                self._item[node] = item

    def page(self, node: str) -> str:
        """The page a node stands on. KeyError for an id the report does not have: ids were checked before."""
        return self._page[node]

    def item(self, node: str) -> Item | None:
        """The item a node belongs to; None for the preamble, a part's heading or introduction."""
        return self._item.get(node)

    def part(self, node: str) -> Part | None:
        """The part a heading or introduction belongs to."""
        return self._part.get(node)

    def name(self, node: str) -> str:
        """`举措二·句6`, `问题三·句1·分句3`, `举措一·项2`, `前言·句1`, `计划部分标题`: a place in words, everywhere the same."""
        item, part = self._item.get(node), self._part.get(node)
        if item:
            inside = node.removeprefix("topic-").removeprefix(item.id)
            topic = next((t.title for t in item.topics if t.id == node), "")
            return words.item_name(item) + (f"·{topic}" if topic else _steps(inside))
        if part:
            kind = words.KIND_NAME[part.kind]
            return f"{kind}部分标题" if node == part.id else f"{kind}部分引言" + _steps(node.removeprefix(part.id))
        matter, _, rest = node.partition("-")
        return MATTER_NAME[matter] + _steps(f"-{rest}") if matter in MATTER_NAME else node

    def leaf_name(self, leaf: Leaf) -> str:
        """The same for a leaf: where it is a heading, that is said (`举措二标题`)."""
        name = self.name(leaf.node)
        return name.removesuffix("标题") + "标题" if leaf.kind == "heading" else name

    def link(self, page: str, node: str) -> str:
        """A relative link from a page to a node."""
        return link(page, self._page[node], node)


MATTER_NAME = {"preamble": "前言", "closing": "落款"}
STEP_NAME = {"i": "项", "c": "分句", "": "句"}
"""What a step of an id is called: `-i2` 项2, `-6` 句6, `-c3` 分句3."""


def _steps(path: str) -> str:
    """`-i2-6-c1` → `·项2·句6·分句1`."""
    return "".join(f"·{STEP_NAME[kind]}{number}" for kind, number in re.findall(r"-([ic]?)(\d+)", path))
