"""`seeds/<slug>/figures.yml`: corrections of the number classifier, on literal words."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args

from zhujie.model import FigureKind, FigureOverride, Finding
from zhujie.seeds.reader import read_file
from zhujie.seeds.record import Record
from zhujie.seeds.schema import Fields, ListOf, Paragraphs, Quoted, Shape, Text

_BLANK = Text(blank=True)
_DECIMAL = Text(blank=True, pattern=r"[0-9]+(\.[0-9]+)?", wording='a decimal in plain notation like "13000"')
_SET: dict[str, Shape] = {
    "kind": Text(choices=get_args(FigureKind)),
    "value": _DECIMAL,
    "unit": _BLANK,
    "approx": _BLANK,
    "lower": _DECIMAL,
    "upper": _DECIMAL,
    "direction": Text(blank=True, choices=("up", "down")),
    "comparison": _BLANK,
    "base": _BLANK,
    "action": _BLANK,
    "subject": _BLANK,
    "time_base": _BLANK,
    "scope": _BLANK,
    "whole": _BLANK,
    "caution": Paragraphs(blank=True),
}
"""The fields of `Figure` a person may correct; the others follow from the text."""
_CORRECTION = Fields("correction", optional=_SET)
_OVERRIDE = Fields("override", required={"quote": Quoted(), "surface": Quoted(), "set": _CORRECTION})
SCHEMA = Fields("file of figures", optional={"overrides": ListOf(_OVERRIDE)})


def read_figures(path: Path, shown: str) -> tuple[tuple[FigureOverride, ...], tuple[Finding, ...]]:
    """The corrections that can be placed, each with its place, and every fault that shows without the report's text."""
    root, findings = read_file(path, shown, SCHEMA)
    records = root.records("overrides")
    outside = (
        Finding(
            "error",
            "surface-outside-quote",
            record.place_of("surface"),
            f'the surface "{record.text("surface")}" does not stand in its quote "{record.text("quote")}".',
            "Copy both from report.txt.",
            record.text("surface"),
        )
        for record in records
        if record.text("quote") and record.text("surface") not in record.text("quote")
    )
    limits = (finding for record in records for finding in _check_limits(record.record("set")))
    placeable = [
        record for record in records if record.text("surface") and record.text("surface") in record.text("quote")
    ]
    return tuple(_override(record) for record in placeable), (*findings, *outside, *limits)


def _check_limits(record: Record) -> Iterator[Finding]:
    """A value lies between its limits."""
    named = [(name, record.text(name)) for name in ("lower", "value", "upper") if record.text(name)]
    for (low, less), (high, more) in pairwise(named):
        if Decimal(less) > Decimal(more):
            message = f'"{low}" is {less}, but "{high}" is {more}.'
            yield Finding("error", "bad-value", record.place_of(low), message, "Correct one of them.", less)


def _override(record: Record) -> FigureOverride:
    return FigureOverride(record.text("quote"), record.text("surface"), record.record("set").pairs(), record.place)
