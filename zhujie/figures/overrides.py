"""Finding the words that `seeds/<slug>/figures.yml` corrects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast, get_args

from zhujie.figures.find import CHANGED, ClaimKind, Passage, quantity
from zhujie.model import FigureKind, FigureOverride, Finding, SourceText
from zhujie.numerals import fold

SETTABLE = frozenset(
    "kind value unit approx lower upper direction comparison base action subject time_base scope whole caution".split()
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An override and where its surface stands in the source."""

    override: FigureOverride
    start: int
    end: int
    kind: ClaimKind | None
    """Set when the override decides the kind; None when it only adds to a figure the rules find."""
    parts: dict[str, str]


def place_overrides(source: SourceText, overrides: tuple[FigureOverride, ...]) -> tuple[list[Placed], list[Finding]]:
    """Overrides with offsets, and an error for each whose quote, surface or fields do not fit the report."""
    placed: list[Placed] = []
    findings: list[Finding] = []
    for override in overrides:
        if problem := _problem(source.text, override):
            findings.append(Finding("error", "override-does-not-fit", override.place, *problem, override.quote))
            continue
        start = source.text.index(override.quote) + override.quote.index(override.surface)
        end = start + len(override.surface)
        if any(start < other.end and other.start < end for other in placed):
            message = f'two overrides claim "{override.surface}".'
            advice = "Merge them into one."
            findings.append(Finding("error", "override-does-not-fit", override.place, message, advice, override.quote))
            continue
        kind = cast("ClaimKind | None", dict(override.values).get("kind"))
        placed.append(Placed(override, start, end, kind, _parts(fold(override.surface))))
    return placed, findings


def _parts(surface: str) -> dict[str, str]:
    """The pieces of a surface that is one quantity; none of any other."""
    passage = Passage(surface)
    found = quantity(passage, passage.numbers[0], CHANGED, ranged=True) if passage.numbers else None
    return found.parts if found and (found.start, found.end) == (0, len(surface)) else {}


def _problem(text: str, override: FigureOverride) -> tuple[str, str] | None:
    """What is wrong with an override and what to do, or None."""
    times = text.count(override.quote) if override.quote else 0
    if times != 1:
        return (
            f'the quote "{override.quote}" stands {times} times in the report, not once.',
            "Quote more or other words of report.txt.",
        )
    if override.quote.count(override.surface) != 1:
        return (
            f'the surface "{override.surface}" does not stand just once in its quote.',
            "Quote fewer words around it.",
        )
    values = dict(override.values)
    if unknown := sorted(values.keys() - SETTABLE):
        return f"a figure has no field {', '.join(unknown)}.", f"Use only {', '.join(sorted(SETTABLE))}."
    if (kind := values.get("kind")) is not None and kind not in get_args(FigureKind):
        return f'"{kind}" is no kind of number.', f"Use one of {', '.join(get_args(FigureKind))}."
    return None
