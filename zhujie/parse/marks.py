"""Enumerators: `一、` `(一)` `第一、` `1.` `(1)` `①` at the start of a line, and `一是…二是…` inside one.

A mark found here is a candidate only: `outline` decides from the order of appearance what level it opens, or whether
it opens anything. Detection is local, so a mark means the same whatever follows later in the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from zhujie.numerals import read_number
from zhujie.parse.lines import Line

Style = Literal["han", "paren-han", "ordinal", "is", "arabic", "paren-arabic", "circled", "none"]

_N = "[一二三四五六七八九十]{1,3}"
_RULES: tuple[tuple[Style, re.Pattern[str]], ...] = (
    # `一、二级医院` counts hospitals, not parts.
    ("han", re.compile(rf"({_N})[ \t]*[、.](?!{_N}[、级类等])")),
    ("paren-han", re.compile(rf"\([ \t]*({_N})[ \t]*\)[、.]?")),
    ("ordinal", re.compile(rf"第({_N})(?:[、,:.]|(?:部分|章|节)[、,:. \t]*)")),
    ("is", re.compile(rf"({_N})是(?!否|非)")),
    ("arabic", re.compile(r"(\d{1,2})[ \t]*[.、](?!\d)|(\d{1,2})[.、](?=20\d\d年)")),
    ("paren-arabic", re.compile(r"\((\d{1,2})\)[、.]?")),
    ("circled", re.compile(r"([①-⑳])")),
)
_IN_LINE: frozenset[Style] = frozenset({"paren-han", "is", "ordinal", "arabic", "paren-arabic", "circled"})
_CLAUSE_START = re.compile(r"[。!?;:,][”’」』》)\"]*[ \t\u00a0]*$")
_SENTENCE_START = re.compile(r"[。!?;:][”’」』》)\"]*[ \t\u00a0]*$")
_COUNTED = re.compile("[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where a node may begin, and the enumerator printed there."""

    style: Style
    number: int
    """1-based; 0 for a place without an enumerator."""
    start: int
    end: int
    """Where the enumerator stops; `start` when there is none."""
    line_start: int
    """Where the line's first printed character stands."""

    @property
    def in_line(self) -> bool:
        """Whether the mark stands inside a line rather than at its head."""
        return self.start != self.line_start


def line_mark(folded: str, line: Line) -> Mark | None:
    """The enumerator a line begins with, if any."""
    for style, pattern in _RULES:
        match = pattern.match(folded, line.start, line.end)
        number = _number(_word(match)) if match else 0
        if match and number:
            return Mark(style, number, match.start(), match.end(), line.start)
    return None


def in_line_marks(folded: str, line: Line) -> list[Mark]:
    """Enumerators inside a line: `一是` at a clause's start; `第一,` `(一)` `1.` `(1)` `①` at a sentence's or after `:` `;`."""
    found = []
    for style, pattern in _RULES:
        if style not in _IN_LINE:
            continue
        starts = _CLAUSE_START if style == "is" else _SENTENCE_START
        for match in pattern.finditer(folded, line.start + 1, line.end):
            number = _number(_word(match))
            if number and starts.search(folded, max(line.start, match.start() - 8), match.start()):
                found.append(Mark(style, number, match.start(), match.end(), line.start))
    return sorted(found, key=lambda mark: mark.start)


def _word(match: re.Match[str]) -> str:
    """The numeral of an enumerator: whichever group of its rule matched."""
    return next(group for group in match.groups() if group)


def _number(word: str) -> int:
    """Value of `十二`, `12` or `⑫`; 0 when the word is no number (`一二`)."""
    if word.isdecimal():
        return int(word)
    if "①" <= word <= "⑳":
        return ord(word) - ord("①") + 1
    return int(read_number(word) or 0) if _COUNTED.fullmatch(word) else 0
