"""Checks on numbers: sums, lists and implied bases, exact and neutral."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.sentences import report_of
from zhujie.figures import check_figures, find_figures
from zhujie.model import FigureCheck, FigureOverride, Place


def checks(sentence: str) -> list[FigureCheck]:
    """The checks on one sentence."""
    report = report_of(sentence)
    figures, _ = find_figures(report)
    return list(check_figures(report, figures))


@pytest.mark.parametrize(
    ("sentence", "kind", "ok", "text"),
    [
        ("抽查40次,其中单独抽查36次,联合抽查4次。", "sum", True, "36+4=40，与总数40相符。"),
        ("共办理66件,其中主办13件、会办53件,办结率100%。", "sum", True, "13+53=66，与总数66相符。"),
        ("抽查40次,其中单独抽查36次,联合抽查5次。", "sum", False, "36+5=41，合计41，与总数40不等。"),
        ("抽查40次,其中单独抽查30次,联合抽查5次。", "sum", False, "30+5=35，合计35，与总数40不等；文中未说明所列是否为全部。"),
        ("培训400多人,其中民警300人,辅警100人。", "sum", None, "含约数或未给出数值的项，无法核对。"),
        ("抽查企业36家、商户4家，共40家。", "sum", True, "36+4=40，与总数40相符。"),
        ("推出甲证、乙证、丙证、丁证、戊证等12项措施。", "list", None, "共12项，文中列出5项。"),
        ("推出甲证、乙证、丙证等3项措施。", "list", True, "共3项，文中列出3项，相符。"),
        ("推出甲证、乙证、丙证等2项措施。", "list", False, "共2项，文中列出3项，列出数与所称数不等。"),
        ("启动“甲、乙”“丙”“丁”三个整治。", "list", True, "共3个，文中列出3个，相符。"),
        ("启动“甲”“乙”三个整治。", "list", False, "共3个，文中列出2个，列出数与所称数不等。"),
        ("编写《甲》《乙》等5份指引。", "list", None, "共5份，文中列出2份。"),
        ("开展甲整治、乙整治和改造等7项行动。", "list", None, "共7项，文中列出2—3项，末项含连词，列出的数目无法确定。"),
        ("推出甲证、乙证等10余项措施。", "list", None, "共10余项（约数），文中列出2项，无法核对。"),
        ("受理申请441宗,同比下降64.5%。", "base", None, "推算：上年同期1241—1244宗（441÷（1−64.5%），百分比按四舍五入区间64.45%—64.55%）。"),
        ("全市月均发案5.1宗。", "base", None, "推算：全年61宗（5.1×12，按四舍五入区间5.05—5.15得60.6—61.8，以满12个月计）。"),
        ("受理案件25宗,较去年同期增加3宗。", "base", None, "推算：上年同期22宗（25−3）。"),
        ("败诉率由40%降低至38%。", "base", None, "推算：变动幅度2个百分点（40%与38%之差）。"),
    ],
)  # fmt: skip
def test_a_check_says_what_the_text_has(sentence: str, kind: str, ok: bool | None, text: str) -> None:
    """One check, with its verdict and neutral words; a mismatch is told, not corrected."""
    assert [(check.kind, check.ok, check.text) for check in checks(sentence)] == [(kind, ok, text)]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("严打“九类犯罪”。", ["共9类，文中一类也没有列出。"]),
        ("严打九类犯罪：盗窃、诈骗等。", []),
        ("严打九类犯罪(盗窃、诈骗等)。", []),
    ],
)
def test_a_list_of_which_nothing_is_listed_is_said_to_be_one(sentence: str, texts: list[str]) -> None:
    """A claimed list with nothing before it and none opened after it is told as such; one listed after it is not judged."""
    report = report_of(sentence)
    list_length = FigureOverride(sentence, "九类", (("kind", "list-length"),), Place("figures.yml", 1, 1))
    figures, _ = find_figures(report, (list_length,))
    assert [check.text for check in check_figures(report, figures)] == texts


@pytest.mark.parametrize(
    "sentence",
    [
        "受理申请441宗,案件同比下降64.5%。",
        "受理申请400余宗,同比下降64.5%。",
        "受理申请441宗,环比下降64.5%。",
        "受理申请441宗,同比下降超过60%。",
        "受理申请441宗,办结400宗,投诉同比下降5%。",
        "受理申请441宗,罚款20万元,同比分别下降6%、8%。",
        "1—10月月均发案5.1宗。",
        "其中审结30件。",
    ],
)
def test_nothing_is_implied_where_the_text_does_not_tie(sentence: str) -> None:
    """A base needs one exact value and one exact yearly change of the same thing, side by side in one sentence."""
    assert not [check for check in checks(sentence) if check.kind in ("base", "sum")]


def test_a_derived_value_is_kept_apart_from_reported_ones() -> None:
    """The implied base stands in `derived` of the change; the reported values stay as printed."""
    figures, _ = find_figures(report_of("受理申请441宗,同比下降64.5%。"))
    value, change = figures
    assert (value.value, value.derived, change.value) == ("441", (), "64.5")
    assert [(d.what, d.lower, d.upper) for d in change.derived] == [("上年同期", "1241", "1244")]


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_the_true_base_is_always_inside_the_interval(before: int, now: int) -> None:
    """Whatever two yearly counts a report rounds to one decimal, the count it does not print is in the interval."""
    change = (Decimal(now - before) / before * 100).quantize(Decimal("0.1"))
    word = "增长" if change >= 0 else "下降"
    figures, _ = find_figures(report_of(f"受理申请{now}宗,同比{word}{abs(change)}%。"))
    derived = figures[1].derived
    if derived:
        assert Decimal(derived[0].lower) <= before <= Decimal(derived[0].upper)
    else:
        assert change <= -99


@given(st.lists(st.integers(0, 9999), min_size=2, max_size=6), st.integers(0, 3))
def test_a_sum_is_right_exactly_when_it_is_right(parts: list[int], more: int) -> None:
    """The verdict on parts and whole is arithmetic, for any number of parts."""
    whole = sum(parts) + more
    listed = "、".join(f"甲类{part}件" for part in parts)
    (check,) = checks(f"共办理{whole}件,其中{listed}。")
    assert check.ok is (more == 0)
    assert not re.search("错误|造假|虚假", check.text)
