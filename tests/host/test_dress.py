"""What the host puts on plain Markdown: each convention by itself, and nothing where a page has none of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.exceptions import BuildError

from tests.project import PLAIN, report_of
from zhujie.check import plain
from zhujie.host.dress import Dress
from zhujie.markdown import paragraph
from zhujie.pages.dress import leaves_data
from zhujie.pages.pieces import Mark, Marked, Paragraph, Piece, SourceLeaf, Wide, Words
from zhujie.parse.leaves import leaves

Json = dict[str, Any]


def dressed(text: str, **page: Any) -> str:
    """The HTML of a page, on one line."""
    extension = Dress(lambda name: f"<svg>{name}</svg>", lambda name: f"<form>{name}</form>")
    extension.path, extension.page = "measures/1.md", page
    return str(Markdown(extensions=["tables", extension]).convert(text)).replace("\n", "")


@pytest.mark.parametrize(
    ("text", "page", "made"),
    [
        ("# 甲\n\n乙", {}, '<h1>甲</h1><p class="lead">乙</p>'),
        ('## <a id="x"></a>甲', {}, '<h2 id="x">甲</h2>'),
        ('- <a id="x"></a>甲', {}, '<ul><li id="x">甲</li></ul>'),
        ("甲 *jiǎ* *first* *乙*", {}, '<p>甲 <span class="pinyin" lang="zh-Latn-pinyin">jiǎ</span> '
         '<span class="english" lang="en">first</span> <span>乙</span></p>'),
        ("[甲](<https://example.org/>)", {}, '<p><a href="https://example.org/" rel="noopener external">甲</a></p>'),
        ("###### 甲\n\n- 乙\n\n丙", {}, "<details><summary>甲</summary><ul><li>乙</li></ul></details><p>丙</p>"),
        ("- [甲](a.md#b)：“丙[乙](a.md#b)丁”", {}, '<ul><li><a href="a.md#b">甲</a>：“丙<a class="cited" href="a.md#b">乙</a>丁”</li></ul>'),
        (
            '| 甲 | 乙 |\n|---|---|\n| <a id="x"></a>丙 | ≥3.5 |',
            {"attributes": {"x": {"data-search": "a&b"}}},
            '<table><thead><tr><th scope="col">甲</th><th scope="col">乙</th></tr></thead><tbody>'
            '<tr data-search="a&amp;b" id="x"><th scope="row">丙</th><td class="num" data-value="3.5">≥3.5</td></tr></tbody></table>',
        ),
        (
            "## 甲\n\n乙\n\n## 丙",
            {"sections": {"2": "article.entry"}},
            '<article class="entry"><h2>甲</h2><p>乙</p></article><article class="entry"><h2>丙</h2></article>',
        ),
        (
            '<a id="x"></a>![甲](a-b.svg)\n\n乙',
            {},
            '<figure class="a" id="x"><figcaption><b>甲</b><span>乙</span></figcaption><svg>a-b.svg</svg></figure>',
        ),
        ("# 甲\n\n乙", {"partial": "f"}, '<h1>甲</h1><p class="lead">乙</p><form>f</form>'),
    ],
)  # fmt: skip
def test_a_convention_becomes_what_a_browser_wants(text: str, page: Json, made: str) -> None:
    """Each in the least page that has it."""
    shown = dressed(text, **page)
    for id_ in ("_1", "_2"):
        shown = shown.replace(f' id="{id_}"', "")
    assert shown == made


def test_two_quotations_face_each_other() -> None:
    """Each above the link to its place; what is said of them follows."""
    text = "### 甲\n\n[一](a.md)：\n\n> 乙\n\n[二](b.md)：\n\n> 丙\n\n丁"
    shown = dressed(text, sections={"3": "article.relation"})
    assert (
        '<div class="facing"><blockquote class="quote"><p>乙</p><footer><a href="a.md">一</a></footer></blockquote>'
        in shown
    )
    assert shown.endswith("</blockquote></div><p>丁</p></article>")


def test_a_sentence_gets_its_marks_back() -> None:
    """Offsets, a term with a figure in it, a wider comma, the mark of a note and the note beside it, in their order."""
    figure = Marked("figure", "n-2", "", (Words("3宗"),), tip="案件：3宗", inner=True)
    pieces: tuple[Piece, ...] = (
        Words("办"),
        Marked("term", "case", "../glossary.html#case", (Words("案"), figure), first=True),
        Mark("#note-a", "注4", "note"),
        Wide(",", "，"),
        Words("[*]&lt;"),
    )
    leaf = SourceLeaf("sentence", "measure-1-1", 10, 22, pieces, "句1", "举措一·句1")
    text = str(paragraph(Paragraph((leaf,)))) + "\n\n[^4]: **〔注4〕** “办案”注文。\n"
    note = {"id": "a", "sentence": "measure-1-1", "quote": "办案"}
    assert text.startswith('<a id="measure-1-1"></a>办[案3宗](../glossary.md#case)[^4],')
    shown = dressed(text, leaves=leaves_data([leaf]), notes={"4": note})
    assert (
        '<span class="s sentence" data-end="22" data-n="1" data-name="举措一·句1" data-start="10" id="measure-1-1">办'
        '<a class="term first" data-ref="case" href="../glossary.md#case">案<span class="figure" data-ref="n-2" data-tip="案件：3宗">'
        '3宗</span></a><a aria-label="注4" class="mark mark-note" href="#note-a"></a><span class="w" data-w="，">,</span>'
        "[*]&#38;lt;</span></p>"
    ) in shown
    assert (
        '<div class="note" data-for="measure-1-1" id="note-a"><p><b class="note-mark">〔注4〕</b><q>办案</q>注文。</p></div>'
        in shown
    )


def test_a_page_that_prints_other_characters_than_the_data_counts_is_refused() -> None:
    """A sentence edited by hand: the offsets of its marks would be wrong."""
    leaf = SourceLeaf("sentence", "measure-1-1", 0, 2, (Words("办案"),), "句1", "举措一·句1")
    with pytest.raises(BuildError, match=r"docs/measures/1\.md.*measure-1-1 prints"):
        dressed(str(paragraph(Paragraph((leaf,)))) + "多", leaves=leaves_data([leaf]))


@given(st.text(st.sampled_from(list("甲乙*_[]()<>&;#|\\`!~ \x02\x0b1.-")), min_size=1, max_size=20))
def test_whatever_the_source_says_is_on_the_page_once(words: str) -> None:
    """Escaped for Markdown, read by the host, written as HTML: the same characters."""
    leaf = SourceLeaf("sentence", "measure-1-1", 0, len(words), (Words(words),), "句1", "举措一·句1")
    shown = dressed(str(paragraph(Paragraph((leaf,)))), leaves=leaves_data([leaf]))
    inside = shown.partition('id="measure-1-1">')[2].rpartition("</span></p>")[0]
    assert plain(inside) == words.replace("\n", "")


def test_every_leaf_of_a_report_has_its_data() -> None:
    """Ids and offsets are those of the report; gaps go with the leaf before them."""
    report = report_of(PLAIN)
    printed = [
        SourceLeaf(
            "sentence",
            leaf.node,
            leaf.start,
            leaf.end,
            (Words(report.source.text[leaf.start : leaf.end]),),
            "句1",
            "名",
        )
        for leaf in leaves(report)
        if leaf.kind == "sentence"
    ]
    data = leaves_data(printed)
    assert [(data[leaf.id]["start"], data[leaf.id]["end"]) for leaf in printed] == [
        (leaf.start, leaf.end) for leaf in printed
    ]
