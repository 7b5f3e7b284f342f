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


def test_pinyin_is_of_words_and_not_of_what_two_words_share(find: Any) -> None:
    """`fujian` is no 府建 out of 政府建设, but it is 福建; the end of a longer name, 局长 in 公安局长, stays a word."""
    text = "政府建设。政府工作,建设平安。市公安局长在公安局。"
    assert find(_index([[text]]), "fujian")[1] == []
    assert find(_index([[text, "福建来人。"]]), "fujian") == ["按拼音“福建”：原文1处", ["s0-1 pinyin"]]
    assert find(_index([[text]]), "juzhang") == ["按拼音“局长”：原文1处", ["s0-0 pinyin"]]


def test_a_word_read_from_pinyin_is_counted_as_when_it_is_typed(find: Any) -> None:
    """Once it stands for itself, as in quotation marks, every place counts that the same word in characters would count."""
    data = _index([["政府建设。政府工作,建设平安。", "市政“府建”设立。"]])
    assert find(data, "fujian")[0] == "按拼音“府建”：原文2处"
    assert find(data, "府建")[0] == "原文2处"


@pytest.mark.parametrize("address", ["jiangmen", "e0"])
def test_pinyin_of_the_source_comes_before_english_and_addresses(find: Any, address: str) -> None:
    """A name in the English of other terms counts for nothing while its characters stand in the source."""
    data = _index([["江门市公布。", "蓬江公布。"]], [("江门", [], ["s0-0"]), ("蓬江", [], ["s0-1"])])
    data["entries"][0][1] = address
    data["entries"][1][4] = "Pengjiang (district of Jiangmen)"
    assert find(data, "jiangmen") == ["按拼音“江门”：原文1处 · 术语1条", [f"{address} pinyin", "s0-0 pinyin"]]
    assert find(data, "district")[0] == "按英文：相关的原文1处、术语1条"


def test_an_entry_is_found_by_its_address(find: Any) -> None:
    """An address that is neither pinyin nor English leads to its entry and to where that stands."""
    assert find(_index([["来信来访。"]], [("来信来访", [], ["s0-0"])]), "e0")[1] == ["e0 alias", "s0-0 alias"]


def test_every_entry_with_a_name_leads_to_its_own_sentences(find: Any) -> None:
    """What is another name of one term and a part of one of another leads to both, and each says by which way."""
    terms = [("调度室", ["报警"], ["s0-0"]), ("警情", ["报警量"], ["s1-0"])]
    line, found = find(_index([["调度室获奖。"], ["警情下降。"]], terms), "报警")
    assert line == "原文未见“报警”；按别称：相关的原文2处、术语1条；术语1条有此词"
    assert sorted(found) == ["e0 alias", "e1 literal", "s0-0 alias", "s1-0 part"]


def test_words_of_a_note_are_not_called_a_near_name(find: Any) -> None:
    """A note that has the words is counted apart from what a name with them leads to."""
    data = _index([["人来人往。"]], [("人流", ["大游泳池子"], ["s0-0"])])
    assert find(data, "游泳池")[0] == "原文未见“游泳池”；按相近名称：相关的原文1处；注1处、术语1条有此词"


def test_a_mean_is_compared_by_what_it_counts(find: Any) -> None:
    """5.1宗/月 answers what is asked of 宗, under its own unit; what is asked of 宗/月 is answered by means alone."""
    data = _index([["月均5.1宗。", "共9宗。"]])
    data["figures"] = [
        ["s0-0", "5.1宗", "5.1", "宗/月", "", "", "", "level"],
        ["s0-1", "9宗", "9", "宗", "", "", "", "count"],
    ]
    assert find(data, ">5宗") == ["按数值：原文2处（其中5.1宗/月）", ["s0-0 value", "s0-1 value"]]
    assert find(data, ">5宗/月") == ["按数值：原文1处", ["s0-0 value"]]
    assert find(data, ">6宗") == ["按数值：原文1处", ["s0-1 value"]]
    assert find(data, "5.1宗/月")[0] == "原文未见“5.1宗/月”；按数值“5.1宗/月”：原文1处"
