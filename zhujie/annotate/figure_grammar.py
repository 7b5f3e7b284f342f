"""How a quantity is written: approximating word, number, multiplier, unit, trailing word; built once as patterns."""

from __future__ import annotations

from zhujie.annotate.figure_words import (
    AFTER_ABOUT,
    AFTER_LOWER,
    AFTER_UPPER,
    AMOUNT_UNITS,
    APPROX_ABOUT,
    APPROX_LOWER,
    APPROX_UPPER,
    COUNT_UNITS,
    POINT_UNITS,
    SHARE_UNITS,
    one_of,
)
from zhujie.annotate.numerals import ARABIC, HAN

MASK = "\ue000"
"""Stands in for every character an earlier rule has claimed, so that no later rule can read it."""

_NOT_AFTER = {
    "分": "钟之局期公类批别管送配级层布析工开支所队院", "名": "称单义优列录", "个": "性别", "人": "次大民员力社均口才身格工文事为们",
    "部": "门委队分署", "条": "件例款文", "家": "庭长属园门", "期": "间限货刊", "组": "织长成建", "点": "钟击位", "站": "点",
    "面": "对积向临", "口": "号头岸", "天": "津网然河", "日": "常报均", "年": "度龄内级份初底末代", "里": "程面", "元": "旦素",
    "层": "级面次", "位": "置于居", "本": "局市级人区县年报次地质省", "平方": "米公千", "立方": "米", "集": "体中聚团市", "床": "位", "席": "位", "眼": "镜科", "杆": "子", "起": "来到草诉步点施开底", "次": "日数年要序生", "场": "所景地馆次",
    "张": "贴某", "节": "约日假能点", "课": "题程堂时", "队": "伍员", "所": "有属在以长队", "处": "理置罚分长于级警", "支": "持队付撑部出",
    "户": "籍口外政", "单": "位独部一", "班": "子组", "批": "评准次复示", "版": "本", "成": "立效果功员为年本人都长熟因份绩交",
    "大": "关力量型数小会队要多幅局学厅规案事", "门": "户诊", "路": "面", "车": "辆管站", "警": "察务力情种", "镇": "长", "村": "长",
    "台": "账风", "升": "级", "度": "假过", "周": "边围岁", "句": "号", "字": "号", "卷": "烟", "片": "区", "窗": "口",
    "件": "均", "把": "握关", "发": "展布现生", "克": "服", "股": "份东", "道": "路", "具": "体备有", "根": "据本", "类": "型似",
    "章": "程", "扇": "", "段": "落", "页": "面", "笔": "录", "套": "路",
    "篇": "章", "头": "部", "对": "接象应于照外", "通": "过报知信道", "座": "谈", "间": "隔接", "则": "", "包": "括含", "区": "域间级委政人块直局划别位分长", "县": "级委政域区市直局人长",
    "市": "场级委政域民直属局人际区长",
}  # fmt: skip
"""A one-character unit is no unit before these: `12名单` is not twelve 名."""

_PROJECT = "(?!目(?!标|的|录))"
"""`10项目标` are ten 项, `10项目` is unknown."""


def _guarded(unit: str) -> str:
    after = _NOT_AFTER.get(unit, "")
    guard = f"(?![{after}])" if after else ""
    before = "(?<!19[0-9]{2})(?<!20[0-9]{2})" if unit == "年" else ""
    return before + unit + guard + (_PROJECT if unit == "项" else "")


def _units(words: list[str] | tuple[str, ...]) -> str:
    return "(?:" + "|".join(_guarded(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


COUNT = _units(COUNT_UNITS)
AMOUNT = _units(AMOUNT_UNITS)
SHARE = _units(SHARE_UNITS)
POINTS = _units(POINT_UNITS)
ANY_UNIT = f"(?:{POINTS}|{SHARE}|{AMOUNT}|{COUNT}|番)"

_MULTIPLIER = "(?:(?:百|千|万)?亿|[百千]?万|千(?![克米瓦伏])|百(?![帕分])|)"
_COMPOUND = f"{ARABIC}亿[0-9]+(?:\\.[0-9]+)?[百千]?万|{ARABIC}万[0-9]千"
_ARABIC_NUMBER = f"(?:{_COMPOUND}|{ARABIC}[余多几]?(?:[ \u00a0\u3000](?=[百千]?[万亿]))?{_MULTIPLIER})[余多几]?"
_HAN_NUMBER = f"(?:[几数](?=[十百千万亿]))?(?<![0-9*_] )(?<![0-9*_]){HAN}(?:[余多几][万亿]?)?"
NUMBER = f"(?:{_ARABIC_NUMBER}|{_HAN_NUMBER})"
"""Digits or Han numerals with multiplier and inner approximating word: `1.3万多`, `86.4 万`, `1亿2千万`, `两万余`, `十几`.

Han numerals right after digits are no number of their own: `万` of `**86.4** 万份` alone would be a wrong one."""

_BEFORE = one_of([w for w in APPROX_LOWER + APPROX_UPPER + APPROX_ABOUT if w not in ("近", "上", "超")])
BEFORE = f"(?:{_BEFORE}|(?<![附最临靠接将])近|(?<![以之向])上(?=[百千万亿])|(?<!反)超)"
AFTER = one_of(AFTER_LOWER + AFTER_UPPER + AFTER_ABOUT)
GAP = "[ \u00a0\u3000]?"
"""Some editors set a blank between digits and Han."""
TO = "[—–~～至到-]{1,2}"


def quantity(unit: str) -> str:
    """A pattern for a quantity in one of the given units, with groups before, number, second (of a range), unit, after."""
    return (
        rf"(?P<before>{BEFORE})?(?P<number>{NUMBER})"
        rf"(?:(?:{unit})?(?<![年月]){TO}(?P<second>{NUMBER}))?{GAP}(?P<unit>{unit})(?P<after>{AFTER})?"
    )


def exact(unit: str) -> str:
    """Like `quantity` but with no range; cheaper where a range makes no sense."""
    return rf"(?P<before>{BEFORE})?(?P<number>{NUMBER}){GAP}(?P<unit>{unit})(?P<after>{AFTER})?"
