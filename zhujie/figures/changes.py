"""Rules for changes and for the levels they lead from and to: 由40%降低至38%, 同比下降6%, 翻一番.

A change is found at its word and read forward to its number, because 至, 为 or nothing after the word decides what it is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from zhujie.figures.find import CHANGED, MASK, MEASURED, SHARE, Passage, Piece, after_blank, each, from_place
from zhujie.figures.lexicon import words
from zhujie.numerals import ARABIC, HAN_NUMERALS
from zhujie.wordset import Words

_CHANGE = words("changes.up", "changes.down")
_COMPARED = words("changes.up", "changes.down", "changes.up-compared", "changes.down-compared")
_RATE = words("changes.up-rate", "changes.down-rate")
_FILLING = words("changes.filling")
_INDEX = words("meaning.measured-level")
_LATER = "(?:上一?年|去年|前年|上期|上月|上季度?|(?:19|20)[0-9]{2}年)(?:度|全年|底|末)?(?:同期)?(?:相比)?[,，]?"
_FIXED = ("同比", "环比", "较之前", "较以往", "比以往")
_COMPARISON = f"{'|'.join(_FIXED)}|[与较比同]{_LATER}"
_COMPARED_WITH = re.compile(f"(?=({_COMPARISON}))")
_LINK = re.compile("(?:持续|[均都基本总体大幅明显显著分别略有小幅稳步续同步又再]){0,6}")
_WHEN = re.compile("((?:19|20)[0-9]{2}年[度底末]?|[二一][〇零九][〇零一二三四五六七八九]{2}年[度底末]?)的?")
_STOP = re.compile(f"[,，。；;：:、{MASK}]")
_PLAIN = re.compile(ARABIC)
_CLOSED = re.compile(r"(?=[,，。；;、)\s]|$)")


def _places(passage: Passage) -> Iterator[tuple[int, int]]:
    """Words of change; 新增 and 净增 are none."""
    return (span for span in _CHANGE.find(passage.open) if passage.open[span[0] - 1 : span[0]] not in ("新", "净"))


def _reached(text: str, end: int) -> int:
    """Where 至, 到 or 为 after a word of change ends; -1 without."""
    end += text[end : end + 1] == "了"
    return end + 1 if text[end : end + 1] in ("至", "到", "为") else -1


def _filled(text: str, at: int) -> int:
    """The place after what may stand between a change and its number."""
    while (end := _FILLING.end(text, at)) >= 0:
        at = end
    return after_blank(text, at)


def level_from(passage: Passage) -> Iterator[Piece]:
    """40% of 由40%降低至38%: a quantity with a change to a level at most four characters after it."""
    text = passage.open
    turns = [start for start, end in _places(passage) if _reached(text, end) >= 0]
    for piece in each(passage, MEASURED) if turns else ():
        turn = bisect_left(turns, piece.end)
        if turn < len(turns) and turns[turn] <= piece.end + 4 and not _STOP.search(text, piece.end, turns[turn]):
            yield piece


def level_to(passage: Passage) -> Iterator[Piece]:
    """降低至38%, with the comparison before it and the year the level is of."""
    text = passage.open
    compared = {found.end(1): found for found in _COMPARED_WITH.finditer(text)}
    floor = 0
    for start, end in _places(passage):
        at = _reached(text, end)
        if start < floor or at < 0:
            continue
        when = _WHEN.match(text, at)
        if piece := from_place(passage, when.end() if when else at, MEASURED):
            before = compared.get(start) or (compared.get(start - 1) if text[start - 1 : start] == "的" else None)
            parts = {"direction": text[start:end], **piece.parts}
            parts |= {"when": when[1]} if when else {}
            parts |= {"comparison": before[1]} if before else {}
            yield Piece(before.start() if before else start, piece.end, parts)
            floor = piece.end


def doubled(passage: Passage) -> Iterator[Piece]:
    """翻一番, 同比翻了两番."""
    for found in _TURN.finditer(passage.open):
        parts = {name: part for name, part in found.groupdict().items() if part}
        yield Piece(found.start(), found.end(), parts)


_TURN = re.compile(f"(?P<comparison>{_COMPARISON})?(?P<direction>翻)了?(?P<number>[{HAN_NUMERALS}])(?P<unit>番)")


def compared(passage: Passage) -> Iterator[Piece]:
    """同比下降6%: comparison, word of change, number."""
    text, floor = passage.open, 0
    for found, at in _comparisons(text):
        end = _COMPARED.end(text, at)
        piece = from_place(passage, _filled(text, end), CHANGED) if found.start() >= floor and end >= 0 else None
        if piece:
            yield Piece(found.start(), piece.end, {"comparison": found[1], "direction": text[at:end], **piece.parts})
            floor = piece.end


def _comparisons(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Comparisons, each with the place after the adverbs that follow it."""
    for found in _COMPARED_WITH.finditer(text):
        link = _LINK.match(text, found.end(1))
        yield found, link.end() if link else found.end(1)


def unsized(passage: Passage) -> Iterator[Piece]:
    """同比下降 without a number, 同比持平."""
    text, floor = passage.open, 0
    for found, at in _comparisons(text):
        ends = [at + 2] if text.startswith("持平", at) else _CHANGE.ends(text, at)
        end = next((end for end in ends if text[end : end + 1] not in ("至", "到", "为")), -1)
        if end >= 0 and found.start() >= floor:
            floor = end
            yield Piece(found.start(), end, {"comparison": found[1], "direction": text[at:end]})


def _sized(passage: Passage, places: Iterator[tuple[int, int]], units: tuple[Words, ...], is_: str) -> Iterator[Piece]:
    """Words of change that a number follows."""
    text, floor = passage.open, 0
    for start, end in places:
        if start < floor:
            continue
        at = _filled(text, end)
        at += text[at : at + 1] == is_
        if piece := from_place(passage, at, units):
            yield Piece(start, piece.end, {"direction": text[start:end], **piece.parts})
            floor = piece.end


def rate_of_change(passage: Passage) -> Iterator[Piece]:
    """降幅12%, 增速为8.5%."""
    return _sized(passage, _RATE.find(passage.open), (SHARE,), "为")


def plain_change(passage: Passage) -> Iterator[Piece]:
    """提升4.4个百分点."""
    return _sized(passage, _places(passage), CHANGED, MASK)


def index_level(passage: Passage) -> Iterator[Piece]:
    """提高到0.528 of 系数提高到0.528: a level that has no unit."""
    text = passage.open
    for start, end in _places(passage):
        number = _PLAIN.match(text, _reached(text, end)) if _reached(text, end) >= 0 else None
        if number and _INDEX.start(text, start) >= 0 and _CLOSED.match(text, number.end()):
            yield Piece(start, number.end(), {"direction": text[start:end], "number": number.group()})
