"""Claims about 引文核验: it tells a literal quotation from a changed one, says where, and works from the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import NewPage, Watched, violations

SOURCE = Path(__file__).parents[2].joinpath("seeds/jiangmen-psb-2020/report.txt").read_text(encoding="utf-8")
WHOLE = "建立疫情防控工作专班,严打涉疫情“九类违法犯罪”,侦破涉疫情案件160余起"
WIDE = {",": "，", ":": "：", "(": "（", ")": "）", "1": "１"}


def check(page: Page, quotation: str) -> tuple[str, str]:
    """The verdict on a quotation, and everything shown below it."""
    page.locator("#quotation").fill(quotation)
    page.get_by_role("button", name="核验").click()
    return page.locator(".verdict").inner_text(), page.locator("#verify-result").inner_text()


@pytest.fixture(scope="module")
def page(site_file: str, module_page: NewPage) -> Page:
    """The page, opened once from the disk: each check replaces the one before."""
    return module_page(site_file).open("verify.html")


@pytest.mark.parametrize(
    ("quotation", "verdict", "shown"),
    [
        (WHOLE, "逐字一致", "举措二·句2"),
        (f"“{WHOLE}”", "逐字一致", "举措二·句2"),
        ("建立疫情防控工作\n  专班,严打涉疫情“九类\r\n违法犯罪”", "逐字一致", "举措二·句2"),
        ("坚决打好疫情防控阻击战。建立疫情防控工作专班,", "逐字一致", "举措二·句1、举措二·句2"),
        ("建立疫情防控工作专班……侦破涉疫情案件160余起", "逐字一致", "分成2段"),
        ("建立疫情防控工作专班...侦破涉疫情案件160余起", "逐字一致", "分成2段"),
        ("".join(WIDE.get(c, c) for c in WHOLE), "仅标点宽度不同", "举措二·句2"),
        (WHOLE.replace("“", '"').replace("”", '"'), "仅标点宽度不同", "举措二·句2"),
        (WHOLE.replace("160余起", "180余起"), "有改动", "原文“6”，引文作“8”"),
        (WHOLE.replace("严打", ""), "有改动", "引文缺“严打”"),
        (WHOLE.replace("侦破", "成功侦破"), "有改动", "引文多“成功”"),
        ("侦破涉疫情案件160余起……建立疫情防控工作专班", "有改动", "先后与原文不同"),
        ("坚决打好疫情防控阻击战。深入推进公安“放管服”改革。", "有改动", "并不相连"),
        ("今天天气很好，适合出门散步，也适合读书。", "未见", "未见"),
        ("建立疫情防控工作专班……今天天气很好，适合出门散步", "有改动", "其中1处在原文中未见"),
        ("  \n ", "请先贴入引文", ""),
        ("……", "请先贴入引文", ""),
    ],
)
def test_verdicts(page: Page, quotation: str, verdict: str, shown: str) -> None:
    """Each kind of quotation gets its verdict, the differences and the place."""
    found, text = check(page, quotation)
    assert found == verdict
    assert shown in text


def test_every_sentence_of_the_report_is_literal(page: Page) -> None:
    """The whole text, and every line of it, is found as it is; its link leads to the sentence."""
    assert check(page, SOURCE[:4900])[0] == "逐字一致"
    for line in filter(None, SOURCE.splitlines()):
        assert check(page, line)[0] == "逐字一致", line
    check(page, "坚决打好疫情防控阻击战。")
    assert (page.locator(".where a").get_attribute("href") or "") == "measures/2.html#measure-2-1"


def test_the_differences_are_shown_in_place(page: Page) -> None:
    """What the source has and the quotation lacks is struck, what was added is underlined, the rest is the source's."""
    check(page, WHOLE.replace("160余起", "180余件"))
    kept = page.evaluate("[...document.querySelectorAll('.compared > *:not(ins)')].map(e => e.textContent).join('')")
    typed = page.evaluate("[...document.querySelectorAll('.compared > *:not(del)')].map(e => e.textContent).join('')")
    assert kept == WHOLE
    assert typed == WHOLE.replace("160余起", "180余件")


def test_it_asks_nobody_and_reads_well(page_http: Watched) -> None:
    """Over http it asks no host, an address with ?q= is checked at once, and axe finds nothing."""
    page = page_http.open("verify.html?q=坚决打好疫情防控阻击战")
    assert page.locator(".verdict").inner_text() == "逐字一致"
    assert violations(page) == []
    page.get_by_role("button", name="清空").click()
    assert page.locator("#verify-result").inner_text() == ""
    assert not page_http.foreign and not page_http.errors


def test_a_long_quotation_is_answered_soon(page: Page) -> None:
    """The longest quotation the field takes, changed in every sentence, is judged within two seconds."""
    changed = (SOURCE.replace("全面", "全力").replace("推进", "推动") * 2)[:5000]
    spent = page.evaluate(
        """text => { const field = document.getElementById('quotation'); field.value = text;
        const since = performance.now(); field.form.requestSubmit(); return performance.now() - since }""",
        changed,
    )
    assert page.locator(".verdict").inner_text() == "有改动"
    assert spent < 2000
