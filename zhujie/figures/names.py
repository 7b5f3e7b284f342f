"""Rules for words, names and quotations: numerals that are part of something with a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhujie.figures.find import MASK, Passage, Piece
from zhujie.figures.lexicon import words
from zhujie.figures.patterns import counts
from zhujie.numerals import HAN_NUMERALS

Find = Callable[[Passage], Iterator[Piece]]
_COUNTED = re.compile("[0-9][余多]?[万亿]?(?:件|宗|起|名|人次|元|%|份|例|户)")
_SPOKEN = re.compile("(?:[一二两三四五六七八九]?[十百千万亿]|[零〇])+[一二三四五六七八九]?")
"""A number as it is said, of which no piece is a word; 六三 of 实行六三大攻坚战 is none."""
_LONGEST = 20
"""Numerals of a number as it is said, at the most."""
_FREE = re.compile(f"[^{MASK}]+")


def listed(*names: str) -> Find:
    """A rule for the words of lists, all of which hold a numeral: found around the numbers, the longest first."""
    known = words(*names)
    lead = max(found.start() for word in known if (found := re.search(f"[{HAN_NUMERALS}]", word)))

    def find(passage: Passage) -> Iterator[Piece]:
        text, at = passage.open, 0
        for start, end in passage.numbers:
            at = max(at, start - lead)
            while at < end and not text[start].isascii():
                stop = known.end(text, at)
                if stop > start and _is_whole(text, start, at, stop):
                    yield Piece(at, stop, {})
                    at = stop
                else:
                    at += 1

    return find


def _is_whole(text: str, number: int, start: int, end: int) -> bool:
    """Whether a word around a number is no piece of it: of 二十一, of 1.9万家, of 十一件 (but 十一次全会 is a session)."""
    before = text[start - 1 : start]
    inside = start > number and not text[number - 1 : number].isdecimal()
    if inside and _SPOKEN.fullmatch(text, max(number, start - _LONGEST), start + 1):
        return False
    if text[start] in "百千万亿" and before and before in "0123456789几数余多" + HAN_NUMERALS:
        return False
    is_number = all(character in HAN_NUMERALS for character in text[start:end])
    return not (is_number and counts(text, end) and not text.startswith("次全会", end))


def title(passage: Passage) -> Iterator[Piece]:
    """A numeral in a document's title."""
    for low, high in _between(passage.open, "《》"):
        for piece in _FREE.finditer(passage.open, low, high):
            if re.search(f"[0-9{HAN_NUMERALS}]", piece.group()):
                yield Piece(*piece.span(), {})


def quoted(marks: str, stops: str, reach: int, counted: bool = False) -> Find:
    """A rule for what stands in quotation marks around a numeral, `reach` characters to either side at most.

    With `counted`, what holds a plain count (“办结30件”) is a sentence and no name.
    """
    near = f"[^{stops}{MASK}]{{0,{reach}}}"
    brief = re.compile(f"{near}[0-9{HAN_NUMERALS}]{near}")

    def find(passage: Passage) -> Iterator[Piece]:
        text = passage.open
        for low, high in _between(text, marks):
            for part in _FREE.finditer(text, low, high):
                told = _COUNTED.finditer(text, *part.span()) if counted else ()
                begin = max((found.start() + 1 for found in told), default=part.start())
                for found in brief.finditer(text, begin, part.end()):
                    yield Piece(*found.span(), {})

    return find


def _between(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Stretches between a pair of marks."""
    return (found.span(1) for found in re.finditer(f"{marks[0]}([^{marks}]*){marks[1]}", text))
