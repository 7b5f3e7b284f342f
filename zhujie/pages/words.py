"""The Chinese words of the interface that depend on data: names of kinds, numbers as a reader says them."""

from __future__ import annotations

from zhujie.model import ClaimKind, Evidence, Figure, FigureKind, Item, Kind, Note, NoteKind, RelationKind, TermCategory

KIND_NAME: dict[Kind, str] = {
    "measures": "举措",
    "problems": "问题",
    "plans": "计划",
    "duty": "履职",
    "overview": "概况",
    "other": "其他",
    "body": "正文",
}

CATEGORY_NAME: dict[TermCategory, str] = {
    "policy": "政策",
    "system": "制度与平台",
    "campaign": "专项行动",
    "organ": "机构与岗位",
    "crime": "违法犯罪",
    "law": "法律法规",
    "award": "荣誉称号",
    "metric": "统计指标",
    "phrase": "常用表述",
}

EVIDENCE_NAME: dict[Evidence, str] = {
    "text": "法条或文件原文",
    "official": "官方发布",
    "reported": "报道或推断",
    "none": "未见权威出处",
}
"""On what a definition rests, best first."""

EVIDENCE_HINT = {level: EVIDENCE_NAME[level] for level in ("reported", "none")}
"""Levels a reader should know of even in a tip."""

RELATION_SEEN: dict[RelationKind, tuple[str, str]] = {
    "回应": ("对应的问题", "对应的计划"),
    "基础": ("对应的问题", "对应的举措"),
    "延续": ("对应的举措", "对应的计划"),
}
"""How a relation is called on the page of its source end and on that of its target end: one word for all of them, as
in 各项计划中未见对应; which of the three it is stands in the data."""


DOUBTFUL: frozenset[NoteKind] = frozenset({"脱文", "存疑", "歧义", "表述不一"})
"""Kinds of notes about the wording of the source itself; the others say how to read it."""


def note_mark(note: Note) -> str:
    """What stands in the brackets of a note: a defect of the source itself is called one."""
    return "原文如此" if note.defect else "注"


def note_words(note: Note) -> str:
    """A note's text with its conjecture, which is called one."""
    return f"{note.text}理校：{note.conjecture}（推测，不入原文）。" if note.conjecture else note.text


FINDING_TEXT: dict[str, str] = {
    "no-body": "没有找到正文。",
    "no-parts": "报告没有带序号的大标题，全文作为一个部分处理。",
    "empty-part": "这一部分只有标题，没有内容。",
    "part-without-heading": "这些条目前面没有大标题，按“举措”处理。",
    "kind-doubtful": "标题没有明说属于哪一类，分类由程序推定。",
    "heading-without-number": "这一行没有序号，按大标题处理。",
    "heading-fused": "标题与后面的文字连在一起。",
    "numbering-start": "序号不是从一开始。",
    "numbering-gap": "序号不连续。",
    "numbering-style": "序号的写法前后不一。",
    "numbering-repeat": "序号重复。",
    "numbering-restart": "序号重新开始。",
    "numbering-runs-on": "序号接着上一标题往下数。",
}
"""What a reader is told of an oddity of the layout, by the code of its finding."""
FINDING_UNKNOWN = "此处的版面与通常的写法不同，结构由程序推定。"

DIGITS = "零一二三四五六七八九"


def han_number(number: int) -> str:
    """A whole number from 0 as Chinese writes it: 7 → 七, 12 → 十二, 20 → 二十, 105 → 一百零五 (up to 9,999)."""
    if number > 9999:
        return str(number)
    if number < 10:
        return DIGITS[number]
    words = ""
    pending_zero = False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if pending_zero else "") + DIGITS[digit] + unit
            pending_zero = False
        elif words:
            pending_zero = True
    return words[1:] if words.startswith("一十") else words


def item_name(item: Item) -> str:
    """`举措二`: how an item is called on every page."""
    return KIND_NAME[item.kind] + han_number(item.number)


FIGURE_KIND_NAME: dict[FigureKind, str] = {
    "count": "数量",
    "amount": "金额、面积等",
    "rate": "比率",
    "change": "增减",
    "level": "平均数或升降前后的数",
    "rank": "名次",
    "part": "分项数",
    "list-length": "所称项数",
    "date": "日期时间",
    "name": "名称中的数字",
    "ordinal": "序号",
    "zero-word": "“零”字表述",
}

CLAIM_KIND_NAME: dict[ClaimKind, str] = {
    "none": "没有发生",
    "several": "不定的数量和次数",
    "first": "率先、首次",
    "most": "最高、最低，高于或低于平均",
    "all": "全部",
    "degree": "程度和多数",
}


def figure_time(figure: Figure) -> str:
    """A figure's period, and whether only a heading says it."""
    return figure.time_base + FROM_HEADING if figure.time_base_from else figure.time_base


def figure_scope(figure: Figure) -> str:
    """A figure's area, and whether only a heading says it."""
    return figure.scope + FROM_HEADING if figure.scope_from else figure.scope


def figure_limits(figure: Figure, year: int) -> str:
    """What a figure is limited to, where it stands without its sentence: a period other than the year, an area."""
    time = "" if figure.time_base in ("", "年内", "全年", f"{year}年") else figure_time(figure)
    area = "" if figure.scope in figure.counted else figure_scope(figure)
    return "，".join(filter(None, (time, area)))


def compared_with(figure: Figure) -> str:
    """What 同比 compares with; other comparisons name it themselves."""
    return f"与{figure.base}相比" if figure.base and figure.comparison == "同比" else ""


FROM_HEADING = "（据标题）"

FIGURE_COLUMN: dict[str, str] = {
    "id": "编号",
    "surface": "原文字样，含单位",
    "value": "数值，万、亿已换算",
    "unit": "单位，平均数带除数，如宗/月",
    "kind": "种类",
    "approx": "约数用字，如余、多",
    "lower": "下限",
    "upper": "上限",
    "direction": "增减，up升、down降",
    "comparison": "比较的基准，如同比",
    "base": "比较基期，同比所比的时期",
    "action": "限定统计对象的动词，如受理",
    "subject": "统计对象，〔〕内是编者补明的",
    "time_base": "时间口径",
    "time_base_from": "时间的出处，heading指只见于标题",
    "scope": "范围",
    "scope_from": "范围的出处，heading指只见于标题",
    "whole": "所属总数的编号",
    "sentence": "所在句的编号",
    "start": "在原文中的起点，从0数起",
    "end": "在原文中的终点，不含",
    "caution": "说明",
    "derived": "推算，不是报告的数字",
}
"""The columns of the file of numbers, in its order, in a reader's words."""
