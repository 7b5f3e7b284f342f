"""What was not found, on every page that tells it: counted as it is shown, shown where it is counted."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest

from tests.project import PLAIN, ROOT, known_facts, report_of
from zhujie.annotate.holes import find_holes, units
from zhujie.edition import Edition, compose
from zhujie.model import End, Relation, ReportSeed, TopicSeed
from zhujie.model.places import NOWHERE

TOPICS = ("全年共办理案件30宗", "落实河湖长制巡查")
RELATIONS = """\
relations:
- id: on-the-heading
  kind: 延续
  source: {at: plan-1, quote: "加强执法队伍建设"}
  target: {at: measure-1, quote: "加强行政执法"}
  basis: 编者判断
  reason: 两处都说执法。
"""
HOLE = "| 各项中未见对应 "


def edition_of(root: Path, relations: str = RELATIONS) -> Edition:
    """A made-up report, its first measure cut into topics, with relations an editor wrote."""
    folder = root / "seeds" / "made-up"
    folder.mkdir(parents=True)
    (root / "templates").symlink_to(ROOT / "templates")
    facts = known_facts(PLAIN.encode()) | {"topics": [{"quote": one, "label": one[:6]} for one in TOPICS]}
    (folder / "report.txt").write_text(PLAIN, encoding="utf-8")
    (folder / "report.yml").write_text(json.dumps(facts), encoding="utf-8")
    if relations:
        (folder / "relations.yml").write_text(relations, encoding="utf-8")
    return compose(root, "made-up")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition with one relation, which leads to the heading of an item with topics."""
    return edition_of(tmp_path_factory.mktemp("gaps"))


def table(edition: Edition, number: int) -> str:
    """One of the matrices, from its first row on."""
    found = re.split(r'## <a id="(?:matrix-\d|readings|all)"></a>', edition.files["relations.md"])
    return found[number].partition("---|\n")[2]


def test_a_relation_to_a_heading_is_one_of_the_whole_item() -> None:
    """It leaves no hole in the item's topics; one to a topic leaves that of its neighbour."""
    seed = ReportSeed("", "", 2022, "", topics=tuple(TopicSeed(one, one, NOWHERE) for one in TOPICS))
    report = report_of(PLAIN, seed)
    text = report.source.text
    for quote, left in (("加强行政执法", set()), (TOPICS[0], {"topic-measure-1-2"})):
        at = text.index(quote)
        end = End("measure-1", quote, at, at + len(quote))
        relation = Relation("a", "延续", End("plan-1", ""), end, "编者判断", "因。")
        holes = {hole.at for hole in find_holes(report, [relation])}
        assert {node for node in holes if "measure-1" in node} == left


def test_a_relation_to_a_heading_has_a_row_named_by_the_item(edition: Edition) -> None:
    """The first row of the item shows it; the topics below point to that row and lack nothing."""
    rows = table(edition, 3).splitlines()
    gaps = json.loads(edition.files[".dress.json"])["relations.html"]["attributes"]
    assert "[举措一](measures/1.md#measure-1) 加强行政执法 |" in rows[0] and "加强执法队伍建设" in rows[0]
    for row in rows[1:3]:
        assert "举措一·" in row and "见“举措一”行" in row
    assert [HOLE in row for row in rows[:4]] == [False, False, False, True]
    assert [re.findall('id="([^"]+)"', row)[0] in gaps for row in rows[:4]] == [False, False, False, True]
    assert '<a id="holes-' not in edition.files["measures/1.md"]


def test_the_gaps_are_counted_as_they_are_shown(edition: Edition) -> None:
    """The number beside 只看缺口 is that of the cells that say 文中未见, and of the holes of the data."""
    page = edition.files["relations.md"]
    counted = re.search(r"只看缺口（(\d+)处）", edition.files[".dress.json"])
    assert counted and int(counted[1]) == page.count(HOLE) > 0
    assert int(counted[1]) == len(json.loads(edition.files["data/relations.json"])["holes"])


def test_what_nobody_looks_for_is_a_dash(edition: Edition) -> None:
    """Not every measure has a problem: an empty cell of that column says nothing but that none is listed."""
    row = table(edition, 3).splitlines()[3]
    assert row.count(HOLE) == 1 and row.endswith(" | — |")
    assert "表里的“—”指没有列出，不等于缺口。" in edition.files["relations.md"]


def test_the_empty_cells_of_a_program_keep_its_words(tmp_path: Path) -> None:
    """Without an editor's relations every empty cell says that the program found nothing."""
    page = edition_of(tmp_path, "").files["relations.md"]
    assert "程序未比对出对应" in page and "| — |" not in page and HOLE not in page


def test_the_picture_says_which_gaps_it_draws(edition: Edition) -> None:
    """The legend names what is drawn; the list below it names every kind of hole with its count."""
    page = edition.files["relations.md"]
    key = page.partition("(flow.svg)")[2].partition("######")[0].strip()
    assert key.endswith("未见对应的计划或问题，其余缺口见下面的文字。")
    listed = page.partition("###### 以文字列出")[2].partition("## ")[0]
    for words in ("各项计划中未见对应", "各项问题中未见对应", "各项举措中未见对应"):
        told = sum(map(int, re.findall(f"— {words}（(\\d+)处）", listed)))
        assert told == sum(hole.text == words for hole in edition.annotated.holes) > 0


def test_the_whole_report_prints_the_gaps_of_its_items(edition: Edition) -> None:
    """通读和打印 tells what the pages of the items tell, with places on its own page."""
    pages = [page for name, page in edition.files.items() if re.fullmatch(r"\w+/\d+\.md", name)]
    full = unescape(edition.files["full.md"])
    hole = re.compile(r'(?m)^<a id="holes[\w-]*-\d+"></a>(.*)')
    told = [re.sub(r"\([^)]*\)", "", one) for page in pages for one in hole.findall(page)]
    found = hole.findall(full)
    assert told and [re.sub(r"\([^)]*\)", "", one) for one in found] == told
    assert all(href.startswith("#") for one in found for href in re.findall(r"\]\(([^)]*)\)", one))


def test_what_stands_before_the_topics_is_looked_at_too() -> None:
    """A sentence that no topic holds is a unit of its own, in the order of the text."""
    seed = ReportSeed("", "", 2022, "", topics=(TopicSeed(TOPICS[1], TOPICS[1], NOWHERE),))
    report = report_of(PLAIN, seed)
    measure = next(report.items())
    assert [unit.node for unit in units(measure)] == ["measure-1-1", "topic-measure-1-2"]
    assert {hole.at for hole in find_holes(report, ()) if "measure-1" in hole.at} == {
        "measure-1-1",
        "topic-measure-1-2",
    }


def test_an_opening_sentence_points_to_what_it_names(tmp_path: Path) -> None:
    """一是……。 is no gap where what follows it has a counterpart: its cell says to look below."""
    relation = RELATIONS.replace('at: plan-1, quote: "加强执法队伍建设"', 'at: plan-1-2, quote: "充实专职人员"')
    rows = table(edition_of(tmp_path, relation), 2).splitlines()
    assert "计划一·句1]" in rows[0] and "见下面各句" in rows[0] and rows[0].count(HOLE) == 1  # no problem is answered
    assert "计划一·句2]" in rows[1] and "加强行政执法" in rows[1]


def test_notes_on_the_wording_of_the_source_are_listed_as_such(tmp_path: Path) -> None:
    """What is doubtful, ambiguous or missing stands under its own heading, marked 〔原文如此〕 or not; the rest below."""
    folder = tmp_path / "seeds" / "made-up"
    edition_of(tmp_path)
    kinds = {"存疑": "全年共办理案件30宗", "歧义": "落实河湖长制巡查", "口径": "同比增加12.5%"}
    notes = "".join(
        f"- {{id: n-{n}, kind: {kind}, quote: {quote}, text: 注。}}\n" for n, (kind, quote) in enumerate(kinds.items())
    )
    (folder / "notes.yml").write_text("notes:\n" + notes, encoding="utf-8")
    page = unescape(compose(tmp_path, "made-up").files["about.md"])
    doubtful, _, others = page.partition("其他编者注\n")
    assert [kind for kind in kinds if f"，{kind}）" in doubtful] == ["存疑", "歧义"] and "，口径）" in others
