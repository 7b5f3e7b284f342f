"""The ordered table of classification rules; `figure_scan` applies it.

Rules are tried from top to bottom over the whole of a sentence; what a rule claims is masked, so a later rule cannot
read it. The order is the argument: a document number is taken before its year can look like a date, an idiom before
its 一 can look like a count. Whatever is left over when the table ends is reported by the caller, never guessed.
A pattern may name the group `it`: then only that group is claimed and the rest is context.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from zhujie.annotate.figure_grammar import (
    AFTER,
    AMOUNT,
    ANY_UNIT,
    BEFORE,
    COUNT,
    GAP,
    MASK,
    NUMBER,
    POINTS,
    SHARE,
    exact,
    quantity,
)
from zhujie.annotate.figure_words import (
    COMPARISON,
    DOWN,
    DOWN_AFTER_COMPARISON,
    HOTLINE_NUMBERS,
    MEASURED_WORDS,
    SET_NAMES,
    UP,
    UP_AFTER_COMPARISON,
    WORDS,
    ZERO_WORDS,
    one_of,
)
from zhujie.annotate.numerals import ARABIC, HAN, HAN_NUMERALS
from zhujie.model import FigureKind

ClaimKind = Literal[FigureKind, "word"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: what it claims, as what, and why it stands where it stands."""

    name: str
    kind: ClaimKind
    pattern: str
    why: str
    inside: str = ""
    """Two brackets: the rule reads only what stands between them."""


_N = f"(?:(?<![0-9])[0-9]+|(?<![{HAN_NUMERALS}])[{HAN_NUMERALS}]+)"
_YEAR = "(?:(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[二一][〇零九][〇零一二三四五六七八九]{2})"
_MONTH = f"(?:(?<![0-9.])(?:1[0-2]|0?[1-9])(?![0-9])|(?<![{HAN_NUMERALS}个])(?:十[一二]?|[一二三四五六七八九]))"
_DAY = r"(?:(?<![0-9.])(?:[12][0-9]|3[01]|0?[1-9])(?![0-9])|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_WHEN = "(?:年?度|年?底|年?末|年?初|上旬|中旬|下旬)"
_MONTH_DAY = f"{_MONTH}{GAP}月(?:份)?(?:{GAP}{_DAY}{GAP}[日号])?"
_POINT = f"(?:{_YEAR}{GAP}年{GAP}(?:{_MONTH_DAY}|[上下]半年|第?[一二三四1-4]季度|前[一二三]季度)?|{_MONTH_DAY}){_WHEN}?"
_RANGE = r"\s*(?:[—–~～-]+|[至到])\s*"
_LINK = f"[均都基本总体大幅明显显著分别略有小幅稳步持续同步又再{MASK}]{{0,6}}"
_FILL = f"(?:[了率]|幅度?|达到|达|分别)*{GAP}"
_CHANGE_WORD = f"(?:(?<![新净])(?:{one_of(UP)}|{one_of(DOWN)}))"
_ANY_CHANGE = f"(?:{one_of(UP + UP_AFTER_COMPARISON)}|{one_of(DOWN + DOWN_AFTER_COMPARISON)})"
_COUNTED = "[0-9][余多]?[万亿]?(?:件|宗|起|名|人次|元|%|份|例|户)"
_BRIEF = f"[^。；;!！?？{MASK}]{{0,24}}"
_TEXT = f"[^,，。；;：:、{MASK}]"
_ORDINAL_TAIL = (
    "(?:条|款|项|章|节|届|期|次|批|轮|版|季度|方阵|梯队|责任人|议题|卷|部|个|位|名|种|类|代|张|号|年|阶段|步|天|场)?"
)
_WHOLE = f"(?:(?<![0-9几数余多{HAN_NUMERALS}])|(?![百千万亿]))"
_LIST_MARK = "(?<![平同高中初特优劣对])等"

RULES: tuple[Rule, ...] = (
    # --- labels and codes: shapes that can hold anything
    Rule(
        "label-bracketed",
        "ordinal",
        rf"\((?:[0-9]{{1,2}}|[{HAN_NUMERALS}]{{1,3}})\)(?=[^年号%])|[①-⑳㈠-㈩⑴-⒇]",
        "(一) opens an item",
    ),
    Rule(
        "label-at-start",
        "ordinal",
        rf"^\s*(?:第?[{HAN_NUMERALS}]{{1,3}}[、.]|第?[0-9]{{1,2}}(?:、|\.(?![0-9])|\.(?=20[0-9]{{2}}年))\s*)",
        "一、 1. 第一、 3.2022年 open a line",
    ),
    Rule(
        "label-run-in",
        "ordinal",
        rf"(?:^\s*|[,，。；;：:、”)]\s*)(?P<it>[{HAN_NUMERALS}]{{1,2}}是|其[一二三四五六七八九十])"
        "(?!否)",
        "一是 opens a sub-item",
    ),
    Rule(
        "label-arabic-run-in",
        "ordinal",
        r"[。；;：:]\s*(?P<it>[0-9]{1,2}(?:[、]|\.(?![0-9])))",
        "1. inside a paragraph",
    ),
    Rule(
        "address",
        "name",
        r"(?:https?://|www\.)[0-9A-Za-z./?=&_%#~:-]+|(?<![0-9A-Za-z._-])[0-9A-Za-z._-]+@[0-9A-Za-z.-]+",
        "pages and mail",
    ),
    Rule(
        "telephone",
        "name",
        r"(?<![0-9])(?:\(?0[0-9]{2,3}[)—-]\s?[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9])",
        "telephone numbers",
    ),
    Rule("postcode", "name", r"邮(?:政编码|编)[:：]?\s*(?P<it>[0-9]{6})(?![0-9])", "postcodes"),
    Rule("document-number", "name", rf"[〔\[(【](?:19|20)[0-9]{{2}}[〕\])】]\s*(?:第)?{_N}号", "〔2016〕23号"),
    Rule(
        "case-date",
        "name",
        r"(?<![0-9.])[0-9]{1,2}[.·•‧・][0-9]{1,2}(?=[”\"’」]|专案|案|事件|事故|国家|全国|世界|国际|宣传|主题)",
        "5.17专案, 12·4国家宪法日",
    ),
    Rule(
        "letters-and-digits",
        "name",
        r"(?<![A-Za-z0-9.万亿])(?<![gG]/)(?:[A-Za-z]+-?[0-9]+[A-Za-z0-9./-]*"
        r"|[0-9]+(?!(?:GB|TB|MB|[kK][gGmM]|[mcµμ][mg]|m[lL]|kWh?|MW|dB|k?m[²³23]|mg/[Lm][³3]?)(?![A-Za-z0-9]))[A-Za-z][A-Za-z0-9/-]*)",
        "5G, G325, index codes",
    ),
    Rule(
        "formula",
        "name",
        r"(?<![0-9])[0-9]+(?:\s*\+\s*[0-9A-Za-z]+)+|(?<![0-9])[0-9]+\s*[xX*]\s*[0-9]+小时",
        "1+6+3, 7×24小时",
    ),
    Rule(
        "code", "name", rf"(?<![0-9.])[0-9]{{7,}}(?![0-9.])(?!{ANY_UNIT}|[万亿])", "index numbers and other long codes"
    ),
    # --- zero-words, before their quotation marks make them names
    Rule("zero-word", "zero-word", one_of(ZERO_WORDS), "a claim that none happened, not a quantity"),
    Rule(
        "zero-by-shape",
        "zero-word",
        rf"(?<![{HAN_NUMERALS}])零(?![{HAN_NUMERALS}星售部件基散碎工钱食用点时下]|{COUNT}|{AMOUNT})"
        r"[\u4e00-\u9fff]{2}",
        "零 before a noun",
    ),
    Rule("zero-digit", "zero-word", rf"(?<![0-9.])[0O](?![0-9.])(?!{ANY_UNIT})(?:[\u4e00-\u9fff]{{2}})", "0投诉"),
    Rule("zero-alone", "zero-word", r"(?<=[为是])零(?![\u4e00-\u9fff])", "为零"),
    # --- changes and levels, before the years they are compared with
    Rule(
        "level-from",
        "level",
        rf"{exact(f'(?:{SHARE}|{AMOUNT}|{COUNT})')}(?={_TEXT}{{0,4}}{_CHANGE_WORD}了?[至到为])",
        "由40%降低至…: the level left",
    ),
    Rule(
        "level-to",
        "level",
        rf"(?:(?P<comparison>{COMPARISON})的?)?(?P<direction>{_CHANGE_WORD})了?[至到为](?:(?P<when>{_YEAR}年[度底末]?)的?)?{exact(f'(?:{SHARE}|{AMOUNT}|{COUNT})')}",
        "…降低至38%: the level reached",
    ),
    Rule(
        "change-doubled",
        "change",
        rf"(?P<comparison>{COMPARISON})?(?P<direction>翻)了?(?P<number>[{HAN_NUMERALS}])(?P<unit>番)",
        "翻一番",
    ),
    Rule(
        "change-compared",
        "change",
        rf"(?P<comparison>{COMPARISON}){_LINK}(?P<direction>{_ANY_CHANGE}){_FILL}{exact(f'(?:{POINTS}|{SHARE}|{AMOUNT}|{COUNT}|番)')}",
        "同比下降6%",
    ),
    Rule(
        "change-unsized",
        "change",
        rf"(?P<comparison>{COMPARISON}){_LINK}(?P<direction>{one_of(UP + DOWN)}|持平)(?![至到为])",
        "同比下降 without a number",
    ),
    Rule(
        "change-rate-word",
        "change",
        rf"(?P<direction>增幅|降幅|涨幅|减幅|增速|增长率){_FILL}为?{exact(SHARE)}",
        "降幅12%",
    ),
    Rule(
        "change-plain",
        "change",
        rf"(?P<direction>{_CHANGE_WORD}){_FILL}{exact(f'(?:{POINTS}|{SHARE}|{AMOUNT}|{COUNT}|番)')}",
        "提升4.4个百分点",
    ),
    Rule("comparison-year", "date", rf"(?:较|与|比|同){_YEAR}年(?:度|底|末|全年)?(?:同期)?", "a year compared with"),
    Rule(
        "share-words",
        "rate",
        rf"百分之(?P<percent>[{HAN_NUMERALS}]+|[0-9.]+)|(?P<denominator>{_N})分之(?P<numerator>{_N})(?P<over>以上)?"
        r"|(?P<half>一半|半数|过半)(?P<after>以上|左右)?",
        "三分之一, 一半以上",
    ),
    # --- sessions and ranks
    Rule(
        "session",
        "name",
        rf"{_N}届(?:{_N}中[、,和]?)+全会|(?:{_N}中[、和])*{_N}中全会|(?:十[六七八九]|二十一?)大(?![类项])(?:报告|精神|以来)?"
        rf"|第?{_N}届(?:历次全会|[全省市区县]?[国]?人[民]?[大代]|政协|政府|人大常委会)[\u4e00-\u9fff]{{0,8}}?第?{_N}次[\u4e00-\u9fff]{{0,2}}会议"
        rf"|{_N}届(?:历次全会)?",
        "十九届五中全会, 二十大, 八届第14次常务会议",
    ),
    Rule("rank-th", "rank", rf"第(?P<number>{_N})(?P<unit>名|位)(?![一二三四五六七八九十]?章)", "第一名"),
    Rule(
        "rank-placed",
        "rank",
        rf"(?:全国|全省|全市|全区|全县|全州|全镇|系统|排名|排|名列|位列|位居|列|居|位次)[\u4e00-\u9fff]{{0,2}}(?P<it>第(?P<number>{_N}))"
        rf"(?!期|届|次|批|个|条|{_N})",
        "全省第3",
    ),
    Rule("rank-front", "rank", rf"前(?P<number>{_N})(?P<unit>名|位|强)|第一(?:方阵|梯队|等次|档次)|首位", "前三名"),
    # --- dates
    Rule(
        "date-years",
        "date",
        rf"{_YEAR}年?(?:{_RANGE}|[、,和]){_YEAR}年{_WHEN}?|\({_YEAR}{_RANGE}{_YEAR}\)",
        "2015—2020年",
    ),
    Rule(
        "date-months",
        "date",
        rf"(?:{_YEAR}年)?{_MONTH}月?份?{_RANGE}{_POINT}|{_POINT}{_RANGE}(?:{_POINT}|{_DAY}[日号])",
        "1—11月",
    ),
    Rule("date", "date", _POINT, "2020年7月5日, 12月份"),
    Rule(
        "date-numeric",
        "date",
        r"(?<![0-9])(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9])",
        "2021-03-29",
    ),
    Rule(
        "clock",
        "date",
        rf"(?<![0-9:])[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9:])|[0-9]{{1,2}}时(?:[0-9]{{1,2}}分|许|至|前|起)|(?<=至)[0-9]{{1,2}}时"
        rf"|(?:凌晨|早上|早|上午|中午|下午|晚上|晚){_N}[点时]半?(?:{_N}分)?|[零0]时",
        "19:30, 上午9点",
    ),
    Rule(
        "season",
        "date",
        rf"前[一二三1-3]季度|第?[一二三四1-4](?:[、和至—-][一二三四1-4])*季度|[上下]半年|半年|{_N}世纪(?:{_N}年代)?|{_N}年代|(?:周|星期|礼拜)[一二三四五六](?:至(?:周|星期)?[一二三四五六])?",
        "前三季度, 上半年, 周一",
    ),
    Rule(
        "years-past",
        "date",
        rf"(?:近|过去|今后|未来|前|此前|这){_N}(?:多)?(?:个)?(?:年|月)(?:多)?来?|{_N}年多?来(?!自)",
        "近三年",
    ),
    Rule("day-of-month", "date", rf"(?<![0-9.]){_DAY}日(?!内|以内|之内|均|常|报|前置)", "5日"),
    # --- names by shape
    Rule(
        "plan-period",
        "name",
        r"十[一二三四五]五(?=[”\"]|时期|规划|期间|末|收官|开局|以来)|[一二三四五六七八九]五(?=[”\"]?(?:普法|法治))",
        "十四五, 七五普法",
    ),
    Rule(
        "title",
        "name",
        rf"[^《》{MASK}]*[0-9{HAN_NUMERALS}][^《》{MASK}]*",
        "a numeral in a document's title",
        inside="《》",
    ),
    Rule(
        "quoted",
        "name",
        rf"(?![^{MASK}]*{_COUNTED}){_BRIEF}[0-9{HAN_NUMERALS}]{_BRIEF}",
        "“六年免检”: a quoted name",
        inside="“”",
    ),
    Rule(
        "quoted-single", "name", rf"[^。；;{MASK}]{{0,16}}[0-9{HAN_NUMERALS}][^。；;{MASK}]{{0,16}}", "‘…’", inside="‘’"
    ),
    Rule(
        "quoted-straight",
        "name",
        rf"[^。；;,，{MASK}]{{0,16}}[0-9{HAN_NUMERALS}][^。；;,，{MASK}]{{0,16}}",
        '"三项制度"',
        inside='""',
    ),
    # --- articles and other ordinals, after the quoted names that hold them
    Rule("first-time-word", "word", "第一时间|第一线", "at once; at the front"),
    Rule("article", "ordinal", rf"第{_N}(?:[、和至到—-]第?{_N})*{_ORDINAL_TAIL}", "第23条, 第一责任人"),
    Rule("first", "ordinal", "首(?:批|个|次|例|家|届|部|项|期|创|轮|场|条)", "首批"),
    # --- more names by shape
    Rule(
        "operation-year",
        "name",
        r"[\u4e00-\u9fff]{2}(?:19|20)[0-9]{2}(?=专项|行动|系列|战役|集中|\))",
        "飓风2020专项行动",
    ),
    Rule(
        "numbered-thing",
        "name",
        rf"(?<![0-9])[0-9]+(?:号(?!召)|线(?![上下索路]))|[{HAN_NUMERALS}]+号(?!召|码)",
        "3号楼, 一号文件",
    ),
    Rule(
        "hotline",
        "name",
        r"(?<![0-9.])[0-9]{3,6}[“”]?(?P<rest>调度室|指挥中心|接警|报警|热线|专线|平台|电话|服务|系统|工单|政务|便民|民生|市民|投诉|举报|接处警|警情|宣传|短信|公众)",
        "110调度室, 12345热线",
    ),
    Rule("round-the-clock", "name", "24小时(?!以内|之内|内|前|后|限|完成|办结)", "24小时自助服务"),
    Rule(
        "hours-in-name",
        "name",
        r"(?<![0-9.])[0-9]{1,2}小时(?=自助|服务|值班|值守|在线|警务|备勤|巡逻|热线|全天候)",
        "24小时自助",
    ),
    Rule(
        "years-in-name",
        "name",
        rf"{_N}年(?=免检|行动|规划|攻坚|计划|方案|纲要|禁渔|一遇|大庆|制)",
        "六年免检, 三年行动",
    ),
    Rule("grade", "name", rf"{_N}级(?!以上|以下)", "三级等保, 市县两级"),
    Rule(
        "numbered-systems",
        "name",
        rf"(?<![0-9{HAN_NUMERALS}])[一二三四五六七八九十两]项(?:制度|清单)(?!改革)",
        "三项制度",
    ),
    Rule("set-name", "name", _WHOLE + one_of(SET_NAMES), "names of the genre and of places"),
    # --- words
    Rule(
        "word",
        "word",
        _WHOLE + one_of([w for w in WORDS if w != "十分"]) + r"|十分(?!钟|之)",
        "a numeral inside a word, but not 万家 of 1.9万家",
    ),
    Rule(
        "word-doubled",
        "word",
        rf"(?P<verb>(?![{HAN_NUMERALS}])[\u4e00-\u9fff])一(?P=verb)",
        "扫一扫, 试一试",
    ),
    Rule(
        "per-many", "name", r"每(?P<it>[十百千万](?:平方公里|公里|名|人|户|家)?)(?!元)", "每千人: what is reckoned by"
    ),
    Rule("phase", "ordinal", rf"(?<![{HAN_NUMERALS}])(?:二期|[一三四五]期(?=工程|项目|建设))", "平台二期"),
    # --- doubled numerals, after the words that could begin them
    Rule("instance", "name", "(?<!事)[一二三再]审(?![批核查])", "一审败诉率"),
    Rule(
        "double-set",
        "name",
        rf"(?<![{HAN_NUMERALS}])(?:一(?!次|名|件|宗|起)[\u4e00-\u9fff]{{1}}一[\u4e00-\u9fff]{{1}}(?:一[\u4e00-\u9fff])?"
        rf"|一[\u4e00-\u9fff]{{2}}一[\u4e00-\u9fff]{{2}}"
        rf"|[{HAN_NUMERALS}](?!{COUNT}|{AMOUNT}|[{HAN_NUMERALS}])[\u4e00-\u9fff][{HAN_NUMERALS}](?!{COUNT}|{AMOUNT}|[{HAN_NUMERALS}])[\u4e00-\u9fff]"
        rf"|[{HAN_NUMERALS}](?!{COUNT}|{AMOUNT}|[{HAN_NUMERALS}])[\u4e00-\u9fff]{{2}}[{HAN_NUMERALS}](?!{COUNT}|{AMOUNT}|[{HAN_NUMERALS}])[\u4e00-\u9fff]{{2}})",
        "一案一档, 两抢一盗, 一平台三中心",
    ),
    # --- quantities
    Rule(
        "average",
        "level",
        rf"(?P<average>[年月日周人户]均|平均)(?P<between>[^,，。；;、0-9{MASK}]{{0,14}}?)(?P<it>{exact(f'(?:{SHARE}|{AMOUNT}|{COUNT})')})",
        "月均5.1宗: a mean",
    ),
    Rule("rate", "rate", quantity(SHARE), "满意率98.5%"),
    Rule("points", "change", exact(POINTS), "4.4个百分点"),
    Rule("list-after-deng", "list-length", rf"{_LIST_MARK}(?:共)?(?P<it>{exact(COUNT)})", "…等12项"),
    Rule(
        "list-after-quotes",
        "list-length",
        rf"(?:“[^“”]*”[、和及与]?|《[^《》]*》[、和及与]?){{2,}}(?P<it>{exact(COUNT)})",
        "“…”“…”三个专项整治",
    ),
    Rule("half-amount", "amount", r"(?P<number>半)(?P<unit>个?小时|个月|天|个学期)", "半小时"),
    Rule("amount", "amount", quantity(AMOUNT), "30多亿元, 4268平方米"),
    Rule("count", "count", quantity(COUNT), "235宗"),
    Rule(
        "count-shared-unit",
        "count",
        rf"(?P<number>{ARABIC}|{HAN})(?=(?:、(?:{ARABIC}|{HAN}))*[、和](?:{ARABIC}|{HAN})(?:{COUNT}|{AMOUNT}))",
        "10、12件: the unit follows later",
    ),
    Rule(
        "indefinite-count",
        "count",
        rf"(?P<number>[几数][{HAN_NUMERALS}]+|上[百千万]|近[百千万])(?P<unit>{COUNT})",
        "数十件",
    ),
    Rule(
        "count-named",
        "count",
        rf"(?:{one_of(MEASURED_WORDS)})(?:已|达到|达|为|是|有|[:：])*"
        rf"(?P<it>(?P<before>{BEFORE})?(?P<number>{NUMBER})(?P<after>{AFTER})?(?:大关)?)(?=[,，。；;、)”\s]|$)",
        "参保人数达85.3万",
    ),
    Rule(
        "level-named",
        "level",
        rf"(?:系数|指数|得分|评分)(?P<it>(?P<direction>{_CHANGE_WORD})了?[至到为](?P<number>{ARABIC}))(?=[,，。；;、)\s]|$)",
        "系数提高到0.528",
    ),
    Rule("hotline-alone", "name", rf"(?<![0-9.]){one_of(HOTLINE_NUMBERS)}(?![0-9.])", "12345 on its own"),
)
