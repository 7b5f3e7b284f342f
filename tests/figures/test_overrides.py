"""`figures.yml` overrules the rules on literal words, and a line of it that does not fit is an error with its place."""

from __future__ import annotations

import pytest

from tests.figures.sentences import report_of
from zhujie.figures import find_figures
from zhujie.model import FigureOverride, Place

HERE = Place("seeds/x/figures.yml", 3, 5)


def override(quote: str, surface: str, **values: str) -> FigureOverride:
    """An override as the seeds reader makes it."""
    return FigureOverride(quote, surface, tuple(values.items()), HERE)


def test_an_added_number_is_captured_or_turns_the_build_red() -> None:
    """`共办理77件` is a count at once; an unknown unit is an error with line and column until someone classifies it."""
    figures, findings = find_figures(report_of("共办理77件。"))
    assert [(f.surface, f.kind, f.value, f.unit) for f in figures] == [("77件", "count", "77", "件")]
    assert not findings
    report = report_of("完成建设。\n", "共处置77魑。")
    _, (finding,) = find_figures(report)
    assert (finding.severity, finding.code, str(finding.place)) == ("error", "number-unclassified", "report.txt:2:4")
    figures, findings = find_figures(report, (override("共处置77魑", "77魑", kind="count", value="77", unit="魑"),))
    assert [(f.surface, f.kind, f.value, f.unit) for f in figures] == [("77魑", "count", "77", "魑")]
    assert not findings


def test_an_override_claims_its_words_before_the_rules() -> None:
    """Words the rules would read otherwise follow the editor, and the rest of the sentence is read as before."""
    figures, findings = find_figures(
        report_of("三区新增停车位5个。"), (override("三区新增", "三区", kind="name", caution="文中未列明。"),)
    )
    assert [(f.surface, f.kind, f.caution) for f in figures] == [("三区", "name", "文中未列明。"), ("5个", "count", "")]
    assert not findings


def test_a_field_is_added_without_changing_the_rest() -> None:
    """A caution alone leaves kind, value and meaning to the rules."""
    (figure,), findings = find_figures(
        report_of("培训民警1.3万多人次。"), (override("培训民警1.3万多人次", "1.3万多人次", caution="不等于人数。"),)
    )
    assert (figure.value, figure.lower, figure.caution) == ("13000", "13000", "不等于人数。")
    assert not findings


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (override("没有的话", "没有", kind="name"), "override-does-not-fit"),
        (override("件", "件", kind="name"), "override-does-not-fit"),
        (override("办理77件", "88件", kind="name"), "override-does-not-fit"),
        (override("办理77件", "77件", colour="red"), "override-does-not-fit"),
        (override("办理77件", "77件", kind="word"), "override-does-not-fit"),
        (override("办理77件", "77", caution="无。"), "override-without-figure"),
    ],
)
def test_an_override_that_does_not_fit_is_an_error(wrong: FigureOverride, code: str) -> None:
    """Quote absent or repeated, surface absent, unknown field or kind, words that are no figure: an error at its line."""
    _, findings = find_figures(report_of("办理77件,办结70件。"), (wrong,))
    assert [(f.severity, f.code, f.place) for f in findings] == [("error", code, HERE)]
