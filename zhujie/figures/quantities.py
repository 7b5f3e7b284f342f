"""Rules for plain quantities and lists: what a number is by the unit after it and the few words before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhujie.figures.find import (
    AMOUNT,
    COUNT,
    MASK,
    MEASURED,
    POINTS,
    SHARE,
    WRITTEN,
    Passage,
    Piece,
    bounded,
    each,
    number_at,
    quantity,
)
from zhujie.figures.lexicon import words
from zhujie.figures.patterns import CLOSED, TURN
from zhujie.wordset import Words

_MEASURED = words("meaning.measured")
_LINK = words("meaning.measured-link")
_MEAN = re.compile("(?P<per>[年月日周人户])均|平均(?:每个?(?P<each>[年月日天周人名户件宗个村]))?")
_NOT_PER = ("%", "‰", "成", "岁", "年")
"""Units of a mean that name nothing it could be divided by: 人均寿命79岁, 年均增速5%."""
_BETWEEN = re.compile(f"[,，。；;、0-9{MASK}]")
_CLOSED = re.compile(CLOSED)
_QUOTED = re.compile("“[^“”]*”")
_TITLE = re.compile("《[^《》]*》")


def of(units: Words, ranged: bool = False) -> Callable[[Passage], Iterator[Piece]]:
    """A rule for every quantity in a unit of a set; `ranged` reads 3至5个 as one."""
    return lambda passage: each(passage, (units,), ranged)


def level_from(passage: Passage) -> Iterator[Piece]:
    """40% of 由40%降低至38%: a quantity with a change to a level at most four characters after it."""
    text = passage.open
    return (
        (piece for piece in each(passage, MEASURED) if TURN.match(text, piece.end)) if TURN.search(text) else iter(())
    )


def mean(passage: Passage) -> Iterator[Piece]:
    """5.1宗 of 月均发案5.1宗: the first quantity within fourteen characters of a word for a mean."""
    text, floor = passage.open, 0
    for found in _MEAN.finditer(text):
        number = passage.number_from(found.end(), 20) if found.start() >= floor else None
        while number and not _BETWEEN.search(text, found.end(), number[0]):
            piece = quantity(passage, number, MEASURED, found.end())
            if piece and piece.start <= found.end() + 14:
                per = found["per"] or found["each"]
                if per and piece.parts["unit"] not in (*_NOT_PER, per):
                    piece.parts["per"] = f"/{per}"
                yield piece
                floor = piece.end
                break
            number = passage.number_from(number[1], found.end() + 20 - number[1])


def listed_with_deng(passage: Passage) -> Iterator[Piece]:
    """12项 of 甲、乙等12项; 平等, 高等 and their like open no number."""
    text, floor = passage.open, 0
    for number in passage.numbers:
        before = text[max(0, number[0] - 8) : number[0]]
        piece = quantity(passage, number, (COUNT,), floor) if "等" in before and number[0] >= floor else None
        at = piece.start - (text[piece.start - 1 : piece.start] == "共") if piece else 0
        if piece and text[at - 1 : at] == "等" and text[at - 2 : at - 1] not in tuple("平同高中初特优劣对"):
            yield piece
            floor = piece.end


def listed_in_quotes(passage: Passage) -> Iterator[Piece]:
    """三个 of “甲”“乙”“丙”三个: two or more quoted items right before the number."""
    text = passage.open
    opened = {found.end(): found.start() for kind in (_QUOTED, _TITLE) for found in kind.finditer(text)}
    for piece in each(passage, (COUNT,)) if opened else ():
        at, items = piece.start, 0
        while items < 2 and (at := opened.get(at - (text[at - 1 : at] in tuple("、和及与")), -1)) >= 0:
            items += 1
        if items == 2:
            yield piece


def named_count(passage: Passage) -> Iterator[Piece]:
    """85.3万 of 参保人数达85.3万: the noun before it is a number by itself, so no unit is needed."""
    text, floor = passage.open, 0
    for number in passage.numbers:
        for written in (number_at(passage, number), WRITTEN.match(text, number[0])):
            piece = bounded(text, Piece(*written.span(), {"number": written.group()}), floor) if written else None
            if piece and piece.start >= floor and _has_name(text, piece.start):
                end = piece.end + 2 * text.startswith("大关", piece.end)
                if _CLOSED.match(text, end):
                    yield piece._replace(end=end)
                    floor = end
                    break


def _has_name(text: str, at: int) -> bool:
    while (start := _LINK.start(text, at)) >= 0:
        at = start
    return _MEASURED.start(text, at) >= 0


rate, points, amount, count = of(SHARE, True), of(POINTS), of(AMOUNT, True), of(COUNT, True)
