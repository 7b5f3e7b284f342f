"""Applying the table of rules to a sentence: each rule claims what it can of what the rules before it left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache

from zhujie.annotate.figure_grammar import MASK
from zhujie.annotate.figure_rules import RULES, ClaimKind, Rule
from zhujie.annotate.numerals import LEFTOVER
from zhujie.memo import Keep, make_anew, question_of


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of a text (offsets in that text) and what it is; `parts` are the named pieces of the pattern."""

    start: int
    end: int
    kind: ClaimKind
    rule: str
    parts: dict[str, str]


@cache
def _compiled() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    """The table ready to be applied; long patterns take a while, so only when a text is really read."""
    return tuple((rule, re.compile(rule.pattern)) for rule in RULES)


@cache
def _table() -> str:
    """A name for the table as it is today."""
    return question_of(RULES, MASK)


def scan(text: str, taken: tuple[tuple[int, int], ...] = (), keep: Keep = make_anew) -> list[Claim]:
    """Every claim of the table on a folded text, in order of offset; stretches in `taken` are not read."""
    rows = keep(question_of(_table(), text, taken), lambda: [astuple(claim) for claim in _scan(text, taken)])
    return [Claim(*row) for row in rows]


def _scan(text: str, taken: tuple[tuple[int, int], ...]) -> list[Claim]:
    masked = list(text)
    for start, end in taken:
        masked[start:end] = MASK * (end - start)
    claims: list[Claim] = []
    for rule, pattern in _compiled():
        for claim in _apply(rule, pattern, "".join(masked)):
            claims.append(claim)
            masked[claim.start : claim.end] = MASK * (claim.end - claim.start)
    return sorted(claims, key=lambda c: c.start)


def unclaimed(text: str, claims: list[Claim]) -> list[tuple[int, int]]:
    """The numbers of a folded text that no claim holds; `1.2万` is one."""
    masked = list(text)
    for claim in claims:
        masked[claim.start : claim.end] = MASK * (claim.end - claim.start)
    spans: list[tuple[int, int]] = []
    for start, end in (match.span() for match in LEFTOVER.finditer("".join(masked))):
        if spans and spans[-1][1] == start:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _apply(rule: Rule, pattern: re.Pattern[str], text: str) -> Iterator[Claim]:
    for low, high in _stretches(rule.inside, text):
        for match in pattern.finditer(text, low, high):
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            if start < end and not _splits_digits(text, start, end):
                parts = {name: piece for name, piece in match.groupdict().items() if piece}
                yield Claim(start, end, rule.kind, rule.name, parts)


def _stretches(brackets: str, text: str) -> Iterator[tuple[int, int]]:
    if not brackets:
        yield 0, len(text)
        return
    opening, closing = map(re.escape, brackets)
    for match in re.finditer(f"{opening}([^{opening}{closing}]*){closing}", text):
        yield match.span(1)


def _splits_digits(text: str, start: int, end: int) -> bool:
    """A claim may not begin or end inside a run of digits."""
    left = start > 0 and text[start - 1].isdigit() and text[start].isdigit()
    right = end < len(text) and text[end - 1].isdigit() and text[end].isdigit()
    return left or right
