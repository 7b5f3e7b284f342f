"""The one overlap rule: how marks of several layers share one stretch of text.

Marks may nest but never cross, because HTML elements cannot. Layers have a rank (a clause before a term before a
figure); where two cross, the one of lower rank is left out of the text (it is still listed beside it). Where two are
the same stretch, the higher rank stands outside.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Layer = Literal["clause", "term", "figure"]
RANK: dict[Layer, int] = {"clause": 0, "term": 1, "figure": 2}


@dataclass(frozen=True, slots=True)
class Span:
    """A marked stretch of the source: `ref` is the id of the clause, term or figure."""

    start: int
    end: int
    layer: Layer
    ref: str


@dataclass(frozen=True, slots=True)
class Nested:
    """A span with the spans inside it, in order."""

    span: Span
    inside: tuple[Nested, ...]


def nest(spans: Iterable[Span]) -> tuple[Nested, ...]:
    """Arrange spans as a forest without crossings; see the module's rule."""
    kept: list[Span] = []
    ends = _Ends()
    for span in sorted(spans, key=lambda s: (RANK[s.layer], s.start, -s.end)):
        if span.start < span.end and not ends.crossed_by(span):
            kept.append(span)
            ends.add(span)
    kept.sort(key=lambda s: (s.start, -s.end, RANK[s.layer]))
    forest, _ = _collect(kept, 0, None)
    return forest


class _Ends:
    """Where the spans kept so far begin and end, in order: only those that do so inside a new one are looked at."""

    def __init__(self) -> None:
        self._by_start: list[tuple[int, int]] = []
        self._by_end: list[tuple[int, int]] = []

    def add(self, span: Span) -> None:
        insort(self._by_start, (span.start, span.end))
        insort(self._by_end, (span.end, span.start))

    def crossed_by(self, span: Span) -> bool:
        """Whether one of them begins inside the span and ends after it, or begins before it and ends inside."""
        begun, ended = (_between(spots, span) for spots in (self._by_start, self._by_end))
        return any(end > span.end for _, end in begun) or any(start < span.start for _, start in ended)


def _between(spots: list[tuple[int, int]], span: Span) -> list[tuple[int, int]]:
    return spots[bisect_left(spots, (span.start + 1, -1)) : bisect_left(spots, (span.end, -1))]


def _collect(spans: list[Span], index: int, limit: int | None) -> tuple[tuple[Nested, ...], int]:
    """The siblings that begin at `index` and end before `limit`, and where the next one begins."""
    forest: list[Nested] = []
    while index < len(spans) and (limit is None or spans[index].start < limit):
        span = spans[index]
        inside, index = _collect(spans, index + 1, span.end)
        forest.append(Nested(span, inside))
    return tuple(forest), index
