"""The body: from places to parts, with what was odd on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from zhujie.model import Part
from zhujie.parse.areas import divide
from zhujie.parse.build import Builder, Dressed, dress
from zhujie.parse.kinds import Verdict, classify
from zhujie.parse.outline import grow
from zhujie.parse.records import Text
from zhujie.parse.sentences import is_closed
from zhujie.parse.tree import Node, Oddity, Place
from zhujie.parse.width import fold


def read_body(
    text: Text, places: Sequence[Place], start: int, end: int, year: int, blocked: frozenset[int]
) -> tuple[tuple[Part, ...], tuple[Oddity, ...]]:
    """The parts between two offsets, and what a person should look at.

    `blocked` holds the offsets where a person has said that nothing begins.
    """
    outline = grow(places, start, end)
    oddities = list(outline.oddities)
    builder = Builder(text)
    parts = []
    for number, node in enumerate(outline.parts, 1):
        dressed = dress(text, node)
        verdict = _verdict(node, dressed, year)
        if divide(text.folded, dressed, verdict, year, blocked):
            dressed = dress(text, node)
        part = builder.part(number, dressed, verdict)
        parts.append(part)
        oddities.extend(_doubts(text, part, dressed, verdict))
    return tuple(parts), tuple(oddities)


def _verdict(node: Node, dressed: Dressed, year: int) -> Verdict:
    """The kind of a part: a person's word, its heading's, or `body` when nothing numbers it."""
    if node.place.kind:
        return Verdict(node.place.kind, True)
    if node.mark.style == "none" and not dressed.heading and not node.place.title:
        return Verdict("body", True)
    return classify(fold(dressed.title), year)


def _doubts(text: Text, part: Part, dressed: Dressed, verdict: Verdict) -> Iterator[Oddity]:
    """Where the reading of a part is unsure."""
    line = (part.start, min(part.end, text.line_end(part.start)))
    if verdict.doubt:
        yield Oddity("kind-doubtful", *line, f"The heading {verdict.doubt}; it is read as {verdict.kind}")
    if part.kind == "body":
        yield Oddity("no-parts", *line, "The report has no numbered part; all of it is read as one body")
    elif not part.items and not part.introduction:
        yield Oddity("empty-part", *line, "The part holds nothing but its heading")
    for child in (dressed, *dressed.children):
        mark = child.node.mark
        if child.heading or mark.style in ("is", "none") or mark.in_line:
            continue
        stop = text.line_end(mark.start)
        if (child.own and child.own[0][1] < stop) or not is_closed(text.folded, stop):
            message = "No heading could be told from the text after this number, so none is cut off"
            yield Oddity("heading-fused", mark.start, mark.end, message, "info")
