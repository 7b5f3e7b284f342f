"""What the annotation stage lays beside a report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from zhujie.model.places import Finding
from zhujie.model.report import Report
from zhujie.model.seeds import Note, Reading, Relation, RelationKind, ReportSeed, Term


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a term's form stands in a sentence or heading."""

    term: str
    form: str
    start: int
    end: int
    node: str
    """Id of the sentence, or of the item or part whose heading it stands in."""


FigureKind = Literal[
    "count", "amount", "rate", "change", "level", "rank", "part", "list-length", "date", "name", "ordinal", "zero-word"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number expression of the text, with its meaning. What the text does not say stays empty (None or '')."""

    id: str
    """`n-` and its start offset: `n-2091`. It depends on the source alone, not on how many numbers a rule finds."""
    surface: str
    """Literal, unit included: `1.3万多人次`."""
    kind: FigureKind
    value: str
    """Decimal in plain notation, units of 万/亿 multiplied out: `13000`; empty for names, dates, zero-words."""
    unit: str
    start: int
    end: int
    sentence: str
    """Id of the sentence, or of the item or part whose heading it stands in."""
    approx: str = ""
    """The approximating word as printed (余, 多, 约, 超), empty when exact."""
    lower: str = ""
    upper: str = ""
    direction: Literal["", "up", "down"] = ""
    comparison: str = ""
    """As printed: 同比, 环比…"""
    base: str = ""
    """The period compared with, where the comparison implies one: `上年同期`, or `2019年` beside `2020年`."""
    action: str = ""
    """The verb phrase that limits what is counted, literal: `受理`, `通过大数据手段抓获`, `经法制部门审核`."""
    subject: str = ""
    """What is counted, literal from the text."""
    time_base: str = ""
    time_base_from: Literal["", "heading"] = ""
    """`heading` where only a heading above says it."""
    scope: str = ""
    scope_from: Literal["", "heading"] = ""
    whole: str = ""
    """For a part of a whole, the id of the whole."""
    caution: str = ""
    derived: tuple[Derived, ...] = ()

    @property
    def is_figure(self) -> bool:
        """True for what a reader would take as a figure; False for dates, names, ordinals, zero-words."""
        return self.kind not in ("date", "name", "ordinal", "zero-word")

    @property
    def counted(self) -> str:
        """What is counted with what limits it, the one place where they are put together: `受理的行政复议申请`."""
        return f"{self.action}的{self.subject}" if self.action and self.subject else self.subject


@dataclass(frozen=True, slots=True)
class Derived:
    """A value we computed, always shown as 推算, never as reported."""

    what: str
    lower: str
    upper: str
    how: str


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A check on figures: part + part = whole, claimed against listed, an implied base."""

    kind: Literal["sum", "list", "base"]
    figures: tuple[str, ...]
    ok: bool | None
    """None when it cannot be decided."""
    sentence: str
    text: str
    """Neutral Chinese: `36+4=40,相符`, `共12项，文中列出5项`, `推算…`."""


ClaimKind = Literal["none", "several", "first", "most", "all", "degree"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity said in words without a number: 没有发生, 一批, 率先, 最少…之一, 均, 明显."""

    id: str
    """`v-` and its start offset."""
    surface: str
    kind: ClaimKind
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Hole:
    """A clause of a problem or plan, or a topic of a measure, for which no counterpart was recorded."""

    at: str
    missing: RelationKind
    text: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report and everything laid beside it. The report itself is untouched."""

    report: Report
    seed: ReportSeed
    terms: tuple[Term, ...]
    occurrences: tuple[Occurrence, ...]
    relations: tuple[Relation, ...] = ()
    readings: tuple[Reading, ...] = ()
    holes: tuple[Hole, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    checks: tuple[FigureCheck, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
