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


def test_characters_are_read_as_their_phrase_reads_them() -> None:
    """A character has the readings it has in these texts only: 行 in 行政 and in 银行."""
    found = readings(["行政复议", "银行", "律师"])
    assert "行" in found["xing"]
    assert "行" in found["hang"]
    assert found["lv"] == "律"
    assert "行" not in readings(["行政"]).get("hang", "")


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
