"""What comes first, on made-up texts where each rule alone decides."""

from __future__ import annotations

from typing import Any

import pytest

from tests.search.conftest import Asked
from zhujie.search.records import VERSION
from zhujie.text.scripts import readings

FIND = """([data, query]) => { const core = window.zhujieSearch, index = core.prepare(data), found = core.find(index, query, '');
  return [window.zhujieTell.line(found), found.groups.flatMap(group => core.sorted(group)).map(
    hit => index.records[hit.owner].anchor + ' ' + core.wayOf(hit.score).name)]; }"""


def _index(pages: list[list[str]], entries: list[tuple[str, list[str], list[str]]] | None = None) -> dict[str, Any]:
    """An index of pages of sentences (`s0-1` is the second of the first page), and of terms: headword, other names, places."""
    terms = entries or []
    texts = [text for page in pages for text in page] + [name for head, others, _ in terms for name in (head, *others)]
    glossary = len(pages)
    return {
        "version": VERSION,
        "sha256": "",
        "kinds": [["measures", "举措"]],
        "pages": [*([f"{n}.html", "", "", "measures"] for n in range(len(pages))), ["glossary.html", "", "术语表", ""]],
        "streams": [
            [n, [[f"s{n}-{place}", "s", text] for place, text in enumerate(page)]] for n, page in enumerate(pages)
        ],
        "topics": [],
        "notes": [[0, "note-1", "注", "这里说的是游泳池。"]],
        "documents": [],
        "entries": [
            [glossary, f"e{n}", head, "", "", others, ["一个释义。"], places, []]
            for n, (head, others, places) in enumerate(terms)
        ],
        "figures": [],
        "readings": readings(texts),
        "traditional": "",
    }


@pytest.fixture
def find(asked: dict[str, Asked]) -> Any:
    """Asks a made-up index: gives the first line, and of each result its anchor and the way it was found."""
    return lambda data, query: asked["file"].page.evaluate(FIND, [data, query])


def test_words_in_one_sentence_beat_a_page_that_has_one_often(find: Any) -> None:
    """A sentence with both words comes first, and pages with only one of them, however often, are left out."""
    often = ["复议一。", "复议二。", "复议三,复议四。", "复议五。", "受理完毕。"]
    line, found = find(_index([often, ["全年受理了很多不同的人提出的行政复议。"]]), "复议 受理")
    assert line == "原文同句1处"
    assert found == ["s1-0 together"]


def test_near_and_ordered_words_come_first(find: Any) -> None:
    """Of sentences with all words, those come first where they stand closer together, then in the order asked."""
    data = _index([["受理的事项中有一部分是大家常说的复议。"], ["复议受理。"], ["受理复议。"], ["受理了复议。"]])
    assert find(data, "受理 复议")[1] == [f"s{n}-0 together" for n in (2, 1, 3, 0)]


def test_initials_of_a_name_beat_initials_in_running_text(find: Any) -> None:
    """`xf` leads to the term 信访 and its place; 新法 inside a sentence, though first in the report, is not meant."""
    data = _index([["学习新法。"], ["信访办结。"]], [("信访", [], ["s1-0"])])
    assert find(data, "xf")[1] == ["e0 initials", "s1-0 initials"]
    assert find(_index([["学习新法。"]]), "xxf")[1] == ["s0-0 initials"]


def test_exact_words_come_alone_and_near_ones_are_named(find: Any) -> None:
    """While words stand in the text nothing that is only near is shown; else what is near says so."""
    data = _index([["办理复议申请。"], ["办理复议申诉。"]])
    assert find(data, "复议申诉") == ["原文1处", ["s1-0 literal"]]
    line, found = find(data, "复议申青")
    assert line == "原文未见“复议申青”；按同音“复议申请”：原文1处"
    assert found == ["s0-0 sound"]


def test_a_character_that_the_report_lacks_is_heard(find: Any) -> None:
    """仿 stands nowhere in this text; 信仿 is still heard as 信访."""
    assert find(_index([["来信来访。", "接待信访。"]]), "信仿")[1] == ["s0-1 sound"]


def test_a_name_leads_to_the_place(find: Any) -> None:
    """An alias, a part of a name and a name with something after it lead to the entry and to where the term stands."""
    data = _index([["来信来访事项办结。"]], [("来信来访", ["信访", "信访事项"], ["s0-0"])])
    for query, way in {"信访": "alias", "信访局": "part", "信访事": "part"}.items():
        line, found = find(data, query)
        assert line.startswith(f"原文未见“{query}”；") and "相关的原文1处" in line, query
        assert f"s0-0 {way}" in found, query


def test_notes_and_labels_are_no_text(find: Any) -> None:
    """What only a note says is 未见 in the source."""
    assert find(_index([["开展工作。"]]), "游泳池") == ["原文未见“游泳池”；注1处", ["note-1 literal"]]


def test_every_place_is_counted_across_sentences_and_pages(find: Any) -> None:
    """Words that run over the end of a sentence or a page are found there, and a sentence may have several places."""
    data = _index([["办案要快,办案要准。完成办", "案。"], ["案件办结。"]])
    assert find(data, "办案")[0] == "原文3处"
    assert find(data, "案案件") == ["原文1处", ["s0-1 literal"]]


def test_one_word_typed_twice_is_one_word(find: Any) -> None:
    """A repeated word is counted by its places, not by sentences that have it with itself."""
    assert find(_index([["复议一,复议二。"]]), "复议 复议")[0] == "原文2处"
