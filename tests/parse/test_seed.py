"""The real report: what a reader of it counts, and the addresses that others rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parse.outlines import source
from zhujie.model import Place, Report, ReportSeed, TopicSeed
from zhujie.parse import parse

REPORT = Path(__file__).parents[2] / "seeds" / "jiangmen-psb-2020" / "report.txt"
TOPICS = ("坚决打好疫情防控阻击战", "深入推进公安“放管服”改革", "全面推行 。", "依法严厉打击违法犯罪")


@pytest.fixture(scope="module")
def report() -> Report:
    """The report with some of its topics."""
    topics = tuple(TopicSeed(quote, quote[:4], Place("report.yml", n, 1)) for n, quote in enumerate(TOPICS, 1))
    seed = ReportSeed("jiangmen-psb-2020", "江门市公安局", 2020, "", topics=topics)
    return parse(source(REPORT.read_text(encoding="utf-8")), seed)


def texts(report: Report) -> dict[str, str]:
    """Sentences by id."""
    return {sentence.id: sentence.text for sentence in report.sentences()}


def test_parts_and_items_are_those_a_reader_counts(report: Report) -> None:
    """Seven measures, three problems by area and five in-line plans, with nothing to find fault with."""
    assert [(part.kind, part.label, len(part.items)) for part in report.parts] == [
        ("measures", "一、", 7),
        ("problems", "二、", 3),
        ("plans", "三、", 5),
    ]
    assert [item.title for item in report.parts[1].items] == ["治安防范", "办案场所建设", "队伍管理"]
    assert [item.label for item in report.parts[2].items] == ["一是", "二是", "三是", "四是", "五是"]
    assert report.parts[2].items[2].title == "着力完善社会治安防控体系"
    assert report.findings == ()


def test_preamble_and_introductions(report: Report) -> None:
    """The preamble has two sentences; parts two and three have an introduction of one each."""
    assert [sentence.id for sentence in report.preamble.sentences] == ["preamble-1", "preamble-2"]
    assert report.preamble.title == ""
    assert [[s.id for s in part.introduction] for part in report.parts] == [[], ["part-2-1"], ["part-3-1"]]


def test_sentences_have_the_published_addresses(report: Report) -> None:
    """Headings are no sentences; in-line `三是` is one; a blank inside a sentence does not cut it."""
    found = texts(report)
    assert found["measure-2-1"] == "坚决打好疫情防控阻击战。"
    assert found["measure-2-2"].startswith("建立疫情防控工作专班,")
    assert found["problem-1-1"].startswith("例如治安防范方面,")
    assert found["plan-3-1"] == "三是着力完善社会治安防控体系。"
    assert found["plan-3-2"].startswith("加快推进智慧新警务建设,")
    assert "全面推行 。" in found.values()


def test_a_problem_is_cut_into_clauses(report: Report) -> None:
    """Commas and semicolons cut, and stay with the clause before."""
    sentence = report.parts[1].items[2].sentences[0]
    assert [(clause.id, clause.text) for clause in sentence.clauses] == [
        ("problem-3-1-c1", "队伍管理方面,"),
        ("problem-3-1-c2", "民警、辅警违纪违法被追究责任问题时有发生;"),
        ("problem-3-1-c3", "辅警队伍量少质弱,"),
        ("problem-3-1-c4", "辅警用人额度、经费保障政策落地缓慢。"),
    ]


def test_topics_run_from_their_sentence_to_the_next_topic(report: Report) -> None:
    """A topic is addressed by its first sentence; what stands before the first is the item's introduction."""
    second, fourth = report.parts[0].items[1], report.parts[0].items[3]
    assert [topic.id for topic in second.topics] == ["topic-measure-2-1", "topic-measure-2-3"]
    assert second.topics[0].sentences == ("measure-2-1", "measure-2-2")
    assert second.topics[0].end == second.topics[1].start
    assert second.topics[1].end == second.end
    assert fourth.introduction == ("measure-4-1",)
