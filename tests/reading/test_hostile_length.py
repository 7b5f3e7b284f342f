"""Claims about what is much too long: it is cut, with a word to the reader, before anything scans it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.browser import Watched

WHOLE = "建立疫情防控工作专班,严打涉疫情“九类违法犯罪”,侦破涉疫情案件160余起"
LONG = {
    "Han": "执法监督疫情" * 4000,
    "letters": "shuangsuiji" * 2000,
    "digits": "9" * 20_000,
    "words": "执法 监督 " * 4000,
    "comparison": ">" * 10_000 + "3宗" * 5000,
    "signs": "“《。" * 7000,
    "pairs": "𠮷" * 10_000,
}
CAP = 200

WATCH = """() => {
  window.scanned = [];
  for (const name of ["find", "suggest", "closest"]) {
    const before = window.zhujieSearch[name];
    window.zhujieSearch[name] = (index, query, ...rest) => { window.scanned.push(query); return before(index, query, ...rest); };
  }
}"""
"""Notes every query that reaches a scan."""


def search(page: Page, query: str) -> None:
    """Puts the query in at once, as pasting does, and waits for the answer."""
    page.evaluate("window.scanned = []")
    page.locator("#zj-q").fill(query)
    page.wait_for_function("window.scanned.length")


@pytest.mark.parametrize("kind", LONG)
def test_a_long_query_is_cut_before_it_is_scanned(kind: str, page_file: Watched) -> None:
    """20,000 characters: no scan gets more than the first 200, whole characters, and the status says so."""
    page = page_file.open()
    page.locator("#zj-q").fill("执法")
    page.get_by_role("option").first.wait_for()
    page.evaluate(WATCH)
    search(page, LONG[kind])
    page.wait_for_function(f"document.querySelector('.zj-count').textContent.startsWith('检索词过长，只用前{CAP}字。')")
    scanned = page.evaluate("window.scanned")
    assert all(len(one.encode("utf-16-le")) // 2 <= CAP for one in scanned)
    assert any(LONG[kind].startswith(one) for one in scanned)
    page.wait_for_timeout(300)
    assert len(page.evaluate("location.href")) < 3000
    search(page, "执法")
    page.wait_for_function("document.querySelector('.zj-count').textContent.startsWith('原文')")
    assert not page_file.errors


def test_a_long_query_in_the_address_is_cut_too(page_http: Watched) -> None:
    """`?find=`, `?q=` and `?h=` of thousands of characters: search, filter and marks take the first of them."""
    page = page_http.open(
        "glossary.html?find=" + "zhifa" * 2000 + "&q=" + "zhifa" * 2000 + "&h=a" * 500 + "&h=" + "b" * 5000
    )
    page.wait_for_function("document.querySelector('.zj-count').textContent.startsWith('检索词过长')")
    assert page.locator("form.filter output").inner_text() == "没有找到，换个词试试"
    assert not page_http.errors


def test_a_query_as_long_as_is_allowed_is_not_cut(page_file: Watched) -> None:
    """200 characters are asked whole, and nothing is said of it."""
    page = page_file.open()
    page.locator("#zj-q").fill("执法")
    page.get_by_role("option").first.wait_for()
    page.evaluate(WATCH)
    search(page, "天" * CAP)
    assert page.evaluate("window.scanned[0].length") == CAP
    page.wait_for_function("document.querySelector('.zj-count').textContent.startsWith('原文未见')")


@pytest.mark.parametrize("over", ["pasted", "address"])
def test_a_long_quotation_is_cut_with_a_word(over: str, page_http: Watched) -> None:
    """Of 100,000 characters 引文核验 compares 20,000, and says so; those are judged as ever."""
    words = "天气很好" * 25_000
    if over == "pasted":
        page = page_http.open("verify.html")
        page.evaluate(f"document.getElementById('quotation').value = {json.dumps(words)}")
        page.get_by_role("button", name="核验", exact=True).click()
    else:
        page = page_http.open(f"verify.html#q={words[:24_000]}")
    page.locator(".verdict").wait_for()
    shown = page.locator("#verify-result").inner_text()
    assert "引文过长，只核验前20000字" in shown
    assert shown.count("天气很好") == 5000
    page.locator("#quotation").fill(WHOLE)
    page.get_by_role("button", name="核验", exact=True).click()
    assert page.locator(".verdict").inner_text() == "逐字一致"
    assert "过长" not in page.locator("#verify-result").inner_text()
    assert not page_http.errors


STEPS = """(text) => {
  const { sounds } = window.zhujieSearch.prepare(window.zhujieIndex);
  let steps = 0;
  const counted = new Proxy(sounds.whole, { get: (all, part) => { steps += 1; return all[part]; } });
  const ways = window.zhujieQuery.syllables(text, { ...sounds, whole: counted }, false, 12);
  return [steps, ways.map((units) => units.length)];
}"""
"""How often a part of the letters is looked up, and the units of each way they can be read."""


@pytest.mark.parametrize("syllable", ["shuangsuiji", "fangan", "xianan", "an"])
def test_letters_are_read_in_steps_that_grow_with_their_number(syllable: str, page_file: Watched) -> None:
    """However many ways there are to cut letters into syllables, those that lead nowhere are not tried one by one."""
    page = page_file.open()
    page.locator("#zj-q").fill("执法")
    page.get_by_role("option").first.wait_for()
    for letters in (syllable * 60, syllable * 3, "z" * CAP):
        steps, units = page.evaluate(STEPS, letters[:CAP])
        assert steps <= 6 * CAP + 12 * 30 * 6
        assert all(size <= 30 for size in units)
        assert units if letters == syllable * 3 else len(units) <= 12
