"""The one table of rules: what a number is, by what stands around it.

Rules are tried from top to bottom, each over all that is left of a sentence; what one claims, no later one reads. The
order is the argument: a document number is taken before its year can look like a date, an idiom before its 一 can look
like a count. What is left when the table ends is reported, never guessed. A rule is asked only where a sentence holds
one of its `cues`, characters without which it cannot apply.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from zhujie.figures import names, quantities
from zhujie.figures.find import CHANGED, MEASURED, SHARE, ClaimKind, Passage, Piece, unit_end
from zhujie.figures.lexicon import words
from zhujie.figures.patterns import (
    ANY_CHANGE,
    CHANGE,
    COMPARISON,
    DAY,
    FILLING,
    INDEX_LEVEL,
    LINK,
    RANGE,
    WHEN,
    YEAR,
    N,
    Shape,
    counts,
    counts_halves,
    date,
    date_range,
    has_unit,
    one_of,
)
from zhujie.figures.patterns import CHARACTER as C
from zhujie.numerals import HAN_NUMERALS

H = HAN_NUMERALS
_DIGITS = "0123456789"
_NUMBERS = _DIGITS + HAN_NUMERALS
_TAIL = (
    "(?:条|款|项|章|节|届|期|次|批|轮|版|季度|方阵|梯队|责任人|议题|卷|部|个|位|名|种|类|代|张|号|年|阶段|步|天|场)?"
)
_MEASURES = "GB|TB|MB|[kK][gGmM]|[mcµμ][mg]|m[lL]|kWh?|MW|dB|k?m[²³23]|mg/[Lm][³3]?"
_CONGRESS = "[全省市区县]?国?人民?[大代]|政协|政府|人大常委会"
_LEAGUES = "全国|全省|全市|全区|全县|全州|全镇|系统|排名|排|名列|位列|位居|列|居|位次"
_HOTLINES = words("names.hotline")
_HOTLINE = "调度室|指挥中心|接警|报警|热线|专线|平台|电话|服务|系统|工单|政务|便民|民生|市民|投诉|举报|接处警|警情|宣传|短信|公众"
_EVERY_DAY = "自助|服务|值班|值守|在线|警务|备勤|巡逻|热线|全天候"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table; `why` is a sentence, `example` one the rule claims something of."""

    name: str
    kind: ClaimKind
    cues: str
    find: Callable[[Passage], Iterator[Piece]]
    why: str
    example: str


TABLE = (
    # --- labels and codes: shapes that can hold anything
    Rule("label-bracketed", "ordinal", "(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
         Shape(rf"\((?:[0-9]{{1,2}}|[{H}]{{1,3}})\)(?=[^年号%])|[①-⑳㈠-㈩⑴-⒇]"),
         "A number alone in brackets opens an item.", "(一)加强领导。"),
    Rule("label-at-start", "ordinal", "、.",
         Shape(rf"\A\s*(?:第?[{H}]{{1,3}}[、.]|第?[0-9]{{1,2}}(?:、|\.(?![0-9])|\.(?=20[0-9]{{2}}年))\s*)"),
         "A number with its mark opens a line.", "一、主要举措"),
    Rule("label-run-in", "ordinal", "是其",
         Shape(rf"(?:\A\s*|[,，。；;：:、”)]\s*)(?P<it>[{H}]{{1,2}}是|其[一二三四五六七八九十])(?!否)"),
         "一是 after a mark opens a sub-item.", "一是加强领导。"),
    Rule("label-arabic-run-in", "ordinal", "、.", Shape(r"[。；;：:]\s*(?P<it>[0-9]{1,2}(?:、|\.(?![0-9])))"),
         "1. after a mark opens an item inside a paragraph.", "工作包括:1.完善制度。"),
    Rule("address", "name", "/.@",
         Shape(r"(?:https?://|www\.)[0-9A-Za-z./?=&_%#~:-]+|(?<![0-9A-Za-z._-])[0-9A-Za-z._-]+@[0-9A-Za-z.-]+"),
         "Pages and mail have addresses.", "详见http://example.test/2020/01.html。"),
    Rule("telephone", "name", "01",
         Shape(r"(?<![0-9])(?:\(?0[0-9]{2,3}[)—-]\s?[0-9]{7,8}|1[3-9][0-9]{9})(?![0-9])"),
         "An area code with seven or eight digits, or eleven digits from 13 on, is a telephone.", "电话0750-3271234。"),
    Rule("postcode", "name", "邮", Shape(r"邮(?:政编码|编)[:：]?\s*(?P<it>[0-9]{6})(?![0-9])"),
         "Six digits after 邮编 are a postcode.", "邮编:529000"),
    Rule("document-number", "name", "号", Shape(rf"[〔\[(【](?:19|20)[0-9]{{2}}[〕\])】]\s*(?:第)?{N}号"),
         "A year in brackets and 号 number a document.", "印发意见(粤府〔2016〕23号)。"),
    Rule("case-date", "name", ".·•‧・",
         Shape(r"(?<![0-9.])[0-9]{1,2}[.·•‧・][0-9]{1,2}(?=[”\"’」]|专案|案|事件|事故|国家|全国|世界|国际|宣传|主题)"),
         "Month and day name a case or a day.", "破获“5.17”专案。"),
    Rule("letters-and-digits", "name", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
         Shape(r"(?<![A-Za-z0-9.万亿])(?<![gG]/)(?:[A-Za-z]+-?[0-9]+[A-Za-z0-9./-]*"
               rf"|[0-9]+(?!(?:{_MEASURES})(?![A-Za-z0-9]))[A-Za-z][A-Za-z0-9/-]*)"),
         "Letters and digits together are a code, unless the letters are a unit.", "建设5G基站。"),
    Rule("formula", "name", "+xX*",
         Shape(r"(?<![0-9])[0-9]+(?:\s*\+\s*[0-9A-Za-z]+)+|(?<![0-9])[0-9]+\s*[xX*]\s*[0-9]+小时"),
         "Numbers joined by + or × name a model.", "推行1+6+3模式。"),
    Rule("code", "name", _DIGITS, Shape("(?<![0-9.])[0-9]{7,}(?![0-9.万亿])", unless=has_unit),
         "Seven digits without a unit are a code.", "印章编号1144070。"),
    # --- zero-words, before their quotation marks make them names
    Rule("zero-word", "zero-word", "零", names.listed("names.zero"), "A claim that none happened is no quantity.",
         "确保事故零发生。"),
    Rule("zero-by-shape", "zero-word", "零", Shape(f"(?<![{H}])零(?![{H}星售部件基散碎工钱食用点时下]){C}{{2}}",
         unless=lambda text, found: counts(text, found.start() + 1)), "So is 零 before any noun.", "实现零填埋。"),
    Rule("zero-digit", "zero-word", "0O", Shape(f"(?<![0-9.])[0O](?![0-9.]){C}{{2}}",
         unless=lambda text, found: unit_end(text, found.start() + 1, CHANGED) >= 0), "So is 0 before a noun.", "实现0投诉。"),
    Rule("zero-alone", "zero-word", "零", Shape(r"(?<=[为是])零(?![\u4e00-\u9fff])"), "So is 为零.", "事故为零。"),
    # --- changes and levels, before the years they are compared with
    Rule("level-from", "level", "至到为", quantities.level_from, "What a change starts from is a level.", "由40%降低至38%。"),
    Rule("level-to", "level", "至到为",
         Shape(f"(?:(?P<comparison>{COMPARISON})的?)?(?P<direction>{CHANGE})了?[至到为](?:(?P<when>{YEAR}年[度底末]?)的?)?", MEASURED),
         "What a change arrives at is a level.", "率由高降低至38%。"),
    Rule("change-doubled", "change", "翻", Shape(f"(?P<comparison>{COMPARISON})?(?P<direction>翻)了?(?P<number>[{H}])(?P<unit>番)"),
         "翻番 is a change.", "数量翻一番。"),
    Rule("change-compared", "change", "同环较与比",
         Shape(f"(?P<comparison>{COMPARISON}){LINK}(?P<direction>{ANY_CHANGE}){FILLING}", CHANGED),
         "So is a compared rise or fall.", "同比下降6%。"),
    Rule("change-unsized", "change", "同环较与比",
         Shape(f"(?P<comparison>{COMPARISON}){LINK}(?P<direction>{one_of('changes.up', 'changes.down')}|持平)(?![至到为])"),
         "So is one without a number.", "同比下降。"),
    Rule("change-rate-word", "change", "幅增",
         Shape(f"(?P<direction>{one_of('changes.up-rate', 'changes.down-rate')}){FILLING}为?", (SHARE,)),
         "So is what 降幅 names.", "降幅12%。"),
    Rule("change-plain", "change", "提上增扩攀升下减降压缩精回", Shape(f"(?P<direction>{CHANGE}){FILLING}", CHANGED),
         "So is any rise or fall by a number.", "提升4.4个百分点。"),
    Rule("points", "change", "点", quantities.points, "Points are a change.", "相差4.4个百分点。"),
    Rule("comparison-year", "date", "较与比同", Shape(rf"[较与比同]{YEAR}年(?:度|底|末|全年)?(?:同期)?"),
         "A year compared with is a date.", "比2019年有进步。"),
    Rule("share-words", "rate", "分半",
         Shape(rf"百分之(?P<percent>[{H}]+|[0-9.]+)|(?P<denominator>{N})分之(?P<numerator>{N})(?P<over>以上)?"
               r"|(?P<half>一半|半数|过半)(?P<after>以上|左右)?"),
         "分之 and 半 say a share in words.", "三分之一完成。"),
    # --- sessions and ranks
    Rule("session", "name", "届中大",
         Shape(rf"{N}届(?:{N}中[、,和]?){{1,6}}全会|(?:{N}中[、和]){{0,6}}{N}中全会"
               r"|(?:十[六七八九]|二十一?)大(?![类项])(?:报告|精神|以来)?"
               rf"|第?{N}届(?:历次全会|{_CONGRESS}){C}{{0,8}}?第?{N}次{C}{{0,2}}会议|{N}届(?:历次全会)?"),
         "Congresses and their sessions are named by number.", "学习十九届五中全会精神。"),
    Rule("rank-th", "rank", "第", Shape(rf"第(?P<number>{N})(?P<unit>名|位)(?![一二三四五六七八九十]?章)"),
         "第 with 名 or 位 is a rank.", "获得第一名。"),
    Rule("rank-placed", "rank", "第",
         Shape(rf"(?:{_LEAGUES}){C}{{0,2}}(?P<it>第(?P<number>{N}))(?!期|届|次|批|个|条|{N})"),
         "So is 第 after who is ranked.", "位居全省第3。"),
    Rule("rank-front", "rank", "前第首", Shape(rf"前(?P<number>{N})(?P<unit>名|位|强)|第一(?:方阵|梯队|等次|档次)|首位"),
         "So are the first so many.", "位列前三名。"),
    # --- dates
    Rule("date-years", "date", "年(",
         Shape(rf"{YEAR}年?(?:{RANGE}|[、,和]){YEAR}年{WHEN}?|\({YEAR}{RANGE}{YEAR}\)"), "Years joined are one date.",
         "2015—2020年建设。"),
    Rule("date-months", "date", "月年", date_range, "So are months or days joined.", "1—11月立案。"),
    Rule("date", "date", "月年", date, "Year, month and day are a date.", "7月5日起。"),
    Rule("date-numeric", "date", "-./",
         Shape(r"(?<![0-9])(?:19|20)[0-9]{2}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?"
               r"(?:\s+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?(?![0-9])"),
         "So are its numbers alone.", "2021-03-29"),
    Rule("clock", "date", ":时点",
         Shape(r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])|[0-9]{1,2}时(?:[0-9]{1,2}分|许|至|前|起)"
               rf"|(?<=至)[0-9]{{1,2}}时|(?:凌晨|早上|早|上午|中午|下午|晚上|晚){N}[点时]半?(?:{N}分)?|[零0]时"),
         "A time of day is a date.", "上午9点开会。"),
    Rule("season", "date", "季半纪代周期礼",
         Shape(rf"前[一二三1-3]季度|第?[一二三四1-4](?:[、和至—-][一二三四1-4]){{0,3}}季度|[上下]半年|半年"
               rf"|{N}世纪(?:{N}年代)?|{N}年代|(?:周|星期|礼拜)[一二三四五六](?:至(?:周|星期)?[一二三四五六])?"),
         "So are seasons, centuries and days of the week.", "前三季度查处。"),
    Rule("years-past", "date", "年月",
         Shape(rf"(?:近|过去|今后|未来|前|此前|这){N}(?:多)?(?:个)?(?:年|月)(?:多)?来?|{N}年多?来(?!自)"),
         "So are the years up to now.", "近三年来培训。"),
    Rule("day-of-month", "date", "日", Shape(rf"(?<![0-9.]){DAY}日(?!内|以内|之内|均|常|报|前置)"),
         "So is a day alone.", "自5日起。"),
    # --- names by shape
    Rule("plan-period", "name", "五",
         Shape(r"十[一二三四五]五(?=[”\"]|时期|规划|期间|末|收官|开局|以来)|[一二三四五六七八九]五(?=[”\"]?(?:普法|法治))"),
         "Five-year plans are named by number.", "谋划“十四五”。"),
    Rule("title", "name", "《", names.title, "A number in a document's title is part of a name.", "《第三次普查办法》"),
    Rule("quoted", "name", "“", names.quoted("“”", "。；;!！?？", 24, counted=True),
         "What is quoted around a number is a name.", "实行“六年免检”。"),
    Rule("quoted-single", "name", "‘", names.quoted("‘’", "。；;", 16), "So in single marks.", "称‘三无’船舶。"),
    Rule("quoted-straight", "name", '"', names.quoted('""', "。；;,，", 16), "So in straight marks.", '落实"三项制度"。'),
    # --- articles and other ordinals, after the quoted names that hold them
    Rule("first-time-word", "word", "第", Shape("第一时间|第一线"), "At once, and at the front.", "第一时间组织。"),
    Rule("article", "ordinal", "第", Shape(rf"第{N}(?:[、和至到—-]第?{N})*{_TAIL}"), "第 orders.", "依据第23条。"),
    Rule("first", "ordinal", "首", Shape("首(?:批|个|次|例|家|届|部|项|期|创|轮|场|条)"), "So does 首.", "建成首批示范点。"),
    # --- more names by shape
    Rule("operation-year", "name", "专行系战集)",
         Shape(rf"{C}{{2}}(?:19|20)[0-9]{{2}}(?=专项|行动|系列|战役|集中|\))"), "Operations are named by year.",
         "开展飓风2020专项行动。"),
    Rule("numbered-thing", "name", "号线", Shape(rf"(?<![0-9])[0-9]+(?:号(?!召)|线(?![上下索路]))|(?<![{H}])[{H}]+号(?!召|码)"),
         "Houses, lines and papers are named by number.", "建设3号楼。"),
    Rule("hotline", "name", "室心警线台话务统单民诉报情传信众",
         Shape(rf"(?<![0-9.])[0-9]{{3,6}}[“”]?(?P<rest>{_HOTLINE})"), "So are hotlines.", "拨打12345热线。"),
    Rule("round-the-clock", "name", "时", Shape("24小时(?!以内|之内|内|前|后|限|完成|办结)"), "24小时 is all day.",
         "推出24小时警局。"),
    Rule("hours-in-name", "name", "时", Shape(rf"(?<![0-9.])[0-9]{{1,2}}小时(?={_EVERY_DAY})"), "So with other hours.",
         "推出12小时值班。"),
    Rule("years-in-name", "name", "年", Shape(rf"{N}年(?=免检|行动|规划|攻坚|计划|方案|纲要|禁渔|一遇|大庆|制)"),
         "Plans are named by their years.", "三年行动计划收官。"),
    Rule("grade", "name", "级", Shape(rf"{N}级(?!以上|以下)"), "Grades are named by number.", "市县两级建立机制。"),
    Rule("numbered-systems", "name", "项", Shape(rf"(?<![0-9{H}])[一二三四五六七八九十两]项(?:制度|清单)(?!改革)"),
         "So are sets of rules.", "落实四项制度。"),
    Rule("set-name", "name", H, names.listed("names.numbered", "names.reckoned-by", "names.place"),
         "Names of the genre and of places.", "增强四个意识。"),
    # --- words
    Rule("word", "word", H, names.listed("words.one", "words.more", "words.substance"), "A numeral inside a word.",
         "进一步提高。"),
    Rule("word-doubled", "word", "一", Shape(f"(?P<verb>(?![{H}]){C})一(?P=verb)"), "A verb said twice around 一.", "扫一扫。"),
    Rule("per-many", "name", "每", Shape(r"每(?P<it>[十百千万](?:平方公里|公里|名|人|户|家)?)(?!元)"),
         "What something is reckoned by.", "每千名老人。"),
    Rule("phase", "ordinal", "期", Shape(rf"(?<![{H}])(?:二期|[一三四五]期(?=工程|项目|建设))"), "Phases of building.",
         "建设平台二期。"),
    # --- doubled numerals, after the words that could begin them
    Rule("instance", "name", "审", Shape("(?<!事)[一二三再]审(?![批核查])"), "Courts of first and second instance.",
         "一审败诉率。"),
    Rule("double-one", "name", "一", Shape(f"(?<![{H}])(?:一(?![次名件宗起]){C}一{C}(?:一{C})?|一{C}{{2}}一{C}{{2}})"),
         "一 said twice with its nouns names a method.", "做到一案一档。"),
    Rule("double-set", "name", H, Shape(f"(?<![{H}])(?:[{H}](?![{H}]){C}){{2}}", unless=counts_halves),
         "So do any two numerals with theirs.", "推行两横三纵。"),
    Rule("double-set-long", "name", H, Shape(f"(?<![{H}])(?:[{H}](?![{H}]){C}{{2}}){{2}}", unless=counts_halves),
         "So with nouns of two characters.", "推行四方案七指引。"),
    # --- quantities
    Rule("average", "level", "均", quantities.mean, "A mean is a level.", "月均发案5.1宗。"),
    Rule("rate", "rate", "%‰成", quantities.rate, "A share is a rate.", "满意率98.5%。"),
    Rule("list-after-deng", "list-length", "等", quantities.listed_with_deng, "等 closes a list and counts it.",
         "甲、乙等12项措施。"),
    Rule("list-after-quotes", "list-length", "”》", quantities.listed_in_quotes, "So do quoted names in a row.",
         "“甲”“乙”“丙”三个整治。"),
    Rule("half-amount", "amount", "半", Shape("(?P<number>半)(?P<unit>个?小时|个月|天|个学期)"), "Half a unit of time.",
         "每件仅需半小时。"),
    Rule("amount", "amount", _NUMBERS, quantities.amount, "A unit of measure follows.", "罚款32.5万元。"),
    Rule("count", "count", _NUMBERS, quantities.count, "A measure word follows.", "侦破案件235宗。"),
    Rule("count-named", "count", "数量分", quantities.named_count, "A noun that is a number itself stands before.",
         "参保人数达85.3万。"),
    Rule("level-named", "level", "数分", Shape(INDEX_LEVEL), "An index that rises or falls to a number.",
         "系数提高到0.528。"),
    Rule("hotline-alone", "name", "19",
         Shape("(?<![0-9.])[0-9]{3,5}(?![0-9.])", unless=lambda text, found: found.group() not in _HOTLINES),
         "A public short number on its own.", "拨打12345。"),
)  # fmt: skip
