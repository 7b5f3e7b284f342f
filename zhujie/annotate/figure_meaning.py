"""What a figure measures, over what time and area: literal words of its own sentence, or nothing.

No tokeniser is used: the object of a number stands before it (`犯罪嫌疑人1100多名`) or after it (`336宗重大行政执法决定`), cut
free by short visible tables of verbs and particles. Where the tables are silent the field stays empty.
"""

from __future__ import annotations

import re

from zhujie.annotate.figure_scan import Claim
from zhujie.annotate.figure_words import PLACE_UNITS, TIME_UNITS, one_of

_VERBS = (
    "开展 受理 办结 接收 接报 收到 收到了 抓获 侦破 破获 侦办 查获 打掉 建成 建立 成立 设立 组建 新增 施划 组织 举办 召开 编写 编制 制定 "
    "出台 印发 发放 张贴 推送 接待 追缴 挽回 缴获 投入 下达 下放 取消 梳理 公布 答复 回复 作出 做出 下发 聘请 选派 选聘 招录 吸纳 "
    "完成 实现 达到 涉及 涵盖 覆盖 惠及 帮助 解决 发现 刑拘 逮捕 报送 获得 荣获 安装 新建 改建 扩建 打造 创建 配备 采购 拆除 关停 取缔 "
    "签订 签署 参加 邀请 采集 归集 汇聚 推出 启动 收缴 发出 提出 提供 纠正 撤销 驳回 命名 设置 征集 开通 核发 颁发 颁布 劝返 救助 共有 现有 拥有 化解 "
    "确定 查处 处置 立案侦查 梳理确认 出具 研究 抽取 出动 约谈 废止 清理出 排查出"
).split()
"""Verbs that lead an object: the words after the last of them are what is counted."""
_SOFT_VERBS = (
    "办理 审查 审核 审议 审结 调解 排查 检查 抽查 巡查 走访 培训 公开 处理 处罚 罚款 应诉 败诉 出庭 服务 指导 建设 规范 发送 接种 起诉 拘留 备案 报备 评查 评选 "
    "表彰 通报 问责 处分 实施 提交 采纳 推广 整改 清理 修订 发布 维持 终止 录入 结案 没收 减免 承接 缩短 压减 精简 更新 补充 保障 讲授 讲解 查办 督促 落实"
).split()
"""Verbs that are as often part of a noun (抽查任务, 行政应诉案件): cut only where they open the words."""
_PREPOSITION = re.compile("(?:^|共|并)(?:对|向|为|经|有|含|把|将|给)$")
_KEEP_IN_CHANGES = {"新增", "接收", "受理", "立案", "破获", "发现", "查处", "侦破", "抓获", "收到"}
_AFTER_STOP = re.compile(
    r"进行|参加|参与|被|分别|获得?(?!奖)|均|全部|并|以(?!上|下)|开展|接受|受到|完成|实现|纳入|得到|予以|给予|通过|达|由|经(?!济|营|验|费|办)|已|共(?!建|享|治)|"
    r"未(?!成年)|无(?!人机)|之一|统一|(?<=..)(?:实现|完成|达到|建成|聘请|荣获|印发|制定|出台)|划[入转归]|作为|(?<=..)全[量面程]|参训|参会|表示|举办|举行|移送|录入|办结|入选|实行|和(?=.{0,6}$)|有(?!关|效|限)|为(?!民)|向|对(?!外)|在(?!线|建|职|校|编|册|逃)|提前|同比|其中|占|(?<=.)涉及|同时|中(?![国央共小心学医院介])|"
    r"以上|以下|左右|的(?=$)"
)
_TRAILING = re.compile(
    r"(?:累计达|共计|合计|总计|总共|累计|分别|达到|平均|同比|至少|只有|仅有|超过|以及|控制在|保持在|稳定在|维持在|高达|低至|(?<![部积得评])分(?=$)|[占共达为约了已有仅计各到至的均都也则可、和及与])+$"
)
_LEADING = re.compile(
    r"^(?:及(?![时格])|[、和与\s）)]|其中|以及|截至目前|目前|截至|累计|共计|合计|先后|已|还|并|共|并且|同时|全年|年内|当年|今年以来|今年|去年|"
    r"共有|现有|有(?![关效限机色偿毒害力序])|各类|各种|各项|各级|各(?!自)|一批|多个|起(?!诉)|以来|底|末|期间)+"
)
SCOPES = (
    "全市 全省 全国 全县 全区 全州 全镇 全街道 全乡 全旗 全盟 全系统 全局 全行业 我市 我省 我县 我区 我州 我镇 我街道 我局 我委 我厅 我办 "
    "市本级 区本级 县本级 省本级 本级 辖区 市直 区直 县直 省直"
).split()
_SCOPE = re.compile(one_of(SCOPES) + "(?!率先)")
_SCOPE_FIRST = re.compile(f"^(?:{one_of(SCOPES)}|公安机关(?=.))+")
_BREAKS = ",，;；。：:！？!?"
_TIME_TAIL = "(?:年?以来|起|至今|期间|以前|之前|以后)?"
_TIME_WORD = r"(?:年内|今年以来|今年|本年度|全年|去年|当年|上年度|近年来|目前|本年|(?<=^)[\u4e00-\u9fff]{2,10}以来)"
_TIME_ONLY = re.compile(r"^(?:从|在|到|于)?(?P<time>.+?)(?:[,，])?$")
_QUOTES = re.compile(r"“[^“”]*”|《[^《》]*》|‘[^‘’]*’|\([^()]*\)")
_DURATION_NOUN = re.compile("(?:时限|时间|时长|期限|耗时|用时|周期|工龄)$")
_LEFT_BY = re.compile("[由从][^由从]*$")
_IN_NOUN = "(?:[^、和及与,，]|及(?=[时格]))*"
_SHARE_NOUN = re.compile(rf"(?:{_IN_NOUN}(?:率|度)[、和及与])*{_IN_NOUN}(?:率|度|比例|占比|比重)$")


def breaks(text: str) -> list[int]:
    """Where clauses begin: 0 and every offset after a breaking mark outside quotation marks, brackets and numbers."""
    hidden = _QUOTES.sub(lambda m: "Q" * len(m.group()), text)
    starts = [0]
    for at, mark in enumerate(hidden):
        inside_number = (
            0 < at < len(hidden) - 1 and hidden[at - 1].isdigit() and hidden[at + 1].isdigit() and mark in ",:"
        )
        if mark in _BREAKS and not (inside_number and re.match(r"[0-9]{3}(?![0-9])", hidden[at + 1 :])):
            starts.append(at + 1)
    return starts


def clause_of(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the clause around an offset."""
    starts = [*breaks(text), len(text)]
    low = max(s for s in starts if s <= offset)
    high = min((s for s in starts if s > offset), default=len(text))
    return low, high


def measures_of(text: str, claim: Claim, claims: list[Claim]) -> str:
    """What is counted, literal; empty where the text does not say it in the same clause."""
    before, after = _surroundings(text, claim, claims)
    if claim.kind == "rank":
        return _competition(before)
    if claim.kind in ("rate", "change", "level"):
        subject = _subject(before, claim)
        return subject or (_object_after(after) if claim.kind == "rate" else "")
    unit = claim.parts.get("unit", "")
    if unit in PLACE_UNITS or after.startswith("之一"):
        return ""
    if unit in TIME_UNITS:
        return _strip(before) if _DURATION_NOUN.search(_strip(before)) else ""
    following = _object_after(after)
    if claim.kind == "list-length":
        return following
    noun, led_by_verb = _object_before(before)
    if following and not (led_by_verb and noun):
        return following
    return noun or _category(_strip(before), text[: claim.start])


def scope_of(text: str, claim: Claim) -> str:
    """The area or system named before the figure in its own clause."""
    low, _ = clause_of(text, claim.start)
    found = list(_SCOPE.finditer(_QUOTES.sub(lambda m: "Q" * len(m.group()), text[low : claim.start])))
    return found[-1].group() if found else ""


def time_base_of(text: str, claim: Claim, claims: list[Claim]) -> str:
    """The time the figure belongs to: named before it in its clause, or by the nearest clause that only names a time."""
    if when := claim.parts.get("when"):
        return when
    starts = [s for s in breaks(text) if s <= claim.start]
    for rank, low in enumerate(reversed(starts)):
        high = claim.start if rank == 0 else starts[len(starts) - rank]
        spans = _times(text, low, high, claims)
        if not spans:
            continue
        if rank == 0:
            return text[spans[-1][0] : spans[-1][1]]
        start, end = spans[-1]
        only = _TIME_ONLY.match(text[low:high].strip())
        if only and only["time"] == text[start:end]:
            return text[start:end]
    return ""


def _times(text: str, low: int, high: int, claims: list[Claim]) -> list[tuple[int, int]]:
    hidden = _QUOTES.sub(lambda m: "Q" * len(m.group()), text)
    spans = []
    for other in claims:
        if other.kind == "date" and low <= other.start and other.end <= high and hidden[other.start] not in "Q(":
            tail = re.compile(_TIME_TAIL).match(text, other.end, high)
            head = re.search("(?:截至|截止|自)$", hidden[low : other.start])
            spans.append((low + head.start() if head else other.start, tail.end() if tail else other.end))
    for match in re.finditer(_TIME_WORD, hidden[low:high]):
        start, end = low + match.start(), low + match.end()
        if not any(s < end and start < e for s, e in spans):
            spans.append((start, end))
    return _merged(sorted(spans))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Times that touch are one: `今年1—11月`."""
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _surroundings(text: str, claim: Claim, claims: list[Claim]) -> tuple[str, str]:
    low, high = clause_of(text, claim.start)
    for other in claims:
        if other.kind in ("word", "name", "zero-word") or (other.kind == "date" and claim.kind == "level"):
            continue
        if low < other.end <= claim.start:
            low = other.end
        if claim.end <= other.start < high:
            high = other.start
    after = text[claim.end : high].rstrip(_BREAKS + " \n")
    return text[low : claim.start].strip(), after


def _strip(words: str) -> str:
    previous = None
    while words != previous:
        previous = words
        words = _SCOPE_FIRST.sub("", _LEADING.sub("", _TRAILING.sub("", words.strip(" \n()（）"))))
    return words


def _after_verbs(words: str, keep: frozenset[str] = frozenset(), soft: bool = True) -> tuple[str, bool]:
    """The words after the verb that leads them, and whether there is one. Verbs in quotation marks do not lead."""
    hidden = _QUOTES.sub(lambda m: "Q" * len(m.group()), words)
    ends = [hidden.rfind(verb) + len(verb) for verb in _VERBS if verb in hidden and verb not in keep]
    if ends and max(ends) < len(words):
        return words[max(ends) :], True
    led = False
    while soft and (
        found := re.match(f"(?:{one_of(_SOFT_VERBS)})(?:和|、|并)?(?![班会课室率数员性化类组队站所]|$)", words)
    ):
        words, led = words[found.end() :], True
        if not re.search("[和、并]$", found.group()):
            break
    return words, led


def _object_before(before: str) -> tuple[str, bool]:
    """The noun before the number, and whether a known verb leads it. A verb that ends the words leads nothing."""
    words = _PREPOSITION.sub("", _strip(before))
    if not words or any(words.endswith(verb) for verb in _VERBS):
        return "", False
    noun, led = _after_verbs(words)
    listed = re.search("[”》)].*等([^等”》]{2,12})$", noun)
    return _strip(listed[1] if listed else noun), led


def _category(words: str, lead: str) -> str:
    """A verb alone counts something only among the parts of a whole (`其中维持30件`)."""
    return words if "其中" in lead or words not in (*_VERBS, "办理", "审核", "排查", "检查") else ""


def _object_after(after: str) -> str:
    stop = _AFTER_STOP.search(after)
    words = after[: stop.start()] if stop else after
    hidden = _QUOTES.sub(lambda m: "Q" * len(m.group()), words)
    cut = hidden.find("、")
    words = words[:cut] if cut >= 0 else words
    words = re.sub(r"\([^()]*\)?$", "", words).strip(" 的")
    return words if re.match(r"[\u4e00-\u9fff“《A-Za-z]", words) and len(words) <= 24 else ""


def _subject(before: str, claim: Claim) -> str:
    words = re.sub("^(?:力争|争取|预期)", "", _strip(before))
    if claim.kind == "rate":
        share = _SHARE_NOUN.search(words)
        if share:
            return _strip(re.sub(r"^.*?(?:实现|确保|保持|完成|达到)(?=.{2})", "", share.group()))
        words = words.rsplit("、", 1)[-1]
        return "" if words in _VERBS else words
    words = _LEFT_BY.sub("", words) if claim.rule == "level-from" else words
    noun, _ = _after_verbs(words, frozenset(_KEEP_IN_CHANGES), soft=False)
    return "" if noun in _VERBS else _strip(noun)


def _competition(before: str) -> str:
    words = re.sub(
        r"(?:中|上)?(?:分别)?(?:获得|荣获|取得|获评|获|排名|位列|位居|名列|居|排|列|排在|位)*(?:全国|全省|全市|全区|全县)?$",
        "",
        before,
    )
    words = re.sub(r"(?:中|上)$", "", words)
    return _strip(re.sub(r"^.*?在(?=[^在]{3,}$)", "", words))
