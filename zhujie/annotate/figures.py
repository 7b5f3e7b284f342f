"""Every number of a report accounted for: a figure with its meaning, another kind of number, or a finding.

The order is plain: an editor's override claims its words first, the table of `figure_rules` claims the rest, what no
line of the table claims is an error with its place. Guessing was rejected: a wrong figure is copied, a finding is fixed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from zhujie.annotate.figure_derived import derive
from zhujie.annotate.figure_groups import group
from zhujie.annotate.figure_lists import listed_before
from zhujie.annotate.figure_meaning import clause_of, measures_of, scope_of, time_base_of
from zhujie.annotate.figure_overrides import Placed, place_overrides
from zhujie.annotate.figure_scan import Claim, scan, unclaimed
from zhujie.annotate.figure_value import generic_caution, value_of
from zhujie.annotate.figure_words import DOWN, DOWN_AFTER_COMPARISON
from zhujie.annotate.numerals import fold
from zhujie.memo import Keep, make_anew
from zhujie.model import Figure, FigureOverride, Finding, Report

_DOWN = {*DOWN, *DOWN_AFTER_COMPARISON, "降幅", "减幅"}
_NO_MEANING = ("date", "name", "ordinal", "zero-word")
GOAL = re.compile("力争|争取|预期|拟于|计划(?:新增|建成|完成|实现|达到)")
"""Words that make a number one to be reached."""
UNCLASSIFIED = "number-unclassified"


@dataclass(frozen=True, slots=True)
class Region:
    """A sentence, or a heading under the id of its item or part."""

    id: str
    start: int
    end: int


def find_figures(
    report: Report, overrides: tuple[FigureOverride, ...] = (), keep: Keep = make_anew
) -> tuple[tuple[Figure, ...], tuple[Finding, ...]]:
    """The figures in order of the text, and an error for each number no rule and no override explains."""
    placed, findings = place_overrides(report.source, overrides)
    figures: list[Figure] = []
    for region in regions(report):
        found, unexplained = _read(report, region, placed, keep)
        figures += found
        findings += unexplained
    figures, unused = _apply(figures, placed)
    return tuple(figures), (*findings, *unused)


def regions(report: Report) -> list[Region]:
    """Every sentence and heading in order of the text; together they hold every number of the report."""
    found = [Region(s.id, s.start, s.end) for s in report.sentences()]
    for part in report.parts:
        if part.heading:
            found.append(Region(part.id, part.heading.start, part.heading.end))
        for item in part.items:
            found += [Region(item.id, heading.start, heading.end) for heading in item.headings()]
    return sorted(found, key=lambda region: region.start)


def _read(report: Report, region: Region, placed: list[Placed], keep: Keep) -> tuple[list[Figure], list[Finding]]:
    text = fold(report.source.text[region.start : region.end])
    claims = [
        Claim(p.start - region.start, p.end - region.start, p.kind, "override", p.parts)
        for p in placed
        if p.kind and region.start <= p.start and p.end <= region.end
    ]
    claims = sorted([*claims, *scan(text, tuple((c.start, c.end) for c in claims), keep)], key=lambda c: c.start)
    findings = [
        Finding(
            "error",
            UNCLASSIFIED,
            report.source.place(region.start + start),
            f'the number "{report.source.text[region.start + start : region.start + end]}" is not classified:'
            f' no rule knows it in "{_around(report.source.text, region.start + start, region.start + end)}".',
            "Add its unit or word to the tables of zhujie/annotate/figure_words.py, or an override to seeds/<slug>/figures.yml.",
            report.source.text[region.start + start : region.start + end],
        )
        for start, end in unclaimed(text, claims)
    ]
    numbers = [claim for claim in claims if claim.kind != "word"]
    figures = [_figure(report, region, text, claim, numbers, f"n-{region.start + claim.start}") for claim in numbers]
    figures = group(text, figures, region.start)
    derived = derive(text, figures, region.start)
    return [replace(f, derived=derived.get(f.id, ())) for f in figures], findings


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - 8) : end + 8].replace("\n", " ").strip()


def _figure(report: Report, region: Region, text: str, claim: Claim, claims: list[Claim], id_: str) -> Figure:
    start, end = region.start + claim.start, region.start + claim.end
    surface = report.source.text[start:end]
    if claim.kind in _NO_MEANING or claim.kind == "word":
        kind = "name" if claim.kind == "word" else claim.kind
        return Figure(id_, surface, kind, "", "", start, end, region.id)
    value = value_of(claim.parts)
    literal = report.source.text[region.start : region.end]
    kind = claim.kind
    if kind == "count" and value.value and not value.approx and _closes_a_list(text, claim, value.value):
        kind = "list-length"
    direction = claim.parts.get("direction", "")
    return Figure(
        id_,
        surface,
        kind,
        value.value,
        value.unit,
        start,
        end,
        region.id,
        approx=value.approx,
        lower=value.lower,
        upper=value.upper,
        direction="" if direction in ("", "增速", "持平") else "down" if direction in _DOWN else "up",
        comparison=claim.parts.get("comparison", "").rstrip(",，"),
        measures=_literal(literal, text, measures_of(text, claim, claims)),
        time_base=time_base_of(text, claim, claims),
        scope=scope_of(text, claim),
        caution=_caution(text, claim, value.value) + generic_caution(value),
    )


def _literal(literal: str, folded: str, words: str) -> str:
    """The words as the source prints them, whatever width its marks have."""
    at = folded.find(words) if words else -1
    return literal[at : at + len(words)] if at >= 0 else ""


def _caution(text: str, claim: Claim, value: str) -> str:
    """What the words around a number make of it, whatever it counts."""
    if claim.kind == "change" and not value:
        return "文中未给出幅度。"
    low, _ = clause_of(text, claim.start)
    return "是文中所说的目标，不是已经达到的数。" if GOAL.search(text[low : claim.start]) else ""


def _closes_a_list(text: str, claim: Claim, value: str) -> bool:
    """`城东、城南、城西三个派出所`: a list without 等 that has just as many items as the number after it says."""
    before = text[: claim.start]
    after = text[claim.end : claim.end + 1]
    tail = before.rsplit("、", 1)[-1] if "、" in before else ""
    joined = bool(tail) and not set(tail) & set(",，;；。:0123456789")
    counts = listed_before(before)
    return joined and value.isdigit() and int(value) > 1 and int(value) in counts and "\u4e00" <= after <= "\u9fff"


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
        figures[n] = replace(figures[n], **values)
    return figures, findings
