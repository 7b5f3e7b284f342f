"""Paragraphs: a report's lines, without the blanks around them.

Whatever ends a line anywhere ends one here: Word's soft line break (VT) and page break (FF) too, since headings are
set off by them. As a character it stays a blank of the text, with an owner like any other. Any other control character
is an ordinary character of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from zhujie.model.characters import LINE_ENDS

_LINE = re.compile(f"[^{LINE_ENDS}]+")


@dataclass(frozen=True, slots=True)
class Line:
    """The printed part of a line: no blanks at either end, never empty."""

    start: int
    end: int


def printed_lines(text: str) -> tuple[Line, ...]:
    """Every line that has something printed on it, in order."""
    found = []
    for match in _LINE.finditer(text):
        start, end = trim(text, match.start(), match.end())
        if start < end:
            found.append(Line(start, end))
    return tuple(found)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without the blanks at its ends; empty (`start == end`) when it is all blank."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def cut_off(text: str, lines: Iterable[Line], end: int) -> list[Line]:
    """What the lines have printed before an offset."""
    kept = (Line(*trim(text, line.start, min(line.end, end))) for line in lines if line.start < end)
    return [line for line in kept if line.start < line.end]
