"""The source beside its folded twin, and the sentence records cut from both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zhujie.model import Clause, Sentence
from zhujie.model.characters import LINE_ENDS
from zhujie.parse.lines import trim
from zhujie.parse.sentences import Span, cut_clauses

_LINE_END = re.compile(f"[{LINE_ENDS}]")


@dataclass(frozen=True, slots=True)
class Text:
    """The source and its folded twin, with what both are asked for."""

    source: str
    folded: str

    def line_end(self, offset: int) -> int:
        """Where the printed part of the line at `offset` stops."""
        match = _LINE_END.search(self.source, offset)
        return trim(self.source, offset, match.start() if match else len(self.source))[1]

    def sentences(self, prefix: str, spans: Iterable[Span], first: int = 1) -> tuple[Sentence, ...]:
        """Sentence records with ids `<prefix>-<n>` and their clauses."""
        return tuple(self._sentence(f"{prefix}-{n}", *span) for n, span in enumerate(spans, first))

    def _sentence(self, sentence_id: str, start: int, end: int) -> Sentence:
        clauses = tuple(
            Clause(f"{sentence_id}-c{n}", self.source[a:b], a, b)
            for n, (a, b) in enumerate(cut_clauses(self.folded, start, end), 1)
        )
        return Sentence(sentence_id, self.source[start:end], start, end, clauses)
