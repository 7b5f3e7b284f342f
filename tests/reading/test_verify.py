"""Claims about 引文核验: it tells a literal quotation from a changed one, says where, and works from the disk."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser import NewPage, Watched, violations

SOURCE = Path(__file__).parents[2].joinpath("seeds/jiangmen-psb-2020/report.txt").read_text(encoding="utf-8")
WHOLE = "建立疫情防控工作专班,严打涉疫情“九类违法犯罪”,侦破涉疫情案件160余起"
WIDE = {",": "，", ":": "：", "(": "（", ")": "）", "1": "１"}


def check(page: Page, quotation: str) -> tuple[str, str]:
    """The verdict on a quotation, and everything shown below it."""
    page.locator("#quotation").fill(quotation)
    page.get_by_role("button", name="核验", exact=True).click()
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
        ("建立疫情防控工作专班……侦破涉疫情案件160余起", "逐字一致", "举措二·句2"),
        ("建立疫情防控工作专班...侦破涉疫情案件160余起", "逐字一致", "举措二·句2"),
        ("".join(WIDE.get(c, c) for c in WHOLE), "仅标点、引号、繁简或全角半角不同", "举措二·句2"),
        (WHOLE.replace("“", '"').replace("”", '"'), "仅标点、引号、繁简或全角半角不同", "举措二·句2"),
        (WHOLE.replace("160余起", "180余起"), "有改动", "原文“160”，引文作“180”"),
        (WHOLE.replace("严打", ""), "有改动", "引文缺“严打”"),
        (WHOLE.replace("侦破", "成功侦破"), "有改动", "引文多“成功”"),
        ("侦破涉疫情案件160余起……建立疫情防控工作专班", "有改动", "先后与原文不同"),
        ("坚决打好疫情防控阻击战。深入推进公安“放管服”改革。", "有改动", "并不相连"),
        ("今天天气很好，适合出门散步，也适合读书。", "不见于原文", "不排除出自别的文件"),
        ("建立疫情防控工作专班……今天天气很好，适合出门散步", "有改动", "其中1处不见于原文"),
        ("发生暴恐案事件和影响恶劣的刑事治安案件", "节引", "引文前面略去“没有”；略去的话里有“没有”，意思可能相反"),
        ("影响恶劣的刑事治安案件", "节引", "略去的话里有“没有”"),
        ("交通事故死亡人数", "节引", "引文后面略去“同比下降8.5%”"),
        ("没有发生暴恐案事件和影响恶劣的刑事治安案件", "逐字一致", "举措四·句1"),
        ("冤假错案发生", "节引", "略去的话里有“防止”"),
        ("优化执法指导服务", "节引", "引文前面略去“不断”。"),
        ("坚决维护政治安全和社会稳定", "逐字一致", "计划一·句1"),
        ("2020年……发生暴恐案事件", "节引", "略去的话里有“没有”"),
        ("智能化执法办案场所升级改造进度……", "节引", "引文后面略去“缓慢”"),
        ("民警、辅警违纪违法……时有发生", "节引", "引文后面略去“被追究责任问题”"),
        ("辅警队伍量少质弱……政策落地缓慢", "节引", "引文前面略去“辅警用人额度、经费保障”"),
        ("没有发生……影响恶劣的刑事治安案件", "节引", "引文后面略去“暴恐案事件和”。"),
        ("侦破涉疫情案件160起", "有改动", "引文缺“余”。"),
        ("培训民警1.3万人次", "有改动", "引文缺“多”。"),
        ("严格依法办理涉民营企业案件", "有改动", "引文缺“平等”。"),
        ("受理行政复议申请441件", "有改动", "原文“宗”，引文作“件”"),
        ("新增施划小汽车停车位59000个", "节引", "数字的写法与原文不同"),
        ("依法严厉打击违法犯罪行为", "有改动", "引文缺“各类”"),
        ("办案", "节引", "原文共7处：举措五·句8（2处）、举措五·句10、问题二·句1（2处）、计划四·句2（2处）"),
        ("共受理行政复议申请414宗", "有改动", "原文“441”，引文作“414”"),
        ("共受理行政复议申请4410宗", "有改动", "原文“441”，引文作“4410”"),
        ("設立疫情防控工作專班", "有改动", "原文“建”，引文作“設”"),
        ("建立疫情防控工作專班,嚴打涉疫情「九類違法犯罪」", "仅标点、引号、繁简或全角半角不同", "繁简"),
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
    assert check(page, SOURCE)[0] == "逐字一致"
    for line in filter(None, SOURCE.splitlines()):
        assert check(page, line)[0] == "逐字一致", line
    check(page, "坚决打好疫情防控阻击战。")
    assert (page.locator(".where a").get_attribute("href") or "") == "measures/2.html#measure-2-1"


def test_the_differences_are_shown_in_place(page: Page) -> None:
    """What the source has and the quotation lacks is struck, what was added is underlined, the rest is the source's."""
    check(page, WHOLE.replace("160余起", "180余件"))
    kept = page.evaluate(
        "[...document.querySelectorAll('.compared mark > :not(ins)')].map(e => e.textContent).join('')"
    )
    typed = page.evaluate(
        "[...document.querySelectorAll('.compared mark > :not(del)')].map(e => e.textContent).join('')"
    )
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


ARTICLE = (
    "本报讯　江门市公安局近日公布报告。报告称，“2020年，全市接报刑事治安警情同比下降6%，‘两抢一盗’案件同比下降24.8%”，"
    "全年“发生暴恐案事件和影响恶劣的刑事治安案件”。报告还说，“共受理行政复议申请414宗,同比下降64.5%”，并推动了“零容忍执法”。"
    "记者了解到，该局建成智能办案区18个，培训民警1.3万多人次，覆盖97个派出所，也谈到2个组织。"
)


def test_an_article_comes_back_with_every_quotation_marked(page: Page) -> None:
    """Each run has its verdict, unmarked literal stretches too; the writer's own words stay plain, their numbers are looked up."""
    verdict, text = check(page, ARTICLE)
    assert verdict.startswith("找到引文6处")
    runs = page.locator(".pasted a")
    assert [runs.nth(n).get_attribute("class") for n in range(6)] == [
        "verdict-width", "verdict-cut", "verdict-changed", "verdict-absent", "verdict-exact", "verdict-exact",
    ]  # fmt: skip
    plain = page.evaluate(
        "(() => { const p = document.querySelector('.pasted').cloneNode(true); p.querySelectorAll('sup').forEach(e => e.remove());"
        " return p.textContent })()"
    )
    assert plain == ARTICLE
    assert "本报讯" not in page.locator(".pasted a").all_inner_texts()
    assert "原文“441”，引文作“414”" in text
    numbers = page.locator(".verify-numbers").inner_text()
    assert "97　原文未见这个数" in numbers and "2　原文有这个数" in numbers
    runs.nth(1).click()
    assert page.evaluate("document.activeElement.id") == "verified-2"


@pytest.mark.parametrize("said", ["报告称：", "报告称，", "江门市公安局报告说："])
def test_what_a_writer_says_before_a_quotation_is_no_part_of_it(page: Page, said: str) -> None:
    """However short: the words between the marks are the quotation."""
    verdict, _ = check(page, f"{said}“没有发生暴恐案事件和影响恶劣的刑事治安案件”。")
    assert verdict == "找到引文1处：逐字一致1处"


def test_a_changed_end_in_a_writers_own_words_is_a_change(page: Page) -> None:
    """441件 for 441宗, 160起 for 160余起: not cut, but changed."""
    _, text = check(page, "据报道，去年受理行政复议申请441件，侦破涉疫情案件160起。“没有发生暴恐案事件”是报告的原话。")
    assert "原文“宗”，引文作“件”" in text and "引文缺“余”" in text


def test_what_stands_around_a_quotation_is_seen(page: Page) -> None:
    """The whole sentence with the quotation marked, and its neighbours, in the source's own order and characters."""
    check(page, "发生暴恐案事件和影响恶劣的刑事治安案件")
    shown = page.locator(".compared")
    assert page.locator(".compared mark").inner_text() == "发生暴恐案事件和影响恶劣的刑事治安案件"
    whole = shown.evaluate("e => e.textContent")
    assert whole in SOURCE
    assert "没有发生" in whole and whole.startswith("(四)") and whole.endswith("依法严厉打击违法犯罪。")
    assert page.get_by_text("节引", exact=True).filter(visible=True).count() == 2  # the verdict, and the word explained


def test_a_result_has_an_address_and_can_be_copied(new_page: NewPage, site_file: str) -> None:
    """The quotation stands in the fragment, which no server sees; the copied text holds verdict, sentence, digest and place."""
    page = new_page(site_file).open("verify.html")
    page.evaluate(
        "window.zhujie.copied = []; navigator.clipboard.writeText = async (t) => window.zhujie.copied.push(t); 0"
    )
    check(page, "发生暴恐案事件")
    address = page.url
    assert address.partition("#q=")[2] and "?" not in address
    page.get_by_role("button", name="复制核验结果").click()
    page.get_by_text("已复制").wait_for()
    copied = page.evaluate("window.zhujie.copied[0]")
    assert "结论：节引。" in copied and "【发生暴恐案事件】" in copied and "引文前面略去“没有”" in copied
    assert hashlib.sha256(SOURCE.encode()).hexdigest() in copied and "举措四·句1" in copied
    assert "file:" not in copied
    again = new_page(site_file).open("verify.html#" + address.partition("#")[2])
    assert again.locator(".verdict").inner_text() == "节引"
    assert again.locator("#quotation").input_value() == "发生暴恐案事件"


def test_a_strange_address_breaks_nothing(new_page: NewPage, site_file: str) -> None:
    """A fragment that is no encoding, or nothing, leaves an empty form that works."""
    watched = new_page(site_file)
    for fragment in ("#q=%E4%", "#q=", "#%E4%", "#q=<img src=x onerror=alert(1)>"):
        page = watched.open("verify.html" + fragment)
        assert check(page, "坚决打好疫情防控阻击战。")[0] == "逐字一致"
        page.goto("about:blank")
    assert not watched.errors


@settings(max_examples=25)
@given(st.data())
def test_any_literal_stretch_is_literal_and_any_changed_one_is_not(page: Page, data: st.DataObject) -> None:
    """A stretch cut at will is exact or 节引, at its very place; with one Han character changed it never is."""
    start = data.draw(st.integers(0, len(SOURCE) - 30))
    stretch = SOURCE[start : start + data.draw(st.integers(8, 200))]
    han = [n for n, char in enumerate(stretch) if "\u4e00" <= char <= "\u9fff"]
    assume(len(han) >= 6)
    assert check(page, stretch)[0] in ("逐字一致", "节引")
    assert re.sub(r"\s", "", page.locator(".compared mark").evaluate("e => e.textContent")).strip(
        ",，;；。、：:"
    ) in re.sub(r"\s", "", stretch)
    at = han[data.draw(st.integers(0, len(han) - 1))]
    assert check(page, stretch[:at] + "囧" + stretch[at + 1 :])[0] == "有改动"


def test_a_long_quotation_is_answered_soon(page: Page) -> None:
    """The longest text the field takes, changed in every sentence, is judged within two seconds."""
    changed = (SOURCE.replace("全面", "全力").replace("推进", "推动") * 6)[:20000]
    spent = page.evaluate(
        """text => { const field = document.getElementById('quotation'); field.value = text;
        const since = performance.now(); field.form.requestSubmit(); return performance.now() - since }""",
        changed,
    )
    assert page.locator(".verdict").inner_text() == "有改动"
    assert spent < 2000
