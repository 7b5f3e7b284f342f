"""From the tree to records: headings, titles, sentences and their ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from zhujie.model import ITEM_PREFIX, Heading, Item, Kind, Part, Sentence, SubItem
from zhujie.parse.headings import Extent, first_words, heading_extent, title_span
from zhujie.parse.kinds import Verdict
from zhujie.parse.lines import trim
from zhujie.parse.records import Text
from zhujie.parse.sentences import Span, cut_sentences
from zhujie.parse.tree import Node


@dataclass(frozen=True, slots=True)
class Dressed:
    """A node with its heading, title and the sentences that are its own (those of its children left out)."""

    node: Node
    heading: Heading | None
    title: str
    own: tuple[Span, ...]
    children: tuple[Dressed, ...]

    def spans(self) -> Iterator[Span]:
        """Its sentences and those of everything below it, in order."""
        yield from self.own
        for child in self.children:
            yield from child.spans()


def dress(text: Text, node: Node) -> Dressed:
    """Find the heading, the title and the sentences of a node and of all below it."""
    mark = node.mark
    limit = node.children[0].begin if node.children else node.end
    extent = _extent(text, node, limit)
    heading = None
    if extent:
        heading = Heading(
            text=text.source[mark.start : extent.end],
            start=mark.start,
            end=extent.end,
            label=text.source[mark.start : mark.end],
            title=text.source[extent.title_start : extent.title_end],
        )
    body = heading.end if heading else node.begin
    own = cut_sentences(text.folded, body, limit, (mark.start, mark.end))
    title = node.place.title or (heading.title if heading else _words(text, node, limit))
    return Dressed(node, heading, title, tuple(own), tuple(dress(text, child) for child in node.children))


def _extent(text: Text, node: Node, limit: int) -> Extent | None:
    """The heading fixed from outside, else the one its printing shows."""
    mark, fixed = node.mark, node.place.heading_end
    if fixed is not None:
        return Extent(fixed, *title_span(text.folded, mark.end, fixed)) if fixed <= limit else None
    if mark.style in ("is", "none") or mark.in_line:
        return None
    line_end = text.line_end(mark.start)
    beneath = bool(node.children) or trim(text.source, min(line_end, limit), limit)[0] < limit
    return heading_extent(text.folded, mark, line_end, limit, beneath)


def _words(text: Text, node: Node, limit: int) -> str:
    """A literal title for a node without a heading."""
    start, end = first_words(text.folded, node.mark, limit)
    return text.source[start:end]


def _start(sentence: Sentence) -> int:
    return sentence.start


@dataclass(slots=True)
class Builder:
    """Makes parts in order and keeps the running numbers of items, kind by kind, over the whole report."""

    text: Text
    _numbers: dict[Kind, int] = field(default_factory=dict)

    def part(self, number: int, dressed: Dressed, verdict: Verdict) -> Part:
        """The record of a part; one without enumerated items holds all its sentences in one item."""
        node, heading = dressed.node, dressed.heading
        label = self.text.source[node.mark.start : node.mark.end]
        in_line_only = all(child.node.mark.in_line and not child.node.place.level for child in dressed.children)
        is_theme = verdict.kind == "measures" and not verdict.named and in_line_only
        if dressed.children and not is_theme:
            introduction = self.text.sentences(f"part-{number}", dressed.own)
            items = tuple(self._item(child, verdict.kind) for child in dressed.children)
        else:
            introduction = ()
            items = self._whole(dressed, verdict.kind)
        return Part(
            f"part-{number}", verdict.kind, label, dressed.title, node.begin, node.end, heading, introduction, items
        )

    def _whole(self, dressed: Dressed, kind: Kind) -> tuple[Item, ...]:
        """The one item of a part that is itself an item: it begins below the part's heading and shares its title."""
        spans = tuple(dressed.spans())
        if not spans:
            return ()
        return (self._make(dressed, kind, spans[0][0], "", None),)

    def _item(self, dressed: Dressed, kind: Kind) -> Item:
        """An item that begins at a place of its own."""
        mark = dressed.node.mark
        label = self.text.source[mark.start : mark.end]
        return self._make(dressed, dressed.node.kind or kind, dressed.node.begin, label, dressed.heading)

    def _make(self, dressed: Dressed, kind: Kind, start: int, label: str, heading: Heading | None) -> Item:
        """An item with the next number of its kind."""
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        item_id = f"{ITEM_PREFIX[kind]}-{number}"
        sentences = self.text.sentences(item_id, dressed.spans())
        introduction = tuple(s.id for s in sentences[: len(dressed.own)]) if dressed.children else ()
        return Item(
            id=item_id,
            kind=kind,
            number=number,
            label=label,
            title=dressed.title,
            start=start,
            end=dressed.node.end,
            heading=heading,
            sentences=sentences,
            introduction=introduction,
            items=self._sub_items(item_id, dressed, sentences),
        )

    def _sub_items(self, parent: str, dressed: Dressed, sentences: tuple[Sentence, ...]) -> tuple[SubItem, ...]:
        """The records of what is numbered below an item; `sentences` are those of the whole item."""
        return tuple(self._sub_item(parent, n, child, sentences) for n, child in enumerate(dressed.children, 1))

    def _sub_item(self, parent: str, number: int, dressed: Dressed, sentences: tuple[Sentence, ...]) -> SubItem:
        node = dressed.node
        span = node.begin, node.end
        sub_id = f"{parent}-i{number}"
        return SubItem(
            id=sub_id,
            label=self.text.source[node.mark.start : node.mark.end],
            number=number,
            title=dressed.title,
            start=node.begin,
            end=node.end,
            heading=dressed.heading,
            sentences=tuple(s.id for s in sentences[slice(*(bisect_left(sentences, at, key=_start) for at in span))]),
            items=self._sub_items(sub_id, dressed, sentences),
        )
