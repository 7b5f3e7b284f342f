"""The index: what it holds, once each, and the tables for other scripts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.project import PLAIN, report_of
from zhujie.model import Annotated, ReportSeed
from zhujie.pages import lay_out
from zhujie.search import search_script
from zhujie.text.scripts import readings, simplified_forms

ASSETS = Path(__file__).parents[2] / "templates" / "theme" / "assets" / "js"


def _index(annotated: Annotated) -> tuple[str, dict[str, Any]]:
    text = search_script(annotated, lay_out(annotated))
    begin, end = "window.zhujieIndex = ", ";\n"
    assert text.startswith(begin)
    assert text.endswith(end)
    return text, json.loads(text.removeprefix(begin).removesuffix(end))


@pytest.fixture(scope="module")
def index(annotated: Annotated) -> dict[str, Any]:
    """The index of the report, read back."""
    return _index(annotated)[1]


def test_every_sentence_and_heading_is_indexed_once(annotated: Annotated, index: dict[str, Any]) -> None:
    """Each sentence and heading of the source stands in the streams once, literally; nothing repeats it."""
    leaves = [leaf for _, stream in index["streams"] for leaf in stream]
    wanted = Counter(s.text for s in annotated.report.sentences()) + Counter(
        h.text for h in annotated.report.headings()
    )
    assert Counter(text for _, _, text in leaves) == wanted
    assert len({anchor for anchor, _, _ in leaves}) == len(leaves)
    long = [text for text in wanted if len(text) > 40]
    rest = json.dumps({**index, "streams": []}, ensure_ascii=False)
    assert not [text for text in long if text in rest]


FULL = """\
某县水利局2022年法治政府建设年度报告
县人民政府:
2022年,某县水利局认真落实各项部署。现将有关情况报告如下:
一、主要举措
(一)加强行政执法。
1.办理案件。全年共办理案件30宗
2.巡查河道。落实河湖长制巡查。
二、存在的问题
一是人员偏少。二是网上办理率不高。
某县水利局
2023年1月5日
"""


def test_the_streams_read_on_are_the_whole_report(annotated: Annotated) -> None:
    """Title, addressee, headings with their marks, sub-items and signature stand in the streams once, in their order."""
    other = report_of(FULL)
    seed = ReportSeed(slug="made-up", organ="某县水利局", year=2022, sha256=other.source.sha256)
    for one in (annotated, Annotated(other, seed, terms=(), occurrences=())):
        data = _index(one)[1]
        read = "".join(leaf[2] for _, stream in data["streams"] for leaf in stream)
        assert "".join(read.split()) == "".join(one.report.source.text.split())
        assert data["sha256"] == one.report.source.sha256


def test_every_address_is_on_a_page(annotated: Annotated, index: dict[str, Any], site: Path) -> None:
    """Every record's page is in the site and has its anchor."""
    missing = []
    pages = [(site / page[0]).read_text(encoding="utf-8") for page in index["pages"]]
    places = [(page, leaf[0]) for page, stream in index["streams"] for leaf in stream]
    places += [(one[0], one[1]) for name in ("topics", "notes", "entries") for one in index[name]]
    for page, anchor in places:
        if f'id="{anchor}"' not in pages[page]:
            missing.append((index["pages"][page][0], anchor))
    assert not missing


def test_figures_have_values_and_places(annotated: Annotated, index: dict[str, Any]) -> None:
    """Only numbers with a value are figures to be asked for, each in a node that is indexed."""
    nodes = {leaf[0] for _, stream in index["streams"] for leaf in stream}
    assert index["figures"]
    assert all(float(one[2]) >= 0 and one[0] in nodes for one in index["figures"])


def test_the_same_input_gives_the_same_index(annotated: Annotated) -> None:
    """Two builds are byte-identical."""
    assert _index(annotated)[0] == _index(annotated)[0]


def test_any_report_can_be_indexed() -> None:
    """A small report with no glossary, notes or topics has an index of its sentences alone."""
    report = report_of(PLAIN)
    seed = ReportSeed(slug="made-up", organ="某县水利局", year=2022, sha256=report.source.sha256)
    text, data = _index(Annotated(report, seed, terms=(), occurrences=()))
    assert "2022年,某县水利局认真落实各项部署。" in text
    assert [kind for kind, _ in data["kinds"]] == ["measures", "problems", "plans"]
    assert data["entries"] == data["notes"] == data["topics"] == []


def test_line_ends_of_old_javascript_are_escaped() -> None:
    """U+2028 and U+2029 in a text cannot end a line of the script."""
    report = report_of(PLAIN)
    seed = ReportSeed("made-up", "某县水利局", 2022, report.source.sha256, title="两\u2028行")
    text, _ = _index(Annotated(report, seed, terms=(), occurrences=()))
    assert "\u2028" not in text
    assert "\\u2028" in text


def test_characters_are_read_in_every_usual_way() -> None:
    """A character has the readings of its phrases here and the usual ones (长: zhang and chang), and no rare one."""
    found = readings(["行政复议", "局长", "重大", "律师", "不"])
    for character, usual in {"行": {"xing", "hang"}, "长": {"zhang", "chang"}, "重": {"zhong", "chong"}}.items():
        assert {syllable for syllable, those in found.items() if character in those} == usual
    assert found["lv"] == "律"
    assert {syllable for syllable, those in found.items() if "不" in those} == {"bu"}


def test_other_readings_cost_little(annotated: Annotated, index: dict[str, Any]) -> None:
    """They add less than a tenth to the table of readings, and the table is a small part of the index."""
    texts = [leaf[2] for _, stream in index["streams"] for leaf in stream]
    size = len(json.dumps(index["readings"], ensure_ascii=False).encode())
    characters = {character for those in index["readings"].values() for character in those}
    assert sum(map(len, index["readings"].values())) < 1.2 * len(characters)
    assert size < 0.1 * len(_index(annotated)[0].encode())
    assert characters >= {character for text in texts for character in text if "\u4e00" <= character <= "\u9fff"}


def test_traditional_characters_are_those_of_the_text() -> None:
    """Pairs lead from every usual Traditional form to a character of the text, and to no other."""
    pairs = simplified_forms("复双随台")
    table = dict(zip(pairs[::2], pairs[1::2], strict=True))
    assert {"複": "复", "復": "复", "雙": "双", "隨": "随", "臺": "台"}.items() <= table.items()
    assert set(table.values()) <= set("复双随台")


def test_the_scripts_of_search_are_plain() -> None:
    """No modules, no fetch, no workers, no evaluation, no HTML from strings, and no address of another host."""
    for file in ASSETS.glob("search*.js"):
        text = file.read_text(encoding="utf-8")
        for word in (
            "import ",
            "fetch(",
            "XMLHttpRequest",
            "Worker(",
            "eval(",
            "innerHTML",
            "http:",
            "https:",
            "style=",
        ):
            assert word not in text, (file.name, word)
        assert '"use strict"' in text
