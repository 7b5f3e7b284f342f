"""Every id of a report and what it stands for, and the owner of every character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zhujie.model import Item, Kind, Matter, Report, Sentence, SubItem


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of the report with an id."""

    id: str
    start: int
    end: int
    kind: Kind | None
    """What the part or item around it is about; None before the first part and after the last."""


class Nodes:
    """Index of a report's nodes by id and by offset."""

    def __init__(self, report: Report) -> None:
        self._by_id = {node.id: node for node in _all(report)}
        owners = sorted(_owners(report), key=lambda node: node.start)
        self._starts = [node.start for node in owners]
        self._owners = owners

    def get(self, id_: str) -> Node | None:
        """The node with this id."""
        return self._by_id.get(id_)

    def ids(self) -> list[str]:
        """Every id, in order of appearance."""
        return list(self._by_id)

    def owner(self, offset: int) -> Node:
        """The sentence a character stands in, or the item or part whose heading it stands in.

        A character between two of them belongs to the one before, as a blank after a sentence does.
        """
        at = bisect_right(self._starts, offset) - 1
        return self._owners[max(at, 0)] if self._owners else Node("", 0, 0, None)


def _all(report: Report) -> Iterator[Node]:
    yield from _matter(report.preamble)
    for part in report.parts:
        yield Node(part.id, part.start, part.end, part.kind)
        for sentence in part.introduction:
            yield from _sentence(sentence, part.kind)
        for item in part.items:
            yield from _item(item)
    yield from _matter(report.closing)


def _matter(matter: Matter) -> Iterator[Node]:
    for sentence in matter.sentences:
        yield from _sentence(sentence, None)


def _item(item: Item) -> Iterator[Node]:
    yield Node(item.id, item.start, item.end, item.kind)
    for topic in item.topics:
        yield Node(topic.id, topic.start, topic.end, item.kind)
    for sub in item.items:
        yield from _sub_item(sub, item.kind)
    for sentence in item.sentences:
        yield from _sentence(sentence, item.kind)


def _sub_item(sub: SubItem, kind: Kind) -> Iterator[Node]:
    yield Node(sub.id, sub.start, sub.end, kind)
    for deeper in sub.items:
        yield from _sub_item(deeper, kind)


def _sentence(sentence: Sentence, kind: Kind | None) -> Iterator[Node]:
    yield Node(sentence.id, sentence.start, sentence.end, kind)
    for clause in sentence.clauses:
        yield Node(clause.id, clause.start, clause.end, kind)


def _owners(report: Report) -> Iterator[Node]:
    """Sentences, and headings under the id of their item or part."""
    for sentence in report.sentences():
        yield Node(sentence.id, sentence.start, sentence.end, None)
    for part in report.parts:
        if part.heading:
            yield Node(part.id, part.heading.start, part.heading.end, part.kind)
        for item in part.items:
            for heading in item.headings():
                yield Node(item.id, heading.start, heading.end, item.kind)
