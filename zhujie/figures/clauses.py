"""Clauses of a sentence and the times they name, worked out once for all its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from zhujie.figures.find import Claim, Span
from zhujie.figures.lexicon import words

REACH = 200
"""Characters to either side of a number that are read for what it means: nobody names that further away."""
HIDDEN = "\ue001"
"""Stands in for every character that is quoted."""
_AREAS = words("meaning.scope")
QUOTES = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|\([^()]*\)")
BREAKS = ",，;；。：:！？!?"
_BREAK = re.compile(f"[{BREAKS}]")
_THOUSAND = re.compile(r"[0-9]{3}(?![0-9])")
_SINCE = re.compile("(?:截至|截止|自)$")
_TAIL = re.compile("(?:年?以来|起|至今|期间|以前|之前|以后)?")
_WORD = re.compile(r"年内|今年以来|今年|本年度|全年|去年|当年|上年度|近年来|目前|本年|(?<=\n)[\u4e00-\u9fff]{2,10}以来")
_ONLY = re.compile(r"(?:从|在|到|于)?(.+?)[,，]?")


def hide_quotes(text: str) -> str:
    """The text with what is quoted, titled or bracketed made unreadable, at the same length."""
    return QUOTES.sub(lambda found: HIDDEN * len(found.group()), text)


def areas(hidden: str) -> list[Span]:
    """Where areas and systems are named, apart from each other; 全市率先 names none."""
    found: list[Span] = []
    for start, end in _AREAS.find(hidden):
        if (not found or start >= found[-1][1]) and not hidden.startswith("率先", end):
            found.append((start, end))
    return found


class Clauses:
    """Where the clauses of a folded sentence begin, and which time a number in them belongs to."""

    def __init__(self, text: str, claims: Iterable[Claim]) -> None:
        self._text = text
        self._hidden = hide_quotes(text)
        self._starts = [0, *(at + 1 for at in map(re.Match.start, _BREAK.finditer(self._hidden)) if self._parts(at))]
        self._dates = [claim for claim in claims if claim.kind == "date"]
        self._times: dict[int, list[Span]] = {}
        self._named: list[str] = []
        self._areas = areas(self._hidden)

    def _parts(self, at: int) -> bool:
        """Whether a mark ends a clause; that of `1,241` does not."""
        hidden = self._hidden
        inside = 0 < at < len(hidden) - 1 and hidden[at - 1].isdigit() and hidden[at + 1].isdigit()
        return not (inside and hidden[at] in ",:" and _THOUSAND.match(hidden, at + 1))

    def around(self, offset: int) -> Span:
        """Start and end of the clause around an offset."""
        after = bisect_right(self._starts, offset)
        return self._starts[after - 1], self._starts[after] if after < len(self._starts) else len(self._text)

    def area_before(self, offset: int) -> str:
        """The area or system named last before an offset in its clause."""
        low, _ = self.around(offset)
        if self._hidden[offset] == HIDDEN:
            within = max(low, offset - REACH)
            hidden = hide_quotes(self._text[within:offset])
            return hidden[slice(*(areas(hidden) or [(0, 0)])[-1])]
        before = bisect_right(self._areas, offset, key=lambda area: area[1])
        area = self._areas[before - 1] if before else (-1, -1)
        return self._text[slice(*area)] if area[0] >= low else ""

    def time_before(self, offset: int) -> str:
        """The time named last before an offset in its clause, else by the nearest clause that only names a time."""
        clause = bisect_right(self._starts, offset) - 1
        times = self._times_in(clause)
        if before := bisect_right(times, offset, key=lambda time: time[1]):
            return self._text[slice(*times[before - 1])]
        while len(self._named) < clause:
            self._named.append(self._only_time(len(self._named)) or (self._named[-1] if self._named else ""))
        return self._named[clause - 1] if clause else ""

    def _only_time(self, clause: int) -> str:
        """The time of a clause that names nothing else."""
        times = self._times_in(clause)
        if not times:
            return ""
        time = self._text[slice(*times[-1])]
        only = _ONLY.fullmatch(self._text[slice(*self._bounds(clause))].strip())
        return time if only and only[1] == time else ""

    def _bounds(self, clause: int) -> Span:
        return self.around(self._starts[clause])

    def _times_in(self, clause: int) -> list[Span]:
        """The times a clause names; those that touch are one: 今年1—11月."""
        if clause not in self._times:
            low, high = self._bounds(clause)
            spans = self._dates_in(low, high)
            taken = {at for span in spans for at in range(*span)}
            # A line break before the clause stands for its beginning.
            words = [(low + w.start() - 1, low + w.end() - 1) for w in _WORD.finditer("\n" + self._hidden[low:high])]
            spans += [span for span in words if taken.isdisjoint(range(*span))]
            self._times[clause] = _merged(sorted(spans))
        return self._times[clause]

    def _dates_in(self, low: int, high: int) -> list[Span]:
        """The dates of a clause with 截至 before them and 以来 after."""
        spans = []
        first = bisect_left(self._dates, low, key=lambda claim: claim.start)
        for date in self._dates[first : bisect_right(self._dates, high, key=lambda claim: claim.end)]:
            if self._hidden[date.start] not in (HIDDEN, "("):
                tail = _TAIL.match(self._text, date.end, high)
                head = _SINCE.search(self._hidden, max(low, date.start - 2), date.start)
                spans.append((head.start() if head else date.start, tail.end() if tail else date.end))
        return spans


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged
