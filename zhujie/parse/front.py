"""What stands before the body and after it: title, particulars, addressee, covering letter, signature.

A line is known by its own printing, never by its place in a fixed order, because the genre has no fixed order. The
first organ and date are not the end of anything: a covering letter is signed *before* the report begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhujie.model import FrontLine, LineRole, Matter, Sentence
from zhujie.parse.lines import Line, trim
from zhujie.parse.marks import line_mark
from zhujie.parse.records import Text
from zhujie.parse.sentences import cut_sentences, is_closed

_LONGEST_TITLE = 60
_LONGEST_SIGNATURE = 40
_ORGANS_BEFORE_DATE = 3
_YEAR = r"(?:20\d\d|二[〇○零0O][〇○零0O一二三四五六七八九]{2})"
_DAY = r"[\d一二三四五六七八九十]{1,3}"
_DATE = rf"{_YEAR}\s*(?:年\s*{_DAY}\s*月\s*{_DAY}\s*日|[-./]\d{{1,2}}[-./]\d{{1,2}})"
_STOPS = re.compile("[。!?;]")
_TITLE = re.compile(r"(?:报告|总结|汇报|情况|要点)(?:\([^()]*\)|(?:的)?(?:公告|公示|通告))?$")
_TITLE_TOPIC = re.compile("法治|依法|年度|工作|报告")
_FULL_TITLE = re.compile(r"^.{2,}20\d\d年|20\d\d年.*关于|^.{2,}关于")
_DATE_LINE = re.compile(rf"^\(?(?:.*[\s:])?{_DATE}(?:\s*\d\d:\d\d(?::\d\d)?)?\)?$")
_ORGAN = re.compile(r"(?<![格布大结全开])局$|(?:人民政府|政府|委员会|办公室|委|厅)(?:\(.*\))?$")
_LOOSE_ORGAN = re.compile(r"^[\u3400-\u9fff\s()、]{2,30}$")
_TAIL = re.compile(r"^(?:\(.*\)|附件?[::].*|责任编辑.*|(?:打印|关闭|分享|上一篇|下一篇|返回).*|抄送.*|扫一扫.*)$")
_FAREWELL = re.compile(
    r"(?:特此|专此|以上)(?:情况)?(?:报告|汇报|报送|函报)[^。,]{0,12}。?|(?:妥否|当否),请[批审指][^。]{0,6}。?"
)
_META = re.compile(
    r"索\s*引\s*号|发布(?:日期|时间|机构|单位)|发文|成文|生成日期|公开(?:日期|时间|方式|形式)|主题(?:词|分类)|"
    r"(?:信息|文章|稿件)?来源\s*:|(?:作者|编辑|审核)\s*:|文\s*号|名\s*称\s*:|浏览|点击(?:数|量|率)|阅读(?:数|量|次)|字\s*[号体]\s*:|"
    r"当前位置|您?所在位置|^首页|\s首页|打印|分享"
)
_CRUMBS = re.compile(r"\S\s*(?:[>›»|])\s*\S|^\|")
_NUMBER = re.compile(r"^[\u3400-\u9fff]{1,12}[〔\[(]20\d\d[〕\])]\s*(?:第)?\d+号$")
_ADDRESSEE = re.compile(r"^[^。!?;:]{2,40}:$")
_LEAD_IN = re.compile("报告|汇报|如下|如此|以下|下[面列]|情况|方面|包括|主要")


def preamble(text: Text, lines: Sequence[Line], end: int) -> Matter:
    """Everything before the body: `[0, end)`."""
    roles = _roles(text, lines)
    matter = _matter(text, "preamble", lines, roles, 0, end)
    return Matter(matter.start, end, matter.sentences, matter.lines, _title(text, lines, roles), _addressee(matter))


def closing(text: Text, lines: Sequence[Line], start: int) -> Matter:
    """Everything after the body: `[start, end of text)`."""
    return _matter(text, "closing", lines, ["signature"] * len(lines), start, len(text.source))


def closing_start(text: Text, lines: Sequence[Line]) -> int:
    """Where the signature begins: bare short lines at the very end, an organ or a date among them."""
    first = len(lines)
    while first > 0 and _is_bare(text, lines[first - 1]):
        first -= 1
    if first == 0:
        return len(text.source)
    tail = lines[first:]
    words = [text.folded[line.start : line.end] for line in tail]
    for index, word in enumerate(words):
        if _DATE_LINE.match(word):
            begin = index
            while begin > 0 and index - begin < _ORGANS_BEFORE_DATE and _LOOSE_ORGAN.match(words[begin - 1]):
                begin -= 1
            return tail[begin].start
        if _TAIL.match(word) or _FAREWELL.fullmatch(word) or (_ORGAN.search(word) and _LOOSE_ORGAN.match(word)):
            return tail[index].start
    return len(text.source)


def lead_in_end(text: Text, lines: Sequence[Line]) -> int:
    """How many lines at the head of a text without any numbered part stand before its body."""
    roles = _roles(text, lines)
    count = 0
    while count < len(lines) and roles[count] in ("title", "meta", "addressee"):
        count += 1
    if count < len(lines) and re.search("如下[:。]$", text.folded[lines[count].start : lines[count].end]):
        count += 1
    return count


def is_front_line(text: Text, line: Line) -> bool:
    """Whether a line is a title or a particular, so never a part's heading."""
    return _role(text, line, seen_text=False) in ("title", "meta", "addressee")


def _is_bare(text: Text, line: Line) -> bool:
    """A short line without sentence punctuation and without an enumerator, or the words that take leave: 特此报告。"""
    words = text.folded[line.start : line.end]
    if _FAREWELL.fullmatch(words):
        return True
    return len(words) <= _LONGEST_SIGNATURE and not _STOPS.search(words) and line_mark(text.folded, line) is None


def _roles(text: Text, lines: Sequence[Line]) -> list[LineRole]:
    """What each line seems to be; the upper half of a title printed over two lines is found from the lower."""
    roles: list[LineRole] = []
    texts = 0
    for index, line in enumerate(lines):
        role = _role(text, line, texts > 0)
        roles.append(role)
        texts += role == "text"
        if role == "title" and index and _is_upper_half(text, lines[index - 1], line, roles[index - 1]):
            texts -= roles[index - 1] == "text"
            roles[index - 1] = "title"
    return roles


def _role(text: Text, line: Line, seen_text: bool) -> LineRole:
    """What one line seems to be."""
    words = text.folded[line.start : line.end]
    if len(words) <= 200 and _META.search(words) and not is_closed(words, len(words)):
        return "meta"
    if (_CRUMBS.search(words) and "<" not in words) or _NUMBER.match(words):
        return "meta"
    if _DATE_LINE.match(words) and len(words) <= _LONGEST_SIGNATURE:
        return "signature" if seen_text else "meta"
    if _ADDRESSEE.match(words):
        return "text" if _LEAD_IN.search(words) else "addressee"
    if len(words) <= _LONGEST_TITLE and not re.search("[。!?;:]", words):
        if _TITLE.search(words) and _TITLE_TOPIC.search(words):
            return "title"
        if seen_text and _ORGAN.search(words) and _LOOSE_ORGAN.match(words):
            return "signature"
    return "text"


def _is_upper_half(text: Text, upper: Line, lower: Line, role: LineRole) -> bool:
    """Whether a line without any mark is the first half of the title below it, which lacks organ or year."""
    words, below = text.folded[upper.start : upper.end], text.folded[lower.start : lower.end]
    adjacent = not text.source[upper.end : lower.start].strip() and text.source.count("\n", upper.end, lower.start) <= 1
    return (
        adjacent
        and role in ("text", "signature")
        and len(words) <= _LONGEST_SIGNATURE
        and not re.search("[。!?;:,]", words)
        and not _FULL_TITLE.search(below)
    )


def _title(text: Text, lines: Sequence[Line], roles: Sequence[LineRole]) -> str:
    """The first printed title; a title over two lines is joined, a second printing is left alone."""
    words = []
    for line, role in zip(lines, roles, strict=True):
        if role == "title":
            words.append(text.source[line.start : line.end])
            if _TITLE.search(text.folded[line.start : line.end]):
                break
        elif words:
            break
    return "".join(words)


def _addressee(matter: Matter) -> str:
    """The words before the colon of the first addressee line."""
    sentences = {sentence.id: sentence for sentence in matter.sentences}
    for line in matter.lines:
        if line.role == "addressee":
            return sentences[line.sentences[0]].text.rstrip(":：").strip()
    return ""


def _matter(text: Text, prefix: str, lines: Sequence[Line], roles: Sequence[LineRole], start: int, end: int) -> Matter:
    """Sentences and lines of a stretch; each line holds whole sentences because a line's end always ends one."""
    sentences: list[Sentence] = []
    front: list[FrontLine] = []
    for line, role in zip(lines, roles, strict=True):
        spans = cut_sentences(text.folded, *trim(text.source, line.start, line.end))
        own = text.sentences(prefix, spans, first=len(sentences) + 1)
        sentences.extend(own)
        front.append(FrontLine(role, line.start, line.end, tuple(s.id for s in own)))
    return Matter(start, end, tuple(sentences), tuple(front))
