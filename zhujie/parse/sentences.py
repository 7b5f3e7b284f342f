"""Cutting a stretch of text into sentences, and a sentence into clauses.

Both take the folded text (see `width`) and return offsets; what lies between two sentences is always blank. The rules
are those of the genre: 。！？ and …… end a sentence and keep the quotes and brackets that close after them; an ASCII
stop ends one only after `%` or a Han character, so `5.17` and `40.12` stay whole; a line's end always does.
"""

from __future__ import annotations

import re
from collections import Counter

from zhujie.parse.lines import printed_lines

Span = tuple[int, int]

_HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
_CLOSERS = "”’」』》〉】〕〗)]}"
_OPENERS = dict(zip('“‘「『《〈【〔([{"', '”’」』》〉】〕)]}"', strict=True))
_CLOSED_BY = frozenset(_OPENERS.values())
_END = re.compile(
    r"[。!?]+"
    r"|…{2,}[。!?]*"
    rf"|(?<=[%‰{_HAN}{re.escape(_CLOSERS)}])\.(?=\s|$|[{_HAN}{re.escape(_CLOSERS)}“‘《「『\"])"
)
_FULL_STOP = re.compile(rf"(?<=[%‰{_HAN}])\.\Z")
_CONTINUES = ",;:、"
_CONTINUES_QUOTED = _CONTINUES + "的"


def cut_sentences(folded: str, start: int, end: int, mark: Span = (0, 0)) -> list[Span]:
    """Sentences of `folded[start:end]`, in order, without blanks at their ends.

    `mark` is an enumerator in the stretch: a sentence begins with it and none ends in it (`一.` is no sentence).
    """
    if start < mark[0] < end:
        return cut_sentences(folded, start, mark[0]) + cut_sentences(folded, mark[0], end, mark)
    spans: list[Span] = []
    for line in printed_lines(folded[start:end]):
        spans.extend(_cut_line(folded, start + line.start, start + line.end, mark[1]))
    return spans


def first_sentence_end(folded: str, start: int, end: int) -> int:
    """Where the first sentence of a line's rest stops; `end` when no mark closes it before."""
    spans = _cut_line(folded, start, end, 0)
    return spans[0][1] if spans else end


def is_closed(folded: str, end: int) -> bool:
    """Whether the text up to `end` stops with a sentence mark, closing quotes and brackets set aside."""
    stripped = folded[max(0, end - 12) : end].rstrip(_CLOSERS + '"')
    return stripped.endswith(("。", "!", "?", "……")) or _FULL_STOP.search(stripped) is not None


def _cut_line(folded: str, start: int, end: int, mark_end: int) -> list[Span]:
    """Sentences of one line."""
    spans: list[Span] = []
    begin = counted = start
    quotes = 0
    for match in _END.finditer(folded, start, end):
        if match.start() < max(begin, mark_end) or _inside_a_word(folded, match, end):
            continue
        quotes += folded.count('"', counted, match.end())
        counted = match.end()
        stop = _with_closers(folded, counted, end, quotes % 2 == 1)
        if stop < end and folded[stop] in (_CONTINUES if stop == match.end() else _CONTINUES_QUOTED):
            continue
        spans.append((begin, stop))
        begin = stop
        while begin < end and folded[begin].isspace():
            begin += 1
    if begin < end:
        spans.append((begin, end))
    return spans


def _inside_a_word(folded: str, match: re.Match[str], end: int) -> bool:
    """`?` and `!` of a web address stand between ASCII letters, digits or slashes."""
    if match.group() not in ("?", "!") or match.end() >= end:
        return False
    around = folded[match.start() - 1 : match.start()], folded[match.end()]
    return all(mark.isascii() and (mark.isalnum() or mark == "/") for mark in around)


def _with_closers(folded: str, stop: int, end: int, quoted: bool) -> int:
    """Move past what closes right after a sentence mark: quotes and brackets, an ASCII quote where one is open."""
    while stop < end and (folded[stop] in _CLOSERS or (folded[stop] == '"' and quoted)):
        quoted = quoted and folded[stop] != '"'
        stop += 1
    return stop


def cut_clauses(folded: str, start: int, end: int) -> list[Span]:
    """Clauses of a sentence, without gaps: cut after `,` and `;`, not inside quotes and brackets or numbers."""
    closing = _matching_closers(folded, start, end)
    spans: list[Span] = []
    begin = position = start
    while position < end:
        if position in closing:
            position = closing[position] + 1
            continue
        cuts = folded[position] in ",;" and not _is_in_number(folded, position)
        position += 1
        if cuts:
            while position < end and folded[position].isspace():
                position += 1
            spans.append((begin, position))
            begin = position
    if begin < end:
        spans.append((begin, end))
    return spans


def _is_in_number(folded: str, position: int) -> bool:
    """The comma of `1,241`."""
    return folded[position] == "," and bool(
        re.match(r"\d{3}(?!\d)", folded[position + 1 : position + 5]) and folded[position - 1 : position].isdigit()
    )


def _matching_closers(folded: str, start: int, end: int) -> dict[int, int]:
    """Offsets of openers to those of their closers; a mark without its partner counts for nothing."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    awaited: Counter[str] = Counter()
    for position in range(start, end):
        mark = folded[position]
        if mark in _CLOSED_BY and awaited[mark]:
            opener = -1
            while opener < 0 or _OPENERS[folded[opener]] != mark:
                opener = stack.pop()
                awaited[_OPENERS[folded[opener]]] -= 1
            pairs[opener] = position
        elif mark in _OPENERS:
            stack.append(position)
            awaited[_OPENERS[mark]] += 1
    return pairs
