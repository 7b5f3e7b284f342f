"""The source beside its folded twin, and the sentence records cut from both."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from zhujie.model import Clause, Sentence
from zhujie.model.characters import LINE_ENDS
from zhujie.parse.lines import trim
from zhujie.parse.sentences import Span, cut_clauses

_LINE_END = re.compile(f"[{LINE_ENDS}]")


@lru_cache(maxsize=2)
def _line_ends(source: str) -> tuple[list[int], list[int]]:
    """Where each line ends, and where its printed part does: found once, however many lines are asked for."""
    breaks = [*(found.start() for found in _LINE_END.finditer(source)), len(source)]
    return breaks, [trim(source, before, end)[1] for before, end in pairwise([0, *breaks])]


@dataclass(frozen=True, slots=True)
class Text:
    """The source and its folded twin, with what both are asked for."""

    source: str
    folded: str

    def line_end(self, offset: int) -> int:
        """Where the printed part of the line at `offset` stops."""
        breaks, printed = _line_ends(self.source)
        line = bisect_left(breaks, offset)
        return printed[line] if printed[line] > offset else breaks[line]

    def sentences(self, prefix: str, spans: Iterable[Span], first: int = 1) -> tuple[Sentence, ...]:
        """Sentence records with ids `<prefix>-<n>` and their clauses."""
        return tuple(self._sentence(f"{prefix}-{n}", *span) for n, span in enumerate(spans, first))

    def _sentence(self, sentence_id: str, start: int, end: int) -> Sentence:
        clauses = tuple(
            Clause(f"{sentence_id}-c{n}", self.source[a:b], a, b)
            for n, (a, b) in enumerate(cut_clauses(self.folded, start, end), 1)
        )
        return Sentence(sentence_id, self.source[start:end], start, end, clauses)
