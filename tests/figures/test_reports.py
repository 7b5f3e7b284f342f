"""Whole reports: the seed against its reviewed table, and made-up reports of other organs and layouts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.figures.sentences import row
from zhujie.annotate.nodes import Nodes
from zhujie.figures import check_figures, find_figures
from zhujie.model import Figure, Finding, Report, ReportSeed, SourceText
from zhujie.parse import parse
from zhujie.seeds.figures import read_figures
from zhujie.source import read_source

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent / "seeds"
SEED = SEEDS / "jiangmen-psb-2020"

WATER = """2021年，我局认真履职。现将有关情况报告如下：
一、2021年推进法治政府建设的主要举措和成效
（一）完善制度
1.健全机制。全年召开党组会议12次，审议重大决策3项，制定《河道管理办法》《取水管理办法》等5份文件（某水〔2021〕8号）。
2.强化培训。举办培训班两期，培训执法人员300余人次，持证率达98.5%。
（二）严格执法
开展执法检查136次，其中日常检查120次，专项检查16次。立案查处案件25宗，同比增加5宗，罚款32.5万元。
二、存在的问题
执法人员不足，平均每人管理河道十余公里。
三、2022年工作计划
力争持证率提高到100%。
"""
MARKET = """一、主要做法
一是优化服务。企业开办时间由3个工作日压缩至0.5个工作日，“一网通办”率超过95%，新登记企业1.2万户，同比增长8.6%。
二是强化监管。抽查企业500户，其中甲类企业300户、乙类企业180户。受理12345热线投诉4,321件，办结率99.9%。
三是深化普法。开展“3·15”“12·4”等宣传活动20余场，落实“八五”普法规划。
二、存在的不足
（一）监管力量不足。每名监管人员负责企业百余户。
"""
TOWN = """某镇2022年度法治政府建设情况的报告
县人民政府：
2022年，我镇下辖十九个村、2个社区，常住人口4.6万人。现将情况报告如下：
一、党政主要负责人履行第一责任人职责情况。镇长主持召开会议六次。
二、工作情况
组织“一村一法律顾问”走访二十余次，调处矛盾纠纷88宗，成功率100%，一半以上村居建成示范点。村居分为城东、城南、城西三个片区。
三、下一步打算
持续推进三年行动计划。
某镇人民政府
2023年1月10日
"""


def read(text: str) -> tuple[Report, tuple[Figure, ...], tuple[Finding, ...]]:
    """A made-up report, parsed and annotated with nothing but its text."""
    report = parse(SourceText("report.txt", text, "", "utf-8"), ReportSeed("x", "某机关", 2021, ""))
    return report, *find_figures(report)


def seed() -> tuple[Report, tuple[Figure, ...], tuple[Finding, ...]]:
    """The seed report with its overrides."""
    source, _ = read_source(SEED / "report.txt", "report.txt")
    report = parse(source, ReportSeed("x", "某机关", 2020, ""))
    overrides, faults = read_figures(SEED / "figures.yml", "figures.yml")
    assert not faults
    return report, *find_figures(report, overrides)


def test_every_number_of_the_seed_is_accounted_for() -> None:
    """No number is left unclassified, every override fits, and every run of digits lies in exactly one figure."""
    report, figures, findings = seed()
    assert findings == ()
    for run in re.finditer(r"\d+", report.source.text):
        assert sum(f.start <= run.start() and run.end() <= f.end for f in figures) == 1, run


def test_the_seed_gives_the_reviewed_table() -> None:
    """Every figure of the seed, with kind, value, unit, meaning and address, is the one a person checked against the text."""
    report, figures, _ = seed()
    nodes = Nodes(report)
    assert all(nodes.get(figure.sentence) for figure in figures)
    told = [f"{figure.id} | {figure.sentence} | {row(figure)}" for figure in figures]
    assert told == (HERE / "seed.txt").read_text(encoding="utf-8").splitlines()


def test_the_seed_gives_the_known_checks() -> None:
    """Two sums that agree, seven lists, one of which has nothing listed, two implied bases: nothing else, nothing contradicted."""
    report, figures, _ = seed()
    checks = check_figures(report, figures)
    assert [check.text.split("（")[0] for check in checks] == [
        "共3个，文中列出3个，相符。",
        "共9类，文中一类也没有列出。",
        "共12项，文中列出5项。",
        "共7项，文中列出2项。",
        "推算：全年61宗",
        "共5份，文中列出1份。",
        "36+4=40，与总数40相符。",
        "13+53=66，与总数66相符。",
        "推算：上年同期1241—1244宗",
        "共5个，文中列出1个。",
        "共5名，文中列出1名。",
    ]
    assert not [check for check in checks if check.ok is False]


def test_without_overrides_the_seed_is_still_accounted_for() -> None:
    """The rules alone classify every number; the overrides only add what no rule can know."""
    report, _, _ = seed()
    assert find_figures(report)[1] == ()


@pytest.mark.parametrize(
    ("text", "surfaces", "checks"),
    [
        (
            WATER,
            "12次 3项 5份 两期 300余人次 98.5% 136次 120次 16次 25宗 同比增加5宗 32.5万元 十余公里 提高到100%",
            ["共5份，文中列出2份。", "120+16=136，与总数136相符。", "推算：上年同期20宗（25−5）。"],
        ),
        (
            MARKET,
            "3个工作日 压缩至0.5个工作日 超过95% 1.2万户 同比增长8.6% 500户 300户 180户 4,321件 99.9% 20余场 百余户",
            [
                "推算：变动幅度2.5个工作日（3个工作日与0.5个工作日之差）。",
                "300+180=480，合计480，与总数500不等；文中未说明所列是否为全部。",
            ],
        ),
        (TOWN, "十九个 2个 4.6万人 六次 二十余次 88宗 100% 一半以上 三个", ["共3个，文中列出3个，相符。"]),
    ],
    ids=["water", "market", "town"],
)
def test_a_report_of_another_organ_needs_nothing_but_its_text(text: str, surfaces: str, checks: list[str]) -> None:
    """Other organs, widths and layouts: figures in order, checks, and no number left over."""
    report, figures, findings = read(text)
    assert findings == ()
    for run in re.finditer(r"\d+", text):
        assert sum(f.start <= run.start() and run.end() <= f.end for f in figures) == 1, run
    assert [figure.surface for figure in figures if figure.is_figure] == surfaces.split()
    told = [check.text for check in check_figures(report, figures)]
    assert [words for words in told if "÷" not in words] == checks


def test_numbers_of_headings_belong_to_their_part_or_item() -> None:
    """A heading's label is an ordinal and its year a date, under the id of the part or item."""
    _, figures, _ = read(WATER)
    assert [(f.surface, f.kind) for f in figures if f.sentence == "part-1"] == [("一、", "ordinal"), ("2021年", "date")]
    assert ("（一）", "ordinal") in [(f.surface, f.kind) for f in figures if f.sentence == "measure-1"]


def test_an_added_number_in_the_seed_is_red_until_it_is_classified() -> None:
    """`共办理77件` is captured; `共办理77魑` is one error with file, line and column."""
    text = (SEED / "report.txt").read_text(encoding="utf-8")
    for added, captured in (("共办理77件。", True), ("共办理77魑。", False)):
        changed = text.replace("加强行政复议和行政应诉工作。", f"加强行政复议和行政应诉工作。{added}")
        report, figures, findings = read(changed)
        assert any(figure.surface == "77件" for figure in figures) is captured
        assert [f.code for f in findings] == ([] if captured else ["number-unclassified"])
        if findings:
            line = changed[: changed.index(added)].count("\n") + 1
            assert findings[0].place.line == line
            assert report.source.text.splitlines()[line - 1][findings[0].place.column - 1 :].startswith("77魑")
