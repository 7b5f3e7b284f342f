"""What frames a number from outside its clause: the period and area a heading above names, the period compared with.

A heading's 2020年 is taken only where the sentence names no time of its own and has no word that reaches beyond one period
(累计, 截至, 目前): that a heading says it is told with it. A heading that names two periods says nothing of one number.
"""

from __future__ import annotations

import re

from zhujie.figures.clauses import areas, hide_quotes
from zhujie.figures.lexicon import words
from zhujie.figures.patterns import YEAR
from zhujie.numerals import fold

_BEYOND = words("meaning.beyond-period")
_PERIOD = re.compile(f"{YEAR}年(?:度|上半年|下半年|以来)?")
_RANGE = re.compile("[—–~～至到、-]$")
_PLAIN_YEAR = re.compile("(?P<year>[12][0-9]{3})年度?(?:全年)?")
_COMPARED = re.compile("[与较比同](?P<base>.+?)(?:相比)?")


def period_above(headings: tuple[str, ...], sentence: str) -> str:
    """The period the nearest heading names that names one; empty where the sentence reaches beyond it."""
    if next(_BEYOND.find(hide_quotes(sentence)), None):
        return ""
    for heading in headings:
        hidden = hide_quotes(fold(heading))
        found = list(_PERIOD.finditer(hidden))
        if found:
            single = len(found) == 1 and not _RANGE.search(hidden[: found[0].start()])
            return heading[slice(*found[0].span())] if single else ""
    return ""


def area_above(headings: tuple[str, ...], sentence: str) -> str:
    """The area the nearest heading names that names one; empty where the sentence names areas itself."""
    if areas(hide_quotes(sentence)):
        return ""
    for heading in headings:
        if found := areas(hide_quotes(fold(heading))):
            return heading[slice(*found[0])] if len(found) == 1 else ""
    return ""


def base_of(comparison: str, time_base: str) -> str:
    """The period a comparison implies: 同比 the same one a year before, named where this one is a plain year."""
    if comparison == "同比":
        year = _PLAIN_YEAR.fullmatch(time_base)
        return f"{int(year['year']) - 1}年" if year else "上年同期"
    found = _COMPARED.fullmatch(comparison)
    return found["base"] if found else ""
