"""The term matcher: longest form wins, nothing inside it, width does not matter, offsets are the source's."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.project import report_of
from zhujie.annotate.terms import find_terms, underlined
from zhujie.model import Reference, Term


def term(id_: str, *forms: str, **more: Any) -> Term:
    """A term with the given forms."""
    source = (Reference("来源", "某机关", "https://example.gov.cn/"),)
    return Term(id_, forms[0], forms, "pīnyīn", "English", "policy", "释义。", source, "official", **more)


def found(text: str, *terms: Term) -> list[tuple[str, str]]:
    """(term, words) of every occurrence in a text."""
    return [(o.term, o.form) for o in find_terms(report_of(text), terms)]


def test_the_longest_form_wins_and_nothing_is_marked_inside_it() -> None:
    """行政复议申请 is one mark, not 行政复议 with a rest."""
    words = found("受理行政复议申请441宗,行政复议规范。", term("recon", "行政复议"), term("request", "行政复议申请"))
    assert words == [("request", "行政复议申请"), ("recon", "行政复议")]


def test_a_longer_form_that_begins_later_wins_over_a_shorter_one() -> None:
    """Length decides before position."""
    assert found("执法办案场所", term("a", "执法办案"), term("b", "办案场所升级"), term("c", "办案场所", "办案场")) == [
        ("a", "执法办案")
    ]
    assert found("执法办案场所", term("a", "执法"), term("c", "法办案场所")) == [("c", "法办案场所")]


def test_terms_are_found_inside_running_chinese() -> None:
    """No word boundary is asked for."""
    assert found("加强行政复议和行政应诉工作。", term("recon", "行政复议")) == [("recon", "行政复议")]


def test_width_of_punctuation_does_not_matter() -> None:
    """A form with half-width brackets marks the full-width print, and the words kept are the report's."""
    assert found("落实《纲要（2015—2020年）》。", term("g", "纲要(2015—2020年)")) == [("g", "纲要（2015—2020年）")]


def test_a_form_with_regular_expression_signs_is_literal() -> None:
    """Signs mean themselves."""
    assert found("推进1+6+3模式。", term("m", "1+6+3"), term("dot", "1.6")) == [("m", "1+6+3")]


@given(
    st.lists(st.text("甲乙丙丁", min_size=1, max_size=4), min_size=1, max_size=5, unique=True),
    st.text("甲乙丙丁，。", max_size=40),
)
def test_marks_never_overlap_and_are_literal(forms: list[str], text: str) -> None:
    """Whatever the forms and the text: marks are in order, apart from each other and inside one sentence."""
    report = report_of(text)
    places = find_terms(report, [term(f"t{index}", form) for index, form in enumerate(forms)])
    for place in places:
        assert text[place.start : place.end] == place.form
        assert any(s.id == place.node and s.start <= place.start and place.end <= s.end for s in report.sentences())
    assert all(a.end <= b.start for a, b in pairwise(places))


def test_a_word_in_which_a_form_is_something_else_is_left_alone() -> None:
    """宗 in 宗旨 is no measure word; a form that is listed so for another term stays its own."""
    zong = term("zong", "宗", not_in=("宗旨", "卷宗"))
    assert found("案件5宗,宗旨不变,移送卷宗2宗。", zong) == [("zong", "宗")] * 2
    assert found("移送卷宗。", zong, term("file", "卷宗")) == [("file", "卷宗")]


def test_an_everyday_word_is_underlined_once() -> None:
    """Its first place in the report; every other term at each of its places, and the entry still knows them all."""
    terms = (term("year", "同比", once=True), term("case", "案件"))
    report = report_of("案件同比下降。案件同比上升。")
    occurrences = find_terms(report, terms)
    assert [o.term for o in occurrences] == ["case", "year"] * 2
    assert [(o.term, o.start) for o in underlined(occurrences, terms)] == [("case", 0), ("year", 2), ("case", 7)]
