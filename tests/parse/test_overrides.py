"""`report.yml` overrules the parser node by node, and is told about every quote that cannot be placed."""

from __future__ import annotations

from typing import Literal

from tests.parse.outlines import source
from zhujie.model import Kind, Override, Place, Report, ReportSeed, TopicSeed
from zhujie.parse import parse

TEXT = """2021年有关情况报告如下：
一、主要举措
（一）加强领导召开会议四次研究法治工作，制定要点，明确分工，落实责任，推动各项工作任务落地见效，成绩明显。
（二）规范执法。评查案卷40份。评查案卷很认真。
主要的亮点
推出新服务。
二、存在的问题
执法方面，力量不足。普法方面，形式单一。
"""

As = Literal["part", "item", "sub-item", "heading", "text"]


def override(quote: str, as_: As, kind: Kind | None = None, title: str = "", line: int = 7) -> Override:
    """One record of `report.yml`."""
    return Override(quote, as_, kind, title, Place("report.yml", line, 3))


def read(*overrides: Override, topics: tuple[TopicSeed, ...] = ()) -> Report:
    """The report above, corrected."""
    return parse(source(TEXT), ReportSeed("s", "云岭县水务局", 2021, "", overrides=overrides, topics=topics))


def ids(report: Report) -> list[str]:
    """Ids of all items."""
    return [item.id for item in report.items()]


def test_without_overrides() -> None:
    """The report the corrections below start from."""
    report = read()
    assert ids(report) == ["measure-1", "measure-2", "problem-1", "problem-2"]
    assert report.parts[0].items[0].heading is None


def test_a_bare_line_becomes_a_part() -> None:
    """`as: part` on a whole line makes it a part's heading, of the kind given."""
    report = read(override("主要的亮点", "part", "other", "亮点"))
    part = report.parts[1]
    assert (part.kind, part.title, part.heading and part.heading.text) == ("other", "亮点", "主要的亮点")
    assert [sentence.text for sentence in part.items[0].sentences] == ["推出新服务。"]
    assert report.parts[2].label == "二、"


def test_a_sentence_becomes_an_item_or_a_sub_item() -> None:
    """`as: item` and `as: sub-item` begin a node in mid-line, where a sentence or a clause begins."""
    report = read(override("评查案卷很认真", "item"))
    assert ids(report)[:3] == ["measure-1", "measure-2", "measure-3"]
    assert report.parts[0].items[2].title == "评查案卷很认真"
    report = read(override("评查案卷很认真", "sub-item", title="认真"))
    assert [(sub.id, sub.title) for sub in report.parts[0].items[1].items] == [("measure-2-i1", "认真")]


def test_the_end_of_a_fused_heading_is_given() -> None:
    """`as: heading` cuts a heading that no mark closes, quoted with or without its enumerator."""
    for quote in ("（一）加强领导", "加强领导"):
        item = read(override(quote, "heading")).parts[0].items[0]
        assert item.heading is not None
        assert (item.heading.text, item.heading.title, item.title) == ("（一）加强领导", "加强领导", "加强领导")
        assert item.sentences[0].text.startswith("召开会议四次")


def test_text_begins_no_node() -> None:
    """`as: text` takes an enumerator, or an area, for ordinary words."""
    assert ids(read(override("（二）规范执法", "text"))) == ["measure-1", "problem-1", "problem-2"]
    assert ids(read(override("普法方面", "text"))) == ["measure-1", "measure-2", "problem-1"]


def test_a_kind_is_corrected() -> None:
    """The kind given to a part or an item wins over its words, and renames its ids."""
    assert ids(read(override("二、存在的问题", "part", "plans")))[2:] == ["plan-1"]
    assert ids(read(override("（二）规范执法", "item", "duty")))[:2] == ["measure-1", "duty-1"]


def test_every_misplaced_override_is_reported() -> None:
    """Missing, repeated and mid-clause quotes, and headings of nothing, are errors at their own places, all in one run."""
    report = read(
        override("没有这句话", "item", line=1),
        override("评查案卷", "item", line=2),
        override("案卷40份", "item", line=3),
        override("推出新服务", "heading", line=4),
        override("", "text", line=5),
    )
    assert {(f.code, f.place.line) for f in report.findings if f.severity == "error"} == {
        ("override-quote-missing", 1),
        ("override-quote-repeated", 2),
        ("override-in-mid-clause", 3),
        ("override-heading-nowhere", 4),
        ("override-quote-missing", 5),
    }
    assert ids(report) == ids(read())


def test_every_misplaced_topic_is_reported() -> None:
    """Missing, repeated, mid-sentence and doubled topic quotes are errors, and the good ones are still laid."""
    quotes = ["没有这句话", "评查案卷", "案卷40份", "评查案卷40份", "评查案卷40份。", "有关情况"]
    topics = tuple(TopicSeed(quote, "评查", Place("report.yml", n, 1)) for n, quote in enumerate(quotes, 1))
    report = read(topics=topics)
    assert [(f.code, f.place.line) for f in report.findings if f.severity == "error"] == [
        ("topic-quote-missing", 1),
        ("topic-quote-repeated", 2),
        ("topic-not-at-sentence", 3),
        ("topic-twice", 5),
        ("topic-not-at-sentence", 6),
    ]
    assert [topic.id for item in report.items() for topic in item.topics] == ["topic-measure-2-1"]
