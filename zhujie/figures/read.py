"""Every number of a report accounted for: a figure with its meaning, another kind of number, or a finding.

The order is plain: an editor's override claims its words first, the table of rules claims the rest, what no line of the
table claims is an error with its place. Guessing was rejected: a wrong figure is copied, a finding is fixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from zhujie.figures.actions import OPENING, action_of
from zhujie.figures.classify import classify, unclaimed
from zhujie.figures.clauses import REACH, Clauses
from zhujie.figures.derived import derive
from zhujie.figures.find import MASK, Claim, Region, Span, regions
from zhujie.figures.frame import area_above, base_of, period_above
from zhujie.figures.groups import group
from zhujie.figures.lexicon import words
from zhujie.figures.lists import FURTHEST, listed_before
from zhujie.figures.meaning import subject_of
from zhujie.figures.overrides import Placed, place_overrides
from zhujie.figures.value import generic_caution, value_of
from zhujie.model import Figure, FigureKind, FigureOverride, Finding, Report
from zhujie.numerals import fold

_DOWN = words("changes.down", "changes.down-compared", "changes.down-rate")
_OF_CHANGE = words("actions.of-change")
_UNDIRECTED = ("", "增速", "持平")
_NO_MEANING = ("date", "name", "ordinal", "zero-word")
GOAL = re.compile("力争|争取|预期|拟于|计划(?:新增|建成|完成|实现|达到)")
"""Words that make a number one to be reached."""
UNCLASSIFIED = "number-unclassified"
_ADVICE = "Add its unit or word to the lists of zhujie/figures/lexicon/, or an override to seeds/<slug>/figures.yml."


def find_figures(
    report: Report, overrides: tuple[FigureOverride, ...] = ()
) -> tuple[tuple[Figure, ...], tuple[Finding, ...]]:
    """The figures in order of the text, and an error for each number no rule and no override explains."""
    placed, findings = place_overrides(report.source, overrides)
    figures: list[Figure] = []
    for region in regions(report):
        reading = _Reading(report, region, placed)
        figures += reading.figures()
        findings += reading.findings()
    figures, unused = _apply(figures, placed)
    return tuple(figures), (*findings, *unused)


class _Reading:
    """One region while its numbers are read."""

    def __init__(self, report: Report, region: Region, placed: list[Placed]) -> None:
        self._source = report.source
        self._region = region
        self._literal = report.source.text[region.start : region.end]
        self._text = fold(self._literal)
        own = [
            Claim(p.start - region.start, p.end - region.start, p.kind, "override", p.parts)
            for p in placed
            if p.kind and region.start <= p.start and p.end <= region.end
        ]
        found = classify(self._text, [(claim.start, claim.end) for claim in own])
        self._claims = sorted([*own, *found], key=lambda claim: claim.start)
        self._above = period_above(region.above, self._text), area_above(region.above, self._text)

    def findings(self) -> Iterator[Finding]:
        """An error for each number that no claim holds."""
        text, base = self._source.text, self._region.start
        for start, end in unclaimed(self._text, self._claims):
            number = text[base + start : base + end]
            around = text[max(0, base + start - 8) : base + end + 8].replace("\n", " ").strip()
            message = f'the number "{number}" is not classified: no rule knows it in "{around}".'
            yield Finding("error", UNCLASSIFIED, self._source.place(base + start), message, _ADVICE, number)

    def figures(self) -> list[Figure]:
        """The figures of the region, with what they say of each other."""
        numbers = [claim for claim in self._claims if claim.kind != "word"]
        if not numbers:
            return []
        clauses = Clauses(self._text, numbers)
        first_part = self._text.find("其中")
        figures = []
        for claim, within in zip(numbers, _stretches(numbers, len(self._text)), strict=True):
            if claim.kind in _NO_MEANING:
                figures.append(self._plain(claim))
            else:
                figures.append(self._figure(claim, within, clauses, 0 <= first_part < claim.start))
        base = self._region.start
        figures = [self._framed(figure) for figure in group(self._text, figures, base)]
        derived = derive(self._text, figures, base)
        return [replace(f, derived=derived[f.id]) if f.id in derived else f for f in figures]

    def _framed(self, figure: Figure) -> Figure:
        """The figure with what a heading above says of its period and area, and the period it is compared with."""
        starting = figure.kind == "level" and not figure.direction
        if figure.is_figure and figure.subject and not starting:
            period, area = self._above
            if period and not figure.time_base:
                figure = replace(figure, time_base=period, time_base_from="heading")
            if area and not figure.scope:
                figure = replace(figure, scope=area, scope_from="heading")
        named = "" if figure.time_base_from else figure.time_base
        return replace(figure, base=base_of(figure.comparison, named)) if figure.comparison else figure

    def _plain(self, claim: Claim) -> Figure:
        """A number that is no figure."""
        start, end = self._region.start + claim.start, self._region.start + claim.end
        kind = "name" if claim.kind == "word" else claim.kind
        surface = self._literal[claim.start : claim.end]
        return Figure(f"n-{start}", surface, kind, "", "", start, end, self._region.id)

    def _figure(self, claim: Claim, within: Span, clauses: Clauses, in_parts: bool) -> Figure:
        text = self._text
        value = value_of(claim.parts)
        clause = clauses.around(claim.start)
        within = max(clause[0], within[0]), min(clause[1], within[1])
        plain = self._plain(claim)
        kind = plain.kind
        if kind == "count" and value.value and not value.approx and _closes_a_list(text, claim, value.value):
            kind = "list-length"
        direction = claim.parts.get("direction", "")
        subject = subject_of(text, claim, within, in_parts)
        action = self._action(claim, kind, subject, within, clause)
        return replace(
            plain,
            kind=kind,
            value=value.value,
            unit=value.unit,
            approx=value.approx,
            lower=value.lower,
            upper=value.upper,
            direction="" if direction in _UNDIRECTED else "down" if direction in _DOWN else "up",
            comparison=claim.parts.get("comparison", "").rstrip(",，"),
            action=self._as_printed(action, clause),
            subject=self._as_printed(subject, within),
            time_base=claim.parts.get("when") or clauses.time_before(claim.start),
            scope=clauses.area_before(claim.start),
            caution=_caution(text, claim, clause[0], value.value) + generic_caution(value),
        )

    def _action(self, claim: Claim, kind: FigureKind, subject: str, within: Span, clause: Span) -> str:
        """What was done with the things counted, from the words of the clause that no other number has a part in."""
        text = self._text
        before, after = text[max(within[0], claim.start - REACH) : claim.start], text[claim.end : within[1]][:REACH]
        if within[0] > clause[0] and before[:1] not in tuple("、和及并"):
            before = MASK + before
        opening = text[clause[0] : min(clause[0] + OPENING, claim.start)] if kind == "list-length" else ""
        action = action_of(before, after, subject, opening)
        return action if kind not in ("rate", "change", "level") or action in _OF_CHANGE else ""

    def _as_printed(self, phrase: str, within: Span) -> str:
        """The words as the source prints them, whatever width its marks have."""
        at = self._text.find(phrase, *within) if phrase else -1
        return self._literal[at : at + len(phrase)] if at >= 0 else ""


def _stretches(claims: list[Claim], end: int) -> list[Span]:
    """For each claim the stretch around it that no other figure has a part in. Names lie between a figure and its
    object, and so do dates between a level and its own."""
    ends = (0, 0)
    befores = []
    for claim in claims:
        befores.append(ends[claim.kind == "level"])
        ends = _passed(claim, ends, claim.end)
    ends = (end, end)
    stretches = []
    for claim, before in zip(reversed(claims), reversed(befores), strict=True):
        stretches.append((before, ends[claim.kind == "level"]))
        ends = _passed(claim, ends, claim.start)
    return stretches[::-1]


def _passed(claim: Claim, limits: tuple[int, int], limit: int) -> tuple[int, int]:
    """The limits for a figure and for a level once a claim lies between."""
    if claim.kind in ("name", "zero-word"):
        return limits
    return (limit, limits[1]) if claim.kind == "date" else (limit, limit)


def _caution(text: str, claim: Claim, clause: int, value: str) -> str:
    """What the words around a number make of it, whatever it counts."""
    if claim.kind == "change" and not value:
        return "文中未给出幅度。"
    goal = GOAL.search(text, max(clause, claim.start - REACH), claim.start)
    return "是文中所说的目标，不是已经达到的数。" if goal else ""


def _closes_a_list(text: str, claim: Claim, value: str) -> bool:
    """`城东、城南、城西三个派出所`: a list without 等 that has just as many items as the number after it says."""
    before = text[max(0, claim.start - FURTHEST) : claim.start]
    last = before.rfind("、")
    joined = 0 <= last < len(before) - 1 and not set(before[last + 1 :]) & set(",，;；。:0123456789")
    counted = joined and value.isdigit() and "\u4e00" <= text[claim.end : claim.end + 1] <= "\u9fff"
    return counted and value != "1" and value in map(str, listed_before(before))


def _apply(figures: list[Figure], placed: list[Placed]) -> tuple[list[Figure], list[Finding]]:
    """Set what the overrides set on the figures that have exactly their words."""
    findings = []
    at = {(figure.start, figure.end): n for n, figure in enumerate(figures)}
    for override in placed:
        n = at.get((override.start, override.end))
        if n is None:
            findings.append(
                Finding(
                    "error",
                    "override-without-figure",
                    override.override.place,
                    f'no figure has exactly the words "{override.override.surface}" there, and the override names no kind.',
                    "Set `kind`, or copy the figure's own words from the table of numbers.",
                    override.override.surface,
                )
            )
            continue
        values: dict[str, Any] = dict(override.override.values)
        values |= {f"{name}_from": "" for name in ("time_base", "scope") if name in values}
        figures[n] = replace(figures[n], **values)
    return figures, findings
