"""What of a node is its heading, and what its title is.

A heading is an enumerator and its words: alone on the line, or closed by 。 (or a colon) with text after it. Where no
mark closes the words of a long line, nothing is cut: the node has no heading and its sentences begin at the enumerator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhujie.parse.kinds import area_span
from zhujie.parse.lines import trim
from zhujie.parse.marks import Mark
from zhujie.parse.sentences import cut_clauses, cut_sentences, first_sentence_end, is_closed

LONGEST = 45
"""Characters of a heading's words; what is longer is text."""
_LONGEST_BEFORE_COLON = 20
_COLON = re.compile(f"[^,;:。]{{2,{_LONGEST_BEFORE_COLON}}}:")
_FIGURE = re.compile(r"\d+(?!年)")
_CLOSING = "。!?;:,.、"
_LEAD = re.compile(r"(?:20\d\d年|下一步|下步|今后|例如|比如|首先|其次|再次|最后|同时|此外)(?:工作)?[,:]?$")


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a heading reaches and which of its words are the title; offsets into the source."""

    end: int
    title_start: int
    title_end: int


def heading_extent(folded: str, mark: Mark, line_end: int, limit: int, beneath: bool) -> Extent | None:
    """The heading of a node that begins with `mark`; None when it has none.

    `limit` is where the node's own text stops (its first child, or its end); `beneath` says whether anything of the
    node stands below its first line. A line closed by 。 with nothing beneath it is the node's text, not a heading;
    so is the head of a line that a sibling inside it takes over (`（一）思想不到位。（二）能力不足。`).
    """
    if mark.style == "is" or mark.in_line:
        return None
    stop = min(line_end, limit)
    words, _ = trim(folded, mark.end, stop)
    end = first_sentence_end(folded, words, stop)
    colon = _COLON.match(folded, words, stop)
    if colon and colon.end() < end and is_closed(folded, end):
        end = colon.end()
    alone = end == stop == line_end
    closed = is_closed(folded, end) or folded[end - 1] == ":"
    if not alone and not closed:
        return None
    if end == stop and is_closed(folded, end) and not beneath:
        return None
    start, title_end = title_span(folded, words, end)
    return Extent(end, start, title_end) if 0 < title_end - start <= LONGEST else None


def title_span(folded: str, start: int, end: int) -> tuple[int, int]:
    """The words without the blanks before them and the marks that close them."""
    start, end = trim(folded, start, end)
    while end > start and (folded[end - 1] in _CLOSING or folded[end - 1].isspace()):
        end -= 1
    return start, end


def first_words(folded: str, mark: Mark, end: int) -> tuple[int, int]:
    """A title for a node without a heading: the area it names, else the first clause that says something.

    An `一是` is titled by all it says up to its first 。 or `;`, as far as that is short enough.
    """
    area = area_span(folded, mark.end, end)
    if area:
        return area
    sentences = cut_sentences(folded, mark.end, end)
    if not sentences:
        return mark.end, mark.end
    begin, stop = sentences[0]
    clauses = cut_clauses(folded, begin, stop)
    if mark.style == "is" or mark.in_line:
        return _run_of_clauses(folded, clauses)
    for clause in clauses:
        start, stop = title_span(folded, *clause)
        if start < stop and not _LEAD.match(folded[start:stop]):
            return start, min(stop, start + LONGEST)
    return begin, min(stop, begin + LONGEST)


def _run_of_clauses(folded: str, clauses: list[tuple[int, int]]) -> tuple[int, int]:
    """From the first clause to the first `;` or the first that counts something, or to the last that still fits."""
    if not clauses:
        return 0, 0
    begin, stop = title_span(folded, *clauses[0])
    for clause in clauses[1:]:
        told = _FIGURE.search(folded, *clause) or ";" in folded[stop : clause[0]]
        if told or title_span(folded, begin, clause[1])[1] - begin > LONGEST:
            break
        stop = title_span(folded, begin, clause[1])[1]
    return begin, min(stop, begin + LONGEST)
