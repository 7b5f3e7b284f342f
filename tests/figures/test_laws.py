"""Laws of the number annotation on any text: nothing is lost, nothing is claimed twice, everything is literal."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.figures.sentences import report_of
from zhujie.figures import find_figures
from zhujie.figures.read import UNCLASSIFIED
from zhujie.model import Figure, Finding, Report

HAN = st.text("办理案件受申请治安的了和在市局民警服务中心年月日宗名个项起率约超第其共同比下降增加等", max_size=8)
MARKS = st.sampled_from(
    ["", ",", "，", "、", "。", "“", "”", "(", ")", "《", "》", "%", "％", "万", "多", "至", "—", " ", "件", "年", "\n"]
)
NUMBERS = st.one_of(
    st.integers(0, 10**9).map(str),
    st.decimals(0, 10**4, places=2).map(str),
    st.text("0123456789０１２.,:-+", min_size=1, max_size=6),
    st.text("〇零一二两三四五六七八九十百千万亿", min_size=1, max_size=4),
)
TEXTS = st.lists(st.tuples(HAN, MARKS, NUMBERS, MARKS, HAN).map("".join), min_size=1, max_size=4).map("".join)


def spans(report: Report, figures: tuple[Figure, ...], findings: tuple[Finding, ...]) -> list[tuple[int, int]]:
    """Where figures and unclassified numbers stand."""
    lines = report.source.text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    left = [
        (starts[f.place.line - 1] + f.place.column - 1, starts[f.place.line - 1] + f.place.column - 1 + len(f.quote))
        for f in findings
        if f.code == UNCLASSIFIED
    ]
    return sorted([*((figure.start, figure.end) for figure in figures), *left])


@given(TEXTS)
def test_every_run_of_digits_is_in_exactly_one_figure_or_finding(text: str) -> None:
    """A run of digits is whole in one figure, or whole in one finding that names its place; never in none, never split."""
    report = report_of(text)
    told = spans(report, *find_figures(report))
    for run in re.finditer(r"\d+", text):
        holders = [(start, end) for start, end in told if start <= run.start() and run.end() <= end]
        assert len(holders) == 1, (run.group(), told)


@given(TEXTS)
def test_figures_are_literal_ordered_and_apart(text: str) -> None:
    """Surface and meaning are words of the text, offsets are exact, ids run in order, and no two figures overlap."""
    report = report_of(text)
    figures, findings = find_figures(report)
    assert [figure.id for figure in figures] == [f"n-{figure.start}" for figure in figures]
    for figure in figures:
        assert report.source.text[figure.start : figure.end] == figure.surface
        for words in (figure.action, figure.subject, figure.time_base, figure.scope, figure.approx):
            assert words in text
    told = spans(report, figures, findings)
    assert all(before[1] <= after[0] for before, after in pairwise(told))


@given(
    st.text("办理案件受申请治安", min_size=1, max_size=6),
    st.integers(1, 10**7),
    st.text("魑魅魍魉", min_size=1, max_size=3),
)
def test_an_unknown_unit_is_flagged_and_never_guessed(before: str, number: int, unit: str) -> None:
    """A number before a word no table knows gives an error with its place and advice, unless it is a long code."""
    figures, findings = find_figures(report_of(f"{before}{number}{unit}。"))
    if len(str(number)) < 7 and not figures:
        assert [(f.severity, f.code, f.quote) for f in findings] == [("error", UNCLASSIFIED, str(number))]
        assert findings[0].place.column == len(before) + 1
        assert "figures.yml" in findings[0].advice
    assert all(figure.kind == "name" for figure in figures)
