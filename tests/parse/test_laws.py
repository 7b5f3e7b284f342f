"""What holds of any text at all, and of every report the genre's grammar can make."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parse.outlines import source
from tests.parse.test_overrides import As
from zhujie.model import Item, Kind, Override, Place, Report, ReportSeed, SubItem, TopicSeed
from zhujie.parse import parse
from zhujie.parse.leaves import leaves
from zhujie.parse.width import fold

PIECES = (
    "一、|二、|三、|（一）|(二)|（三）|一是|二是|三是|1.|2．|3、|(1)|②|第一、|第二,|治安方面,|普法方面，|存在的问题|主要举措|"
    '下一步打算|2021年|2022年|加强领导|云岭县水务局|2022年1月5日|报告如下：|。|，|;|；|：|！|?|……|“|”|《|》|(|）|"| |\u3000|\n|\n\n|'
    "\r\n|\t|%|.|1,241|甲乙丙|县政府：|<b>|{{x}}|# |\u2028|\x85|\x00|\v|\f|\x1b|\x1f|\x02|\x03|\x9b|\u202e|\u200b|\ufffe|😀|e\u0301"
).split("|")
ANY_TEXT = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@given(ANY_TEXT)
@settings(max_examples=300)
def test_every_character_has_one_owner(text: str) -> None:
    """Headings, sentences and blanks tile the text; each leaf's words are the source's; only blanks are left over."""
    _assert_leaves(parse(source(text)))


def _assert_leaves(report: Report) -> None:
    """The law above, for one report."""
    text = report.source.text
    position = 0
    for leaf in leaves(report):
        assert leaf.start == position < leaf.end
        assert leaf.kind != "space" or text[leaf.start : leaf.end].isspace()
        position = leaf.end
    assert position == len(text)
    for sentence in report.sentences():
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert "".join(clause.text for clause in sentence.clauses) == sentence.text
    for heading in report.headings():
        assert heading.text == text[heading.start : heading.end]
        assert heading.text.startswith(heading.label)
        assert heading.title in heading.text


@given(ANY_TEXT)
@settings(max_examples=300)
def test_nodes_tile_their_parents(text: str) -> None:
    """Preamble, parts and closing tile the text; items their part after its introduction; sub-items the item's end."""
    _assert_nodes(parse(source(text)))


def _assert_nodes(report: Report) -> None:
    """The law above, for one report."""
    text = report.source.text
    edges = [(report.preamble.start, report.preamble.end)]
    edges += [(part.start, part.end) for part in report.parts]
    edges.append((report.closing.start, report.closing.end))
    assert edges[0][0] == 0
    assert edges[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    for part in report.parts:
        _assert_tiled(part.items, part.end)
        if part.items:
            head = [s.end for s in part.introduction] + [part.heading.end if part.heading else part.start]
            assert text[max(head) : part.items[0].start].strip() == ""
        for item in part.items:
            _assert_inside(item)


def _assert_tiled(nodes: tuple[Item, ...] | tuple[SubItem, ...], end: int) -> None:
    """Each node ends where the next begins, the last at `end`."""
    ends = [node.start for node in nodes[1:]] + [end]
    assert [node.end for node in nodes] == (ends if nodes else [])


def _assert_inside(node: Item | SubItem) -> None:
    """Sub-items run to the end of what holds them."""
    _assert_tiled(node.items, node.end)
    for sub in node.items:
        assert node.start <= sub.start
        _assert_inside(sub)


@st.composite
def corrected(draw: st.DrawFn) -> tuple[str, ReportSeed]:
    """A text, and a seed whose quotes are mostly cut from it."""
    text = draw(ANY_TEXT)
    cuts = st.tuples(st.integers(0, len(text)), st.integers(1, 12)).map(lambda cut: text[cut[0] : cut[0] + cut[1]])
    quotes = draw(st.lists(st.one_of(cuts, st.just("没有")), max_size=6))
    kinds: st.SearchStrategy[Kind | None] = st.sampled_from([None, "plans", "duty"])
    overrides = tuple(
        Override(quote, draw(st.sampled_from(get_args(As))), draw(kinds), draw(st.sampled_from(["", "题"])), Place("y"))
        for quote in quotes
    )
    topics = tuple(TopicSeed(quote, "题", Place("y")) for quote in quotes[:2])
    return text, ReportSeed("s", "局", 2021, "", overrides=overrides, topics=topics)


@given(corrected())
@settings(max_examples=300)
def test_no_correction_breaks_the_tiling(case: tuple[str, ReportSeed]) -> None:
    """Whatever `report.yml` asks for, every character keeps one owner and every node its place."""
    report = parse(source(case[0]), case[1])
    _assert_leaves(report)
    _assert_nodes(report)


@given(ANY_TEXT)
@settings(max_examples=200)
def test_ids_are_unique(text: str) -> None:
    """No two nodes, sentences or clauses share an address."""
    report = parse(source(text))
    ids = [part.id for part in report.parts] + [item.id for item in report.items()]
    ids += [sub for item in report.items() for sub in _sub_ids(item)]
    for sentence in report.sentences():
        ids += [sentence.id, *(clause.id for clause in sentence.clauses)]
    assert len(ids) == len(set(ids))


def _sub_ids(node: Item | SubItem) -> list[str]:
    """Ids of all sub-items below a node."""
    return [name for sub in node.items for name in (sub.id, *_sub_ids(sub))]


@given(ANY_TEXT)
@settings(max_examples=100)
def test_sub_items_share_out_the_items_sentences(text: str) -> None:
    """An item's sentences are its introduction's and its sub-items', each once, in order."""
    for item in parse(source(text)).items():
        if item.items:
            shared = [*item.introduction, *(name for sub in item.items for name in sub.sentences)]
            assert shared == [sentence.id for sentence in item.sentences]


@given(ANY_TEXT)
@settings(max_examples=100)
def test_parsing_twice_gives_the_same(text: str) -> None:
    """The parse is a function of the text."""
    assert parse(source(text)) == parse(source(text))


@given(ANY_TEXT)
@settings(max_examples=200)
def test_width_does_not_matter(text: str) -> None:
    """A text and its half-width twin have the same nodes at the same offsets."""
    if fold(text).isspace() == text.isspace():
        assert _shape(parse(source(text))) == _shape(parse(source(fold(text))))


def _shape(report: Report) -> list[tuple[str, int, int]]:
    """Every leaf's owner and place."""
    return [(leaf.node, leaf.start, leaf.end) for leaf in leaves(report)]


@dataclass(frozen=True)
class Made:
    """A made-up report: its text, and the parts it was made from as (kind, titles of items)."""

    text: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


HAN = "一二三四五六七八九"
WORDS = st.text("加强规范推进落实深化组织执法普法学习监督", min_size=4, max_size=9)
HEADINGS = {"measures": "主要举措和成效", "problems": "存在的问题", "plans": "下一步工作打算"}


@st.composite
def reports(draw: st.DrawFn) -> Made:
    """A report of the genre: a lead-in, parts of three kinds, items in one of five layouts, in either width."""
    lines, parts = ["2021年,有关情况报告如下:"], []
    for number, kind in enumerate(draw(st.permutations(list(HEADINGS)))):
        titles = tuple(draw(st.lists(WORDS, min_size=2, max_size=4, unique=True)))
        layout = draw(st.sampled_from(["run-in", "alone", "arabic", "in-line", "paragraphs"]))
        lines.append(f"{HAN[number]}、{HEADINGS[kind]}")
        if draw(st.booleans()):
            lines.append("总体上看,情况良好。")
        lines.extend(_laid_out(layout, titles, draw(WORDS)))
        parts.append((kind, titles))
    text = draw(st.sampled_from(["\n", "\n\n", "\r\n", "\n\u3000\u3000"])).join(lines)
    if draw(st.booleans()):
        text = text.translate(str.maketrans("(),:;12", "（），：；１２"))
    return Made(text, tuple(parts))


def _laid_out(layout: str, titles: tuple[str, ...], words: str) -> list[str]:
    """The lines of a part's items."""
    if layout == "in-line":
        return ["".join(f"{HAN[n]}是{title}。{words},很好。" for n, title in enumerate(titles))]
    if layout == "paragraphs":
        return [f"{HAN[n]}是{title}。{words}5.5件。" for n, title in enumerate(titles)]
    if layout == "alone":
        return [line for n, title in enumerate(titles) for line in (f"({HAN[n]}){title}", f"{words}。")]
    if layout == "arabic":
        return [f"{n}.{title}。{words};好。" for n, title in enumerate(titles, 1)]
    return [f"({HAN[n]}){title}。{words}。" for n, title in enumerate(titles)]


@given(reports())
@settings(max_examples=150)
def test_the_structure_of_a_made_report_is_recovered(made: Made) -> None:
    """Whatever layout each part has, the parser finds its kind and its items, and has nothing to warn of."""
    report = parse(source(made.text))
    assert tuple((part.kind, tuple(item.title for item in part.items)) for part in report.parts) == made.parts
    assert [sentence.text for sentence in report.preamble.sentences] == [made.text.splitlines()[0]]
    assert report.findings == ()


@given(reports(), WORDS)
@settings(max_examples=80)
def test_a_part_added_at_the_end_changes_no_address(made: Made, words: str) -> None:
    """Sentences, items and parts keep their ids, offsets and titles when the report goes on."""
    short, long = parse(source(made.text)), parse(source(f"{made.text}\n四、其他事项\n(一){words}。没有。\n"))
    kept = len(list(short.sentences()))
    assert list(long.sentences())[:kept] == list(short.sentences())
    assert [(i.id, i.title, i.start) for i in long.items()][:-1] == [(i.id, i.title, i.start) for i in short.items()]
    assert [part.id for part in long.parts][:-1] == [part.id for part in short.parts]


@given(reports())
@settings(max_examples=80)
def test_words_before_the_body_change_no_address_in_it(made: Made) -> None:
    """A title and particulars before the report move its offsets and nothing else."""
    head = "云岭县水务局2021年法治政府建设报告\n发布时间:2022-01-05\n"
    plain, headed = parse(source(made.text)), parse(source(head + made.text))
    assert [(i.id, i.title, i.start + len(head)) for i in plain.items()] == [
        (i.id, i.title, i.start) for i in headed.items()
    ]
    assert headed.preamble.title == "云岭县水务局2021年法治政府建设报告"
