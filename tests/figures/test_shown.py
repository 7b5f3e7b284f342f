"""What a reader is shown of a figure is what it is: bounds, direction and shares are on the right side."""

from __future__ import annotations

import html
import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.figures.sentences import report_of
from tests.project import Project
from zhujie.edition import compose
from zhujie.figures import find_figures
from zhujie.pages.body import figure_words

TEXT = """\
一、2022年的主要举措和成效
(一)规范执法。警情同比下降6%。案件同比增加8%。共抽查40次,其中单独抽查36次,联合抽查4次。
(二)改善停车。全市新增施划车位5.9万个、摩托车位11万个,没有发生事故。年内受理申请30宗,均已办结。
"""


@cache
def shown(page: str) -> str:
    """A page of a made-up report, on one line."""
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.write_report(TEXT, highlights=["警情同比下降6%", "案件同比增加8%", "施划车位5.9万个"])
        return compose(project.root, "made-up").files[page].replace("\n", "")


def told(sentence: str) -> list[str]:
    """The tips of the figures of a sentence."""
    figures, _ = find_figures(report_of(sentence))
    return [figure_words(figure) for figure in figures if figure.is_figure]


@pytest.mark.parametrize(
    ("sentence", "tip"),
    [
        ("接警时间不超过10分钟。", "接警时间：不超过10分钟；约数，取上限。"),
        ("破案率不低于90%。", "破案率：不少于90%；约数，取下限。"),
        ("受理投诉超过4057宗。", "受理的投诉：不少于4057宗；约数，取下限。"),
        ("十分钟内到场。", "不超过10分钟；约数，取上限。"),
        ("办结率60%以上。", "办结率：不少于60%；约数，取下限。"),
        ("力争完成3至5个试点。", "试点：3—5个；是文中所说的目标，不是已经达到的数。"),
        ("警情同比下降6%。", "警情：同比下降6%（与上年同期相比）"),
        ("警情同比上升6%。", "警情：同比上升6%（与上年同期相比）"),
        ("2020年警情同比上升6%。", "警情：同比上升6%（与2019年相比）；2020年"),
        ("全年受理申请30宗。", "受理的申请：30宗；全年"),
        ("月均发案5.1宗。", "月均发案：5.1宗/月"),
    ],
)
def test_a_tip_says_at_most_and_at_least_up_and_down_as_the_text_does(sentence: str, tip: str) -> None:
    """The bound or the direction a word of the text gives a number is the one its tip says."""
    assert told(sentence) == [tip]


def test_a_fall_points_down_and_a_rise_up_wherever_they_stand() -> None:
    """▼ with 降 and ▲ with 升, in the table, in the chart and on the home page."""
    page = shown("figures.md")
    signs = dict(re.findall(r"([▲▼](?:升|降))(\d+)%", shown("assets/chart-changes.svg")))
    assert signs == {"▼降": "6", "▲升": "8"}
    for surface, said in (("同比下降6%", "同比▼下降，与上年同期相比"), ("同比增加8%", "同比▲上升，与上年同期相比")):
        assert re.search(rf"</a>{surface} \|.*?\| ([^|]*[▲▼][^|]*) \|", page)[1] == said  # type: ignore[index]
    home = re.findall(r"\[([▲▼])(\d)%：[^\]]*?(下降|上升)", shown("index.md"))
    assert home == [("▼", "6", "下降"), ("▲", "8", "上升")]


def test_what_is_counted_keeps_its_verb_wherever_it_stands() -> None:
    """新增施划 limits the places on the home page, in the table, in the chart, in the search and in the data for machines."""
    counted = "新增施划的车位"
    assert f"[5.9万个：{counted}" in shown("index.md")
    page = html.unescape(shown("figures.md"))
    assert f"| {counted} |" in page and f"{counted}5.9万个、新增施划的摩托车位11万个" in page
    assert counted in shown("assets/search-index.js")
    assert re.search(f'"name": ?"{counted}"', shown(".head.json").replace("\\", ""))


def test_a_period_of_the_heading_is_marked_and_one_of_the_sentence_is_not() -> None:
    """2022年 of the heading stands in the table as 据标题, 年内 of the sentence as it is printed."""
    page = shown("figures.md")
    assert "| 2022年（据标题），全市 |" in page
    assert "| 年内 |" in page


def test_quantities_in_words_stand_on_the_page_and_in_the_data() -> None:
    """Each with its clause, its link and its kind; the lead leads to them and says what it leaves out."""
    page = shown("figures.md")
    listed = page.split('<a id="claims"></a>')[1].split('<a id="others"></a>')[0]
    assert re.findall(r'- <a id="(v-\d+)"></a>\[([^\]]*)\]\(([^)]*)\)：“([^”]*)”', listed) == [
        ("v-98", "举措二·句1", "measures/2.md#measure-2-1", "[没有发生](measures/2.md#measure-2-1)事故"),
        ("v-115", "举措二·句2", "measures/2.md#measure-2-2", "[均已](measures/2.md#measure-2-2)办结"),
    ]
    assert "(#claims)" in page.split("下载：")[0] and "“进一步”" in page.split("下载：")[0]
    claims = json.loads(shown("data/figures.json"))["claims"]
    assert [(claim["kind"], claim["surface"], claim["sentence"]) for claim in claims] == [
        ("none", "没有发生", "measure-2-1"),
        ("all", "均已", "measure-2-2"),
    ]
    assert all(TEXT[claim["start"] : claim["end"]] == claim["surface"] for claim in claims)


def test_shares_of_a_whole_are_of_a_hundred() -> None:
    """36 and 4 of 40 are 90 and 10 per cent, and together all of it."""
    shares = [float(share) for share in re.findall(r"推算占比([0-9.]+)%", shown("figures.md"))]
    assert shares == [90.0, 10.0]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("罚没**245.6** 万元。", ["245.6", "万"]),
        ("罚没**245.6**万元。", ["245.6", "万"]),
        ("罚没_245_ 亿元。", ["245", "亿"]),
    ],
)
def test_a_multiplier_alone_is_no_number(sentence: str, quotes: list[str]) -> None:
    """万 and 亿 cut off from their digits are reported beside them; ten thousand yuan would be a wrong figure."""
    figures, findings = find_figures(report_of(sentence))
    assert not figures
    assert [finding.quote for finding in findings] == quotes
