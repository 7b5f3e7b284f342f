"""Reports for the tests of numbers: sentences in a row, and the reading and writing of `table.txt`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhujie.model import Figure, Matter, Report, Sentence, SourceText

TABLE = Path(__file__).parent / "table.txt"
COLUMNS = (
    "approx", "lower", "upper", "direction", "comparison", "base", "action", "subject",
    "time_base", "time_base_from", "scope", "scope_from", "whole", "caution",
)  # fmt: skip
"""Fields a row names only when they are not empty."""


def report_of(*sentences: str) -> Report:
    """A report that is nothing but these sentences, `preamble-1`, `preamble-2`, …; they need no marks between them."""
    made, offset = [], 0
    for number, text in enumerate(sentences, start=1):
        made.append(Sentence(f"preamble-{number}", text, offset, offset + len(text)))
        offset += len(text)
    source = SourceText("report.txt", "".join(sentences), "", "utf-8")
    return Report(source, Matter(0, offset, tuple(made), ()), (), Matter(offset, offset, (), ()))


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and the rows it must give, in order."""

    sentence: str
    rows: tuple[str, ...]


def row(figure: Figure) -> str:
    """A figure as a row: surface, kind, value, unit, then every field that is not empty."""
    told = [f"{name}={value}" for name in COLUMNS if (value := getattr(figure, name))]
    return " | ".join([figure.surface, figure.kind, figure.value or "-", figure.unit or "-", *told])


def read_table() -> list[Case]:
    """The cases of `table.txt`: a line `> sentence`, then its rows; `#` opens a remark."""
    cases: list[Case] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            cases.append(Case(line[2:], ()))
        elif line and not line.startswith("#"):
            cases[-1] = Case(cases[-1].sentence, (*cases[-1].rows, line))
    return cases
