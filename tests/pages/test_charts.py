"""Claims about the drawings of `figures.html`: what a bar's side, length and words say is what the number says."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from tests.project import ROOT, report_of
from zhujie.model import Annotated, Figure, ReportSeed
from zhujie.pages.body import figure_words
from zhujie.pages.context import Context
from zhujie.pages.models import Chart, FiguresPage
from zhujie.pages.numbers import SIDE, WIDTH, figures
from zhujie.pages.words import figure_limits
from zhujie.render import environment

TEXT = "一、2022年的工作\n(一)办案。甲案下降40%,乙案上升20%,丙案下降10%。抽查40次,其中单独抽查36次,联合抽查4次。新增甲位5万个、乙位10万个。"


def figure(surface: str, kind: str, value: str, unit: str, **more: str) -> Figure:
    """A figure at its place in TEXT, in the first sentence of the first measure that holds it."""
    start = TEXT.index(surface)
    sentence = f"measure-1-{TEXT[TEXT.index('甲案') : start].count('。') + 1}"
    return Figure(f"n-{start}", surface, kind, value, unit, start, start + len(surface), sentence, **more)  # type: ignore[arg-type]


WHOLE = figure("40次", "count", "40", "次", subject="抽查")
KNOWN = (
    figure("下降40%", "change", "40", "%", direction="down", subject="甲案", comparison="同比"),
    figure("上升20%", "change", "20", "%", direction="up", subject="乙案"),
    figure("下降10%", "change", "10", "%", direction="down", subject="丙案"),
    WHOLE,
    figure("36次", "part", "36", "次", subject="单独抽查", whole=WHOLE.id),
    figure("4次", "part", "4", "次", subject="联合抽查", whole=WHOLE.id),
    figure("5万个", "count", "50000", "个", subject="甲位"),
    figure("10万个", "count", "100000", "个", subject="乙位"),
)


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    """The charts of these figures by the first part of their id."""
    report = report_of(TEXT)
    annotated = Annotated(report, ReportSeed("x", "某局", 2022, ""), (), (), figures=KNOWN)
    page = figures(Context(annotated)).data
    assert isinstance(page, FiguresPage) and len(page.charts) == 3
    return dict(zip(("changes", "split", "family"), page.charts, strict=True))


def test_falls_stand_left_of_zero_and_rises_right(charts: dict[str, Chart]) -> None:
    """Largest fall first, largest rise last; each ends or begins at zero and says ▼降 or ▲升."""
    drawing = charts["changes"].data
    assert [(bar.label, bar.value, bar.kind) for bar in drawing.bars] == [  # type: ignore[attr-defined]
        ("甲案", "▼降40%", "down"),
        ("丙案", "▼降10%", "down"),
        ("乙案", "▲升20%", "up"),
    ]
    for bar in drawing.bars:  # type: ignore[attr-defined]
        edge = bar.x + bar.width if bar.kind == "down" else bar.x
        assert edge == drawing.zero  # type: ignore[attr-defined]
        assert bar.anchor == ("end" if bar.kind == "down" else "start")
        assert bar.x >= SIDE and bar.x + bar.width <= WIDTH - SIDE
    assert charts["changes"].title == "3项增减中2项下降、1项上升"
    assert [row[1] for row in charts["changes"].rows] == ["下降40%", "下降10%", "上升20%"]


@pytest.mark.parametrize("name", ["changes", "split", "family"])
def test_a_bar_is_as_long_as_its_number_is_large(charts: dict[str, Chart], name: str) -> None:
    """Lengths are in proportion to values, within a unit of the drawing."""
    bars = charts[name].data.bars  # type: ignore[attr-defined]
    value = [Decimal(re.sub(r"[^\d.]", "", bar.value)) for bar in bars]
    for bar, number in zip(bars, value, strict=True):
        assert abs(bar.width / bars[0].width - float(number / value[0])) <= 1.5 / bars[0].width


def test_parts_fill_their_whole_and_say_their_share(charts: dict[str, Chart]) -> None:
    """The parts of 40 take the whole width side by side; their shares are worked out and called so."""
    split = charts["split"]
    bars = split.data.bars  # type: ignore[attr-defined]
    assert [bar.x for bar in bars] == [0, bars[0].width] and sum(bar.width for bar in bars) == WIDTH
    assert [row[2] for row in split.rows] == ["推算占比90.0%", "推算占比10.0%"]


@pytest.mark.parametrize("name", ["changes", "split", "family"])
def test_the_picture_is_the_drawing(charts: dict[str, Chart], name: str) -> None:
    """The template draws every bar where the drawing puts it, in per cent of the width, with its words."""
    chart = charts[name]
    svg = environment(ROOT / "templates").get_template(f"charts/{chart.template}").render(it=chart)
    drawn = re.findall(r'<rect class="bar bar-([\w-]+)" x="([\d.]+)%" y="[^"]*" width="([\d.]+)%"', svg)
    bars = chart.data.bars  # type: ignore[attr-defined]
    assert drawn == [(b.kind, f"{b.x / WIDTH * 100:.2f}", f"{b.width / WIDTH * 100:.2f}") for b in bars]
    assert all(bar.label in svg and bar.value in svg for bar in bars)


@pytest.mark.parametrize(("direction", "sign", "word"), [("down", "▼", "下降"), ("up", "▲", "上升")])
def test_the_home_page_shows_a_change_by_sign_and_word(direction: str, sign: str, word: str) -> None:
    """▼ and 下降 stand together, ▲ and 上升."""
    shown = figure("下降40%", "change", "40", "%", direction=direction, subject="甲案", comparison="同比")
    macros = environment(ROOT / "templates").get_template("pages/plain.md").module
    said = str(macros.highlight(shown, "12月份以来"))  # type: ignore[attr-defined]
    assert said == f"{sign}40%：甲案，同比{word}（12月份以来）"


@pytest.mark.parametrize(
    ("time", "scope", "said"),
    [
        ("2022年", "", ""),
        ("年内", "全市", "全市"),
        ("12月份以来", "三区", "12月份以来，三区"),
        ("2022年", "甲", ""),  # 甲案 says it already
    ],
)
def test_a_figure_without_its_sentence_keeps_its_limits(time: str, scope: str, said: str) -> None:
    """A period other than the year and an area, where what is counted does not name it."""
    assert figure_limits(figure("40次", "count", "40", "次", subject="甲案", time_base=time, scope=scope), 2022) == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"approx": "约", "lower": "", "upper": ""}, "抽查：40次"),
        ({"approx": "不少于", "lower": "40"}, "抽查：不少于40次"),
        ({"approx": "不超过", "upper": "40"}, "抽查：不超过40次"),
        ({"approx": "多", "lower": "40", "upper": "50"}, "抽查：40—50次"),
        ({"time_base": "年内", "caution": "计的是任务。"}, "抽查：40次；年内；计的是任务。"),
        ({"direction": "down", "comparison": "同比"}, "抽查：同比下降40次"),
        ({"direction": "up"}, "抽查：上升40次"),
        ({"action": "开展"}, "开展的抽查：40次"),
        ({"time_base": "2022年", "time_base_from": "heading"}, "抽查：40次；2022年（据标题）"),
        (
            {"direction": "down", "comparison": "同比", "base": "2021年"},
            "抽查：同比下降40次（与2021年相比）",
        ),
        ({"direction": "down", "comparison": "较上年", "base": "上年"}, "抽查：较上年下降40次"),
    ],
)
def test_a_figure_in_words(more: dict[str, str], said: str) -> None:
    """A bound is named on its own side, a direction by its own word, what the text leaves out is left out."""
    assert figure_words(figure("40次", "count", "40", "次", subject="抽查", **more)) == said


def test_a_zero_in_words_is_no_number() -> None:
    """零发生 and its like are called an expression."""
    assert figure_words(figure("40次", "zero-word", "", "")) == "表述用语，不是统计数值。"
