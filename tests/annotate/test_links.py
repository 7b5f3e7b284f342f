"""Suggested relations and holes, on reports that have nothing but their text."""

from __future__ import annotations

import pytest

from tests.annotate.test_terms import term
from tests.figures.test_reports import MARKET, TOWN, WATER
from tests.project import PLAIN, report_of
from zhujie.annotate.holes import find_holes
from zhujie.annotate.links import MOST, suggest
from zhujie.annotate.terms import find_terms
from zhujie.model import End, Relation


def test_items_that_share_a_rare_word_are_suggested_with_both_quotes() -> None:
    """专职人员 stands in a problem and a plan: the clauses are quoted, literally, and the basis is 自动."""
    report = report_of(PLAIN)
    (found,) = [r for r in suggest(report, ()) if r.kind == "回应" and "专职人员" in r.shared]
    for end in (found.source, found.target):
        assert report.source.text[end.start : end.end] == end.quote and "专职人员" in end.quote
    assert found.basis == "自动"
    assert "未经编辑核对" in found.reason


def test_words_every_report_repeats_suggest_nothing() -> None:
    """进一步加强 in both says nothing."""
    text = "一、主要举措\n(一)进一步加强领导。组织开展学习。\n二、存在的问题\n进一步加强方面,组织开展不够。\n三、工作计划\n一是进一步加强。二是组织开展。\n"
    assert suggest(report_of(text), ()) == ()


def test_half_a_word_is_no_word() -> None:
    """法治思维 and 法治思想 share three characters and no word."""
    text = "一、主要举措\n(一)学习培训。提高法治思维能力。\n二、存在的问题\n队伍方面,法治思想不强。培训方面,次数少。\n"
    assert [r for r in suggest(report_of(text), ()) if "法治思" in r.shared] == []


def test_a_shared_glossary_term_suggests_a_relation() -> None:
    """A two-character term of the glossary counts, where two characters alone do not."""
    text = "一、主要举措\n(一)信访工作。办理信访。\n(二)其他。\n二、存在的问题\n信访方面,人手少。队伍方面,经费少。\n"
    report = report_of(text)
    assert suggest(report, ()) == ()
    found = suggest(report, find_terms(report, [term("petition", "信访")]))
    assert [(r.kind, r.shared) for r in found] == [("基础", ("信访",))]


@pytest.mark.parametrize("text", [WATER, MARKET, TOWN, PLAIN])
def test_suggestions_for_any_report_are_literal_and_few(text: str) -> None:
    """Whatever the layout: quotes stand where they are said to, no item gets a long list, ids are unique."""
    report = report_of(text)
    nodes = {s.id for s in report.sentences()} | {item.id for item in report.items()}
    found = suggest(report, ())
    assert len({r.id for r in found}) == len(found)
    for relation in found:
        assert all(report.source.text[e.start : e.end] == e.quote for e in (relation.source, relation.target))
        assert relation.source.at in nodes and relation.target.at in nodes
    for item in report.items():
        for kind in ("回应", "基础", "延续"):
            assert sum(r.kind == kind and r.source.at.startswith(item.id) for r in found) <= MOST * 2


def test_clauses_and_plans_without_a_counterpart_are_holes() -> None:
    """Neutral words for each clause and each measure that no relation touches; the area clause is none."""
    report = report_of(PLAIN)
    text = report.source.text
    holes = find_holes(report, ())
    assert [(h.at, h.missing) for h in holes if h.at.startswith("problem-1")] == [
        ("problem-1-1-c2", "回应"),
        ("problem-1-1-c2", "基础"),
    ]
    assert {h.text for h in holes} == {
        "各项计划中未见对应",
        "各项举措中未见对应",
        "各项问题中未见对应",
    }
    at = {quote: (text.index(quote), text.index(quote) + len(quote)) for quote in ("专职人员偏少", "充实专职人员")}
    answer = Relation(
        "a",
        "回应",
        End("plan-1-2", "充实专职人员", *at["充实专职人员"]),
        End("problem-1-1-c2", "专职人员偏少", *at["专职人员偏少"]),
        "编者判断",
        "因。",
    )
    left = {(h.at, h.missing) for h in find_holes(report, [answer])}
    assert ("problem-1-1-c2", "回应") not in left and ("plan-1-2", "回应") not in left
    assert ("plan-1-1", "回应") not in left  # it names what 句2 says, and 句2 has a counterpart
    assert (
        ("problem-1-1-c2", "基础") in left
        and ("plan-1-2", "延续") in left
        and ("plan-1-1", "延续") in left
        and ("plan-2-1", "回应") in left
        and ("measure-1", "延续") in left
    )
