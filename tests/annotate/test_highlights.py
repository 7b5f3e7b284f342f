"""The home page's figures: words that are not there, stand in several places or hold no number are said."""

from __future__ import annotations

import pytest

from tests.project import report_of
from zhujie.annotate.highlights import check_highlights
from zhujie.figures import find_figures
from zhujie.model import Finding, Highlight, Place

HERE = Place("seeds/x/report.yml", 7, 13)
REPORT = report_of("一、主要举措\n全年办理案件30宗,审核案件12宗。\n规范执法。共办理案件45件。\n")


def found(quote: str) -> tuple[Finding, ...]:
    """What is said of one highlight."""
    return tuple(check_highlights(REPORT.source, [Highlight(quote, HERE)], find_figures(REPORT)[0]))


@pytest.mark.parametrize(
    ("quote", "severity", "words"),
    [
        ("办理案件31宗", "error", "does not stand in the report. Copy it from seeds/made-up/report.txt."),
        ("办理案件", "error", "stands 2 times in the report (lines 2, 3). Quote more words"),
        ("案件", "error", "stands 3 times in the report (lines 2, 2, 3)."),
        ("规范执法", "warning", "holds no figure, so the home page shows nothing for it. Quote the number"),
    ],
)
def test_a_highlight_that_does_not_fit_is_said(quote: str, severity: str, words: str) -> None:
    """With the place in report.yml and what to do."""
    (finding,) = found(quote)
    assert (finding.severity, finding.place) == (severity, HERE)
    assert words in str(finding)


def test_a_highlight_that_fits_is_silent() -> None:
    """Words that stand once and hold a figure."""
    assert found("审核案件12宗") == ()
