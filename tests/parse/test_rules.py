"""The small rules, each on a few words: widths, sentences, clauses, enumerators, kinds, years, areas."""

from __future__ import annotations

import pytest

from tests.project import report_of
from zhujie.parse.kinds import area_span, classify, guess_year, is_area
from zhujie.parse.lines import Line
from zhujie.parse.marks import in_line_marks, line_mark
from zhujie.parse.sentences import cut_clauses, cut_sentences
from zhujie.parse.width import fold


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[a:b] for a, b in cut_sentences(fold(text), 0, len(text))]


def clauses(text: str) -> list[str]:
    """The clauses of a sentence."""
    return [text[a:b] for a, b in cut_clauses(fold(text), 0, len(text))]


def marks(text: str) -> list[tuple[str, int]]:
    """Styles and numbers of all enumerators of a line."""
    folded, line = fold(text), Line(0, len(text))
    first = line_mark(folded, line)
    return [(mark.style, mark.number) for mark in ([first] if first else []) + in_line_marks(folded, line)]


def test_folding_keeps_every_offset() -> None:
    """Full-width marks, digits and blanks become ASCII one for one; Han characters and 。 stay."""
    assert fold("（１）　甲，乙；丙：Ａ．。《》") == "(1) 甲,乙;丙:A.。《》"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲。乙！丙？丁", ["甲。", "乙！", "丙？", "丁"]),
        ("甲?!乙……丙…丁", ["甲?!", "乙……", "丙…丁"]),
        ("率100%.比5.17多40.12个.共3件", ["率100%.", "比5.17多40.12个.", "共3件"]),
        ("他说“好。”会后（略。）再议。", ["他说“好。”", "会后（略。）", "再议。"]),
        ("以“甲。”的名义，“乙！”，丙。", ["以“甲。”的名义，“乙！”，丙。"]),
        ('问:"好?"答:"好。"', ['问:"好?"', '答:"好。"']),
        ('甲。"乙"。', ["甲。", '"乙"。']),
        ("全面推行 。下一句", ["全面推行 。", "下一句"]),
        ("  甲\r\n\u3000乙。 丙 \n\n", ["甲", "乙。", "丙"]),
        ("见http://a.cn/?id=3。完", ["见http://a.cn/?id=3。", "完"]),
        ("共30宗!2021年", ["共30宗!", "2021年"]),
        ("。", ["。"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    """What ends a sentence and what does not, and that closing marks stay with it."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲,乙；丙。", ["甲,", "乙；", "丙。"]),
        ("共1,241件，１，２４１人。", ["共1,241件，", "１，２４１人。"]),
        ("见《甲,乙》和“丙，丁”（戊,己），完", ["见《甲,乙》和“丙，丁”（戊,己），", "完"]),
        ("没有关上的“引号,也要分开", ["没有关上的“引号,", "也要分开"]),
        ("多余的》书名号,也要分开", ["多余的》书名号,", "也要分开"]),
        ('"甲,乙",丙', ['"甲,乙",', "丙"]),
        ("甲, 乙", ["甲, ", "乙"]),
        ("甲、乙：丙", ["甲、乙：丙"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    """Commas and semicolons cut, but not inside numbers, quotes or brackets that are closed."""
    assert clauses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一、甲", [("han", 1)]),
        ("十二、甲", [("han", 12)]),
        ("一、2020年甲", [("han", 1)]),
        ("（二十一）甲", [("paren-han", 21)]),
        ("第一、甲", [("ordinal", 1)]),
        ("第三部分 甲", [("ordinal", 3)]),
        ("1.甲", [("arabic", 1)]),
        ("５、甲", [("arabic", 5)]),
        ("1．2021年甲", [("arabic", 1)]),
        ("(1)甲", [("paren-arabic", 1)]),
        ("③甲", [("circled", 3)]),
        ("甲:一是乙;二是丙,三是丁。四是戊", [("is", 1), ("is", 2), ("is", 3), ("is", 4)]),
        ("甲。1.乙;2.丙", [("arabic", 1), ("arabic", 2)]),
        ("1.08亿元", []),
        ("2020年", []),
        ("5.17专案", []),
        ("（2015）12号", []),
        ("一二、甲", []),
        ("第一批、甲", []),
        ("统一是大势,不一是一", []),
        ("3、4月份", []),
        ("一、二级医院", []),
        ("一是否甲", []),
        ("一、", [("han", 1)]),
    ],
)
def test_enumerators(text: str, expected: list[tuple[str, int]]) -> None:
    """Every style of number, and what only looks like one."""
    assert marks(text) == expected


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2020年的主要举措和成效", "measures"),
        ("加强组织领导", "measures"),
        ("着力解决群众反映强烈的突出问题", "measures"),
        ("落实困难群众救助政策", "measures"),
        ("存在的主要问题", "problems"),
        ("存在不足和差距", "problems"),
        ("存在问题及解决措施", "problems"),
        ("2021年的工作", "plans"),
        ("二〇二一年重点工作措施", "plans"),
        ("2020年重点工作", "measures"),
        ("下一步推进法治建设的主要举措", "plans"),
        ("下步打算", "plans"),
        ("存在的问题和下一步打算", "problems"),
        ("2021年打算和需要解决的困难", "plans"),
        ("主要负责人履行第一责任人职责的情况", "duty"),
        ("总体情况", "overview"),
        ("其他需要报告的事项", "other"),
    ],
)
def test_kinds(title: str, kind: str) -> None:
    """The words of a heading name the kind of its part in a report on 2020."""
    assert classify(title, 2020).kind == kind


def test_a_later_year_depends_on_the_report() -> None:
    """The same heading is a plan in one report and a measure in the next year's."""
    assert classify("2021年重点工作", 2020).kind == "plans"
    assert classify("2021年重点工作", 2021).kind == "measures"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2020年,云岭县水务局", 2020),
        ("2021年1月15日 云岭县水务局2020年报告", 2020),
        ("落实《纲要(2015—2020年)》,2021年", 2021),
        ("二〇二一年度报告", 2021),
        ("发布于2021年3月2日", 0),
        ("没有年份", 0),
    ],
)
def test_the_year_of_a_report(text: str, year: int) -> None:
    """The first year that belongs neither to a document's name nor to a date."""
    assert guess_year(text) == year


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("例如治安防范方面,水平不高", "治安防范"),
        ("比如,办案场所建设方面,缓慢", "办案场所建设"),
        ("在队伍管理方面,薄弱", "队伍管理"),
        ("一是队伍管理方面,薄弱", "队伍管理"),
        ("大数据综合应用等方面较为薄弱", ""),
        ("一方面,经费不足", ""),
        ("另一方面,装备老化", ""),
        ("执法、普法等方面,薄弱", ""),
        ("各方面,薄弱", ""),
    ],
)
def test_areas(text: str, area: str) -> None:
    """`X方面,` at the head of a sentence names an area; 一方面 and 等方面 name none."""
    span = area_span(text, 0, len(text))
    assert (text[span[0] : span[1]] if span else "") == area


def test_a_clause_that_only_names_an_area() -> None:
    """Only the bare `X方面,` says nothing by itself, in either width."""
    assert is_area("治安防范方面，")
    assert not is_area("治安防范方面,薄弱")
    assert not is_area("一方面,")


@pytest.mark.parametrize("end", ["\v", "\f", "\x1c", "\x85", "\u2028", "\r", "\r\n"])
def test_whatever_ends_a_line_sets_off_a_heading(end: str) -> None:
    """Word's soft line break reads as a line end does: the same parts, items and sentences, and the same words."""
    lines = ["一、主要举措和成效", "(一)加强领导", "定期研究。", "二、存在的问题", "人手不足。", ""]
    usual, report = report_of("\n".join(lines)), report_of(end.join(lines))
    assert [part.kind for part in report.parts] == ["measures", "problems"]
    assert [(s.id, s.text) for s in report.sentences()] == [(s.id, s.text) for s in usual.sentences()]
    assert [heading.text for heading in report.headings()] == [heading.text for heading in usual.headings()]


def test_any_other_control_is_a_character_of_its_sentence() -> None:
    """An escape sequence inside a heading or a sentence is part of it, and cuts nothing."""
    report = report_of("一、主要\x1b[31m举措\n(一)加强\u202e领导。定期\x02研究\x9b。\n")
    assert [heading.text for heading in report.headings()] == ["一、主要\x1b[31m举措", "(一)加强\u202e领导。"]
    assert [sentence.text for sentence in report.sentences()] == ["定期\x02研究\x9b。"]
