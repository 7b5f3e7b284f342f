"""Parts that have lost their number: a bare line whose words name a kind, where the count or the words call for a part.

Three signs, each local: the count jumps (`一、…` then `三、…`) over such a line; the first number printed is 2; the line
turns to problems, plans or the leader's duty. An unnumbered line without one of them stays text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from zhujie.parse.front import is_front_line
from zhujie.parse.kinds import classify
from zhujie.parse.lines import Line
from zhujie.parse.marks import Mark
from zhujie.parse.records import Text
from zhujie.parse.sentences import is_closed
from zhujie.parse.tree import Oddity, Place

_LONGEST = 30
_INNER = re.compile("[。!?;,:、“”《》|]|以下|如下|下列")


def lost_parts(text: Text, lines: Sequence[Line], places: Sequence[Place], year: int) -> list[tuple[Place, Oddity]]:
    """A part for every bare heading whose number was lost, with the finding that says so."""
    heads = [place.mark for place in places if not place.mark.in_line and place.mark.style != "is"]
    if not heads:
        return []
    taken = {place.mark.start for place in places}
    bare = [n for n, line in enumerate(lines) if line.start not in taken and _is_heading(text, lines, n, year)]
    style = next((m.style for m in heads if m.style == "han"), heads[0].style)
    parts = [mark for mark in heads if mark.style == style]
    found = {lines[n].start: lines[n] for n in bare if _is_called_for(text, lines, n, parts, heads[0], year)}
    return [_part_at(text, line) for line in found.values()]


def _is_heading(text: Text, lines: Sequence[Line], index: int, year: int) -> bool:
    """A short line without punctuation, of words that name a kind, after the end of a paragraph and before another."""
    line = lines[index]
    words = text.folded[line.start : line.end].rstrip(":")
    if len(words) > _LONGEST or _INNER.search(words) or index == 0 or index + 1 == len(lines):
        return False
    above = lines[index - 1].end
    ends_paragraph = is_closed(text.folded, above) or text.folded[above - 1] == ":"
    return ends_paragraph and classify(words, year).named and not is_front_line(text, line)


def _is_called_for(
    text: Text, lines: Sequence[Line], index: int, parts: Sequence[Mark], first: Mark, year: int
) -> bool:
    """Whether the numbers around a bare heading, or its turn to another kind, make it a part."""
    line = lines[index]
    if line.start < first.start:
        return parts[0].number == 2 and (first is parts[0] or lines[index + 1].start == first.start)
    if line.start < parts[0].start:
        return False
    below = bisect_left(parts, line.start, key=lambda mark: mark.start)
    above = parts[below - 1]
    if below < len(parts) and parts[below].number == above.number + 2:
        return True
    kind = classify(text.folded[line.start : line.end], year).kind
    known = classify(text.folded[above.end : text.line_end(above.start)], year)
    return kind in ("problems", "plans", "duty") and kind != known.kind and not known.mixed


def _part_at(text: Text, line: Line) -> tuple[Place, Oddity]:
    """A part whose heading is a whole line."""
    place = Place(Mark("none", 0, line.start, line.start, line.start), level="part", heading_end=line.end)
    return place, Oddity("heading-without-number", line.start, line.end, "This line is read as a part without a number")
