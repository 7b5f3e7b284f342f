"""The leaves of a report: headings, sentences and the blanks between them, which together are the whole source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zhujie.model import Item, Part, Report, SubItem

_Stretch = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of the source with one owner."""

    kind: Literal["heading", "sentence", "space"]
    node: str
    """Id of the sentence; of the node whose heading it is; for a blank, of the innermost node around it.

    What stands before and after the parts is `preamble` and `closing`.
    """
    start: int
    end: int


def leaves(report: Report) -> Iterator[Leaf]:
    """Every leaf in order; each begins where the one before ends, the first at 0, the last ends with the source."""
    owners = list(_owners(report))
    position = reached = 0
    end_mark = Leaf("space", "", len(report.source.text), len(report.source.text))
    for leaf in (*sorted(_printed(report), key=lambda leaf: leaf.start), end_mark):
        while position < leaf.start:
            while owners[reached][1] <= position:
                reached += 1
            stop = min(leaf.start, owners[reached][1])
            yield Leaf("space", owners[reached][2], position, stop)
            position = stop
        if leaf.start < leaf.end:
            yield leaf
        position = leaf.end


class LeafIndex:
    """The leaves of a report in order, and the one an offset lies in."""

    def __init__(self, report: Report) -> None:
        self.all = tuple(leaves(report))
        self._starts = [leaf.start for leaf in self.all]

    def at(self, offset: int) -> Leaf:
        """The leaf of a character of the source. Raises IndexError for an offset outside it."""
        found = bisect_right(self._starts, offset) - 1
        if found < 0 or offset >= self.all[found].end:
            raise IndexError(offset)
        return self.all[found]

    def between(self, start: int, end: int) -> Sequence[Leaf]:
        """The leaves that have a character in `[start, end)`, in order."""
        if start >= end:
            return ()
        return self.all[max(bisect_right(self._starts, start) - 1, 0) : bisect_left(self._starts, end)]


def _printed(report: Report) -> Iterator[Leaf]:
    """Headings and sentences, unsorted."""
    for sentence in report.sentences():
        yield Leaf("sentence", sentence.id, sentence.start, sentence.end)
    for part in report.parts:
        yield from _headings(part)


def _headings(node: Part | Item | SubItem) -> Iterator[Leaf]:
    """The heading of a node and those of all below it."""
    if node.heading:
        yield Leaf("heading", node.id, node.heading.start, node.heading.end)
    for child in node.items:
        yield from _headings(child)


def _owners(report: Report) -> Iterator[_Stretch]:
    """The innermost node of every stretch: in order, without gaps or overlaps."""
    yield report.preamble.start, report.preamble.end, "preamble"
    for part in report.parts:
        yield from _territory(part, part.items)
    yield report.closing.start, report.closing.end, "closing"


def _territory(node: Part | Item | SubItem, children: Sequence[Item | SubItem]) -> Iterator[_Stretch]:
    """The stretches of a node that none of its children covers, with those of the children between them."""
    position = node.start
    for child in children:
        yield position, child.start, node.id
        yield from _territory(child, child.items)
        position = child.end
    yield position, node.end, node.id
