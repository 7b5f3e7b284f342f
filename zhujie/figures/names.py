"""Rules for numbers that count nothing: words, names, labels, dates, whose shape a list of words or a little code tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from zhujie.figures.find import AMOUNT, CHANGED, COUNT, MASK, Passage, Piece, unit_end
from zhujie.figures.lexicon import words
from zhujie.numerals import HAN_NUMERALS
from zhujie.wordset import Words

Find = Callable[[Passage], Iterator[Piece]]
_HOTLINES = words("names.hotline")
_COUNTED = re.compile("[0-9][余多]?[万亿]?(?:件|宗|起|名|人次|元|%|份|例|户)")

_SPOKEN = re.compile("(?:[一二两三四五六七八九]?[十百千万亿]|[零〇])+[一二三四五六七八九]?")
"""A number as it is said, of which no piece is a word; 六三 of 实行六三大攻坚战 is none."""

N = f"(?:(?<![0-9])[0-9]+|(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]+)"
"""A whole number of either script, for the patterns."""
YEAR = "(?:(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[二一][〇零九][〇零一二三四五六七八九]{2})"
GAP = "[ \u00a0\u3000]?"
_MONTH = f"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])(?![0-9])|(?<![{HAN_NUMERALS}个])(?:十[一二]?|[一二三四五六七八九]))"
DAY = r"(?:(?<![0-9.])(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
WHEN = "(?:年?度|年?底|年?末|年?初|上旬|中旬|下旬)"
_MONTH_DAY = f"{_MONTH}{GAP}月(?:份)?(?:{GAP}{DAY}{GAP}[日号])?"
_POINT = re.compile(
    f"(?:{YEAR}{GAP}年{GAP}(?:{_MONTH_DAY}|[上下]半年|第?[一二三四1-4]季度|前[一二三]季度)?|{_MONTH_DAY}){WHEN}?"
)
_MONTHS = re.compile(f"(?:{YEAR}年)?{_MONTH}月?份?")
RANGE = r"\s*(?:[—–~～-]+|[至到])\s*"
_RANGE = re.compile(RANGE)
_DAYS = re.compile(f"{DAY}[日号]")


class Shape:
    """A rule that is a small pattern; of the group `it`, where it has one, all the rest is context.

    A pattern may hold no list of words and no unbounded repetition that can begin at every place of a text.
    """

    def __init__(self, pattern: str, unless: Callable[[Passage, int], bool] | None = None) -> None:
        self._source = pattern
        self._pattern: re.Pattern[str] | None = None
        self._unless = unless

    def __call__(self, passage: Passage) -> Iterator[Piece]:
        """What the pattern finds. It is compiled when a passage first asks for it."""
        pattern = self._pattern = self._pattern or re.compile(self._source)
        group = "it" if "it" in pattern.groupindex else 0
        for found in pattern.finditer(passage.open):
            if not (self._unless and self._unless(passage, found.end())):
                yield Piece(*found.span(group), {name: part for name, part in found.groupdict().items() if part})


def unit_follows(passage: Passage, at: int) -> bool:
    """Whether a unit of any set begins at a place: then what ends there is a quantity."""
    return unit_end(passage.open, at, CHANGED) >= 0


def _counts(text: str, at: int) -> bool:
    """Whether a measure word or unit begins at a place."""
    return unit_end(text, at, (COUNT, AMOUNT)) >= 0


def long_code(passage: Passage) -> Iterator[Piece]:
    """1144070: seven digits or more without a unit."""
    text = passage.open
    for start, end in passage.numbers:
        alone = text[start - 1 : start] != "." and text[end : end + 1] not in (".", "万", "亿")
        if end - start >= 7 and text[start].isascii() and alone and not unit_follows(passage, end):
            yield Piece(start, end, {})


def hotline(passage: Passage) -> Iterator[Piece]:
    """12345 on its own."""
    text = passage.open
    for start, end in passage.numbers:
        if text[start:end] in _HOTLINES and text[start - 1 : start] != "." and text[end : end + 1] != ".":
            yield Piece(start, end, {})


_NOUN = re.compile("(?![星售部件基散碎工钱食用点时下])[\u4e00-\u9fff]{2}")


def zero_noun(passage: Passage) -> Iterator[Piece]:
    """零 before a noun: 零填埋, but not 零件, 零下 or a zero with a unit."""
    text = passage.open
    for start, end in passage.numbers:
        if text[start:end] == "零" and _NOUN.match(text, end) and not _counts(text, end):
            yield Piece(start, end + 2, {})


def listed(*names: str) -> Find:
    """A rule for the words of a list that hold a numeral."""
    return _Listed(words(*names))


class _Listed:
    """Finds words around the numerals of a passage: no other place can hold one."""

    def __init__(self, known: Words) -> None:
        self._known = known
        numeral = re.compile(f"[{HAN_NUMERALS}]")
        self._lead = max(found.start() for word in known if (found := numeral.search(word)))

    def __call__(self, passage: Passage) -> Iterator[Piece]:
        """The words in order, the leftmost and longest first."""
        text, at = passage.open, 0
        for start, end in passage.numbers:
            at = max(at, start - self._lead)
            while at < end and not text[start].isascii():
                stop = self._known.end(text, at)
                if stop > start and _is_whole(text, start, at, stop):
                    yield Piece(at, stop, {})
                    at = stop
                else:
                    at += 1


def _is_whole(text: str, number: int, start: int, end: int) -> bool:
    """Whether a word around a number is no piece of it: of 二十一, of 1.9万家, of 十一件 (but 十一次全会 is a session)."""
    before = text[start - 1 : start]
    if start > number and _SPOKEN.fullmatch(text, number, start + 1) and not text[number - 1 : number].isdecimal():
        return False
    if text[start] in "百千万亿" and before and before in "0123456789几数余多" + HAN_NUMERALS:
        return False
    is_number = all(character in HAN_NUMERALS for character in text[start:end])
    return not (is_number and _counts(text, end) and not text.startswith("次全会", end))


def doubled_word(passage: Passage) -> Iterator[Piece]:
    """扫一扫: a verb, 一, the verb again."""
    text, floor = passage.open, 0
    for start, end in passage.numbers:
        verb = text[start - 1 : start]
        if text[start:end] == "一" and start > floor and "\u4e00" <= verb <= "\u9fff" and verb == text[end : end + 1]:
            yield Piece(start - 1, end + 1, {})
            floor = end + 1


_HAN = "[\u4e00-\u9fff]"
_ONE_AND_ONE = re.compile(f"一(?![次名件宗起]){_HAN}一{_HAN}(?:一{_HAN})?|一{_HAN}{{2}}一{_HAN}{{2}}")
_PAIRS = tuple(re.compile(f"(?:[{HAN_NUMERALS}]{_HAN}{{{size}}}){{2}}") for size in (1, 2))


def doubled_numerals(passage: Passage) -> Iterator[Piece]:
    """一案一档, 一平台三中心: two numerals, each before one or two characters that are no unit."""
    text, floor = passage.open, 0
    for start, _ in passage.numbers:
        stop = _double(text, start) if start >= floor else -1
        if stop >= 0:
            yield Piece(start, stop, {})
            floor = stop


def _double(text: str, at: int) -> int:
    """Where a pair of numerals with their nouns ends; -1 for none."""
    if found := _ONE_AND_ONE.match(text, at):
        return found.end()
    for size, pair in enumerate(_PAIRS, 1):
        found = pair.match(text, at)
        if found and not (_goes_on(text, at + 1) or _goes_on(text, at + 2 + size)):
            return found.end()
    return -1


def _goes_on(text: str, at: int) -> bool:
    """Whether a number goes on, or has its unit."""
    return text[at] in HAN_NUMERALS or _counts(text, at)


def title(passage: Passage) -> Iterator[Piece]:
    """A numeral in a document's title."""
    for low, high in _between(passage.open, "《》"):
        for piece in re.finditer(f"[^{MASK}]+", passage.open[low:high]):
            if re.search(f"[0-9{HAN_NUMERALS}]", piece.group()):
                yield Piece(low + piece.start(), low + piece.end(), {})


def quoted(marks: str, stops: str, reach: int, counted: bool = False) -> Find:
    """A rule for what stands in quotation marks around a numeral, `reach` characters to either side at most.

    With `counted`, what holds a plain count (“办结30件”) is a sentence and no name.
    """
    near = f"[^{stops}{MASK}]{{0,{reach}}}"
    brief = re.compile(f"{near}[0-9{HAN_NUMERALS}]{near}")

    def find(passage: Passage) -> Iterator[Piece]:
        for low, high in _between(passage.open, marks):
            for part in re.finditer(f"[^{MASK}]+", passage.open[low:high]):
                words_ = part.group()
                begin = max((m.start() + 1 for m in _COUNTED.finditer(words_)), default=0) if counted else 0
                for found in brief.finditer(words_, begin):
                    yield Piece(low + part.start() + found.start(), low + part.start() + found.end(), {})

    return find


def _between(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Stretches between a pair of marks."""
    return (found.span(1) for found in re.finditer(f"{marks[0]}([^{marks}]*){marks[1]}", text))


def date_range(passage: Passage) -> Iterator[Piece]:
    """1—11月, 3月19日至20日."""
    return _at_numbers(passage, lambda text, at: max(_months_to(text, at), 0) or _point_to(text, at))


def date(passage: Passage) -> Iterator[Piece]:
    """2020年7月5日, 12月份."""
    return _at_numbers(passage, lambda text, at: _end(_POINT.match(text, at)))


def _at_numbers(passage: Passage, end_of: Callable[[str, int], int]) -> Iterator[Piece]:
    floor = 0
    for start, _ in passage.numbers:
        end = end_of(passage.open, start) if start >= floor else -1
        if end >= 0:
            yield Piece(start, end, {})
            floor = end


def _months_to(text: str, at: int) -> int:
    joint = _RANGE.match(text, _end(_MONTHS.match(text, at), len(text)))
    return _end(_POINT.match(text, joint.end())) if joint else -1


def _point_to(text: str, at: int) -> int:
    joint = _RANGE.match(text, _end(_POINT.match(text, at), len(text)))
    return _end(_POINT.match(text, joint.end()) or _DAYS.match(text, joint.end())) if joint else -1


def _end(found: re.Match[str] | None, otherwise: int = -1) -> int:
    return found.end() if found else otherwise
