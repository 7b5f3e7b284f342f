"""Classifying: each rule of the table claims what it can of what the rules before it left."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from zhujie.figures.find import MASK, Claim, Passage, Span
from zhujie.figures.table import TABLE, Rule
from zhujie.numerals import LEFTOVER

_NOTHING = MASK + " \n"


def classify(text: str, taken: Iterable[Span] = ()) -> list[Claim]:
    """Every claim of the table on a folded text, in order of offset; stretches in `taken` are not read."""
    passage = Passage(text, taken)
    claims: list[Claim] = []
    for place in sorted({place for mark in set(text) for place in _by_cue().get(mark, ())}):
        found = _claims(TABLE[place], passage)
        passage.claim([(claim.start, claim.end) for claim in found])
        claims += found
        if found and not passage.open.strip(_NOTHING):
            break
    return sorted(claims, key=lambda claim: claim.start)


@cache
def _by_cue() -> dict[str, list[int]]:
    """For each cue the places in the table of the rules it calls."""
    places: dict[str, list[int]] = {}
    for place, rule in enumerate(TABLE):
        for cue in rule.cues:
            places.setdefault(cue, []).append(place)
    return places


def _claims(rule: Rule, passage: Passage) -> list[Claim]:
    return [
        Claim(start, end, rule.kind, rule.name, parts)
        for start, end, parts in rule.find(passage)
        if start < end and not _splits_digits(passage.open, start, end)
    ]


def _splits_digits(text: str, start: int, end: int) -> bool:
    """A claim may not begin or end inside a run of digits."""
    return _inside_digits(text, start) or _inside_digits(text, end)


def _inside_digits(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isdigit() and text[at].isdigit()


def unclaimed(text: str, claims: Iterable[Claim]) -> list[Span]:
    """The numbers of a folded text that no claim holds; `1.2万` is one."""
    rest = Passage(text, ((claim.start, claim.end) for claim in claims)).open
    spans: list[Span] = []
    for start, end in (found.span() for found in LEFTOVER.finditer(rest) if MASK not in found.group()):
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans
