"""Hand-made annotation is placed in the report, or the fault is explained by file, line, quote and node."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhujie.annotate.anchors import resolve
from zhujie.annotate.quotes import find_alike, find_all
from zhujie.model import End, Finding, Note, Place, Reading, Relation, RelationKind, ReportSeed, SourceText, TopicSeed
from zhujie.parse import parse

TEXT = """2020年,某市水务局认真履职。现将有关情况报告如下:
一、2020年的主要举措和成效
(一)完善防控体系。建立巡查制度,查办案件12宗。推进信息化建设。
(二)规范文明执法。推进信息化建设,做到办案、办案再办案。
二、存在的主要问题
巡查方面,防控体系不全;信息化水平不高。
三、2021年的工作计划
(一)完善防控体系。推进 信息化(平台)建设。
(二)改进服务。推行一次办好。"""
HERE = Place("seeds/x/relations.yml", 12, 3)
SEED = ReportSeed("x", "某市水务局", 2020, "", topics=(TopicSeed("推进信息化建设,", "信息化", HERE),))
REPORT = parse(SourceText("report.txt", TEXT, "", "utf-8"), SEED)

RELATION = Relation(
    id="a",
    kind="回应",
    source=End("plan-1", "完善防控体系", place=HERE),
    target=End("problem-1-1-c2", "防控体系不全", place=HERE),
    basis="同词",
    reason="两处都说防控体系。",
    shared=("防控体系",),
    place=HERE,
)
READING = Reading(
    "r", End("measure-1", "查办案件12宗", place=HERE), End("plan-2-1", "一次办好", place=HERE), "并看。", HERE
)
NOTE = Note("n", "口径", "查办案件12宗", "本年数。", place=HERE)


def findings(*records: Relation | Reading | Note) -> tuple[Finding, ...]:
    """The findings about records; those with an error are not among the placed ones."""
    relations = tuple(r for r in records if isinstance(r, Relation))
    readings = tuple(r for r in records if isinstance(r, Reading))
    notes = tuple(r for r in records if isinstance(r, Note))
    *placed, found = resolve(REPORT, relations, readings, notes)
    assert any(map(len, placed)) != any(f.severity == "error" for f in found)
    return found


def end(at: str, quote: str) -> tuple[End | None, tuple[Finding, ...]]:
    """An end placed by itself, and what was found."""
    _, readings, _, found = resolve(REPORT, (), (replace(READING, first=End(at, quote, place=HERE)),), ())
    return (readings[0].first if readings else None), found


@pytest.mark.parametrize(
    ("at", "quote"),
    [
        ("measure-1", "完善防控体系"),
        ("measure-1", "(一)完善防控体系。"),
        ("part-1", "主要举措和成效"),
        ("topic-measure-2-1", "推进信息化建设"),
        ("measure-2-1", "做到办案"),
        ("problem-1-1-c3", "信息化水平不高。"),
        ("preamble-1", "认真履职"),
        ("plan-1-1", "推进 信息化(平台)建设"),
    ],
)
def test_quote_is_placed_in_any_kind_of_node(at: str, quote: str) -> None:
    """Items and parts (headings too), topics, sentences and clauses hold quotes; the offsets give the very words."""
    placed, found = end(at, quote)
    assert found == ()
    assert placed is not None
    assert TEXT[placed.start : placed.end] == quote


def test_records_keep_everything_but_their_offsets() -> None:
    """A relation and a reading come back as they were, with the places of both ends."""
    (relation,), (reading,), _, found = resolve(REPORT, (RELATION,), (READING,), ())
    assert found == ()
    assert replace(relation, source=RELATION.source, target=RELATION.target) == RELATION
    assert [TEXT[e.start : e.end] for e in (relation.source, relation.target)] == ["完善防控体系", "防控体系不全"]
    assert relation.source.start == TEXT.rindex("完善防控体系")
    assert TEXT[reading.second.start : reading.second.end] == "一次办好"


@pytest.mark.parametrize(
    ("at", "quote", "said"),
    [
        ("plan-3-1", "甲乙", 'reading "r", first: the report has no "plan-3-1". Did you mean "plan-'),
        ("plan-3-1", "信息化水平不高", 'the report has no "plan-3-1". The quote stands in problem-1-1 (line 6).'),
        ("measure-1", "查办案件13宗", '"查办案件13宗" does not stand in measure-1. Copy the words from report.txt.'),
        ("measure-1", "一次办好", '"一次办好" does not stand in measure-1. It stands in plan-2-1 (line 9).'),
        ("measure-1", "改进服务", '"改进服务" does not stand in measure-1. It stands in plan-2 (line 9).'),
        ("measure-1", "体系不全；", 'measure-1. It stands in problem-1-1 (line 6) with other marks or blanks; copy the literal words: '
         '"体系不全;".'),
        ("measure-1-1", "建立巡查制度，查办", 'Only marks or blanks differ; copy the literal words: "建立巡查制度,查办".'),
        ("plan-1-1", "推进信息化（平台）建设", 'copy the literal words: "推进 信息化(平台)建设".'),
        ("part-3", "平台)建设。（二）改进", "Only marks or blanks differ; quote words of one line."),
        ("measure-1-1-c1", "巡查制度,查办", "does not stand in measure-1-1-c1. It stands in measure-1-1 (line 3)."),
        ("measure-1", "", '"" does not stand in measure-1.'),
    ],
)  # fmt: skip
def test_end_that_cannot_be_placed(at: str, quote: str, said: str) -> None:
    """An unknown id or a quote that is not literal says where it is written, and what the report has instead."""
    placed, (finding,) = end(at, quote)
    assert placed is None
    assert (finding.severity, finding.place) == ("error", HERE)
    assert str(finding).startswith('seeds/x/relations.yml:12:3: error: reading "r", first: ')
    assert said in str(finding)


def test_quote_twice_in_its_node_is_taken_first_with_a_warning() -> None:
    """An end may be ambiguous inside its node; the first place is taken and said so."""
    placed, (finding,) = end("measure-2", "办案")
    assert placed is not None
    assert placed.start == TEXT.index("办案、")
    assert (finding.severity, finding.code) == ("warning", "quote-ambiguous")
    assert '"办案" stands 3 times in measure-2; the first is taken.' in finding.message


@pytest.mark.parametrize(
    ("kind", "source", "target", "said"),
    [
        ("回应", "measure-1", "problem-1", "the source of 回应 must be a plan, but measure-1 is a measure."),
        ("回应", "plan-1", "measure-1", "the target of 回应 must be a problem, but measure-1 is a measure."),
        ("基础", "plan-1", "problem-1", "the source of 基础 must be a measure, but plan-1 is a plan."),
        ("延续", "measure-1", "measure-1", "the source of 延续 must be a plan, but measure-1 is a measure."),
        ("延续", "plan-1", "part-2", "the target of 延续 must be a measure, but part-2 is a problem."),
    ],
)
def test_relation_joins_what_its_kind_says(kind: RelationKind, source: str, target: str, said: str) -> None:
    """回应 leads from a plan to a problem, 基础 from a measure to a problem, 延续 from a plan to a measure."""
    wrong = replace(
        RELATION, kind=kind, source=End(source, "防控体系", place=HERE), target=End(target, "防控体系", place=HERE)
    )
    (finding,) = findings(wrong)
    assert (finding.code, finding.place) == ("wrong-end", HERE)
    assert f'relation "a": {said}' in finding.message
    assert "回应 plan→problem, 基础 measure→problem, 延续 plan→measure" in finding.advice


def test_relation_ends_outside_the_parts() -> None:
    """The preamble is neither a plan nor a problem."""
    (finding,) = findings(replace(RELATION, source=End("preamble-1", "认真履职", place=HERE), shared=()))
    assert "preamble-1 is outside the parts" in finding.message


def test_report_without_parts_asks_for_no_kinds() -> None:
    """Where a report has no parts, nobody can tell a plan from a problem, so nothing is refused."""
    report = parse(SourceText("report.txt", "完善防控体系。防控体系不全。", "", "utf-8"), replace(SEED, topics=()))
    ids = [sentence.id for sentence in report.sentences()]
    assert report.parts[0].kind == "body"
    relation = replace(RELATION, source=End(ids[0], "防控体系", place=HERE), target=End(ids[1], "防控体系", place=HERE))
    assert len(resolve(report, (relation,), (), ())[0]) == 1


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("完善", '"完善" does not stand in the quote of its target.'),
        ("不全", '"不全" does not stand in the quote of its source.'),
        ("警力", '"警力" does not stand in the quote of its source and target.'),
    ],
)
def test_shared_words_stand_in_both_quotes(word: str, said: str) -> None:
    """A word said to be shared is literal in both quotes."""
    (finding,) = findings(replace(RELATION, shared=("防控体系", word)))
    assert (finding.code, finding.quote) == ("shared-not-literal", word)
    assert f'relation "a": the shared word {said}' in finding.message


def test_every_fault_of_a_relation_is_found() -> None:
    """One wrong end hides neither the other nor the shared words."""
    found = findings(
        replace(
            RELATION, source=End("plan-9", "甲", place=HERE), target=End("problem-1", "乙", place=HERE), shared=("丙",)
        )
    )
    assert [f.code for f in found] == ["unknown-node", "quote-not-literal", "shared-not-literal"]


@pytest.mark.parametrize(
    ("quote", "owner"),
    [
        ("查办案件12宗", "measure-1-1"),
        ("查办案件12宗。", "measure-1-1"),
        ("规范文明执法", "measure-2"),
        ("存在的主要问题", "part-2"),
        ("认真履职。现将有关", "preamble-2"),
    ],
)
def test_note_knows_the_sentence_its_quote_ends_in(quote: str, owner: str) -> None:
    """A note belongs to the sentence its last character stands in, in a heading to the item or part."""
    (note,) = resolve(REPORT, (), (), (replace(NOTE, quote=quote),))[2]
    assert (TEXT[note.start : note.end], note.sentence) == (quote, owner)


@pytest.mark.parametrize(
    ("quote", "code", "said"),
    [
        ("防控", "quote-ambiguous", 'note "n": "防控" stands 3 times in the report, in measure-1 (line 3) and problem-1-1 (line 6) '
         "and plan-1 (line 8). Quote more words"),
        ("办案", "quote-ambiguous", "stands 4 times in the report, in measure-1-1 (line 3) and measure-2-1 (line 4)."),
        ("案件12件", "quote-not-literal", 'note "n": "案件12件" does not stand in the report. Copy the words from report.txt.'),
        ("制度，查办", "quote-not-literal", 'Only marks or blanks differ; copy the literal words: "制度,查办".'),
    ],
)  # fmt: skip
def test_note_quote_occurs_exactly_once(quote: str, code: str, said: str) -> None:
    """A note's quote that occurs nowhere or more than once is an error that says where."""
    (finding,) = findings(replace(NOTE, quote=quote))
    assert (finding.severity, finding.code, finding.place, finding.quote) == ("error", code, HERE, quote)
    assert said in str(finding)


def test_overlapping_occurrences_count() -> None:
    """`aa` occurs twice in `aaa`."""
    assert find_all("xaaa", "aa") == [1, 2]
    assert find_all("xaaa", "aa", 1, 3) == [1]
    assert find_all("x", "") == []


@given(st.text(alphabet="甲乙,， ()（）\n", max_size=12), st.text(alphabet="甲乙,， ()（）\n", max_size=4))
def test_alike_words_differ_only_in_marks(text: str, quote: str) -> None:
    """What is offered to copy is in the text and equals the quote once width and blanks are put aside."""

    def bare(words: str) -> str:
        return "".join(words.split()).translate(str.maketrans("，（）", ",()"))

    found = find_alike(text, quote)
    assert (found is not None) == bool(bare(quote) and bare(quote) in bare(text))
    if found:
        assert bare(text[slice(*found)]) == bare(quote)


@pytest.mark.parametrize(
    "other", ["查办案件12宗", "案件", "建立巡查制度,查办", "12宗。推进", "建立巡查制度,查办案件12宗。推进信息化建设。"]
)
def test_two_notes_on_the_same_words_are_said(other: str) -> None:
    """Equal, inside, across either end, around: the later in the text is left out and names the earlier."""
    second = replace(NOTE, id="m", quote=other, place=Place("seeds/x/notes.yml", 9, 3))
    *_, notes, found = resolve(REPORT, (), (), (NOTE, second))
    (finding,) = found
    assert (len(notes), finding.severity, finding.code) == (1, "error", "quotes-overlap")
    assert '"n"' in finding.message and '"m"' in finding.message
    assert {finding.place, notes[0].place} == {HERE, second.place}


def test_notes_side_by_side_do_not_overlap() -> None:
    """One quote may begin where another ends."""
    assert findings(NOTE, replace(NOTE, id="m", quote="。推进信息化建设。\n")) == ()


def test_both_ends_outside_their_nodes_are_said() -> None:
    """One fault hides no other: each end has its finding, at its own place."""
    there = Place("seeds/x/relations.yml", 13, 3)
    source, target = replace(RELATION.source, quote="案件12宗"), End("problem-1-1-c2", "巡查方面", place=there)
    found = findings(replace(RELATION, source=source, target=target, shared=()))
    assert [(one.code, one.place) for one in found] == [("quote-not-literal", HERE), ("quote-not-literal", there)]
