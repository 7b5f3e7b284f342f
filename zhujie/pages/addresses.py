"""Where everything is: the page and anchor of every node, and relative links between pages.

Addresses are fixed by the source alone: `measures/2.html#measure-2-6`. Links are relative, so the same folder works on
any host, below any path and from `file://`.
"""

from __future__ import annotations

import posixpath

from zhujie.model import Item, Kind, Part, Report, Sentence, SubItem

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

    def link(self, page: str, node: str) -> str:
        """A relative link from a page to a node."""
        return link(page, self._page[node], node)
