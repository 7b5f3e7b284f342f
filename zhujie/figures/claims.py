"""Quantities said in words without a number: 没有发生, 一批, 率先, 最少的地市之一, 均.

They stand beside the numbers so that a list of what the report says of quantity is whole. Words in quotation marks and
titles are names and claim nothing; a word that is part of a longer one is that one's (月均, 最高人民法院).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from zhujie.figures.find import regions
from zhujie.figures.lexicon import words
from zhujie.model import Claim, ClaimKind, Figure, Report
from zhujie.numerals import fold

_BY_KIND = {kind: words(f"claims.{kind}") for kind in get_args(ClaimKind)}
_KNOWN = words(*(f"claims.{kind}" for kind in get_args(ClaimKind)), "claims.other")
_ONE_OF_MOST = re.compile(r"最[^最,，、。；;:：]{1,12}之一")
_NAMES = re.compile("“[^“”]*”|《[^《》]*》|‘[^‘’]*’")
_HIDDEN = "\ue001"


def find_claims(report: Report, figures: tuple[Figure, ...]) -> tuple[Claim, ...]:
    """The claims in order of the text; what a figure's own words say is the figure's."""
    told = {
        at for figure in figures if figure.is_figure or figure.kind == "name" for at in range(figure.start, figure.end)
    }
    source = report.source.text
    found: list[Claim] = []
    for region in regions(report):
        for start, end, kind in _in(fold(source[region.start : region.end])):
            first, last = region.start + start, region.start + end
            if told.isdisjoint(range(first, last)):
                found.append(Claim(f"v-{first}", source[first:last], kind, first, last, region.id))
    return tuple(found)


def _in(text: str) -> Iterator[tuple[int, int, ClaimKind]]:
    """The claims of one sentence, from left to right, the longest at each place."""
    hidden = _NAMES.sub(lambda name: _HIDDEN * len(name.group()), text)
    whole = [found.span() for found in _ONE_OF_MOST.finditer(hidden)]
    at = 0
    for start, end in sorted([*whole, *_KNOWN.find(hidden)], key=lambda span: (span[0], -span[1])):
        if start < at:
            continue
        at = end
        if (start, end) in whole:
            yield start, end, "most"
        for kind, known in _BY_KIND.items():
            if hidden[start:end] in known:
                yield start, end, kind
