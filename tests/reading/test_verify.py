"""Claims about 引文核验: it tells a literal quotation from a changed one, says where, and works from the disk."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.browser import NewPage, Watched, violations

REPORT = Path(__file__).parents[2] / "seeds/jiangmen-psb-2020"
SOURCE = REPORT.joinpath("report.txt").read_text(encoding="utf-8")
WHOLE = "建立疫情防控工作专班,严打涉疫情“九类违法犯罪”,侦破涉疫情案件160余起"
WIDE = {",": "，", ":": "：", "(": "（", ")": "）", "1": "１"}


WIDTH = "仅标点、引号、繁简、全角半角或数字写法不同"


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
    ("quotation", "verdict", "shown", "never"),
    [
        ("代表委员100%满意,办结率100%", "有改动", "先后与原文不同", "并不相连"),
        ("与业务工作目标同部署、同督促、同推进、同考核、同奖惩", "有改动", "先后与原文不同", "略去"),
        ("同推进、同部署、同督促、同考核、同奖惩", "有改动", "位置与原文不同", "略去“同督促"),
        ("推动信息深度应用和高度共享", "有改动", "“深度应用”引文里也有，位置与原文不同", "略去"),
        ("提高民警实战本领和综合素质", "有改动", "“实战本领”引文里也有，位置与原文不同", "引文多"),
        ("辅警队伍质弱量少", "有改动", "“质弱”引文里也有，位置与原文不同", "略去“质弱”"),
        ("均录入“两法衔接”信息平台", "有改动", "“信息”引文里也有，位置与原文不同", "引文多“信息”"),
        ("有发生暴恐案事件和影响恶劣的刑事治安案件", "节引", "略去的话里有“没”，意思可能相反", ""),
        ("培训民警1.3万多人", "节引", "引文断在单位“人次”当中", ""),
        ("是全省发案最少的地市", "节引", "略去了“之一”，意思不同", ""),
    ],
)
def test_words_in_another_place_are_neither_missing_nor_added(
    page: Page, quotation: str, verdict: str, shown: str, never: str
) -> None:
    """What was typed is never called left out; half a negation, half a unit and 之一 are named."""
    heading, said = check(page, quotation)
    assert (heading, shown in said) == (verdict, True), said
    assert not never or never not in said, said


@pytest.mark.parametrize(
    ("quotation", "verdict", "shown"),
    [
        (WHOLE, "逐字一致", "举措二·句2"),
        (f"“{WHOLE}”", "逐字一致", "举措二·句2"),
        ("建立疫情防控工作\n  专班,严打涉疫情“九类\r\n违法犯罪”", "逐字一致", "举措二·句2"),
        ("坚决打好疫情防控阻击战。建立疫情防控工作专班,", "逐字一致", "举措二·句1、举措二·句2"),
        ("建立疫情防控工作专班……侦破涉疫情案件160余起", "节引", "引文后面略去「严打涉疫情“九类违法犯罪”」"),
        ("建立疫情防控工作专班...侦破涉疫情案件160余起", "节引", "举措二·句2"),
        ("".join(WIDE.get(c, c) for c in WHOLE), WIDTH, "举措二·句2"),
        (WHOLE.replace("“", '"').replace("”", '"'), WIDTH, "举措二·句2"),
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
        ("新增施划小汽车停车位59000个", f"节引；所引部分{WIDTH}", "数值相同，写法不同：原文“5.9万”，引文作“59000”"),
        ("依法严厉打击违法犯罪行为", "有改动", "引文缺“各类”"),
        ("办案", "节引", "原文共7处：举措五·句8（2处）、举措五·句10、问题二·句1（2处）、计划四·句2（2处）"),
        ("共受理行政复议申请414宗", "有改动", "原文“441”，引文作“414”"),
        ("共受理行政复议申请4410宗", "有改动", "原文“441”，引文作“4410”"),
        ("設立疫情防控工作專班", "有改动", "原文“建”，引文作“設”"),
        ("建立疫情防控工作專班,嚴打涉疫情「九類違法犯罪」", WIDTH, "繁简"),
        ("  \n ", "请先贴入引文", ""),
        ("……", "请先贴入引文", ""),
    ],
)
def test_verdicts(page: Page, quotation: str, verdict: str, shown: str) -> None:
    """Each kind of quotation gets its verdict, the differences and the place."""
    found, text = check(page, quotation)
    assert found == verdict
    assert shown in text


SAID = {
    # what was left out is what is missing, and not what was typed
    "没有发生刑事治安案件": ("有改动", ["引文缺“暴恐案事件和影响恶劣的”"], ["前面略去", "略去的话里有"]),
    "交通事故死亡人数同比下降8.5%,发生暴恐案事件": ("有改动", ["引文缺“没有”", "缺的话里有“没有”，意思可能相反"], []),
    # what was added takes the place of nothing, and no number is cut
    "新增摩托车11.07万个": ("有改动", ["引文缺“施划小汽车停车位5.9万个、”"], ["原文“个、”"]),
    "提高民警、辅警综合素质和实战本领": ("有改动", ["引文多“、辅警”", "计划五·句3"], ["引文缺", "引文作"]),
    "建成智能办案区18个，计划建成30个": ("有改动", ["引文多“，计划建成30个”", "举措五·句8"], ["深化涉案财物集中管理体制改革。”"]),
    "全面推行政府信息公开": ("有改动", ["引文前面略去“接收并办结”", "两段在原文中并不相连", "见注35"], ["引文作", "收并办结”，"]),
    "启动“有案不立、立案不查”专项整治": ("有改动", ["引文缺「“插手经济纠纷”“不作为慢作为乱作为”三个」"], ["引文作", "意思可能相反"]),
    "完成到案率100%": ("有改动", ["引文缺「境外逃犯“清零”目标和」", "引文前面略去“提前”"], ["引文作"]),
    "4个单位、个人被评为全国公安系统先进": ("有改动", ["引文缺“分别”", "引文缺“和广东省抗击新冠肺炎疫情”", "引文后面略去“单位和个人”"], ["引文作"]),
    "报告说没有发生暴恐案事件": ("节引", ["“报告说”看作引者的话，没有比较", "引文后面略去“和影响恶劣的刑事治安案件”"], ["引文作"]),
    "报告还说，接收政府信息公开申请9宗": ("有改动", ["引文缺“并办结”"], ["不见于原文", "引文前面略去"]),
    "今天天气很好，没有发生暴恐案事件": ("有改动", ["引文多“今天天气很好，”"], ["引文作"]),
    "设立疫情防控工作专班": ("有改动", ["原文“建”，引文作“设”"], []),
    "推动信息高度共享和工作部署": ("有改动", ["原文“深度应用”，引文作“工作部署”"], []),
    "深入开展“智慧新法制新”建设。": ("有改动", ["引文多“新”"], ["找到引文"]),
    "依法厉打击违法罪": ("有改动", ["引文缺“严”", "引文缺“犯”"], []),
    "加强重大重大行政决策合法性审查": ("有改动", ["引文多“重大”"], []),
    # signs and numbers written otherwise change no word
    "两抢一盗案件同比下降24.8%": (WIDTH, ["引文缺引号一对（“ ”）"], ["引文缺“"]),
    "严打涉疫情九类违法犯罪": (WIDTH, ["引文缺引号一对（“ ”）"], []),
    "两抢月均发案5.1宗": (f"节引；所引部分{WIDTH}", ["引文缺引号一对（“ ”）", "引文前面略去“全市”"], []),
    "有案不立、立案不查、插手经济纠纷、不作为慢作为乱作为": (
        f"节引；所引部分{WIDTH}", ["引文缺引号三对（“ ”）", "引文多顿号两个", "引文前面略去“启动”"], ["引文作"],
    ),
    "坚决打好疫情防控阻击战，建立疫情防控工作专班": (WIDTH, ["原文用句号，引文用逗号"], []),
    '没有发生"暴恐案事件"': (f"节引；所引部分{WIDTH}", ['引文多引号一对（"）'], []),
    "全面推行“政务公开”。": ("有改动", ["引文多「“政务公开”」"], []),
    "市公安局开展抽查40次，其中单部门36次，联合4次": ("有改动", ["引文缺“抽查”（两处）"], []),
    "培训民警13000多人次": (WIDTH, ["数值相同，写法不同：原文“1.3万”，引文作“13000”"], []),
    "培训民警一万三千多人次": (WIDTH, ["数值相同，写法不同：原文“1.3万”，引文作“一万三千”"], []),
    "建成智能办案区十八个": (WIDTH, ["数值相同，写法不同：原文“18”，引文作“十八”"], []),
    "代表委员百分之百满意": (WIDTH, ["数值相同，写法不同：原文“100%”，引文作“百分之百”"], []),
    "同比下降百分之六十四点五": (WIDTH, ["数值相同，写法不同：原文“64.5%”"], []),
    "建成智能办案区八十个": ("有改动", ["原文“18”，引文作“八十”"], []),
    "三五个专项整治": ("有改动", [], ["数值相同"]),
    # the nearest place is the one with the same digits
    "同比下降6": ("有改动", ["原文“6%”，引文作“6”", "举措四·句1"], ["64.5%”"]),
    "4268平方公里": ("有改动", ["原文“米”，引文作“公里”"], ["米。”"]),
    "1.3万多名": ("有改动", ["原文“人次”，引文作“名”", "举措七·句5"], ["1100"]),
    # whole clauses, list numbers, ellipses
    "坚决维护政治安全和社会稳定": ("逐字一致", ["引文没有带序号“一是”"], ["略去"]),
    "一是坚决维护政治安全和社会稳定": ("逐字一致", [], ["序号", "略去"]),
    "坚持和加强党对法治政府建设的领导": ("逐字一致", ["引文没有带序号“(一)”"], ["略去"]),
    "7月5日起在全省率先实行……“零门槛”入户政策": (
        "节引", ["引文后面略去“入户区域、入户条件、入户材料、入户人员全放开的”"], ["意思可能相反"],
    ),
    "…“零门槛”入户政策": ("节引", ["引文前面略去“7月5日起在全省率先实行"], []),
    "全市接报刑事治安警情同比下降6%……刑事治安案件": ("节引", ["没有发生暴恐案事件和影响恶劣的」", "略去的话里有“没有”，意思可能相反"], []),
    "坚决打好疫情防控阻击战。深入推进公安“放管服”改革。": ("有改动", ["两段在原文中并不相连"], ["各句"]),
    # a hole in the source is told to whoever quotes it
    "全面推行政务公开。": ("有改动", ["引文多“政务公开”", "原文“全面推行”与“。”之间有空格，引文没有", "缺漏或存疑（脱文），照录原样，见注35"], ["不见于原文"]),
    "全面推行。": ("逐字一致", ["原文“全面推行”与“。”之间有空格，引文没有", "见注35"], []),
    "全面推行 。": ("逐字一致", ["见注35"], ["空格，引文没有"]),
    "全面推行": ("逐字一致", ["见注35"], []),
    "没有发生暴恐案事件": ("节引", [], ["见注"]),
}  # fmt: skip
"""A quotation: its verdict, what must be said of it, what must not."""


@pytest.mark.parametrize("quotation", SAID)
def test_what_is_said_of_an_alteration_is_true(page: Page, quotation: str) -> None:
    """What was added, left out and replaced, each as it is; no word is taken for another's counterpart, no number cut."""
    verdict, said, unsaid = SAID[quotation]
    found, text = check(page, quotation)
    assert found == verdict
    assert [words for words in said if words not in text] == []
    about = page.evaluate(
        "[...document.querySelectorAll('#verify-result :is(.verdict, .changes)')].map(e => e.textContent).join()"
    )
    assert [words for words in unsaid if words in about] == []


def test_the_page_knows_every_registered_defect(page: Page) -> None:
    """Each with its very place: what the notes of the report mark as a defect, and nothing else."""
    known = page.evaluate("JSON.parse(document.getElementById('source').textContent).defects")
    notes = yaml.safe_load(REPORT.joinpath("notes.yml").read_text(encoding="utf-8"))["notes"]
    marked = sorted((SOURCE.index(note["quote"]), note["kind"], note["quote"]) for note in notes if note.get("defect"))
    assert sorted((start, kind, SOURCE[start:end]) for start, end, _, kind, _ in known) == marked


def test_a_defect_of_the_source_leads_to_its_note(page: Page, site: Path) -> None:
    """The link beside a quoted defect opens the note that registers it; the copied result names it too."""
    check(page, "均录入“两法衔接”平台信息")
    href = page.locator(".changes a").get_attribute("href") or ""
    path, _, anchor = href.partition("#")
    assert f'id="{anchor}"' in (site / path).read_text(encoding="utf-8")
    page.evaluate("navigator.clipboard.writeText = async (t) => { window.zhujie.copied = t }; 0")
    page.get_by_role("button", name="复制核验结果").click()
    page.get_by_text("已复制").wait_for()
    assert "照录原样，见注" in page.evaluate("window.zhujie.copied")


PIECES = """quotation => {
  const field = document.getElementById('quotation');
  field.value = quotation;
  field.form.requestSubmit();
  const words = (box, what) => [...box.querySelectorAll(what)].map(e => e.textContent).join('');
  return [...document.querySelectorAll('.verify-one')].map(box => ({
    absent: box.classList.contains('verdict-absent'),
    said: words(box, '.changes'),
    printed: words(box, 'mark > :not(ins)') || words(box, 'mark'),
    typed: words(box, 'mark > :not(del)') || words(box, 'mark') || words(box, '.compared'),
  }));
}"""
"""What the page says of a quotation: its pieces with all that is said of them, the source's words and the typed ones."""

EDIT = re.compile(
    r"引文(?P<what>[多缺])(?:“(?P<a>[^”]*)”|「(?P<b>[^」]*)」)"
    r"|原文(?:“(?P<c>[^”]*)”|「(?P<d>[^」]*)」)，引文作(?:“(?P<e>[^”]*)”|「(?P<f>[^」]*)」)"
)
TIMES = re.compile(r"（([两三四五六七八九])处）")


def letters(text: str) -> str:
    """The words of a text: signs are told apart from them, in words of their own."""
    return "".join(char for char in text if char.isalnum() or char == "%")


def said_edits(said: str) -> list[tuple[str, str]]:
    """What is said to have become of the source: (words of the source, words of the quotation), as often as it is said."""
    edits = []
    for found in EDIT.finditer(said):
        first = found["a"] or found["b"] or ""
        less, more = (found["c"] or found["d"] or "", found["e"] or found["f"] or "")
        if found["what"]:
            less, more = ("", first) if found["what"] == "多" else (first, "")
        times = TIMES.match(said, found.end())
        edits += [(letters(less), letters(more))] * ("零一两三四五六七八九".index(times[1]) if times else 1)
    return edits


def said_moves(said: str) -> list[tuple[str, str]]:
    """What is said to stand elsewhere was put in at one place, or taken from one, or both; what joins it goes along."""
    moves = []
    for told in MOVED.findall(said):
        for words in re.findall("“([^”]*)”|「([^」]*)」", told):
            one = letters("".join(words))
            joined = {before + one + after for before in ("", *"和与及") for after in ("", *"和与及")}
            moves += [edit for each in joined for edit in ((each, ""), ("", each))]
    return moves


MOVED = re.compile("((?:(?:“[^”]*”|「[^」]*」)、?)+)引文里也有，位置与原文不同")


def undone(typed: str, printed: str, edits: list[tuple[str, str]], moves: list[tuple[str, str]]) -> bool:
    """Whether the quotation becomes the source's words when every edit that was said is undone once, and nothing else."""
    open_ways, seen = [(0, 0, tuple(edits))], set()
    while open_ways:
        way = open_ways.pop()
        i, j, left = way
        if way in seen:
            continue
        seen.add(way)
        if i == len(typed) and j == len(printed) and not left:
            return True
        for n, (less, more) in enumerate(left):
            if typed.startswith(more, i) and printed.startswith(less, j):
                open_ways.append((i + len(more), j + len(less), left[:n] + left[n + 1 :]))
        for less, more in moves:
            if typed.startswith(more, i) and printed.startswith(less, j):
                open_ways.append((i + len(more), j + len(less), left))
        if i < len(typed) and j < len(printed) and typed[i] == printed[j]:
            open_ways.append((i + 1, j + 1, left))
    return False


SENTENCES = [sentence for sentence in re.findall(r"[^。\n]+。", SOURCE) if len(sentence) > 12]
IN_NUMBER = re.compile("[0-9.零一二两三四五六七八九十百千万亿%]{2}")
HAN_RUN = re.compile("[\u4e00-\u9fff]+")


@st.composite
def edited(draw: st.DrawFn) -> str:
    """A sentence of the report from which a run was taken, or into which one was put, or both, at one place or at two."""
    text: str = draw(st.sampled_from(SENTENCES))
    for _ in range(draw(st.integers(1, 2))):
        at = draw(st.integers(0, len(text) - 2))
        gone = draw(st.sampled_from((0, 0, 1, 2, 4, 8)))
        elsewhere = draw(st.sampled_from(SENTENCES))
        start = draw(st.integers(0, len(elsewhere) - 2))
        added = (
            HAN_RUN.match(elsewhere[start : start + draw(st.integers(1, 7))])
            if draw(st.booleans()) or not gone
            else None
        )
        text = text[:at] + (added[0] if added else "") + text[at + gone :]
    return text


@settings(max_examples=400)
@given(edited())
def test_the_edits_that_are_said_lead_back_to_the_source(page: Page, quotation: str) -> None:
    """The law of 引文核验: undoing exactly what is said gives the words of the source, and every typed word is part of a piece."""
    pieces = page.evaluate(PIECES, quotation)
    assume(not any("数值相同" in piece["said"] for piece in pieces))  # one number in two writings is no alteration
    typed = "".join("".join(re.findall("“([^”]*)”看作引者的话", p["said"])) + p["typed"] for p in pieces)
    assert letters(typed) == letters(quotation)
    for piece in pieces:
        if not piece["absent"]:
            assert piece["printed"] in SOURCE
            edits, moves = said_edits(piece["said"]), said_moves(piece["said"])
            assert undone(letters(piece["typed"]), letters(piece["printed"]), edits, moves), piece


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
    ends = (SOURCE[max(0, start - 1) : start + 1], SOURCE[start + len(stretch) - 1 : start + len(stretch) + 1])
    assume(not any(IN_NUMBER.fullmatch(pair) for pair in ends))  # 020年 is another number than 2020年
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
