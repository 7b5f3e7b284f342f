"""What a heading above says of a number is taken, and marked; what it cannot say of it is not."""

from __future__ import annotations

import pytest

from tests.figures.test_reports import read
from zhujie.figures.frame import base_of
from zhujie.model import Figure

REPORT = """\
一、{part}
(一){item}
{sentence}
二、存在的问题
人员不足。
"""


def figure(sentence: str, part: str = "2020年的主要举措", item: str = "规范执法。") -> Figure:
    """The first figure of a sentence below two headings."""
    _, figures, _ = read(REPORT.format(part=part, item=item, sentence=sentence))
    return next(one for one in figures if one.is_figure)


def test_a_heading_gives_its_year_and_is_named_as_its_source() -> None:
    """受理申请30宗 below 2020年的主要举措 has the time 2020年, 据标题; below a heading without a year it has none."""
    told = figure("受理申请30宗。")
    assert (told.time_base, told.time_base_from) == ("2020年", "heading")
    told = figure("受理申请30宗。", part="主要举措")
    assert (told.time_base, told.time_base_from) == ("", "")


@pytest.mark.parametrize("part", ["2020年的主要举措", "2020年度工作情况", "二〇二〇年工作情况"])
def test_the_time_of_a_heading_is_literal(part: str) -> None:
    """It is printed as the heading has it."""
    assert figure("受理申请30宗。", part=part).time_base in part


def test_the_nearest_heading_that_names_a_time_is_taken() -> None:
    """A year of the item goes before that of its part."""
    assert figure("受理申请30宗。", item="2019年试点情况。").time_base == "2019年"


@pytest.mark.parametrize("sentence", ["年内受理申请30宗。", "3月受理申请30宗。"])
def test_the_sentence_goes_before_the_heading(sentence: str) -> None:
    """A time in the sentence is printed without a mark."""
    told = figure(sentence)
    assert told.time_base in ("年内", "3月") and told.time_base_from == ""


@pytest.mark.parametrize(
    "sentence",
    ["累计受理申请30宗。", "已建成派出所30个。", "下辖村30个，持证率由80%提高到90%。", "持证率由80%提高到90%。"],
)
def test_a_number_that_reaches_beyond_the_year_gets_none(sentence: str) -> None:
    """累计 and 已建成 are not of one year, and what a change starts from is of another."""
    told = figure(sentence)
    assert (told.time_base, told.time_base_from) == ("", "")


@pytest.mark.parametrize(
    "part", ["2019—2020年的主要举措", "2019年工作总结和2020年工作计划", "《2020年法治工作要点》落实情况"]
)
def test_a_heading_of_two_years_or_a_title_says_nothing(part: str) -> None:
    """Two years cannot both be a number's, and a year in a title is the title's."""
    assert figure("受理申请30宗。", part=part).time_base == ""


def test_a_heading_gives_its_area() -> None:
    """全县 of the heading, marked; an area in the sentence goes before it."""
    told = figure("受理申请30宗。", item="全县执法情况。")
    assert (told.scope, told.scope_from) == ("全县", "heading")
    told = figure("全市受理申请30宗。", item="全县执法情况。")
    assert (told.scope, told.scope_from) == ("全市", "")


@pytest.mark.parametrize(
    ("comparison", "time", "base"),
    [
        ("同比", "2020年", "2019年"),
        ("同比", "2020年度", "2019年"),
        ("同比", "年内", "上年同期"),
        ("同比", "1—11月", "上年同期"),
        ("同比", "2020年上半年", "上年同期"),
        ("较2019年同期", "", "2019年同期"),
        ("比上年", "", "上年"),
        ("与去年相比", "", "去年"),
        ("环比", "", ""),
        ("", "2020年", ""),
    ],
)
def test_the_period_compared_with(comparison: str, time: str, base: str) -> None:
    """同比 implies the year before where the time is a plain year; what a comparison names is taken from it."""
    assert base_of(comparison, time) == base


def test_a_year_that_only_a_heading_names_names_no_base() -> None:
    """The base of 同比 is then 上年同期: a guess is not built on a guess."""
    told = figure("受理申请同比下降5%。")
    assert (told.time_base, told.time_base_from, told.base) == ("2020年", "heading", "上年同期")
