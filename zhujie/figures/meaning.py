"""What a figure counts: literal words of its own clause, or nothing.

No tokeniser is used: the object of a number stands before it (`犯罪嫌疑人1100多名`) or after it (`336宗重大行政执法决定`), cut
free by short lists of verbs and particles (`lexicon/meaning.txt`). Where the lists are silent the field stays empty.
"""

from __future__ import annotations

import re

from zhujie.figures.clauses import BREAKS, REACH, hide_quotes
from zhujie.figures.find import Claim, Span
from zhujie.figures.lexicon import words

_VERBS = words("meaning.verb")
_SOFT_VERBS = words("meaning.soft-verb")
_OF_CHANGE = words("meaning.verb-of-change")
_LEADING = words("meaning.leading")
_TRAILING = words("meaning.trailing")
_SCOPES = words("meaning.scope")
_PLACES = words("units.place")
_DURATIONS = words("units.time")
_PREPOSITION = re.compile("(?:^|共|并)[对向为经有含把将给]$")
_NO_OBJECT = frozenset("班会课室率数员性化类组队站所")
"""After a soft verb these make a noun of it: 抽查率, 培训班."""
_AFTER_STOP = re.compile(
    r"进行|参加|参与|被|分别|获得?(?!奖)|均|全部|并|以(?!上|下)|开展|接受|受到|完成|实现|纳入|得到|予以|给予|通过|达|由|经(?!济|营|验|费|办)|已|共(?!建|享|治|体)|"
    r"未(?!成年)|无(?!人机)|之一|统一|(?<=..)(?:建成|聘请|荣获|印发|制定|出台)|划[入转归]|作为|(?<=..)全[量面程]|参训|参会|表示|举办|举行|移送|录入|办结|入选|实行|和(?=.{0,6}$)|有(?!关|效|限)|为(?!民)|向|对(?!外)|在(?!线|建|职|校|编|册|逃)|提前|赴|同比|其中|占|(?<=.)涉及|同时|中(?![国央共小心学医院介])|"
    r"以上|以下|左右|的(?=$)"
)
_DURATION_NOUN = re.compile("(?:时限|时间|时长|期限|耗时|用时|周期|工龄)$")
_IN_NOUN = "(?:[^、和及与,，]|及(?=[时格]))*"
_SHARE_NOUN = re.compile(rf"(?:{_IN_NOUN}[率度][、和及与])*{_IN_NOUN}(?:率|度|比例|占比|比重)$")
_GOAL = re.compile("^(?:力争|争取|预期)")
_REACHED = re.compile("^.*?(?:实现|确保|保持|完成|达到)(?=.{2})")
_AWARDED = re.compile(
    r"(?:中|上)?(?:分别)?(?:获得|荣获|取得|获评|获|排名|位列|位居|名列|居|排|列|排在|位)*(?:全国|全省|全市|全区|全县)?$"
)


def subject_of(text: str, claim: Claim, within: Span, in_parts: bool) -> str:
    """What is counted, literal; empty where the text does not say it in the same clause.

    `within` is the stretch around the claim that no other figure and no other clause has a part in; `in_parts` says
    whether the sentence tells the parts of a whole there.
    """
    before = text[max(within[0], claim.start - REACH) : claim.start].strip()
    after = text[claim.end : min(within[1], claim.end + REACH)].rstrip(BREAKS + " \n")
    if claim.kind == "rank":
        return _competition(before)
    if claim.kind in ("rate", "change", "level"):
        return _subject(before, claim) or (_object_after(after) if claim.kind == "rate" else "")
    unit = claim.parts.get("unit", "")
    if unit in _PLACES or after.startswith("之一"):
        return ""
    if unit in _DURATIONS:
        named = _strip(before)
        return named if _DURATION_NOUN.search(named) else ""
    return _counted(before, after, claim, in_parts)


def _counted(before: str, after: str, claim: Claim, in_parts: bool) -> str:
    """The object of a quantity: after it, unless a known verb leads one before it."""
    following = _object_after(after)
    if claim.kind == "list-length":
        return following
    noun, led_by_verb = _object_before(before)
    if following and not (led_by_verb and noun):
        return following
    return noun or _category(_strip(before), in_parts)


def _strip(phrase: str) -> str:
    """The phrase without what leads to it, follows it, and the area it is said of."""
    previous = None
    while phrase and phrase != previous:
        previous = phrase = phrase.strip(" \n()（）")
        while (start := _TRAILING.start(phrase, len(phrase))) >= 0 or _is_share_of(phrase):
            phrase = phrase[: start if start >= 0 else -1]
        while (end := _LEADING.end(phrase, 0)) >= 0 or phrase[:1].isspace():
            phrase = phrase[max(end, 1) :]
        while (end := _SCOPES.end(phrase, 0)) >= 0:
            phrase = phrase[end:]
        phrase = phrase.removeprefix("公安机关") or phrase
    return phrase


def _is_share_of(phrase: str) -> bool:
    """分 before a number: 分七期, but not 部分, 积分, 得分, 评分."""
    return phrase[-1:] == "分" and phrase[-2:-1] not in tuple("部积得评")


def _after_verbs(phrase: str, of_change: bool = False) -> tuple[str, bool]:
    """The words after the verb that leads them, and whether there is one. Verbs in quotation marks do not lead."""
    hidden = hide_quotes(phrase)
    for end in range(len(hidden), 0, -1):
        start = _VERBS.start(hidden, end)
        if start >= 0 and not (of_change and hidden[start:end] in _OF_CHANGE):
            if end < len(phrase):
                return phrase[end:], True
            break
    led = False
    while not of_change and (end := _soft_verb(phrase)):
        joined = phrase[end - 1] in "和、并"
        phrase, led = phrase[end:], True
        if not joined:
            break
    return phrase, led


def _soft_verb(phrase: str) -> int:
    """Where a soft verb that opens a phrase ends, with 和 or 、 after it; 0 where it is part of a noun."""
    if phrase[:2] in _SOFT_VERBS:
        for end in (3, 2) if phrase[2:3] in ("和", "、", "并") else (2,):
            if end < len(phrase) and phrase[end] not in _NO_OBJECT:
                return end
    return 0


def _object_before(before: str) -> tuple[str, bool]:
    """The noun before the number, and whether a known verb leads it. A verb that ends the words leads nothing."""
    phrase = _PREPOSITION.sub("", _strip(before))
    if not phrase or _VERBS.start(phrase, len(phrase)) >= 0:
        return "", False
    noun, led = _after_verbs(phrase)
    listed = re.search("[”》)].*等([^等”》]{2,12})$", noun)
    return _strip(listed[1] if listed else noun), led


def _category(phrase: str, in_parts: bool) -> str:
    """A verb alone counts something only among the parts of a whole (`其中维持30件`)."""
    return phrase if in_parts or (phrase not in _VERBS and phrase not in ("办理", "审核", "排查", "检查")) else ""


def _object_after(after: str) -> str:
    if not after:
        return ""
    stop = _AFTER_STOP.search(after)
    phrase = after[: stop.start()] if stop else after
    phrase = phrase[: cut if (cut := hide_quotes(phrase).find("、")) >= 0 else len(phrase)]
    phrase = re.sub(r"\([^()]*\)?$", "", phrase).strip(" 的")
    return phrase if re.match(r"[\u4e00-\u9fff“《A-Za-z]", phrase) and len(phrase) <= 24 else ""


def _subject(before: str, claim: Claim) -> str:
    """What a rate, change or level is said of."""
    phrase = _GOAL.sub("", _strip(before))
    if claim.kind == "rate":
        if phrase.endswith(("率", "度", "比例", "占比", "比重")) and (share := _SHARE_NOUN.search(phrase)):
            return _strip(_REACHED.sub("", share.group()))
        phrase = phrase.rsplit("、", 1)[-1]
        return "" if phrase in _VERBS else phrase
    if claim.rule == "level-from":
        left = max(phrase.rfind("由"), phrase.rfind("从"))
        phrase = phrase[:left] if left >= 0 else phrase
    noun, _ = _after_verbs(phrase, of_change=True)
    return "" if noun in _VERBS else _strip(noun)


def _competition(before: str) -> str:
    """What a rank was won in."""
    phrase = re.sub("[中上]$", "", _AWARDED.sub("", before))
    return _strip(re.sub("^.*?在(?=[^在]{3,}$)", "", phrase))
